/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-column.h"

#include "ui/rs-duration.h"
#include "ui/rs-state-words.h"
#include "ui/rs-tile-face.h"

#include <glib/gi18n.h>

typedef char *(*Formatter) (const RsTileFace *face, RsAgent *agent, gint64 now_ns);
typedef int (*Comparer) (const RsTileFace *a, const RsTileFace *b);

static const char *
get_state_word (const RsTileFace *face)
{
  return face->granted ? rs_state_words_for_agent (face->state) : face->word;
}

/* What the word of a tile says beyond the word of the state. */
static const char *
get_reason (const RsTileFace *face)
{
  return g_strcmp0 (face->word, get_state_word (face)) != 0 ? face->word : NULL;
}

static char *
format_state (const RsTileFace *face, RsAgent *agent, gint64 now_ns)
{
  return g_strdup (get_state_word (face));
}

static char *
format_name (const RsTileFace *face, RsAgent *agent, gint64 now_ns)
{
  return g_strdup (face->name);
}

static char *
format_team (const RsTileFace *face, RsAgent *agent, gint64 now_ns)
{
  return g_strdup (rs_agent_get_team_name (agent));
}

static char *
format_reason (const RsTileFace *face, RsAgent *agent, gint64 now_ns)
{
  const char *reason = get_reason (face);

  if (reason != NULL && face->detail != NULL)
    return g_strdup_printf ("%s · %s", reason, face->detail);
  return g_strdup (reason != NULL ? reason : face->detail);
}

static char *
format_time (const RsTileFace *face, RsAgent *agent, gint64 now_ns)
{
  return rs_tile_face_format_timer (face, now_ns);
}

static char *
format_limit (const RsTileFace *face, RsAgent *agent, gint64 now_ns)
{
  g_autofree char *limit = face->limit_seconds > 0 ? rs_duration_format ((gint64) face->limit_seconds) : NULL;

  if (!rs_tile_face_is_alarm (face, now_ns))
    return g_steal_pointer (&limit);
  if (face->refused)
    return g_strdup (_ ("refused a contact"));
  return g_strdup_printf ("%s · %s", limit, _ ("over limit"));
}

/* What is not known comes last. */
static int
compare_texts (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_utf8_collate (a, b);
}

static int
compare_states (const RsTileFace *a, const RsTileFace *b)
{
  return (int) a->state - (int) b->state;
}

static int
compare_names (const RsTileFace *a, const RsTileFace *b)
{
  return compare_texts (a->name, b->name);
}

static int
compare_reasons (const RsTileFace *a, const RsTileFace *b)
{
  int reasons = compare_texts (get_reason (a), get_reason (b));

  return reasons != 0 ? reasons : compare_texts (a->detail, b->detail);
}

/* Who has been at it for longest comes first. */
static int
compare_times (const RsTileFace *a, const RsTileFace *b)
{
  gint64 first = rs_tile_face_get_seconds (a, 0) < 0 ? G_MAXINT64 : a->since_ns;
  gint64 second = rs_tile_face_get_seconds (b, 0) < 0 ? G_MAXINT64 : b->since_ns;

  return (first > second) - (first < second);
}

static int
compare_limits (const RsTileFace *a, const RsTileFace *b)
{
  double first = a->limit_seconds > 0 ? a->limit_seconds : G_MAXDOUBLE;
  double second = b->limit_seconds > 0 ? b->limit_seconds : G_MAXDOUBLE;

  return (first > second) - (first < second);
}

static const struct
{
  const char *title;
  gboolean ticks;
  gboolean moves;
  Formatter format;
  Comparer compare;
} columns[RS_N_ROSTER_COLUMNS] = {
  [RS_ROSTER_COLUMN_STATE] = { N_ ("State"), FALSE, TRUE, format_state, compare_states },
  [RS_ROSTER_COLUMN_NAME] = { N_ ("Name"), FALSE, FALSE, format_name, compare_names },
  [RS_ROSTER_COLUMN_TEAM] = { N_ ("Team"), FALSE, FALSE, format_team, NULL },
  [RS_ROSTER_COLUMN_REASON] = { N_ ("Reason or queue"), FALSE, TRUE, format_reason, compare_reasons },
  [RS_ROSTER_COLUMN_TIME] = { N_ ("Time"), TRUE, TRUE, format_time, compare_times },
  [RS_ROSTER_COLUMN_LIMIT] = { N_ ("Limit"), TRUE, TRUE, format_limit, compare_limits },
};

/**
 * rs_roster_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): what stands above it
 */
const char *
rs_roster_column_get_title (RsRosterColumn column)
{
  return _ (columns[column].title);
}

/**
 * rs_roster_column_ticks:
 * @column: a column
 *
 * Returns: whether its text changes with time alone
 */
gboolean
rs_roster_column_ticks (RsRosterColumn column)
{
  return columns[column].ticks;
}

/**
 * rs_roster_column_moves:
 * @column: a column
 *
 * Returns: whether agents change places in its order while they work
 */
gboolean
rs_roster_column_moves (RsRosterColumn column)
{
  return columns[column].moves;
}

/**
 * rs_roster_column_format:
 * @column: a column
 * @agent: of whom
 * @names: how people are named
 * @now_ns: the time at the server
 *
 * Returns: (transfer full): its text, plain; empty if there is nothing to say
 */
char *
rs_roster_column_format (RsRosterColumn column, RsAgent *agent, RsNames names, gint64 now_ns)
{
  RsTileFace face;
  char *text;

  rs_tile_face_read (&face, agent, names);
  text = columns[column].format (&face, agent, now_ns);
  return text != NULL ? text : g_strdup ("");
}

/**
 * rs_roster_column_compare:
 * @column: a column
 * @a: an agent
 * @b: another
 *
 * Returns: less than 0 if @a comes first in the order of the column, more than 0 if @b does
 */
int
rs_roster_column_compare (RsRosterColumn column, RsAgent *a, RsAgent *b)
{
  RsTileFace first, second;

  if (columns[column].compare == NULL)
    return compare_texts (rs_agent_get_team_name (a), rs_agent_get_team_name (b));
  rs_tile_face_read (&first, a, RS_NAMES_FULL); /* the order of a column is that of the wall */
  rs_tile_face_read (&second, b, RS_NAMES_FULL);
  return columns[column].compare (&first, &second);
}
