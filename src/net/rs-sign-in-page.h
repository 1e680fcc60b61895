/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_sign_in_page_make (const GError *error);
char *rs_sign_in_page_make_policy (void);

G_END_DECLS
