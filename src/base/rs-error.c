/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"

G_DEFINE_QUARK (rs - error - quark, rs_error)

/**
 * rs_error_get_exit:
 * @error: why a program ends
 *
 * Returns: the exit code for it
 */
RsExit
rs_error_get_exit (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return RS_EXIT_USAGE;
  if (g_error_matches (error, RS_ERROR, RS_ERROR_USAGE) || g_error_matches (error, RS_ERROR, RS_ERROR_PROFILE))
    return RS_EXIT_USAGE;
  return RS_EXIT_FAILED;
}
