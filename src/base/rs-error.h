/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_ERROR (rs_error_quark ())

/**
 * RsError:
 * @RS_ERROR_USAGE: the command line cannot be understood
 * @RS_ERROR_PROFILE: a profile is missing or wrong
 * @RS_ERROR_SECRET: no secret was given, or it cannot be read
 * @RS_ERROR_SIGN_IN: the secret was refused
 * @RS_ERROR_PERMISSION: signed in, but without a right that is needed
 * @RS_ERROR_NO_STREAM: the address answers, but not with a stream
 * @RS_ERROR_NETWORK: no connection: name unknown, refused, unreachable, dropped
 * @RS_ERROR_TLS: the server's certificate is not trusted, or the authority that is to vouch for it cannot be read
 * @RS_ERROR_TIMEOUT: no answer in time
 * @RS_ERROR_MALFORMED: bytes that are not what they should be
 * @RS_ERROR_TRY_LATER: the server asks to come back later
 *
 * What can go wrong, as far as the rest of the program must tell it apart. The message of an error is
 * always for a person: what happened, what it means, what to do.
 */
typedef enum
{
  RS_ERROR_USAGE,
  RS_ERROR_PROFILE,
  RS_ERROR_SECRET,
  RS_ERROR_SIGN_IN,
  RS_ERROR_PERMISSION,
  RS_ERROR_NO_STREAM,
  RS_ERROR_NETWORK,
  RS_ERROR_TLS,
  RS_ERROR_TIMEOUT,
  RS_ERROR_MALFORMED,
  RS_ERROR_TRY_LATER,
} RsError;

GQuark rs_error_quark (void);

/**
 * RsExit:
 * @RS_EXIT_GOOD: done
 * @RS_EXIT_NOT_LIVING: not living at the time-out
 * @RS_EXIT_FAILED: failed, a person is needed
 * @RS_EXIT_USAGE: bad usage or a bad profile
 *
 * The exit codes that every program of Ringside shares.
 */
typedef enum
{
  RS_EXIT_GOOD = 0,
  RS_EXIT_NOT_LIVING = 1,
  RS_EXIT_FAILED = 2,
  RS_EXIT_USAGE = 3,
} RsExit;

RsExit rs_error_get_exit (const GError *error);

G_END_DECLS
