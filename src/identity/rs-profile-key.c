/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-key.h"

/* In the order in which they are written. What stands here without being read yet is read by a later version. */
static const RsProfileKey keys[] = {
  { "Ringside", "Version", RS_PROFILE_VALUE_NUMBER },
  { "Ringside", "Name", RS_PROFILE_VALUE_TEXT },
  { "Source", "Kind", RS_PROFILE_VALUE_TEXT },
  { "Source", "StreamUrl", RS_PROFILE_VALUE_TEXT },
  { "Source", "RestUrl", RS_PROFILE_VALUE_TEXT },
  { "Source", "NamesFile", RS_PROFILE_VALUE_PATH },
  { "Source", "UsersUrl", RS_PROFILE_VALUE_TEXT },
  { "Source", "QueuesUrl", RS_PROFILE_VALUE_TEXT },
  { "Source", "RelayUrl", RS_PROFILE_VALUE_TEXT },
  { "Source", "ReplayFile", RS_PROFILE_VALUE_PATH },
  { "Source", "CaFile", RS_PROFILE_VALUE_PATH },
  { "Auth", "Grant", RS_PROFILE_VALUE_TEXT },
  { "Auth", "TokenUrl", RS_PROFILE_VALUE_TEXT },
  { "Auth", "AuthorizationUrl", RS_PROFILE_VALUE_TEXT },
  { "Auth", "RedirectUri", RS_PROFILE_VALUE_TEXT },
  { "Auth", "ClientId", RS_PROFILE_VALUE_TEXT },
  { "Auth", "AccessKeyId", RS_PROFILE_VALUE_TEXT },
  { "Auth", "Scopes", RS_PROFILE_VALUE_LIST },
  { "Auth", "Issuer", RS_PROFILE_VALUE_TEXT },
  { "Auth", "Subject", RS_PROFILE_VALUE_TEXT },
  { "Auth", "KeyId", RS_PROFILE_VALUE_TEXT },
  { "Auth", "Algorithm", RS_PROFILE_VALUE_TEXT },
  { "Roster", "Users", RS_PROFILE_VALUE_LIST },
  { "Roster", "Everyone", RS_PROFILE_VALUE_BOOLEAN, "false" },
  { "Roster", "Teams", RS_PROFILE_VALUE_LIST },
  { "Roster", "Queues", RS_PROFILE_VALUE_LIST },
  { "Roster", "Interactions", RS_PROFILE_VALUE_BOOLEAN, "true" },
  { "Stream", "HeartbeatReply", RS_PROFILE_VALUE_TEXT },
  { "Stream", "CoalesceMs", RS_PROFILE_VALUE_NUMBER, "100" },
  { "Stream", "ReorderWindowMs", RS_PROFILE_VALUE_NUMBER, "2000" },
  { "Board", "TimeZone", RS_PROFILE_VALUE_TEXT },
};

/**
 * rs_profile_key_list:
 * @out_n: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n): all keys that a profile may have, those of a group together
 */
const RsProfileKey *
rs_profile_key_list (guint *out_n)
{
  *out_n = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * rs_profile_key_is_known:
 * @group: a heading
 * @key: a key below it
 *
 * Returns: whether a profile may have it
 */
gboolean
rs_profile_key_is_known (const char *group, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].group, group) && g_str_equal (keys[i].key, key))
      return TRUE;
  return FALSE;
}

/**
 * rs_profile_key_dup_setting:
 * @self: a key
 *
 * Returns: (transfer full): what the key is called among settings: `stream-url` for StreamUrl
 */
char *
rs_profile_key_dup_setting (const RsProfileKey *self)
{
  GString *name = g_string_new (NULL);

  for (const char *letter = self->key; *letter != '\0'; letter++)
    {
      if (g_ascii_isupper (*letter) && letter != self->key)
        g_string_append_c (name, '-');
      g_string_append_c (name, g_ascii_tolower (*letter));
    }
  return g_string_free (name, FALSE);
}
