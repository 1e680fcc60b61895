/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-ticker.h"

#include "base/rs-iso-time.h"

typedef struct
{
  RsClock *clock;
  gint64 ahead_ns;
  guint n_ticks;
  gint64 last_ns;
} Listener;

static gint64
get_server_now (gpointer user_data)
{
  Listener *listener = user_data;

  return rs_clock_get_real (listener->clock) * 1000 + listener->ahead_ns;
}

static void
on_tick (gpointer user_data)
{
  Listener *listener = user_data;

  listener->n_ticks++;
  listener->last_ns = get_server_now (listener);
}

static void
test_it_keeps_step_with_the_servers_second (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_virtual (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC);
  Listener listener = { .clock = clock, .ahead_ns = 370 * 1000 * 1000 };
  RsTicker *ticker = rs_ticker_new (clock, get_server_now, on_tick, &listener);

  for (guint i = 1; i <= 100; i++)
    {
      rs_clock_advance (clock, G_USEC_PER_SEC);
      g_assert_cmpuint (listener.n_ticks, ==, i);
      g_assert_cmpint (listener.last_ns % RS_NSEC_PER_SEC, <, 10 * 1000 * 1000);
    }
  rs_ticker_free (ticker);
}

static void
test_it_follows_when_the_server_is_corrected (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_virtual (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC);
  Listener listener = { .clock = clock };
  RsTicker *ticker = rs_ticker_new (clock, get_server_now, on_tick, &listener);

  rs_clock_advance (clock, 3 * G_USEC_PER_SEC);
  listener.ahead_ns = -250 * 1000 * 1000;
  rs_clock_advance (clock, 3 * G_USEC_PER_SEC);
  g_assert_cmpint (listener.last_ns % RS_NSEC_PER_SEC, <, 10 * 1000 * 1000);
  rs_ticker_free (ticker);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticker/it-keeps-step-with-the-servers-second", test_it_keeps_step_with_the_servers_second);
  g_test_add_func ("/ticker/it-follows-when-the-server-is-corrected", test_it_follows_when_the_server_is_corrected);
  return g_test_run ();
}
