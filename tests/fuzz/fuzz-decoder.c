/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include "model/rs-state-cache.h"
#include "wire/rs-decoder.h"
#include "wire/rs-report.h"

#include <string.h>

/*
 * One frame a line, as if a server had sent them one after the other: through the decoder, the state cache and the
 * board model into a dump. Whatever came in, what goes out is good JSON.
 */

#define START_NS (G_GINT64_CONSTANT (1767225600) * 1000000000)

typedef struct
{
  RsClock *clock;
  RsStateCache *cache;
  RsBoardModel *model;
  guint32 epoch;
} Client;

static void
check_text (const char *text)
{
  if (text != NULL)
    g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_delta (const RsDelta *delta)
{
  g_assert_cmpuint (strlen (delta->id), <=, 128);
  g_assert_true (!delta->has_sequence || delta->sequence >= 0);
  for (guint field = 0; field < RS_MAX_FIELDS; field++)
    if ((delta->mask & (1u << field)) != 0 && delta->values[field].type == RS_VALUE_TEXT)
      {
        check_text (delta->values[field].text);
        g_assert_cmpuint (strlen (delta->values[field].text), <=, 256);
      }
}

static void
take_message (Client *client, RsMessage *message)
{
  check_text (message->reply);
  check_text (message->code);
  check_text (message->text);
  if (message->type == RS_MESSAGE_SUBSCRIBED)
    rs_state_cache_begin_epoch (client->cache, ++client->epoch, message->granted);
  if (message->type != RS_MESSAGE_DELTA)
    return;
  check_delta (&message->delta);
  rs_state_cache_apply (client->cache, &message->delta, MAX (client->epoch, 1), START_NS);
}

static void
show (Client *client)
{
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();

  rs_state_cache_take_changes (client->cache, changes);
  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    {
      g_autofree char *line = rs_report_change (rs_change_set_get_change (changes, i), START_NS);

      g_assert_cmpint (rs_json_guard_check (line, strlen (line), G_MAXSIZE), ==, RS_MALFORMED_NONE);
    }
  rs_board_model_apply (client->model, changes);
}

static void
finish (Client *client)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autofree char *dump = rs_report_dump (client->model, status, START_NS, START_NS);

  g_assert_cmpint (rs_json_guard_check (dump, strlen (dump), G_MAXSIZE), ==, RS_MALFORMED_NONE);
  g_object_unref (client->model);
  rs_state_cache_free (client->cache);
  g_object_unref (client->clock);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Client client = { .clock = rs_clock_new_virtual (START_NS / 1000) };
  const uint8_t *end = data + size;

  client.cache = rs_state_cache_new (client.clock);
  client.model = rs_board_model_new ();
  while (data < end)
    {
      const uint8_t *newline = memchr (data, '\n', (size_t) (end - data));
      size_t length = (size_t) ((newline != NULL ? newline : end) - data);
      g_auto (RsMessage) message = { 0 };

      rs_decoder_decode ((const char *) data, length, NULL, &message);
      take_message (&client, &message);
      show (&client);
      data += newline != NULL ? length + 1 : length;
    }
  finish (&client);
  return 0;
}
