/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RsScreenSaver RsScreenSaver;

RsScreenSaver *rs_screen_saver_new (void);
void rs_screen_saver_free (RsScreenSaver *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsScreenSaver, rs_screen_saver_free)

G_END_DECLS
