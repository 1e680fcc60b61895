/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-http-version.h"

#include <libsoup/soup.h>

/**
 * rs_http_version_dup:
 *
 * Returns: (transfer full): which libsoup the program runs with
 */
char *
rs_http_version_dup (void)
{
  return g_strdup_printf ("%u.%u.%u", soup_get_major_version (), soup_get_minor_version (), soup_get_micro_version ());
}
