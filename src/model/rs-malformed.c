/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-malformed.h"

static const char *const nicks[RS_N_MALFORMED] = {
  [RS_MALFORMED_NONE] = "none",
  [RS_MALFORMED_TOO_LARGE] = "too-large",
  [RS_MALFORMED_NOT_UTF8] = "not-utf8",
  [RS_MALFORMED_EMPTY] = "empty",
  [RS_MALFORMED_NOT_JSON] = "not-json",
  [RS_MALFORMED_TOO_DEEP] = "too-deep",
  [RS_MALFORMED_NOT_OBJECT] = "not-an-object",
  [RS_MALFORMED_NO_TYPE] = "no-type",
  [RS_MALFORMED_NO_ID] = "no-id",
  [RS_MALFORMED_WRONG_TYPE] = "wrong-type",
};

/**
 * rs_malformed_get_nick:
 * @reason: why something was dropped
 *
 * Returns: (transfer none): its stable name in outputs
 */
const char *
rs_malformed_get_nick (RsMalformed reason)
{
  return nicks[reason];
}
