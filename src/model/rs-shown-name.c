/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-shown-name.h"

#include "model/rs-person-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

/*
 * The one place that decides what of a name may be seen. Whatever names a person, on the screen, to a screen reader, in
 * a notification or in a file, asks here (or rs_agent_get_shown_name (), which asks here) and says nothing else.
 */

#define KEY_BYTES 32

static const char *const words[RS_N_NAMES] = {
  [RS_NAMES_FULL] = "full",           [RS_NAMES_FIRST_NAME_INITIAL] = "first-name-initial",
  [RS_NAMES_INITIALS] = "initials",   [RS_NAMES_PSEUDONYM] = "pseudonym",
  [RS_NAMES_ANONYMOUS] = "anonymous",
};

static guint8 key[KEY_BYTES];
static gboolean has_key;
static GHashTable *codes; /* code → id, so that no two people share one; main thread */

/**
 * rs_names_parse:
 * @word: a value of the setting "names"
 *
 * Returns: what it stands for; numbers only for a word that is not known, which shows nobody
 */
RsNames
rs_names_parse (const char *word)
{
  for (guint i = 0; i < RS_N_NAMES; i++)
    if (g_strcmp0 (word, words[i]) == 0)
      return i;
  return RS_NAMES_ANONYMOUS;
}

/**
 * rs_names_get_word:
 * @names: how people are named
 *
 * Returns: (transfer none): the value of the setting "names" that stands for it
 */
const char *
rs_names_get_word (RsNames names)
{
  return words[names];
}

static void
forget_codes (void)
{
  g_clear_pointer (&codes, g_hash_table_unref);
}

/**
 * rs_shown_name_set_key:
 * @new_key: what makes pseudonyms of this installation different from those of any other
 * @length: bytes of it, at most 32 of which count
 *
 * Without one, pseudonyms last as long as the program runs.
 */
void
rs_shown_name_set_key (const guint8 *new_key, gsize length)
{
  memset (key, 0, sizeof key);
  memcpy (key, new_key, MIN (length, sizeof key));
  has_key = TRUE;
  forget_codes ();
}

static void
ensure_key (void)
{
  guint8 random[KEY_BYTES];

  if (has_key)
    return;
  if (getrandom (random, sizeof random, 0) != KEY_BYTES)
    g_error ("the system gives no random numbers");
  rs_shown_name_set_key (random, sizeof random);
}

/* Letters and digits in turn, without those that look alike; each pair takes two bytes of the digest. */
static void
append_pair (GString *code, const guint8 *bytes)
{
  static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ";

  g_string_append_c (code, letters[bytes[0] % (sizeof letters - 1)]);
  g_string_append_c (code, (char) ('0' + bytes[1] % 10));
}

static gboolean
is_free_for (const char *code, const char *id)
{
  const char *owner = g_hash_table_lookup (codes, code);

  return owner == NULL || g_str_equal (owner, id);
}

/* Four characters; more only for the one in thousands whose four are somebody else's already. */
static char *
make_code (const char *id)
{
  g_autoptr (GHmac) hmac = NULL;
  g_autoptr (GString) code = g_string_new (NULL);
  guint8 digest[32];
  gsize length = sizeof digest;

  ensure_key ();
  if (codes == NULL)
    codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  hmac = g_hmac_new (G_CHECKSUM_SHA256, key, sizeof key);
  g_hmac_update (hmac, (const guchar *) id, -1);
  g_hmac_get_digest (hmac, digest, &length);
  append_pair (code, digest);
  for (guint i = 2; i + 1 < length; i += 2)
    {
      append_pair (code, digest + i);
      if (is_free_for (code->str, id))
        break;
    }
  g_hash_table_replace (codes, g_strdup (code->str), g_strdup (id));
  return g_string_free (g_steal_pointer (&code), FALSE);
}

static char *
make_pseudonym (const char *id)
{
  g_autofree char *code = make_code (id != NULL ? id : "");

  /* Translators: a pseudonym; %s is a code such as K7M2 */
  return g_strdup_printf (_ ("Agent %s"), code);
}

/**
 * rs_shown_name_make:
 * @names: how people are named
 * @id: (nullable): of the agent
 * @name: her name
 *
 * Returns: (transfer full): what may be shown of it; plain text
 */
char *
rs_shown_name_make (RsNames names, const char *id, const char *name)
{
  switch (names)
    {
    case RS_NAMES_FULL:
      return g_strdup (name);
    case RS_NAMES_FIRST_NAME_INITIAL:
      return rs_person_name_shorten (name);
    case RS_NAMES_INITIALS:
      return rs_person_name_get_initials (name);
    case RS_NAMES_PSEUDONYM:
      return make_pseudonym (id);
    case RS_NAMES_ANONYMOUS:
    default:
      return g_strdup (_ ("Agent"));
    }
}

/**
 * rs_shown_name_reduce:
 * @names: how people are named now
 * @former: how they were named when @shown was made
 * @shown: what rs_shown_name_make() made then
 *
 * For a name of which only that was kept, and not whose it is: there is no pseudonym for it.
 *
 * Returns: (transfer full): what may be shown of it now
 */
char *
rs_shown_name_reduce (RsNames names, RsNames former, const char *shown)
{
  if (names <= former)
    return g_strdup (shown);
  return rs_shown_name_make (names == RS_NAMES_PSEUDONYM ? RS_NAMES_ANONYMOUS : names, NULL, shown);
}

/**
 * rs_shown_name_shorten:
 * @names: how people are named
 * @shown: what rs_shown_name_make() made
 *
 * Returns: (transfer full): the same where there is less room
 */
char *
rs_shown_name_shorten (RsNames names, const char *shown)
{
  const char *space = strrchr (shown, ' ');

  if (names == RS_NAMES_FULL)
    return rs_person_name_shorten (shown);
  if (names == RS_NAMES_PSEUDONYM && space != NULL)
    return g_strdup (space + 1);
  return g_strdup (shown);
}

/**
 * rs_shown_name_get_initials:
 * @names: how people are named
 * @shown: what rs_shown_name_make() made
 *
 * Returns: (transfer full): the same where there is hardly any room
 */
char *
rs_shown_name_get_initials (RsNames names, const char *shown)
{
  if (names <= RS_NAMES_FIRST_NAME_INITIAL)
    return rs_person_name_get_initials (shown);
  return rs_shown_name_shorten (names, shown);
}
