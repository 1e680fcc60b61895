/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-directory.h"

#include <string.h>

#define SERVICES "/InContactAPI/services/v"

typedef struct
{
  guint status;
  char *body;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->body);
  g_free (answer);
}

static guint
get_skip (GHashTable *query)
{
  const char *skip = query != NULL ? g_hash_table_lookup (query, "skip") : NULL;

  return skip != NULL ? (guint) g_ascii_strtoull (skip, NULL, 10) : 0;
}

static void
append_ending (TestDirectory *self, GString *body, guint end)
{
  g_string_append_c (body, ']');
  if (self->tells_total)
    g_string_append_printf (body, ",\"totalRecords\":%u", self->n_agents);
  if (self->next != NULL && (self->is_endless || end < self->n_agents))
    g_string_append_printf (body, ",\"_links\":{\"next\":\"%s%u\"}", self->next, end);
  g_string_append_c (body, '}');
}

static char *
make_agents (TestDirectory *self, GHashTable *query)
{
  GString *body = g_string_new ("{\"agents\":[");
  guint begin = get_skip (query);
  guint end = self->is_endless ? begin + self->cap : MIN (begin + self->cap, self->n_agents);

  for (guint i = begin; i < end; i++)
    g_string_append_printf (body, "%s{\"agentId\":%u,\"firstName\":\"A%u\",\"teamId\":\"7\"}", i > begin ? "," : "", i,
                            i);
  append_ending (self, body, end);
  return g_string_free (body, FALSE);
}

static char *
make_list (TestDirectory *self, const char *list, GHashTable *query)
{
  if (g_str_equal (list, "agents"))
    return make_agents (self, query);
  if (g_str_equal (list, "teams"))
    return g_strdup ("{\"teams\":[{\"teamId\":7,\"teamName\":\"Red\"}]}");
  if (g_str_equal (list, "skills"))
    return g_strdup ("{\"skills\":[{\"skillId\":3,\"skillName\":\"Sales\"}]}");
  return NULL;
}

/* What comes behind the version, NULL if that version or interface is not there. */
static const char *
find_list (TestDirectory *self, const char *path)
{
  g_autofree char *prefix = g_strdup_printf (SERVICES "%u.0/", self->version);

  return g_str_has_prefix (path, prefix) ? path + strlen (prefix) : NULL;
}

static void
note (TestDirectory *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);

  g_ptr_array_add (self->asked, g_strconcat (g_uri_get_path (uri), "?", query, NULL));
  self->accepts = self->accepts &&
                  g_strcmp0 (soup_message_headers_get_one (headers, "Accept"), "application/json") == 0 &&
                  g_strcmp0 (soup_message_headers_get_one (headers, "Authorization"), "Bearer first.token") == 0;
}

static void
on_question (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  TestDirectory *self = user_data;
  const char *list = find_list (self, path);
  const Answer *answer = g_hash_table_lookup (self->answers, path);
  g_autofree char *made = answer == NULL && list != NULL ? make_list (self, list, query) : NULL;
  const char *body = answer != NULL ? answer->body : made;

  note (self, message);
  soup_server_message_set_status (message, body != NULL ? SOUP_STATUS_OK : SOUP_STATUS_NOT_FOUND, NULL);
  if (answer != NULL)
    soup_server_message_set_status (message, answer->status, NULL);
  if (body != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

void
test_directory_set_up (TestDirectory *self, gconstpointer user_data)
{
  test_tokens_set_up (&self->base, user_data);
  self->asked = g_ptr_array_new_with_free_func (g_free);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_answer);
  self->accepts = TRUE;
  self->version = 30;
  self->n_agents = 3;
  self->cap = 1000;
  soup_server_add_handler (self->base.desk->server, "/InContactAPI", on_question, self, NULL);
  soup_server_add_handler (self->base.desk->server, "/lists", on_question, self, NULL);
}

void
test_directory_tear_down (TestDirectory *self, gconstpointer user_data)
{
  test_tokens_tear_down (&self->base, user_data);
  g_ptr_array_unref (self->asked);
  g_hash_table_unref (self->answers);
  g_free (self->next);
}

/* How every question for a path is answered. */
void
test_directory_answer (TestDirectory *self, const char *path, guint status, const char *body)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->status = status;
  answer->body = g_strdup (body);
  g_hash_table_insert (self->answers, g_strdup (path), answer);
}

void
test_directory_answer_list (TestDirectory *self, const char *list, guint status, const char *body)
{
  g_autofree char *path = g_strdup_printf (SERVICES "%u.0/%s", self->version, list);

  test_directory_answer (self, path, status, body);
}

/* How many questions have these words in them. */
guint
test_directory_count_asked (TestDirectory *self, const char *words)
{
  guint count = 0;

  for (guint i = 0; i < self->asked->len; i++)
    if (strstr (self->asked->pdata[i], words) != NULL)
      count++;
  return count;
}
