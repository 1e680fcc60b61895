/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-frame-redactor.h"

#include "base/rs-iso-time.h"
#include "wire/rs-heartbeat.h"
#include "wire/rs-json-reader.h"
#include "wire/rs-json-writer.h"

#include <math.h>
#include <string.h>

#define KEY_BYTES 32
#define PSEUDONYM_DIGITS 10
#define MAX_WORD_BYTES 40
#define MAX_DIGITS_IN_WORD 4
/* What is longer is no name, and may be made to keep a pattern busy. */
#define MAX_TEXT_BYTES 1024

#define MAX_UNKNOWN_NUMBER 99999.0
#define MAX_MALFORMED_BYTES 256

/**
 * RsFrameRedactor:
 *
 * Takes out of a frame what must not be kept: whatever could tell who a customer is. It keeps what the board shows,
 * member by member, and replaces every text that it does not know by a pseudonym: nobody can know today what a server
 * will tell tomorrow.
 *
 * The same word becomes the same pseudonym, so that a recording still tells one contact from another. The pseudonym is
 * made with a key that is never written down: telephone numbers are few enough to try them all.
 */
struct _RsFrameRedactor
{
  guchar key[KEY_BYTES];
  gboolean anonymous;
  GRegex *addresses;
};

/* Telephone numbers, e-mail addresses, URLs. */
static const char *const address_pattern = "(?:[a-z][a-z0-9+.-]*://|\\bwww\\.|\\b(?:sips?|tel|mailto|callto):)\\S+"
                                           "|[^\\s@<>()\\[\\],;:\"]+@[^\\s@<>()\\[\\],;:\"]+"
                                           "|[+(]{0,2}(?:\\d[\\s().\\/-]{0,3}){6,}\\d";

/* Where in a frame something stands. */
typedef enum
{
  PLACE_ROOT,
  PLACE_AGENT,
  PLACE_QUEUE,
  PLACE_INTERACTION,
  PLACE_SUBSCRIPTION,
  PLACE_IDS,
  PLACE_OTHER,
  PLACE_UNKNOWN,
} Place;

/* What becomes of it. */
typedef enum
{
  TREAT_UNKNOWN,     /* a pseudonym */
  TREAT_WORD,        /* one of the protocol's own words */
  TREAT_NUMBER,      /* a number, perhaps as text */
  TREAT_TIME,        /* a time */
  TREAT_TEXT,        /* a tenant's own word, without addresses in it */
  TREAT_PERSON,      /* the id of an agent */
  TREAT_QUEUE,       /* the id of a queue */
  TREAT_CONTACT,     /* the id of an interaction */
  TREAT_PERSON_NAME, /* what an agent is called */
  TREAT_TEAM_NAME,   /* what a team is called */
  TREAT_QUEUE_NAME,  /* what a queue is called */
  TREAT_DESCEND,     /* an object of which something is known */
} Treatment;

typedef struct
{
  const char *name;
  Treatment treatment;
  Place place; /* for TREAT_DESCEND */
} Rule;

/* Known wherever a message may tell them (protocol §4). */
static const Rule order_rules[] = {
  { "sequence", TREAT_NUMBER, 0 }, { "sequenceNumber", TREAT_NUMBER, 0 }, { "seq", TREAT_NUMBER, 0 },
  { "timestamp", TREAT_TIME, 0 },  { "eventTime", TREAT_TIME, 0 },        { "ts", TREAT_TIME, 0 },
};

static const Rule rules[][16] = {
  [PLACE_ROOT] = {
    { "type", TREAT_WORD, 0 }, { "command", TREAT_WORD, 0 }, { "event", TREAT_WORD, 0 },
    { "topicName", TREAT_WORD, 0 }, { "code", TREAT_WORD, 0 }, { "intervalSeconds", TREAT_NUMBER, 0 },
  },
  [PLACE_AGENT] = {
    { "userId", TREAT_PERSON, 0 }, { "status", TREAT_TEXT, 0 }, { "statusChangedAt", TREAT_TIME, 0 },
    { "queueName", TREAT_QUEUE_NAME, 0 }, { "wrapUpCode", TREAT_TEXT, 0 }, { "displayName", TREAT_PERSON_NAME, 0 },
    { "teamName", TREAT_TEAM_NAME, 0 },
  },
  [PLACE_QUEUE] = {
    { "queueId", TREAT_QUEUE, 0 }, { "queueName", TREAT_QUEUE_NAME, 0 }, { "waiting", TREAT_NUMBER, 0 },
    { "longestWaitSeconds", TREAT_NUMBER, 0 }, { "oldestWaitingSince", TREAT_TIME, 0 },
    { "serviceLevel", TREAT_NUMBER, 0 }, { "serviceLevelGoal", TREAT_NUMBER, 0 }, { "abandoned", TREAT_NUMBER, 0 },
    { "handled", TREAT_NUMBER, 0 }, { "agentsAvailable", TREAT_NUMBER, 0 },
  },
  [PLACE_INTERACTION] = {
    { "interactionId", TREAT_CONTACT, 0 }, { "state", TREAT_TEXT, 0 }, { "stateChangedAt", TREAT_TIME, 0 },
    { "channel", TREAT_TEXT, 0 }, { "direction", TREAT_TEXT, 0 }, { "queueName", TREAT_QUEUE_NAME, 0 },
    { "userId", TREAT_PERSON, 0 },
  },
  [PLACE_SUBSCRIPTION] = {
    { "presence", TREAT_DESCEND, PLACE_IDS }, { "queues", TREAT_DESCEND, PLACE_IDS },
    { "interactions", TREAT_DESCEND, PLACE_IDS },
  },
  [PLACE_IDS] = { { "userIds", TREAT_PERSON, 0 }, { "queueIds", TREAT_QUEUE, 0 } },
  [PLACE_OTHER] = { { "intervalSeconds", TREAT_NUMBER, 0 } },
  [PLACE_UNKNOWN] = { { NULL, TREAT_UNKNOWN, 0 } },
};

/* What the payload of a message is about. */
static const struct
{
  const char *type;
  Place place;
} payloads[] = {
  { "presence.update", PLACE_AGENT },          { "queue.update", PLACE_QUEUE },
  { "interaction.update", PLACE_INTERACTION }, { "subscribe", PLACE_SUBSCRIPTION },
  { "subscribed", PLACE_SUBSCRIPTION },
};

/**
 * rs_frame_redactor_new:
 * @anonymous: whether agents, teams and queues get pseudonyms as well
 *
 * Returns: (transfer full): a redactor whose pseudonyms no other one makes
 */
RsFrameRedactor *
rs_frame_redactor_new (gboolean anonymous)
{
  RsFrameRedactor *self = g_new0 (RsFrameRedactor, 1);
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();
  g_autofree char *both = g_strconcat (first, second, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = KEY_BYTES;

  g_checksum_update (sum, (const guchar *) both, -1);
  g_checksum_get_digest (sum, self->key, &length);
  self->anonymous = anonymous;
  self->addresses = g_regex_new (address_pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  return self;
}

/**
 * rs_frame_redactor_free:
 * @self: (transfer full): a redactor
 */
void
rs_frame_redactor_free (RsFrameRedactor *self)
{
  explicit_bzero (self->key, KEY_BYTES);
  g_regex_unref (self->addresses);
  g_free (self);
}

/* Letters only: what is made in place of a number must not look like one. */
static char *
make_pseudonym (RsFrameRedactor *self, const char *prefix, const char *text)
{
  g_autofree char *sum = g_compute_hmac_for_string (G_CHECKSUM_SHA256, self->key, KEY_BYTES, text, -1);

  for (guint i = 0; i < PSEUDONYM_DIGITS; i++)
    sum[i] = g_ascii_isdigit (sum[i]) ? (char) ('g' + (sum[i] - '0')) : sum[i];
  return g_strdup_printf ("%s-%.*s", prefix, PSEUDONYM_DIGITS, sum);
}

static gboolean
replace_address (const GMatchInfo *match, GString *result, gpointer user_data)
{
  g_autofree char *address = g_match_info_fetch (match, 0);
  g_autofree char *pseudonym = make_pseudonym (user_data, "address", address);

  g_string_append (result, pseudonym);
  return FALSE;
}

/* A word that a programmer chose: letters, few digits, no space. */
static gboolean
is_plain_word (const char *text)
{
  guint n_digits = 0;

  if (!g_ascii_isalpha (*text) || strlen (text) > MAX_WORD_BYTES)
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isalnum (*text) && strchr ("_.-", *text) == NULL)
        return FALSE;
      n_digits += g_ascii_isdigit (*text) ? 1 : 0;
    }
  return n_digits <= MAX_DIGITS_IN_WORD;
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text) && strlen (text) < 20;
}

static gboolean
is_time (const char *text)
{
  gint64 time_ns;

  return rs_iso_time_parse (text, &time_ns);
}

/* Platforms number their contacts as well as their agents: a number alone is no telephone number here. */
static gboolean
is_good_id (const char *text)
{
  return strchr (text, '@') == NULL && strchr (text, ':') == NULL && *text != '+';
}

static char *
redact_name (RsFrameRedactor *self, const char *text, const char *prefix)
{
  char *clean;

  if (self->anonymous && prefix != NULL)
    return make_pseudonym (self, prefix, text);
  clean = g_regex_replace_eval (self->addresses, text, -1, 0, 0, replace_address, self, NULL);
  return clean != NULL ? clean : make_pseudonym (self, "text", text);
}

static char *
redact_id (RsFrameRedactor *self, const char *text, Treatment treatment, const char *prefix)
{
  if ((self->anonymous && treatment != TREAT_CONTACT) || !is_good_id (text))
    return make_pseudonym (self, prefix, text);
  return g_strdup (text);
}

static char *
keep_if (RsFrameRedactor *self, const char *text, gboolean is_harmless)
{
  return is_harmless ? g_strdup (text) : make_pseudonym (self, "text", text);
}

static char *
redact_text (RsFrameRedactor *self, const char *text, Treatment treatment)
{
  if (*text == '\0')
    return g_strdup (text);
  if (strlen (text) > MAX_TEXT_BYTES)
    return make_pseudonym (self, "text", text);

  switch (treatment)
    {
    case TREAT_WORD:
      return keep_if (self, text, is_plain_word (text));
    case TREAT_NUMBER:
      return keep_if (self, text, is_number (text));
    case TREAT_TIME:
      return keep_if (self, text, is_time (text));
    case TREAT_TEXT:
      return redact_name (self, text, NULL);
    case TREAT_PERSON:
      return redact_id (self, text, treatment, "agent");
    case TREAT_QUEUE:
      return redact_id (self, text, treatment, "queue");
    case TREAT_CONTACT:
      return redact_id (self, text, treatment, "contact");
    case TREAT_PERSON_NAME:
      return redact_name (self, text, "Agent");
    case TREAT_TEAM_NAME:
      return redact_name (self, text, "Team");
    case TREAT_QUEUE_NAME:
      return redact_name (self, text, "Queue");
    case TREAT_UNKNOWN:
    case TREAT_DESCEND:
    default:
      return make_pseudonym (self, "text", text);
    }
}

static const Rule *
find_rule (const Rule *table, gsize n_rules, const char *name)
{
  for (gsize i = 0; i < n_rules && table[i].name != NULL; i++)
    if (g_str_equal (table[i].name, name))
      return &table[i];
  return NULL;
}

static Rule
get_rule (Place place, const char *name, Place payload)
{
  const Rule *rule = find_rule (rules[place], G_N_ELEMENTS (rules[place]), name);

  if (rule == NULL && place != PLACE_UNKNOWN)
    rule = find_rule (order_rules, G_N_ELEMENTS (order_rules), name);
  if (place == PLACE_ROOT && g_str_equal (name, "payload"))
    return (Rule){ name, TREAT_DESCEND, payload };
  return rule != NULL ? *rule : (Rule){ name, TREAT_UNKNOWN, PLACE_UNKNOWN };
}

static Place
find_payload (JsonObject *root)
{
  const char *type;

  if (rs_json_read_text (root, "type", &type) != RS_JSON_VALUE)
    return PLACE_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (payloads); i++)
    if (g_str_equal (payloads[i].type, type))
      return payloads[i].place;
  return PLACE_OTHER;
}

static void add_node (RsFrameRedactor *self, JsonBuilder *builder, JsonNode *node, Rule rule);

static void
add_object (RsFrameRedactor *self, JsonBuilder *builder, JsonObject *object, Place place, Place payload)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_builder_begin_object (builder);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *key = is_plain_word (name) ? g_strdup (name) : make_pseudonym (self, "key", name);

      json_builder_set_member_name (builder, key);
      add_node (self, builder, node, get_rule (place, name, payload));
    }
  json_builder_end_object (builder);
}

static void
add_array (RsFrameRedactor *self, JsonBuilder *builder, JsonArray *array, Rule rule)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < json_array_get_length (array); i++)
    add_node (self, builder, json_array_get_element (array, i), (Rule){ NULL, rule.treatment, PLACE_UNKNOWN });
  json_builder_end_array (builder);
}

/* A telephone number may also come as a number. */
static void
add_number (JsonBuilder *builder, JsonNode *node, Treatment treatment)
{
  gboolean is_kept = treatment == TREAT_NUMBER || fabs (json_node_get_double (node)) <= MAX_UNKNOWN_NUMBER;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    json_builder_add_int_value (builder, is_kept ? json_node_get_int (node) : 0);
  else
    json_builder_add_double_value (builder, is_kept ? json_node_get_double (node) : 0);
}

static void
add_value (RsFrameRedactor *self, JsonBuilder *builder, JsonNode *node, Treatment treatment)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    {
      g_autofree char *text = redact_text (self, json_node_get_string (node), treatment);

      json_builder_add_string_value (builder, text);
    }
  else if (type == G_TYPE_BOOLEAN)
    json_builder_add_boolean_value (builder, json_node_get_boolean (node));
  else
    add_number (builder, node, treatment);
}

static void
add_node (RsFrameRedactor *self, JsonBuilder *builder, JsonNode *node, Rule rule)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      add_object (self, builder, json_node_get_object (node),
                  rule.treatment == TREAT_DESCEND ? rule.place : PLACE_UNKNOWN, PLACE_UNKNOWN);
      break;
    case JSON_NODE_ARRAY:
      add_array (self, builder, json_node_get_array (node), rule);
      break;
    case JSON_NODE_VALUE:
      add_value (self, builder, node, rule.treatment);
      break;
    case JSON_NODE_NULL:
    default:
      json_builder_add_null_value (builder);
    }
}

static gboolean
is_harmless_word (const char *word)
{
  static const char *const words[] = { "true",   "false",       "null",       "payload",   "presence", "queue",
                                       "update", "interaction", "subscribed", "heartbeat", "ping",     NULL };

  if (is_number (word))
    return strlen (word) <= MAX_DIGITS_IN_WORD;
  if (*word == '\0' || g_strv_contains (words, word))
    return TRUE;
  for (guint place = 0; place < G_N_ELEMENTS (rules); place++)
    if (find_rule (rules[place], G_N_ELEMENTS (rules[place]), word) != NULL)
      return TRUE;
  return find_rule (order_rules, G_N_ELEMENTS (order_rules), word) != NULL;
}

/* What is no JSON has no members to judge by: it is kept only if it holds nothing but words of the protocol. */
static gboolean
is_harmless (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  g_auto (GStrv) words = NULL;

  for (char *p = copy; *p != '\0'; p++)
    if (g_ascii_ispunct (*p) || g_ascii_isspace (*p))
      *p = ' ';
  words = g_strsplit (copy, " ", -1);
  for (char **word = words; *word != NULL; word++)
    if (!is_harmless_word (*word))
      return FALSE;
  return TRUE;
}

/**
 * rs_frame_redactor_redact:
 * @self: a redactor
 * @data: (array length=length): a frame, as it came or went
 * @length: its bytes
 * @out_reason: (out): if the frame is not kept: what is wrong with it
 *
 * Takes out of a frame whatever could tell who a customer is. What a decoder makes of the result is what it makes of
 * the frame, but for the words.
 *
 * Returns: (transfer full) (nullable): the frame as it may be kept; %NULL if it is malformed, and holds more than the
 *   protocol's own words
 */
char *
rs_frame_redactor_redact (RsFrameRedactor *self, const char *data, gsize length, RsMalformed *out_reason)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  *out_reason = RS_MALFORMED_NONE;
  if (rs_heartbeat_is_bare (data, length))
    return g_strndup (data, length);
  root = rs_json_parse_object (data, length, RS_JSON_MAX_BYTES, out_reason);
  if (root == NULL)
    {
      g_autofree char *text = length <= MAX_MALFORMED_BYTES ? g_strndup (data, length) : NULL;

      return text != NULL && strlen (text) == length && is_harmless (text) ? g_steal_pointer (&text) : NULL;
    }

  builder = json_builder_new_immutable ();
  add_object (self, builder, json_node_get_object (root), PLACE_ROOT, find_payload (json_node_get_object (root)));
  return rs_json_write_end (builder);
}
