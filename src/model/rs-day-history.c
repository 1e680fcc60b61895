/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-day-history.h"

#include <string.h>

/**
 * RsDayHistory:
 *
 * What every agent did today, from the steps that change sets tell. It turns at the board's midnight.
 *
 * Nothing is guessed: a span reaches from the moment at which the server says that a state began to the moment at which
 * it ended or was last known. While the connection is lost, the last span ends where the picture stopped being true,
 * and after it there is a hole, unless the server says that the state has lasted all the while.
 */
struct _RsDayHistory
{
  GTimeZone *zone;
  GHashTable *days; /* agent id → AgentDay */
  gint64 start_ns;  /* of the day; 0 before the first */
  gint64 end_ns;
  gint64 paused_ns; /* where the picture stopped being true; 0 while it is living */
};

/* Sums stay exact when short spans are merged: what a span took over from another state stands in @moved_ns. */
typedef struct
{
  GArray *spans; /* of RsDaySpan; the last one goes on if @is_open */
  gboolean is_open;
  guint n_contacts;
  gint64 moved_ns[RS_N_AGENT_STATES];
} AgentDay;

#define NSEC_PER_SEC G_GINT64_CONSTANT (1000000000)

static AgentDay *
agent_day_new (void)
{
  AgentDay *self = g_new0 (AgentDay, 1);

  self->spans = g_array_new (FALSE, FALSE, sizeof (RsDaySpan));
  return self;
}

static void
agent_day_free (gpointer data)
{
  AgentDay *self = data;

  g_array_unref (self->spans);
  g_free (self);
}

/**
 * rs_day_free:
 * @self: (transfer full): a day
 */
void
rs_day_free (RsDay *self)
{
  g_array_unref (self->spans);
  g_free (self);
}

/**
 * rs_day_history_new:
 * @zone: at whose midnight the day turns
 *
 * Returns: (transfer full): a history of nobody
 */
RsDayHistory *
rs_day_history_new (GTimeZone *zone)
{
  RsDayHistory *self = g_new0 (RsDayHistory, 1);

  self->zone = g_time_zone_ref (zone);
  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, agent_day_free);
  return self;
}

/**
 * rs_day_history_free:
 * @self: (transfer full): a history
 */
void
rs_day_history_free (RsDayHistory *self)
{
  g_time_zone_unref (self->zone);
  g_hash_table_unref (self->days);
  g_free (self);
}

static RsDaySpan *
get_span (AgentDay *day, guint index)
{
  return &g_array_index (day->spans, RsDaySpan, index);
}

static RsDaySpan *
get_last (AgentDay *day)
{
  return day->spans->len > 0 ? get_span (day, day->spans->len - 1) : NULL;
}

static gint64
get_length (const RsDaySpan *span)
{
  return span->to_ns - span->from_ns;
}

/* The shortest span goes to its longer neighbour; a hole between two is never filled. */
static void
merge_shortest (AgentDay *day)
{
  guint shortest = 1;
  RsDaySpan *span, *left, *right;

  for (guint i = 2; i + 1 < day->spans->len; i++)
    if (get_length (get_span (day, i)) < get_length (get_span (day, shortest)))
      shortest = i;
  span = get_span (day, shortest);
  left = get_span (day, shortest - 1);
  right = get_span (day, shortest + 1);
  if (left->to_ns == span->from_ns && (get_length (left) >= get_length (right) || right->from_ns != span->to_ns))
    left->to_ns = span->to_ns;
  else if (right->from_ns == span->to_ns)
    right->from_ns = span->from_ns, left = right;
  else
    left = NULL; /* alone between two holes: it becomes a part of them */
  day->moved_ns[span->state] += get_length (span);
  if (left != NULL)
    day->moved_ns[left->state] -= get_length (span);
  g_array_remove_index (day->spans, shortest);
}

/* The server knows better than what was assumed: what it says begins at that moment ends whatever reached beyond. */
static void
cut (AgentDay *day, gint64 at_ns)
{
  RsDaySpan *last;

  while ((last = get_last (day)) != NULL && last->from_ns >= at_ns)
    g_array_set_size (day->spans, day->spans->len - 1);
  if (last != NULL)
    last->to_ns = MIN (last->to_ns, at_ns);
}

static void
end (AgentDay *day, gint64 at_ns)
{
  RsDaySpan *last = get_last (day);

  if (day->is_open && last != NULL)
    last->to_ns = MAX (at_ns, last->from_ns);
  day->is_open = FALSE;
}

static gboolean
is_contact (RsAgentState state)
{
  return state == RS_AGENT_STATE_ON_CONTACT || state == RS_AGENT_STATE_ON_HOLD;
}

/* Whether the state that is told is the one that was known, and has lasted ever since. */
static gboolean
goes_on (AgentDay *day, RsAgentState state, gint64 from_ns)
{
  RsDaySpan *last = get_last (day);

  return last != NULL && last->state == state && from_ns <= last->to_ns;
}

/* It began earlier than was thought. */
static void
pull_back (AgentDay *day, gint64 from_ns)
{
  RsDaySpan last = *get_last (day);

  if (from_ns >= last.from_ns)
    return;
  cut (day, from_ns);
  last.from_ns = from_ns;
  g_array_append_val (day->spans, last);
}

static void
begin (RsDayHistory *self, AgentDay *day, RsAgentState state, gint64 from_ns)
{
  gboolean was_in_contact;
  RsDaySpan span = { .from_ns = MAX (from_ns, self->start_ns), .state = state };

  if (day->is_open)
    end (day, MAX (from_ns, self->start_ns));
  if (goes_on (day, state, span.from_ns))
    {
      pull_back (day, span.from_ns);
      day->is_open = TRUE;
      return;
    }
  cut (day, span.from_ns);
  was_in_contact =
      get_last (day) != NULL && get_last (day)->to_ns == span.from_ns && is_contact (get_last (day)->state);
  if (is_contact (state) && !was_in_contact && from_ns >= self->start_ns)
    day->n_contacts++;
  span.to_ns = span.from_ns;
  g_array_append_val (day->spans, span);
  day->is_open = TRUE;
  if (day->spans->len > RS_DAY_MAX_SPANS)
    merge_shortest (day);
}

static void
drop_before (AgentDay *day, gint64 start_ns)
{
  guint n_past = 0;

  while (n_past < day->spans->len && get_span (day, n_past)->to_ns <= start_ns)
    n_past++;
  if (n_past > 0)
    g_array_remove_range (day->spans, 0, n_past);
  if (day->spans->len > 0)
    get_span (day, 0)->from_ns = MAX (get_span (day, 0)->from_ns, start_ns);
  day->n_contacts = 0;
  memset (day->moved_ns, 0, sizeof day->moved_ns);
}

static gint64
find_midnight (RsDayHistory *self, gint64 now_ns, int days_later)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now_ns / NSEC_PER_SEC);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, self->zone);
  g_autoptr (GDateTime) other = g_date_time_add_days (here, days_later);
  g_autoptr (GDateTime) midnight =
      g_date_time_new (self->zone, g_date_time_get_year (other), g_date_time_get_month (other),
                       g_date_time_get_day_of_month (other), 0, 0, 0);

  return g_date_time_to_unix (midnight) * NSEC_PER_SEC;
}

static gint64
get_known_until (RsDayHistory *self, gint64 now_ns)
{
  return self->paused_ns != 0 ? MIN (self->paused_ns, now_ns) : now_ns;
}

static void
turn (RsDayHistory *self, gint64 now_ns)
{
  GHashTableIter iter;
  gpointer value;

  if (now_ns >= self->start_ns && now_ns < self->end_ns)
    return;
  self->start_ns = find_midnight (self, now_ns, 0);
  self->end_ns = find_midnight (self, now_ns, 1);
  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AgentDay *day = value;

      if (day->is_open)
        get_last (day)->to_ns = MAX (get_last (day)->from_ns, get_known_until (self, now_ns));
      drop_before (day, self->start_ns);
      day->is_open &= day->spans->len > 0;
    }
}

static AgentDay *
find_day (RsDayHistory *self, const char *id)
{
  AgentDay *day = g_hash_table_lookup (self->days, id);

  if (day != NULL)
    return day;
  day = agent_day_new ();
  g_hash_table_insert (self->days, g_strdup (id), day);
  return day;
}

static void
take_transitions (RsDayHistory *self, AgentDay *day, const RsChange *change)
{
  for (guint i = 0; i < change->n_transitions; i++)
    begin (self, day, rs_agent_state_from_status (change->transitions[i].to), change->transitions[i].at_ns);
  if (change->n_transitions_lost > 0)
    end (day, change->transitions[change->n_transitions - 1].at_ns);
}

static void
take_change (RsDayHistory *self, const RsChange *change, gint64 now_ns)
{
  const char *status = rs_value_get_text (&change->values[RS_AGENT_STATUS]);
  AgentDay *day;

  if (change->removed)
    {
      g_hash_table_remove (self->days, change->id);
      return;
    }
  day = find_day (self, change->id);
  if (!change->confirmed || !change->granted || status == NULL)
    {
      end (day, get_known_until (self, now_ns));
      return;
    }
  if ((change->mask & RS_CHANGED_CONFIRMED) != 0)
    end (day, get_known_until (self, now_ns));
  take_transitions (self, day, change);
  if (!day->is_open || get_last (day)->state != rs_agent_state_from_status (status) ||
      get_last (day)->from_ns != MAX (change->since_ns, self->start_ns))
    begin (self, day, rs_agent_state_from_status (status), change->since_ns != 0 ? change->since_ns : now_ns);
}

/**
 * rs_day_history_take:
 * @self: a history
 * @changes: what happened
 * @living: whether the picture is true now
 * @now_ns: the time at the server; where it was last true, if it is not
 */
void
rs_day_history_take (RsDayHistory *self, const RsChangeSet *changes, gboolean living, gint64 now_ns)
{
  turn (self, now_ns);
  if (!living && self->paused_ns == 0)
    self->paused_ns = now_ns;
  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    {
      const RsChange *change = rs_change_set_get_change (changes, i);

      if (change->kind == RS_KIND_AGENT)
        take_change (self, change, now_ns);
    }
  if (living)
    self->paused_ns = 0;
}

static void
add_up (RsDay *day, const AgentDay *known)
{
  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    day->total_ns[state] = known->moved_ns[state];
  for (guint i = 0; i < day->spans->len; i++)
    {
      const RsDaySpan *span = &g_array_index (day->spans, RsDaySpan, i);

      day->total_ns[span->state] += get_length (span);
    }
}

/**
 * rs_day_history_read:
 * @self: a history
 * @agent_id: an agent
 * @now_ns: the time at the server
 *
 * Returns: (transfer full): the agent's day so far; without spans if nothing is known
 */
RsDay *
rs_day_history_read (RsDayHistory *self, const char *agent_id, gint64 now_ns)
{
  AgentDay *known = g_hash_table_lookup (self->days, agent_id);
  RsDay *day = g_new0 (RsDay, 1);

  turn (self, now_ns);
  day->start_ns = self->start_ns;
  day->end_ns = self->end_ns;
  if (known == NULL)
    {
      day->spans = g_array_new (FALSE, FALSE, sizeof (RsDaySpan));
      return day;
    }
  if (known->is_open)
    get_last (known)->to_ns = MAX (get_last (known)->from_ns, get_known_until (self, now_ns));
  day->spans = g_array_copy (known->spans);
  day->n_contacts = known->n_contacts;
  add_up (day, known);
  return day;
}
