/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_pkce_make_random (gsize n_bytes);
char *rs_pkce_make_challenge (const char *verifier);

G_END_DECLS
