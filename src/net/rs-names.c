/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-names.h"

#include "base/rs-error.h"
#include "base/rs-file.h"
#include "wire/rs-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COLUMNS 64

/* The columns of a names file that mean something. */
enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_TEAM,
  N_COLUMNS,
};

static const char *const column_names[N_COLUMNS] = { "userId", "displayName", "teamName" };

/* A CSV file (RFC 4180) that is being read. */
typedef struct
{
  const char *at;
  const char *end;
  const char *origin;
  char delimiter;
  guint line;        /* where @at is */
  guint record_line; /* where the record began */
  GPtrArray *fields; /* of char *, of the record */
  guint column[N_COLUMNS];
  GError *error; /* the first thing that is wrong */
} Reader;

static gboolean complain (Reader *reader, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
complain (Reader *reader, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  if (reader->error != NULL)
    return FALSE;
  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  reader->error = g_error_new (RS_ERROR, RS_ERROR_MALFORMED, "%s:%u: %s", reader->origin, reader->record_line, why);
  return FALSE;
}

static gboolean
is_at_line_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

/* FALSE if the closing quote is missing: then nobody knows where the next record begins. */
static gboolean
read_quoted (Reader *reader, GString *field)
{
  for (reader->at++; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '"' && (reader->at + 1 == reader->end || reader->at[1] != '"'))
        {
          reader->at++;
          return TRUE;
        }
      if (*reader->at == '"')
        reader->at++;
      else if (*reader->at == '\n')
        reader->line++;
      g_string_append_c (field, *reader->at);
    }
  return complain (reader, _ ("a quotation mark is not closed; what follows cannot be read"));
}

static gboolean
read_field (Reader *reader)
{
  g_autoptr (GString) field = g_string_new (NULL);

  if (reader->at < reader->end && *reader->at == '"' && !read_quoted (reader, field))
    return FALSE;
  while (!is_at_line_end (reader) && *reader->at != reader->delimiter)
    g_string_append_c (field, *reader->at++);
  g_ptr_array_add (reader->fields, g_strstrip (g_string_free (g_steal_pointer (&field), FALSE)));
  return TRUE;
}

static void
skip_line_end (Reader *reader)
{
  if (reader->at < reader->end && *reader->at == '\r')
    reader->at++;
  if (reader->at < reader->end && *reader->at == '\n')
    reader->at++;
  reader->line++;
}

/* The next record, lines without anything left out. FALSE at the end, or where nothing can be read any more. */
static gboolean
read_record (Reader *reader)
{
  while (reader->at < reader->end && is_at_line_end (reader))
    skip_line_end (reader);
  reader->record_line = reader->line;
  g_ptr_array_set_size (reader->fields, 0);
  if (reader->at == reader->end)
    return FALSE;
  for (;;)
    {
      if (reader->fields->len == MAX_COLUMNS)
        return complain (reader,
                         ngettext ("there is more than %d column; this is no list of names",
                                   "there are more than %d columns; this is no list of names", MAX_COLUMNS),
                         MAX_COLUMNS);
      if (!read_field (reader))
        return FALSE;
      if (is_at_line_end (reader))
        break;
      reader->at++;
    }
  skip_line_end (reader);
  return TRUE;
}

static guint
find_column (const Reader *reader, const char *name)
{
  guint i = 0;

  while (i < reader->fields->len && g_ascii_strcasecmp (reader->fields->pdata[i], name) != 0)
    i++;
  return i;
}

/* Spreadsheets write semicolons where the comma is the decimal sign. */
static char
find_delimiter (const Reader *reader)
{
  for (const char *p = reader->at; p < reader->end && *p != '\n'; p++)
    if (*p == ',' || *p == ';' || *p == '\t')
      return *p;
  return ',';
}

static gboolean
read_heading (Reader *reader)
{
  reader->delimiter = find_delimiter (reader);
  if (!read_record (reader))
    return complain (reader, _ ("the file is empty; its first line must be: userId,displayName,teamName"));
  for (guint i = 0; i < N_COLUMNS; i++)
    reader->column[i] = find_column (reader, column_names[i]);
  if (reader->column[COLUMN_ID] == reader->fields->len || reader->column[COLUMN_NAME] == reader->fields->len)
    return complain (reader, _ ("the columns are not named; the first line must be: userId,displayName,teamName"));
  return TRUE;
}

static const char *
get_field (const Reader *reader, guint column)
{
  return reader->column[column] < reader->fields->len ? reader->fields->pdata[reader->column[column]] : NULL;
}

static void
take_record (Reader *reader, RsNameTable *target)
{
  const char *id = get_field (reader, COLUMN_ID);
  const char *name = get_field (reader, COLUMN_NAME);

  if (id == NULL || name == NULL)
    complain (reader,
              ngettext ("there is %u column; userId and displayName are needed",
                        "there are %u columns; userId and displayName are needed", reader->fields->len),
              reader->fields->len);
  else if (*id == '\0')
    complain (reader, _ ("the userId is empty"));
  else if (strlen (id) > RS_NAME_TABLE_MAX_ID_BYTES)
    complain (
        reader,
        ngettext ("the userId has more than %d byte", "the userId has more than %d bytes", RS_NAME_TABLE_MAX_ID_BYTES),
        RS_NAME_TABLE_MAX_ID_BYTES);
  else if (!rs_name_table_set (target, RS_KIND_AGENT, id, name, get_field (reader, COLUMN_TEAM)))
    complain (reader,
              ngettext ("more than %d agent is named; this one and those after it have no name",
                        "more than %d agents are named; this one and those after it have no name",
                        RS_NAME_TABLE_MAX_NAMES),
              RS_NAME_TABLE_MAX_NAMES);
}

/**
 * rs_names_parse_csv:
 * @target: where to put the names
 * @text: (array length=length): a table in UTF-8 (RFC 4180), separated by commas, semicolons or tabs. Its first line
 *   names the columns: `userId` and `displayName`, and `teamName` if it has one
 * @length: its bytes
 * @origin: what to call it in messages, such as its path
 * @error: return location
 *
 * Reads names of agents. A line that is wrong is left out, the others are taken.
 *
 * Returns: whether nothing was wrong; else %RS_ERROR_MALFORMED, which names file, line and what is wrong with the
 *   first such line
 */
gboolean
rs_names_parse_csv (RsNameTable *target, const char *text, gsize length, const char *origin, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .at = text, .end = text + length, .origin = origin, .line = 1, .fields = fields };

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    reader.at += 3;
  reader.record_line = 1;
  if (!g_utf8_validate_len (text, length, NULL))
    complain (&reader, _ ("this is not text in UTF-8; save the list of names as “CSV UTF-8”"));
  else if (read_heading (&reader))
    while (read_record (&reader))
      take_record (&reader, target);

  if (reader.error == NULL)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}

/**
 * rs_names_read_file:
 * @target: where to put the names
 * @path: a CSV file, see rs_names_parse_csv()
 * @error: return location
 *
 * Returns: whether it could be read and nothing in it was wrong; else %RS_ERROR_MALFORMED
 */
gboolean
rs_names_read_file (RsNameTable *target, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = rs_file_read (path, RS_NAMES_MAX_BYTES, &reason);
  gsize length;
  const char *text;

  if (bytes == NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED,
                   _ ("The list of names %s cannot be read: %s. Check NamesFile in the profile."), path,
                   reason->message);
      return FALSE;
    }
  text = g_bytes_get_data (bytes, &length);
  return rs_names_parse_csv (target, text != NULL ? text : "", length, path, error);
}

/* What the members are called, by kind. */
static const struct
{
  const char *list;
  const char *id;
  const char *name;
  const char *team;
} shapes[] = {
  [RS_KIND_AGENT] = { "users", "userId", "displayName", "teamName" },
  [RS_KIND_QUEUE] = { "queues", "queueId", "queueName", NULL },
};

/* Absent and null mean the same here: no name. */
static gboolean
read_name (JsonObject *object, const char *member, const char **out)
{
  *out = NULL;
  return member == NULL || rs_json_read_text (object, member, out) != RS_JSON_WRONG;
}

static gboolean
take_element (RsNameTable *target, RsKind kind, JsonNode *node)
{
  JsonObject *object;
  const char *id, *name, *team;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  return rs_json_read_text (object, shapes[kind].id, &id) == RS_JSON_VALUE &&
         read_name (object, shapes[kind].name, &name) && read_name (object, shapes[kind].team, &team) &&
         rs_name_table_set (target, kind, id, name, team);
}

static gboolean
fail_shape (RsKind kind, const char *origin, const char *why, GError **error)
{
  g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED,
               _ ("%s does not answer with names (%s). Expected: {\"%s\":[{\"%s\":\"…\",\"%s\":\"…\"}]}."), origin, why,
               shapes[kind].list, shapes[kind].id, shapes[kind].name);
  return FALSE;
}

/**
 * rs_names_parse_json:
 * @target: where to put the names
 * @kind: %RS_KIND_AGENT for `{"users":[{userId,displayName,teamName}]}`, %RS_KIND_QUEUE for
 *   `{"queues":[{queueId,queueName}]}`
 * @data: (array length=length): an answer
 * @length: its bytes
 * @origin: what to call it in messages, such as its address
 * @error: return location
 *
 * Reads names of agents or queues. An entry that is wrong is left out, the others are taken.
 *
 * Returns: whether nothing was wrong; else %RS_ERROR_MALFORMED
 */
gboolean
rs_names_parse_json (RsNameTable *target, RsKind kind, const char *data, gsize length, const char *origin,
                     GError **error)
{
  RsMalformed reason;
  g_autoptr (JsonNode) root = rs_json_parse_object (data, length, RS_NAMES_MAX_BYTES, &reason);
  JsonArray *list;
  guint n_wrong = 0, first_wrong = 0;

  if (root == NULL)
    return fail_shape (kind, origin, rs_malformed_get_nick (reason), error);
  if (rs_json_read_array (json_node_get_object (root), shapes[kind].list, &list) != RS_JSON_VALUE)
    return fail_shape (kind, origin, rs_malformed_get_nick (RS_MALFORMED_WRONG_TYPE), error);

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!take_element (target, kind, json_array_get_element (list, i)) && n_wrong++ == 0)
      first_wrong = i;
  if (n_wrong == 0)
    return TRUE;
  g_set_error (
      error, RS_ERROR, RS_ERROR_MALFORMED,
      /* Translators: where the list came from, how many entries, the name of the list in the JSON, a number */
      ngettext ("%s: %u of the entries in “%s” is wrong or too many and was left out: entry %u.",
                "%s: %u of the entries in “%s” are wrong or too many and were left out; the first is entry %u.",
                n_wrong),
      origin, n_wrong, shapes[kind].list, first_wrong + 1);
  return FALSE;
}
