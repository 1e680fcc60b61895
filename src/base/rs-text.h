/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_text_clip (const char *text, gsize max_bytes);
void rs_text_wipe (char *text);
char *rs_text_make_base64url (gconstpointer data, gsize length);
char *rs_text_make_quotable (const char *text, gsize max_bytes);

typedef char RsSecretText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSecretText, rs_text_wipe)

G_END_DECLS
