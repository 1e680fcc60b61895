/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "subscriber-fixture.h"

#include <string.h>

#include "demo-replay.h"

void
subscriber_say (SubscriberFixture *fixture, const char *text)
{
  rs_demo_subscriber_handle_text (fixture->subscriber, text, strlen (text));
}

static void
on_emit (GBytes *frame, gpointer user_data)
{
  SubscriberFixture *fixture = user_data;
  const char *text = g_bytes_get_data (frame, NULL);

  g_ptr_array_add (fixture->frames, g_bytes_ref (frame));
  if (fixture->answers_heartbeats && g_str_has_prefix (text, "{\"type\":\"heartbeat\""))
    subscriber_say (fixture, "{\"type\":\"heartbeat\"}");
}

static void
on_close (guint code, const char *reason, gpointer user_data)
{
  SubscriberFixture *fixture = user_data;

  g_assert_cmpuint (fixture->close_code, ==, 0);
  fixture->close_code = code;
}

void
subscriber_prepare (SubscriberFixture *fixture)
{
  *fixture = (SubscriberFixture){ .answers_heartbeats = TRUE };
  rs_demo_options_init (&fixture->options);
  fixture->options.rate = 50.0;
}

void
subscriber_connect (SubscriberFixture *fixture)
{
  RsDemoSubscriberSetup setup = { .options = &fixture->options, .connection_number = 1 };

  fixture->clock = rs_clock_new_virtual (START_US);
  fixture->frames = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  fixture->floor = rs_demo_floor_new (&fixture->options, START_US);
  fixture->driver = rs_demo_driver_new (fixture->floor, fixture->clock, NULL);
  setup.driver = fixture->driver;
  fixture->subscriber =
      rs_demo_subscriber_new (fixture->floor, fixture->clock, NULL, &setup, on_emit, on_close, fixture);
}

void
subscriber_disconnect (SubscriberFixture *fixture)
{
  rs_demo_subscriber_free (fixture->subscriber);
  rs_demo_driver_free (fixture->driver);
  rs_demo_floor_free (fixture->floor);
  g_ptr_array_unref (fixture->frames);
  g_object_unref (fixture->clock);
}

char *
subscriber_dup_type (SubscriberFixture *fixture, guint index)
{
  return demo_frame_dup_type (fixture->frames->pdata[index]);
}

guint
subscriber_count_type (SubscriberFixture *fixture, const char *type)
{
  guint count = 0;

  for (guint i = 0; i < fixture->frames->len; i++)
    {
      g_autofree char *seen = subscriber_dup_type (fixture, i);

      count += g_str_equal (seen, type);
    }
  return count;
}

void
subscriber_assert_truth (SubscriberFixture *fixture)
{
  g_autoptr (DemoReplay) replay = demo_replay_new ();
  g_autofree char *truth = rs_demo_floor_dump_truth (fixture->floor);

  for (guint i = 0; i < fixture->frames->len; i++)
    demo_replay_apply (replay, fixture->frames->pdata[i]);
  demo_replay_assert_equals_truth (replay, truth);
}
