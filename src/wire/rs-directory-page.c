/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-directory-page.h"

#include "wire/rs-loose-reader.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Who adds a row says which member of it is wrong, NULL if none is. */
typedef const char *(*TakeRow) (RsDirectoryBuilder *builder, JsonObject *row);

static char *
join_name (JsonObject *row)
{
  const char *first = "", *last = "", *whole = NULL;
  g_autofree char *joined = NULL;

  if (rs_loose_read_text (row, NAMES ("displayName", "fullName", "agentName"), &whole) == RS_JSON_VALUE)
    return g_strdup (whole);
  rs_loose_read_text (row, NAMES ("firstName"), &first);
  rs_loose_read_text (row, NAMES ("lastName"), &last);
  joined = g_strstrip (g_strconcat (first, " ", last, NULL));
  if (*joined != '\0')
    return g_steal_pointer (&joined);
  rs_loose_read_text (row, NAMES ("userName"), &whole);
  return g_strdup (whole);
}

/* A roster names people by the id that the stream uses: the long one, where there are two. */
static const char *
take_agent (RsDirectoryBuilder *builder, JsonObject *row)
{
  g_autofree char *id = NULL;
  g_autofree char *team_id = NULL;
  g_autofree char *name = NULL;
  const char *team_name = NULL;
  RsDirectoryAgent agent;

  if (rs_loose_read_id (row, NAMES ("userId", "uuid"), &id) != RS_JSON_VALUE &&
      rs_loose_read_id (row, NAMES ("agentId", "id"), &id) != RS_JSON_VALUE)
    return "agentId";
  if (rs_loose_read_id (row, NAMES ("teamId"), &team_id) == RS_JSON_WRONG)
    return "teamId";
  if (rs_loose_read_text (row, NAMES ("teamName"), &team_name) == RS_JSON_WRONG)
    return "teamName";
  name = join_name (row);
  agent = (RsDirectoryAgent){ id, name, team_id, team_name };
  return rs_directory_builder_add_agent (builder, &agent) ? NULL : "agentId";
}

static const char *
take_team (RsDirectoryBuilder *builder, JsonObject *row)
{
  g_autofree char *id = NULL;
  const char *name = NULL;

  if (rs_loose_read_id (row, NAMES ("teamId", "id"), &id) != RS_JSON_VALUE)
    return "teamId";
  if (rs_loose_read_text (row, NAMES ("teamName", "name"), &name) == RS_JSON_WRONG)
    return "teamName";
  return rs_directory_builder_add_team (builder, id, name) ? NULL : "teamId";
}

static const char *
take_skill (RsDirectoryBuilder *builder, JsonObject *row)
{
  g_autofree char *id = NULL;
  const char *name = NULL;

  if (rs_loose_read_id (row, NAMES ("skillId", "id"), &id) != RS_JSON_VALUE)
    return "skillId";
  if (rs_loose_read_text (row, NAMES ("skillName", "name"), &name) == RS_JSON_WRONG)
    return "skillName";
  return rs_directory_builder_add_queue (builder, id, name) ? NULL : "skillId";
}

/* Only what is needed is asked for: people's other data stays where it is. */
static const struct
{
  const char *name;
  const char *fields;
  TakeRow take;
} shapes[RS_N_DIRECTORY_LISTS] = {
  [RS_DIRECTORY_AGENTS] = { "agents", "agentId,userID,userName,firstName,lastName,teamId,teamName,isActive",
                            take_agent },
  [RS_DIRECTORY_TEAMS] = { "teams", "teamId,teamName,isActive", take_team },
  [RS_DIRECTORY_SKILLS] = { "skills", "skillId,skillName,isActive", take_skill },
};

/* Who has left, and what is shut, is no part of a roster. A flag that cannot be read shuts nobody out. */
static gboolean
is_active (JsonObject *row)
{
  gboolean flag;

  return rs_loose_read_flag (row, NAMES ("isActive"), &flag) != RS_JSON_VALUE || flag;
}

static void
note_wrong (RsDirectoryPage *self, RsDirectoryList list, guint index, const char *member)
{
  self->n_wrong++;
  if (self->wrong_path == NULL)
    self->wrong_path = g_strdup_printf ("%s[%u]%s%s", shapes[list].name, index, *member != '\0' ? "." : "", member);
}

static void
take_rows (RsDirectoryPage *self, RsDirectoryList list, JsonArray *rows, RsDirectoryBuilder *builder)
{
  self->n_rows = json_array_get_length (rows);
  for (guint i = 0; i < self->n_rows; i++)
    {
      JsonNode *node = json_array_get_element (rows, i);
      JsonObject *row = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *wrong = "";

      if (row != NULL)
        wrong = is_active (row) ? shapes[list].take (builder, row) : NULL;
      if (wrong != NULL)
        note_wrong (self, list, i, wrong);
    }
}

/* The address of the next page is text, or text within an object. */
static void
read_next (RsDirectoryPage *self, JsonObject *content)
{
  JsonObject *links, *link;
  const char *next = NULL;

  if (rs_json_read_object (content, "_links", &links) != RS_JSON_VALUE)
    return;
  if (rs_json_read_object (links, "next", &link) == RS_JSON_VALUE)
    rs_json_read_text (link, "href", &next);
  else
    rs_json_read_text (links, "next", &next);
  if (next != NULL && *next != '\0')
    self->next = g_strdup (next);
}

static RsMalformed
read_content (RsDirectoryPage *self, RsDirectoryList list, JsonObject *content, RsDirectoryBuilder *builder)
{
  const char *member = rs_loose_find_member (content, NAMES (shapes[list].name));
  JsonArray *rows;

  rs_loose_read_count (content, NAMES ("totalRecords", "totalCount"), &self->total);
  read_next (self, content);
  if (member == NULL) /* who has nobody may leave the list out, but must say so */
    return self->total == 0 || json_object_has_member (content, shapes[list].name) ? RS_MALFORMED_NONE
                                                                                   : RS_MALFORMED_WRONG_TYPE;
  if (rs_json_read_array (content, member, &rows) != RS_JSON_VALUE)
    return RS_MALFORMED_WRONG_TYPE;
  take_rows (self, list, rows, builder);
  return RS_MALFORMED_NONE;
}

/**
 * rs_directory_page_read:
 * @self: (out caller-allocates): what the page says about itself; to be given to rs_directory_page_clear()
 * @list: which list it is of
 * @data: (array length=length): a reply
 * @length: its bytes
 * @max_bytes: how many it may have
 * @builder: where its rows go
 *
 * Reads one page of a list of CXone's REST interface: with or without the wrapper `resultSet`, ids as numbers or text,
 * names in several spellings. Rows that are not active are left out; a row that is wrong is left out and counted.
 *
 * Returns: %RS_MALFORMED_NONE, or why it is no such page
 */
RsMalformed
rs_directory_page_read (RsDirectoryPage *self, RsDirectoryList list, const char *data, gsize length, gsize max_bytes,
                        RsDirectoryBuilder *builder)
{
  RsMalformed reason;
  g_autoptr (JsonNode) root = rs_json_parse_object (data, length, max_bytes, &reason);
  JsonObject *content;

  *self = (RsDirectoryPage){ .total = -1 };
  if (root == NULL)
    return reason;
  if (rs_json_read_object (json_node_get_object (root), "resultSet", &content) != RS_JSON_VALUE)
    content = json_node_get_object (root);
  return read_content (self, list, content, builder);
}

/**
 * rs_directory_page_clear:
 * @self: a page
 *
 * Frees what it holds.
 */
void
rs_directory_page_clear (RsDirectoryPage *self)
{
  g_clear_pointer (&self->wrong_path, g_free);
  g_clear_pointer (&self->next, g_free);
}

/**
 * rs_directory_list_get_name:
 * @list: a list
 *
 * Returns: (transfer none): what it is called in addresses and replies
 */
const char *
rs_directory_list_get_name (RsDirectoryList list)
{
  return shapes[list].name;
}

/**
 * rs_directory_list_get_fields:
 * @list: a list
 *
 * Returns: (transfer none): the members to ask for, separated by commas
 */
const char *
rs_directory_list_get_fields (RsDirectoryList list)
{
  return shapes[list].fields;
}
