/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsMalformed:
 * @RS_MALFORMED_NONE: nothing is wrong
 * @RS_MALFORMED_TOO_LARGE: more bytes than allowed
 * @RS_MALFORMED_NOT_UTF8: not UTF-8
 * @RS_MALFORMED_EMPTY: nothing in it
 * @RS_MALFORMED_NOT_JSON: not JSON by RFC 8259; comments and single quotes are not JSON
 * @RS_MALFORMED_TOO_DEEP: nested more deeply than allowed
 * @RS_MALFORMED_NOT_OBJECT: JSON, but not an object at the top
 * @RS_MALFORMED_NO_TYPE: an object without a type
 * @RS_MALFORMED_NO_ID: an update that does not say whom it is about
 * @RS_MALFORMED_WRONG_TYPE: a field holds something else than it should, or out of range
 *
 * Why a frame, or a field of it, was dropped.
 */
typedef enum
{
  RS_MALFORMED_NONE,
  RS_MALFORMED_TOO_LARGE,
  RS_MALFORMED_NOT_UTF8,
  RS_MALFORMED_EMPTY,
  RS_MALFORMED_NOT_JSON,
  RS_MALFORMED_TOO_DEEP,
  RS_MALFORMED_NOT_OBJECT,
  RS_MALFORMED_NO_TYPE,
  RS_MALFORMED_NO_ID,
  RS_MALFORMED_WRONG_TYPE,
} RsMalformed;
#define RS_N_MALFORMED 10

const char *rs_malformed_get_nick (RsMalformed reason);

G_END_DECLS
