/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-services.h"

#include <string.h>

#include "demo/rs-demo-json.h"

/*
 * Who works in the centre, told page by page in the manner of CXone's REST interface: the same people, teams and queues
 * of which the stream tells.
 */

#define FIRST_AGENT_ID 1001
#define FIRST_TEAM_ID 7

typedef struct
{
  RsDemoJson *json;
  const RsDemoDirectoryPlan *plan;
  GPtrArray *agents; /* of RsDemoRecord */
  GPtrArray *teams;  /* of names, each once */
  GPtrArray *queues; /* of RsDemoRecord */
} Writer;

static void
write_number (Writer *self, const char *name, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (self->plan->as_text)
    rs_demo_json_text (self->json, name, text);
  else
    rs_demo_json_raw (self->json, name, text);
}

static void
write_is_active (Writer *self)
{
  if (self->plan->as_text)
    rs_demo_json_text (self->json, "isActive", "True");
  else
    rs_demo_json_raw (self->json, "isActive", "true");
}

static guint
find_team (Writer *self, const char *name)
{
  guint index = 0;

  g_ptr_array_find_with_equal_func (self->teams, name, g_str_equal, &index);
  return FIRST_TEAM_ID + index;
}

static void
write_agent (Writer *self, guint index)
{
  const RsDemoRecord *record = self->agents->pdata[index];
  const char *name = record->values[RS_DEMO_AGENT_DISPLAY_NAME].text;
  const char *team = record->values[RS_DEMO_AGENT_TEAM_NAME].text;
  g_auto (GStrv) parts = g_strsplit (name, " ", 2);

  write_number (self, "agentId", FIRST_AGENT_ID + index);
  rs_demo_json_text (self->json, "userID", record->id);
  rs_demo_json_text (self->json, "firstName", parts[0]);
  rs_demo_json_text (self->json, "lastName", parts[1]);
  write_number (self, "teamId", find_team (self, team));
  rs_demo_json_text (self->json, "teamName", team);
}

static void
write_team (Writer *self, guint index)
{
  write_number (self, "teamId", FIRST_TEAM_ID + index);
  rs_demo_json_text (self->json, "teamName", self->teams->pdata[index]);
}

/* The stream calls queues by these ids, so the directory does. */
static void
write_skill (Writer *self, guint index)
{
  const RsDemoRecord *record = self->queues->pdata[index];

  rs_demo_json_text (self->json, "skillId", record->id);
  rs_demo_json_text (self->json, "skillName", record->values[RS_DEMO_QUEUE_QUEUE_NAME].text);
}

static const struct
{
  const char *list;
  gsize rows;
  void (*write) (Writer *self, guint index);
} lists[] = {
  { "agents", G_STRUCT_OFFSET (Writer, agents), write_agent },
  { "teams", G_STRUCT_OFFSET (Writer, teams), write_team },
  { "skills", G_STRUCT_OFFSET (Writer, queues), write_skill },
};

static void
collect_agent (RsDemoRecord *record, gpointer user_data)
{
  Writer *self = user_data;
  const char *team = record->values[RS_DEMO_AGENT_TEAM_NAME].text;

  g_ptr_array_add (self->agents, record);
  if (!g_ptr_array_find_with_equal_func (self->teams, team, g_str_equal, NULL))
    g_ptr_array_add (self->teams, (gpointer) team);
}

static void
collect_queue (RsDemoRecord *record, gpointer user_data)
{
  Writer *self = user_data;

  g_ptr_array_add (self->queues, record);
}

static void
write_rows (Writer *self, guint list, guint begin, guint end)
{
  rs_demo_json_open (self->json, lists[list].list, '[');
  for (guint i = begin; i < end; i++)
    {
      rs_demo_json_open (self->json, NULL, '{');
      lists[list].write (self, i);
      write_is_active (self);
      rs_demo_json_close (self->json, '}');
    }
  rs_demo_json_close (self->json, ']');
}

static void
write_links (Writer *self, const RsDemoServicesQuestion *question, guint end, gboolean has_more)
{
  g_autofree char *next = g_strdup_printf ("%s?top=%u&skip=%u", question->url, question->top, end);

  rs_demo_json_open (self->json, "_links", '{');
  rs_demo_json_text (self->json, "self", question->url);
  if (has_more)
    rs_demo_json_text (self->json, "next", next);
  rs_demo_json_close (self->json, '}');
}

/* An endless list begins anew where it should end. */
static void
write_page (Writer *self, guint list, const RsDemoServicesQuestion *question)
{
  const GPtrArray *rows = G_STRUCT_MEMBER (GPtrArray *, self, lists[list].rows);
  guint total = self->plan->is_empty ? 0 : rows->len;
  guint begin = self->plan->endless && total > 0 ? question->skip % total : MIN (question->skip, total);
  guint most = question->top > 0 ? question->top : total;
  guint end;

  if (self->plan->most_rows > 0)
    most = (guint) MIN (most, self->plan->most_rows);
  end = begin + MIN (most, total - begin);
  write_number (self, "totalRecords", total);
  write_links (self, question, question->skip + end - begin, end < total || self->plan->endless);
  write_rows (self, list, begin, end);
}

static char *
answer (Writer *self, guint list, const RsDemoServicesQuestion *question)
{
  self->json = rs_demo_json_new ();
  rs_demo_json_open (self->json, NULL, '{');
  if (self->plan->wrapped)
    rs_demo_json_open (self->json, "resultSet", '{');
  write_page (self, list, question);
  if (self->plan->wrapped)
    rs_demo_json_close (self->json, '}');
  rs_demo_json_close (self->json, '}');
  return rs_demo_json_free_to_text (self->json);
}

/**
 * rs_demo_services_answer:
 * @floor: a floor
 * @question: what is asked
 * @plan: what is odd about the answer
 *
 * Returns: (transfer full) (nullable): a page of `agents`, `teams` or `skills`; NULL if there is no such list
 */
char *
rs_demo_services_answer (RsDemoFloor *floor, const RsDemoServicesQuestion *question, const RsDemoDirectoryPlan *plan)
{
  g_autoptr (GPtrArray) agents = g_ptr_array_new ();
  g_autoptr (GPtrArray) teams = g_ptr_array_new ();
  g_autoptr (GPtrArray) queues = g_ptr_array_new ();
  Writer writer = { .plan = plan, .agents = agents, .teams = teams, .queues = queues };

  rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, collect_agent, &writer);
  rs_demo_floor_visit (floor, RS_DEMO_KIND_QUEUE, collect_queue, &writer);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].list, question->list))
      return answer (&writer, i, question);
  return NULL;
}
