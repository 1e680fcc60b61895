/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-parts.h"

#include "model/rs-right.h"

#include <glib/gi18n-lib.h>

static gboolean
wants (const RsScope *asked, RsKind kind)
{
  return rs_scope_is_all (asked, kind) || rs_scope_count (asked, kind) > 0;
}

/**
 * rs_stream_parts_allow:
 * @asked: what the board shows
 * @token: the sign-in, with the scopes that it has
 * @sentence: (out) (nullable): for a person, if a part is left out: which, and what to do
 *
 * Leaves out the parts of a subscription for which the sign-in has no right (protocol §1): a missing scope switches
 * that part off, and never the whole board.
 *
 * Returns: (transfer full): what may be subscribed to; empty if nothing of it may
 */
RsScope *
rs_stream_parts_allow (const RsScope *asked, const RsToken *token, char **sentence)
{
  RsScope *allowed = rs_scope_new ();
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    if (rs_right_is_granted (rs_right_for_kind (kind), token->scope))
      rs_scope_take_part (allowed, asked, kind);
    else if (wants (asked, kind))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                              rs_right_get_scope (rs_right_for_kind (kind)));

  *sentence = NULL;
  if (missing->len > 0)
    *sentence = g_strdup_printf (_ ("Part of the board is off: this sign-in may not read it (%s is missing). Ask the "
                                    "administrator to allow that for this client."),
                                 missing->str);
  return allowed;
}
