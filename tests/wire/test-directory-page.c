/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-directory-page.h"

#include <string.h>

#define MAX_BYTES 65536

static RsMalformed
read_page (RsDirectoryPage *page, RsDirectoryList list, const char *text, RsDirectoryBuilder *builder)
{
  return rs_directory_page_read (page, list, text, strlen (text), MAX_BYTES, builder);
}

/* Everything that one page tells, in one line: who, in which team; teams; queues. */
static char *
describe (RsDirectory *directory)
{
  GString *out = g_string_new (NULL);
  guint n;
  const RsDirectoryAgent *agents = rs_directory_get_agents (directory, &n);
  const RsDirectoryTeam *teams;
  const RsDirectoryQueue *queues;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "agent %s %s/%s/%s;", agents[i].user_id, agents[i].name, agents[i].team_id,
                            agents[i].team_name);
  teams = rs_directory_get_teams (directory, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "team %s %s %u;", teams[i].team_id, teams[i].name, teams[i].n_agents);
  queues = rs_directory_get_queues (directory, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "queue %s %s;", queues[i].queue_id, queues[i].name);
  return g_string_free (out, FALSE);
}

static void
assert_page (RsDirectoryList list, const char *text, const char *expected)
{
  g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
  g_autoptr (RsDirectory) directory = NULL;
  g_auto (RsDirectoryPage) page = { 0 };
  g_autofree char *description = NULL;

  g_assert_cmpint (read_page (&page, list, text, builder), ==, RS_MALFORMED_NONE);
  g_assert_cmpuint (page.n_wrong, ==, 0);
  directory = rs_directory_builder_build (builder);
  description = describe (directory);
  g_assert_cmpstr (description, ==, expected);
}

/* The shapes that servers and versions are known to answer with. */
static void
test_every_shape_of_an_agent_is_read (void)
{
  static const struct
  {
    const char *row;
    const char *expected;
  } cases[] = {
    { "{\"agentId\":12,\"firstName\":\"Ana\",\"lastName\":\"Sousa\",\"teamId\":7,\"teamName\":\"Red\"}",
      "agent 12 Ana Sousa/7/Red;team 7 Red 1;" },
    { "{\"agentId\":\"12\",\"firstName\":\"Ana\",\"lastName\":null,\"teamId\":\"7\",\"teamName\":\"Red\"}",
      "agent 12 Ana/7/Red;team 7 Red 1;" },
    { "{\"agentId\":12,\"userID\":\"u-1\",\"firstName\":\"Ana\"}", "agent u-1 Ana/(null)/(null);" },
    { "{\"agentId\":12,\"userId\":\"u-1\",\"displayName\":\"Ana S\"}", "agent u-1 Ana S/(null)/(null);" },
    { "{\"agentId\":12,\"userId\":null,\"userName\":\"ana\"}", "agent 12 ana/(null)/(null);" },
    { "{\"agentId\":12,\"userId\":\"\",\"firstName\":\" \",\"userName\":\"ana\"}", "agent 12 ana/(null)/(null);" },
    { "{\"AgentID\":12,\"FirstName\":\"Ana\"}", "agent 12 Ana/(null)/(null);" },
    { "{\"agentId\":12}", "agent 12 (null)/(null)/(null);" },
    { "{\"agentId\":12,\"isActive\":true}", "agent 12 (null)/(null)/(null);" },
    { "{\"agentId\":12,\"isActive\":\"True\"}", "agent 12 (null)/(null)/(null);" },
    { "{\"agentId\":12,\"isActive\":\"so so\"}", "agent 12 (null)/(null)/(null);" },
    { "{\"agentId\":12,\"isActive\":false}", "" },
    { "{\"agentId\":12,\"isActive\":\"False\"}", "" },
    { "{\"agentId\":12,\"isActive\":0}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = g_strdup_printf ("{\"agents\":[%s]}", cases[i].row);
      g_autofree char *wrapped = g_strdup_printf ("{\"resultSet\":{\"agents\":[%s]}}", cases[i].row);

      assert_page (RS_DIRECTORY_AGENTS, plain, cases[i].expected);
      assert_page (RS_DIRECTORY_AGENTS, wrapped, cases[i].expected);
    }
}

static void
test_teams_and_skills_are_read (void)
{
  assert_page (RS_DIRECTORY_TEAMS, "{\"teams\":[{\"teamId\":7,\"teamName\":\"Red\",\"isActive\":true}]}",
               "team 7 Red 0;");
  assert_page (RS_DIRECTORY_TEAMS, "{\"resultSet\":{\"Teams\":[{\"id\":\"7\",\"name\":\"Red\"}]}}", "team 7 Red 0;");
  assert_page (RS_DIRECTORY_SKILLS, "{\"skills\":[{\"skillId\":\"3\",\"skillName\":\"Sales\"}]}", "queue 3 Sales;");
  assert_page (RS_DIRECTORY_SKILLS, "{\"skills\":[{\"skillId\":3,\"skillName\":null,\"isActive\":\"1\"}]}",
               "queue 3 (null);");
}

static void
test_no_rows_are_an_empty_list (void)
{
  assert_page (RS_DIRECTORY_AGENTS, "{\"agents\":[]}", "");
  assert_page (RS_DIRECTORY_AGENTS, "{\"agents\":null}", "");
  assert_page (RS_DIRECTORY_AGENTS, "{\"totalRecords\":\"0\"}", "");
  assert_page (RS_DIRECTORY_AGENTS, "{\"resultSet\":{\"totalRecords\":0,\"agents\":null}}", "");
}

static void
test_a_page_tells_how_to_go_on (void)
{
  static const struct
  {
    const char *text;
    gint64 total;
    const char *next;
  } cases[] = {
    { "{\"agents\":[]}", -1, NULL },
    { "{\"agents\":[],\"totalRecords\":\"12\",\"_links\":null}", 12, NULL },
    { "{\"agents\":[],\"totalRecords\":12,\"_links\":{\"self\":\"s\",\"next\":\"n?skip=2\"}}", 12, "n?skip=2" },
    { "{\"agents\":[],\"_links\":{\"next\":{\"href\":\"n\"}}}", -1, "n" },
    { "{\"agents\":[],\"_links\":{\"next\":\"\"}}", -1, NULL },
    { "{\"agents\":[],\"_links\":{\"next\":7}}", -1, NULL },
    { "{\"agents\":[],\"_links\":[],\"totalRecords\":\"many\"}", -1, NULL },
    { "{\"resultSet\":{\"agents\":[],\"totalRecords\":3,\"_links\":{\"next\":\"n\"}}}", 3, "n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
      g_auto (RsDirectoryPage) page = { 0 };

      g_assert_cmpint (read_page (&page, RS_DIRECTORY_AGENTS, cases[i].text, builder), ==, RS_MALFORMED_NONE);
      g_assert_cmpint (page.total, ==, cases[i].total);
      g_assert_cmpstr (page.next, ==, cases[i].next);
    }
}

static void
test_wrong_rows_are_left_out_and_the_first_is_named (void)
{
  static const struct
  {
    RsDirectoryList list;
    const char *text;
    guint n_wrong;
    const char *path;
  } cases[] = {
    { RS_DIRECTORY_AGENTS, "{\"agents\":[{\"agentId\":1},7,{\"agentId\":{}},{\"firstName\":\"Ana\"}]}", 3,
      "agents[1]" },
    { RS_DIRECTORY_AGENTS, "{\"agents\":[{\"agentId\":1},{\"agentId\":-1}]}", 1, "agents[1].agentId" },
    { RS_DIRECTORY_AGENTS, "{\"agents\":[{\"agentId\":1},{\"agentId\":2,\"teamId\":[]}]}", 1, "agents[1].teamId" },
    { RS_DIRECTORY_AGENTS, "{\"agents\":[{\"agentId\":1},{\"agentId\":2,\"teamName\":7}]}", 1, "agents[1].teamName" },
    { RS_DIRECTORY_TEAMS, "{\"teams\":[{\"teamId\":\"7\"},{\"teamName\":\"Red\"}]}", 1, "teams[1].teamId" },
    { RS_DIRECTORY_TEAMS, "{\"teams\":[{\"teamId\":7},{\"teamId\":8,\"teamName\":[]}]}", 1, "teams[1].teamName" },
    { RS_DIRECTORY_SKILLS, "{\"skills\":[{\"skillId\":7},{\"skillId\":1.5}]}", 1, "skills[1].skillId" },
    { RS_DIRECTORY_SKILLS, "{\"skills\":[{\"skillId\":7},{\"skillId\":8,\"skillName\":true}]}", 1,
      "skills[1].skillName" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
      g_auto (RsDirectoryPage) page = { 0 };

      g_assert_cmpint (read_page (&page, cases[i].list, cases[i].text, builder), ==, RS_MALFORMED_NONE);
      g_assert_cmpuint (page.n_wrong, ==, cases[i].n_wrong);
      g_assert_cmpstr (page.wrong_path, ==, cases[i].path);
      g_assert_cmpuint (rs_directory_builder_count (builder), ==, 1);
    }
}

static void
test_what_is_no_page_is_refused (void)
{
  static const struct
  {
    const char *text;
    RsMalformed reason;
  } cases[] = {
    { "", RS_MALFORMED_EMPTY },
    { "Please send an Accept header.", RS_MALFORMED_NOT_JSON },
    { "[]", RS_MALFORMED_NOT_OBJECT },
    { "{}", RS_MALFORMED_WRONG_TYPE },
    { "{\"teams\":[]}", RS_MALFORMED_WRONG_TYPE },
    { "{\"agents\":{}}", RS_MALFORMED_WRONG_TYPE },
    { "{\"agents\":\"none\"}", RS_MALFORMED_WRONG_TYPE },
    { "{\"resultSet\":{}}", RS_MALFORMED_WRONG_TYPE },
    { "{\"error\":\"x\",\"error_description\":\"y\"}", RS_MALFORMED_WRONG_TYPE },
    { "{'agents':[]}", RS_MALFORMED_NOT_JSON },
  };
  g_autofree char *filling = g_strnfill (MAX_BYTES + 1, ' ');
  g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
  g_auto (RsDirectoryPage) too_long = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RsDirectoryPage) page = { 0 };

      g_assert_cmpint (read_page (&page, RS_DIRECTORY_AGENTS, cases[i].text, builder), ==, cases[i].reason);
    }
  g_assert_cmpint (read_page (&too_long, RS_DIRECTORY_AGENTS, filling, builder), ==, RS_MALFORMED_TOO_LARGE);
}

/* Of agents and skills nothing is asked for that tells about customers, nor more of agents than who they are. */
static void
test_only_what_is_needed_is_asked_for (void)
{
  for (guint list = 0; list < RS_N_DIRECTORY_LISTS; list++)
    {
      g_autofree char *fields = g_ascii_strdown (rs_directory_list_get_fields ((RsDirectoryList) list), -1);

      g_assert_null (strstr (fields, "address"));
      g_assert_null (strstr (fields, "email"));
      g_assert_null (strstr (fields, "phone"));
      g_assert_nonnull (strstr (fields, "isactive"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-page/every-shape-of-an-agent-is-read", test_every_shape_of_an_agent_is_read);
  g_test_add_func ("/directory-page/teams-and-skills-are-read", test_teams_and_skills_are_read);
  g_test_add_func ("/directory-page/no-rows-are-an-empty-list", test_no_rows_are_an_empty_list);
  g_test_add_func ("/directory-page/a-page-tells-how-to-go-on", test_a_page_tells_how_to_go_on);
  g_test_add_func ("/directory-page/wrong-rows-are-left-out-and-the-first-is-named",
                   test_wrong_rows_are_left_out_and_the_first_is_named);
  g_test_add_func ("/directory-page/what-is-no-page-is-refused", test_what_is_no_page_is_refused);
  g_test_add_func ("/directory-page/only-what-is-needed-is-asked-for", test_only_what_is_needed_is_asked_for);
  return g_test_run ();
}
