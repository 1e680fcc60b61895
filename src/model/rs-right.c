/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-right.h"

static const char *const scopes_of_rights[RS_N_RIGHTS] = {
  [RS_RIGHT_PRESENCE] = "presence:read",
  [RS_RIGHT_QUEUE] = "queue:read",
  [RS_RIGHT_INTERACTION] = "interaction:read",
  [RS_RIGHT_USER] = "user:read",
};

/**
 * rs_right_get_scope:
 * @right: a right
 *
 * Returns: (transfer none): the OAuth scope that gives it
 */
const char *
rs_right_get_scope (RsRight right)
{
  return scopes_of_rights[right];
}

/**
 * rs_right_for_kind:
 * @kind: a kind
 *
 * Returns: the right without which a stream tells nothing of that kind
 */
RsRight
rs_right_for_kind (RsKind kind)
{
  static const RsRight rights[RS_N_KINDS] = {
    [RS_KIND_AGENT] = RS_RIGHT_PRESENCE,
    [RS_KIND_QUEUE] = RS_RIGHT_QUEUE,
    [RS_KIND_INTERACTION] = RS_RIGHT_INTERACTION,
  };

  return rights[kind];
}

/**
 * rs_right_is_granted:
 * @right: a right
 * @scopes: (nullable): what a token may do, words with spaces between; %NULL if its server did not say, which means that
 *   all that was asked for was granted (RFC 6749 §5.1)
 *
 * Returns: whether the token has it
 */
gboolean
rs_right_is_granted (RsRight right, const char *scopes)
{
  g_auto (GStrv) words = NULL;

  if (scopes == NULL)
    return TRUE;
  words = g_strsplit (scopes, " ", -1);
  return g_strv_contains ((const char *const *) words, scopes_of_rights[right]);
}
