/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-stats.h"

#include "demo/rs-demo-json.h"

/**
 * rs_demo_stats_count_close:
 * @self: stats
 * @code: a close code that a client used; codes beyond the first %RS_DEMO_MAX_CLOSE_CODES are not counted
 */
void
rs_demo_stats_count_close (RsDemoStats *self, guint code)
{
  for (guint i = 0; i < RS_DEMO_MAX_CLOSE_CODES; i++)
    if (self->client_closes[i].code == 0 || self->client_closes[i].code == code)
      {
        self->client_closes[i].code = code;
        self->client_closes[i].count++;
        return;
      }
}

/**
 * rs_demo_stats_get_closes:
 * @self: stats
 * @code: a close code, 1006 for none
 *
 * Returns: how many connections a client ended with it
 */
guint
rs_demo_stats_get_closes (const RsDemoStats *self, guint code)
{
  for (guint i = 0; self->client_closes[i].code != 0; i++)
    if (self->client_closes[i].code == code)
      return self->client_closes[i].count;
  return 0;
}

static void
write_closes (RsDemoJson *json, const RsDemoStats *self)
{
  rs_demo_json_open (json, "clientCloses", '{');
  for (guint i = 0; self->client_closes[i].code != 0; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", self->client_closes[i].code);

      rs_demo_json_number (json, name, self->client_closes[i].count);
    }
  rs_demo_json_close (json, '}');
}

/**
 * rs_demo_stats_to_json:
 * @self: stats
 *
 * Returns: (transfer full): one JSON object
 */
char *
rs_demo_stats_to_json (const RsDemoStats *self)
{
  const struct
  {
    const char *name;
    gint64 number;
  } members[] = {
    { "tokensGiven", self->tokens_given },
    { "tokensRefused", self->tokens_refused },
    { "maxConcurrentTokenCalls", self->max_concurrent_token_calls },
    { "handshakes", self->handshakes },
    { "handshakesRefused", self->handshakes_refused },
    { "maxConcurrentHandshakes", self->max_concurrent_handshakes },
    { "connections", self->connections },
    { "connectionsOpened", self->connections_opened },
    { "maxConcurrentConnections", self->max_concurrent_connections },
    { "subscriptions", self->subscriptions },
    { "heartbeatsAnswered", self->heartbeats_answered },
    { "longestHeartbeatUs", self->longest_heartbeat_us },
    { "updates", (gint64) self->updates },
    { "rawBytes", (gint64) self->raw_bytes },
  };
  RsDemoJson *json = rs_demo_json_new ();

  rs_demo_json_open (json, NULL, '{');
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    rs_demo_json_number (json, members[i].name, members[i].number);
  write_closes (json, self);
  rs_demo_json_close (json, '}');
  return rs_demo_json_free_to_text (json);
}
