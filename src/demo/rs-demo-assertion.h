/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDemoAssertionTerms:
 * @client_id: who must have issued it, and about whom it must be
 * @secret: what it must be signed with, HS256
 * @audience_path: how its audience must end: the path of the token call
 * @now_us: the server's time, microseconds since 1970
 * @used: (element-type utf8 utf8): `jti` of assertions that were good before; a good one is added
 *
 * What an assertion is judged by.
 */
typedef struct
{
  const char *client_id;
  const char *secret;
  const char *audience_path;
  gint64 now_us;
  GHashTable *used;
} RsDemoAssertionTerms;

gboolean rs_demo_assertion_check (const char *assertion, const RsDemoAssertionTerms *terms, GError **error);

G_END_DECLS
