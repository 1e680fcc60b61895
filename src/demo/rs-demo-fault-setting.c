/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-fault-setting.h"

#include <math.h>

#include "base/rs-error.h"

typedef enum
{
  UNIT_SHARE,
  UNIT_COUNT,
  UNIT_MILLISECONDS,
  UNIT_SECONDS,
  UNIT_MINUTES,
  UNIT_FLAG,
  UNIT_ORDINALS,
  UNIT_WORD,  /* one of several words, kept as its place among them */
  UNIT_WORDS, /* some of several words, kept as a bit each */
} Unit;

struct _RsDemoFaultSetting
{
  const char *group;
  const char *key;
  Unit unit;
  gsize offset;
  double least;
  double most;
  const char *const *words;
};

static const char *const malformed_words[] = {
  "truncated",     "wrong-types",   "nested",       "empty",         "comments",
  "single-quotes", "huge-integers", "unknown-type", "not-an-object", NULL,
};
static const char *const timestamp_words[] = { "all", "some", "none", NULL };
static const char *const grant_words[] = { "client-credentials", "refresh-token", "jwt-bearer",
                                           "authorization-code", "access-key",    NULL };
static const char *const sign_in_words[] = { "agreed", "denied", "wrong-state", "never", NULL };
static const char *const scope_words[] = { "presence:read", "queue:read", "interaction:read", "user:read", NULL };
static const char *const cut_words[] = { "fin", "rst", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (malformed_words) == RS_DEMO_N_MALFORMED + 1);

#define AT(member) G_STRUCT_OFFSET (RsDemoFaultPlan, member)
#define DAY 86400.0
#define MANY 1000000

static const RsDemoFaultSetting settings[] = {
  { "Reorder", "Share", UNIT_SHARE, AT (reorder_share), 0, 1 },
  { "Reorder", "WindowMs", UNIT_MILLISECONDS, AT (reorder_window_us), 1, 60000 },
  { "Reorder", "Span", UNIT_COUNT, AT (reorder_span), 1, 100000 },
  { "Duplicate", "Share", UNIT_SHARE, AT (duplicate_share), 0, 1 },
  { "Drop", "Share", UNIT_SHARE, AT (drop_share), 0, 1 },
  { "Drop", "FirstDeltas", UNIT_FLAG, AT (drop_first_deltas) },
  { "Malformed", "Share", UNIT_SHARE, AT (malformed_share), 0, 1 },
  { "Malformed", "Kinds", UNIT_WORDS, AT (malformed_kinds), 0, 0, malformed_words },
  { "Burst", "Every", UNIT_SECONDS, AT (burst_every_us), 0.1, DAY },
  { "Burst", "Hold", UNIT_SECONDS, AT (burst_hold_us), 0.01, DAY },
  { "Silence", "From", UNIT_SECONDS, AT (silence_from_us), 0.01, DAY },
  { "Silence", "For", UNIT_SECONDS, AT (silence_for_us), 0.01, DAY },
  { "Close", "At", UNIT_SECONDS, AT (close_at_us), 0.01, DAY },
  { "Close", "Code", UNIT_COUNT, AT (close_code), 1000, 4999 },
  { "Close", "Times", UNIT_COUNT, AT (close_times), 0, MANY },
  { "Handshake", "Status", UNIT_COUNT, AT (refuse_status), 200, 599 },
  { "Handshake", "Times", UNIT_COUNT, AT (refuse_times), 0, MANY },
  { "Handshake", "Only", UNIT_ORDINALS, AT (refuse_only) },
  { "Handshake", "RetryAfter", UNIT_COUNT, AT (refuse_retry_after), 1, 3600 },
  { "Handshake", "DelayMs", UNIT_MILLISECONDS, AT (handshake_delay_us), 1, 600000 },
  { "Connection", "DieBeforeSubscribed", UNIT_ORDINALS, AT (die_before_subscribed) },
  { "Connection", "DieAfterSubscribed", UNIT_ORDINALS, AT (die_after_subscribed) },
  { "Connection", "OneOnlyCode", UNIT_COUNT, AT (one_connection_code), 1000, 4999 },
  { "Subscribed", "DelayMs", UNIT_MILLISECONDS, AT (subscribed_delay_us), 1, 600000 },
  { "Subscribed", "EarlyDeltas", UNIT_FLAG, AT (early_deltas) },
  { "Subscribed", "NoFirstDeltas", UNIT_FLAG, AT (no_first_deltas) },
  { "Numbers", "RestartAt", UNIT_SECONDS, AT (restart_numbers_at_us), 0.01, DAY },
  { "Clock", "Timestamps", UNIT_WORD, AT (timestamps), 0, 0, timestamp_words },
  { "Clock", "Ahead", UNIT_SECONDS, AT (clock_skew_us), -30 * DAY, 30 * DAY },
  { "Clock", "JumpAt", UNIT_SECONDS, AT (clock_jump_at_us), 0.01, DAY },
  { "Clock", "JumpBy", UNIT_SECONDS, AT (clock_jump_by_us), -DAY, DAY },
  { "InvalidUtf8", "At", UNIT_SECONDS, AT (invalid_utf8_at_us), 0.01, DAY },
  { "Oversize", "At", UNIT_SECONDS, AT (oversize_at_us), 0.01, DAY },
  { "Oversize", "Bytes", UNIT_COUNT, AT (oversize_bytes), 64, 1 << 28 },
  { "Flood", "At", UNIT_SECONDS, AT (flood_at_us), 0.01, DAY },
  { "Flood", "For", UNIT_SECONDS, AT (flood_for_us), 0.01, DAY },
  { "Endless", "At", UNIT_SECONDS, AT (endless_at_us), 0.01, DAY },
  { "Endless", "Bytes", UNIT_COUNT, AT (endless_bytes), 1, 1 << 24 },
  { "Token", "ExpirySeconds", UNIT_COUNT, AT (desk.token_seconds), 1, DAY },
  { "Token", "KeepExpired", UNIT_FLAG, AT (keep_expired) },
  { "Token", "Grants", UNIT_WORDS, AT (desk.grants), 0, 0, grant_words },
  { "Token", "SignIn", UNIT_WORD, AT (desk.sign_in), 0, 0, sign_in_words },
  { "Token", "RefreshTokens", UNIT_FLAG, AT (desk.refresh_tokens) },
  { "Token", "Scopes", UNIT_WORDS, AT (desk.scopes), 0, 0, scope_words },
  { "Token", "RefuseBroadScope", UNIT_FLAG, AT (desk.refuse_broad_scope) },
  { "Token", "BodyOnly", UNIT_FLAG, AT (desk.body_only) },
  { "Token", "InArray", UNIT_FLAG, AT (desk.in_array) },
  { "Token", "NoExpiry", UNIT_FLAG, AT (desk.without_expiry) },
  { "Token", "NoScope", UNIT_FLAG, AT (desk.without_scope) },
  { "Token", "OddCase", UNIT_FLAG, AT (desk.odd_case) },
  { "Token", "Status", UNIT_COUNT, AT (desk.refuse_status), 300, 599 },
  { "Token", "Times", UNIT_COUNT, AT (desk.refuse_times), 0, MANY },
  { "Token", "RetryAfter", UNIT_COUNT, AT (desk.retry_after), 1, 3600 },
  { "Token", "RetryAfterIsDate", UNIT_FLAG, AT (desk.retry_after_is_date) },
  { "Token", "Unanswered", UNIT_COUNT, AT (desk.unanswered), 0, MANY },
  { "Token", "DelayMs", UNIT_MILLISECONDS, AT (desk.delay_us), 1, 600000 },
  { "Directory", "Version", UNIT_COUNT, AT (directory.version), 1, 99 },
  { "Directory", "Status", UNIT_COUNT, AT (directory.refuse_status), 300, 599 },
  { "Directory", "MostRows", UNIT_COUNT, AT (directory.most_rows), 1, MANY },
  { "Directory", "Empty", UNIT_FLAG, AT (directory.is_empty) },
  { "Directory", "AsText", UNIT_FLAG, AT (directory.as_text) },
  { "Directory", "Wrapped", UNIT_FLAG, AT (directory.wrapped) },
  { "Directory", "Endless", UNIT_FLAG, AT (directory.endless) },
  { "Directory", "NotJson", UNIT_FLAG, AT (directory.not_json) },
  { "Discovery", "Status", UNIT_COUNT, AT (discovery.refuse_status), 300, 599 },
  { "Discovery", "Redirects", UNIT_FLAG, AT (discovery.redirects) },
  { "Discovery", "NotJson", UNIT_FLAG, AT (discovery.not_json) },
  { "Discovery", "NoS256", UNIT_FLAG, AT (discovery.without_s256) },
  { "Discovery", "PlainAddresses", UNIT_FLAG, AT (discovery.plain_addresses) },
  { "Proxy", "UpLatencyMs", UNIT_MILLISECONDS, AT (proxy.up.latency_us), 1, 60000 },
  { "Proxy", "UpCutAfterBytes", UNIT_COUNT, AT (proxy.up.cut_after_bytes), 1, 1 << 30 },
  { "Proxy", "UpDripBytes", UNIT_COUNT, AT (proxy.up.drip_bytes), 1, 65536 },
  { "Proxy", "UpDripEveryMs", UNIT_MILLISECONDS, AT (proxy.up.drip_every_us), 1, 60000 },
  { "Proxy", "DownLatencyMs", UNIT_MILLISECONDS, AT (proxy.down.latency_us), 1, 60000 },
  { "Proxy", "DownCutAfterBytes", UNIT_COUNT, AT (proxy.down.cut_after_bytes), 1, 1 << 30 },
  { "Proxy", "DownDripBytes", UNIT_COUNT, AT (proxy.down.drip_bytes), 1, 65536 },
  { "Proxy", "DownDripEveryMs", UNIT_MILLISECONDS, AT (proxy.down.drip_every_us), 1, 60000 },
  { "Proxy", "CutBy", UNIT_WORD, AT (proxy.cut_resets), 0, 0, cut_words },
  { "Proxy", "StallFrom", UNIT_SECONDS, AT (proxy.stall_from_us), 0.01, DAY },
  { "Proxy", "StallFor", UNIT_SECONDS, AT (proxy.stall_for_us), 0.01, DAY },
  { "Proxy", "HalfOpenAt", UNIT_SECONDS, AT (proxy.half_open_at_us), 0.01, DAY },
  { "Proxy", "HalfOpenTimes", UNIT_COUNT, AT (proxy.half_open_times), 0, MANY },
  { "Random", "Seed", UNIT_COUNT, AT (random_seed), 0, G_MAXUINT32 },
  { "Random", "Minutes", UNIT_MINUTES, AT (random_for_us), 0.01, 1440 },
};

static gboolean
complain (const RsDemoFaultSetting *self, const char *text, const char *allowed, GError **error)
{
  g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "[%s] %s: “%s” is not %s.", self->group, self->key, text, allowed);
  return FALSE;
}

static gboolean
find_word (const RsDemoFaultSetting *self, const char *text, guint *out_place, GError **error)
{
  g_autofree char *allowed = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; self->words[i] != NULL; i++)
    if (g_str_equal (self->words[i], text))
      {
        *out_place = i;
        return TRUE;
      }
  list = g_strjoinv (", ", (char **) self->words);
  allowed = g_strconcat ("one of ", list, NULL);
  return complain (self, text, allowed, error);
}

static gboolean
read_words (const RsDemoFaultSetting *self, const char *text, guint *out, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint place;

      if (*g_strstrip (words[i]) == '\0')
        continue;
      if (!find_word (self, words[i], &place, error))
        return FALSE;
      *out |= 1u << place;
    }
  return TRUE;
}

static gboolean
read_ordinals (const RsDemoFaultSetting *self, const char *text, guint64 *out, GError **error)
{
  g_auto (GStrv) numbers = g_strsplit_set (text, ";,", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint64 number;

      if (*g_strstrip (numbers[i]) == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (numbers[i], 10, 1, 64, &number, NULL))
        return complain (self, text, "a list of whole numbers from 1 to 64", error);
      *out |= RS_DEMO_ORDINAL (number);
    }
  return TRUE;
}

static gboolean
read_flag (const RsDemoFaultSetting *self, const char *text, gboolean *out, GError **error)
{
  *out = g_str_equal (text, "true");
  return *out || g_str_equal (text, "false") || complain (self, text, "true or false", error);
}

static gboolean
read_number (const RsDemoFaultSetting *self, const char *text, double *out, GError **error)
{
  gboolean is_whole = self->unit == UNIT_COUNT;
  g_autofree char *allowed = NULL;
  char *end = NULL;

  *out = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && !isnan (*out) && *out >= self->least && *out <= self->most &&
      (!is_whole || *out == floor (*out)))
    return TRUE;
  allowed = g_strdup_printf ("%s from %g to %g", is_whole ? "a whole number" : "a number", self->least, self->most);
  return complain (self, text, allowed, error);
}

static gboolean
read_quantity (const RsDemoFaultSetting *self, const char *text, gpointer member, GError **error)
{
  static const double factors[] = {
    [UNIT_COUNT] = 1.0,
    [UNIT_MILLISECONDS] = 1000.0,
    [UNIT_SECONDS] = 1000000.0,
    [UNIT_MINUTES] = 60000000.0,
  };
  double number;

  if (!read_number (self, text, &number, error))
    return FALSE;
  if (self->unit == UNIT_SHARE)
    *(double *) member = number;
  else
    *(gint64 *) member = (gint64) (number * factors[self->unit]);
  return TRUE;
}

/**
 * rs_demo_fault_setting_find:
 * @group: a group's name
 * @key: (nullable): a key's name, NULL for any of the group
 *
 * Returns: (nullable) (transfer none): the setting, NULL if there is none of that name
 */
const RsDemoFaultSetting *
rs_demo_fault_setting_find (const char *group, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].group, group) && (key == NULL || g_str_equal (settings[i].key, key)))
      return &settings[i];
  return NULL;
}

/**
 * rs_demo_fault_setting_read:
 * @self: a setting
 * @plan: where it goes
 * @text: its value as written
 * @error: return location
 *
 * Returns: FALSE with RS_ERROR_USAGE if @text is not allowed; the message says what is
 */
gboolean
rs_demo_fault_setting_read (const RsDemoFaultSetting *self, RsDemoFaultPlan *plan, const char *text, GError **error)
{
  gpointer member = G_STRUCT_MEMBER_P (plan, self->offset);

  switch (self->unit)
    {
    case UNIT_FLAG:
      return read_flag (self, text, member, error);
    case UNIT_ORDINALS:
      return read_ordinals (self, text, member, error);
    case UNIT_WORD:
      return find_word (self, text, member, error);
    case UNIT_WORDS:
      return read_words (self, text, member, error);
    case UNIT_SHARE:
    case UNIT_COUNT:
    case UNIT_MILLISECONDS:
    case UNIT_SECONDS:
    case UNIT_MINUTES:
    default:
      return read_quantity (self, text, member, error);
    }
}
