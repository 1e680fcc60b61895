/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_rest_address_make (const char *rest_url, guint attempt);
gboolean rs_rest_address_is_below (const char *url, const char *base);

G_END_DECLS
