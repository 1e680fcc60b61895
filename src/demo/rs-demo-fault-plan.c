/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-fault-plan.h"

#include <math.h>

#include "base/rs-error.h"

typedef enum
{
  UNIT_SHARE,
  UNIT_COUNT,
  UNIT_MILLISECONDS,
  UNIT_SECONDS,
  UNIT_KINDS,
} Unit;

typedef struct
{
  const char *group;
  const char *key;
  Unit unit;
  gsize offset;
  double least;
  double most;
} Setting;

#define AT(member) G_STRUCT_OFFSET (RsDemoFaultPlan, member)
#define DAY 86400.0

static const Setting settings[] = {
  { "Reorder", "Share", UNIT_SHARE, AT (reorder_share), 0, 1 },
  { "Reorder", "WindowMs", UNIT_MILLISECONDS, AT (reorder_window_us), 1, 60000 },
  { "Reorder", "Span", UNIT_COUNT, AT (reorder_span), 1, 100000 },
  { "Duplicate", "Share", UNIT_SHARE, AT (duplicate_share), 0, 1 },
  { "Drop", "Share", UNIT_SHARE, AT (drop_share), 0, 1 },
  { "Malformed", "Share", UNIT_SHARE, AT (malformed_share), 0, 1 },
  { "Malformed", "Kinds", UNIT_KINDS, AT (malformed_kinds), 0, 0 },
  { "Burst", "Every", UNIT_SECONDS, AT (burst_every_us), 0.1, DAY },
  { "Burst", "Hold", UNIT_SECONDS, AT (burst_hold_us), 0.01, DAY },
  { "Silence", "From", UNIT_SECONDS, AT (silence_from_us), 0.01, DAY },
  { "Silence", "For", UNIT_SECONDS, AT (silence_for_us), 0.01, DAY },
  { "Close", "At", UNIT_SECONDS, AT (close_at_us), 0.01, DAY },
  { "Close", "Code", UNIT_COUNT, AT (close_code), 1000, 4999 },
  { "Close", "Times", UNIT_COUNT, AT (close_times), 0, 1000000 },
  { "Token", "ExpirySeconds", UNIT_COUNT, AT (token_seconds), 1, DAY },
  { "Handshake", "Status", UNIT_COUNT, AT (refuse_status), 300, 599 },
  { "Handshake", "Times", UNIT_COUNT, AT (refuse_times), 0, 1000000 },
  { "Handshake", "RetryAfter", UNIT_COUNT, AT (refuse_retry_after), 1, 3600 },
  { "Handshake", "DelayMs", UNIT_MILLISECONDS, AT (handshake_delay_us), 1, 600000 },
  { "Numbers", "RestartAt", UNIT_SECONDS, AT (restart_numbers_at_us), 0.01, DAY },
  { "InvalidUtf8", "At", UNIT_SECONDS, AT (invalid_utf8_at_us), 0.01, DAY },
  { "Oversize", "At", UNIT_SECONDS, AT (oversize_at_us), 0.01, DAY },
  { "Oversize", "Bytes", UNIT_COUNT, AT (oversize_bytes), 64, 1 << 28 },
};

static const char *const malformed_words[RS_DEMO_N_MALFORMED + 1] = {
  [RS_DEMO_MALFORMED_TRUNCATED] = "truncated",
  [RS_DEMO_MALFORMED_WRONG_TYPES] = "wrong-types",
  [RS_DEMO_MALFORMED_NESTED] = "nested",
  [RS_DEMO_MALFORMED_EMPTY] = "empty",
  [RS_DEMO_MALFORMED_COMMENTS] = "comments",
  [RS_DEMO_MALFORMED_SINGLE_QUOTES] = "single-quotes",
  [RS_DEMO_MALFORMED_HUGE_INTEGERS] = "huge-integers",
  [RS_DEMO_MALFORMED_UNKNOWN_TYPE] = "unknown-type",
  [RS_DEMO_MALFORMED_NOT_AN_OBJECT] = "not-an-object",
};

static const Setting *
find_setting (const char *group, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].group, group) && (key == NULL || g_str_equal (settings[i].key, key)))
      return &settings[i];
  return NULL;
}

static gboolean
read_kind (const char *word, guint *kinds, GError **error)
{
  for (guint i = 0; i < RS_DEMO_N_MALFORMED; i++)
    if (g_str_equal (malformed_words[i], word))
      {
        *kinds |= 1u << i;
        return TRUE;
      }

  {
    g_autofree char *allowed = g_strjoinv (", ", (char **) malformed_words);

    g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                 "[Malformed] Kinds: “%s” is not a kind of broken frame. Allowed are %s.", word, allowed);
  }
  return FALSE;
}

static gboolean
read_kinds (const char *text, guint *kinds, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0' && !read_kind (words[i], kinds, error))
      return FALSE;
  return TRUE;
}

static void
store_number (RsDemoFaultPlan *self, const Setting *setting, double number)
{
  static const double factors[] = {
    [UNIT_COUNT] = 1.0,
    [UNIT_MILLISECONDS] = 1000.0,
    [UNIT_SECONDS] = 1000000.0,
  };

  if (setting->unit == UNIT_SHARE)
    G_STRUCT_MEMBER (double, self, setting->offset) = number;
  else
    G_STRUCT_MEMBER (gint64, self, setting->offset) = (gint64) (number * factors[setting->unit]);
}

static gboolean
read_setting (RsDemoFaultPlan *self, const Setting *setting, const char *text, GError **error)
{
  char *end = NULL;
  double number;

  if (setting->unit == UNIT_KINDS)
    return read_kinds (text, &self->malformed_kinds, error);

  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || isnan (number) || number < setting->least || number > setting->most ||
      (setting->unit == UNIT_COUNT && number != floor (number)))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "[%s] %s: “%s” is not %s from %g to %g.", setting->group,
                   setting->key, text, setting->unit == UNIT_COUNT ? "a whole number" : "a number", setting->least,
                   setting->most);
      return FALSE;
    }
  store_number (self, setting, number);
  return TRUE;
}

static gboolean
read_group (RsDemoFaultPlan *self, GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  if (find_setting (group, NULL) == NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "[%s] is not a fault that the demo centre knows.", group);
      return FALSE;
    }
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const Setting *setting = find_setting (group, keys[i]);
      g_autofree char *value = g_key_file_get_value (file, group, keys[i], NULL);

      if (setting == NULL)
        {
          g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "[%s] has no key “%s”.", group, keys[i]);
          return FALSE;
        }
      if (!read_setting (self, setting, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
need (gboolean has, gboolean needs, const char *sentence, GError **error)
{
  if (has || !needs)
    return TRUE;
  g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
check_whole (const RsDemoFaultPlan *self, GError **error)
{
  return need (self->reorder_window_us > 0 || self->reorder_span > 0, self->reorder_share > 0,
               "[Reorder] needs WindowMs or Span: how long a frame may be held back.", error) &&
         need (self->burst_hold_us > 0, self->burst_every_us > 0, "[Burst] Every needs Hold.", error) &&
         need (self->burst_hold_us <= self->burst_every_us, TRUE, "[Burst] Hold may not exceed Every.", error) &&
         need (self->silence_for_us > 0, self->silence_from_us > 0, "[Silence] From needs For.", error) &&
         need (self->close_code > 0, self->close_at_us > 0, "[Close] At needs Code.", error) &&
         need (self->oversize_bytes > 0, self->oversize_at_us > 0, "[Oversize] At needs Bytes.", error);
}

/**
 * rs_demo_fault_plan_parse:
 * @self: (out caller-allocates): a plan
 * @text: a key file, a group for each fault
 * @error: return location
 *
 * Reads a plan. Unknown groups and keys are errors: a test with a misspelt fault would prove nothing.
 *
 * Returns: FALSE with RS_ERROR_USAGE if @text is no such file
 */
gboolean
rs_demo_fault_plan_parse (RsDemoFaultPlan *self, const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) parse_error = NULL;
  g_auto (GStrv) groups = NULL;

  *self = (RsDemoFaultPlan){ 0 };
  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, &parse_error))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "The faults are not a key file: %s", parse_error->message);
      return FALSE;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!read_group (self, file, groups[i], error))
      return FALSE;
  return check_whole (self, error);
}

/**
 * rs_demo_fault_plan_load:
 * @self: (out caller-allocates): a plan
 * @path: a key file
 * @error: return location
 *
 * Returns: FALSE with RS_ERROR_USAGE if there is no such file or rs_demo_fault_plan_parse() refuses it; the
 *   message names the file
 */
gboolean
rs_demo_fault_plan_load (RsDemoFaultPlan *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) read_error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &read_error))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "The faults cannot be read: %s.", read_error->message);
      return FALSE;
    }
  if (rs_demo_fault_plan_parse (self, text, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}
