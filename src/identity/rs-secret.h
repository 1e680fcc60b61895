/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _RsSecret RsSecret;

RsSecret *rs_secret_new (const char *text);
RsSecret *rs_secret_read_fd (int fd, GError **error);
RsSecret *rs_secret_read_credentials_directory (GError **error);
RsSecret *rs_secret_ref (RsSecret *self);
void rs_secret_unref (RsSecret *self);
const char *rs_secret_peek (RsSecret *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSecret, rs_secret_unref)

G_END_DECLS
