/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-measure.h"

#include "ui/rs-histogram.h"
#include "ui/rs-process.h"

#include <time.h>

/**
 * RsMeasure:
 *
 * Watches a window from outside: how long a change takes from its sender to the screen, how long frames take, how
 * long the main loop was not free, how memory goes. Nothing of it exists unless it is asked for.
 */
struct _RsMeasure
{
  GtkWidget *window;
  RsBoard *board;
  RsSession *session; /* (nullable) */
  GdkFrameClock *frame_clock;
  guint64 updates;
  GArray *sent_ms; /* of double: applied, but not painted yet */
  RsHistogram latency;
  RsHistogram frame_time;
  guint64 frames;
  gboolean painted;
  gint64 frame_begin_us;
  double frame_begin_cpu_ms;
  RsHistogram frame_cpu; /* of this thread: waiting for others on a busy machine is none */
  gint64 last_frame_us;  /* since all tiles stand, 0 before */
  RsHistogram gap;       /* between two frames */
  guint animation;       /* tick callback, 0 for none */
  double window_ms;
  double tiles_ms;
  double start_cpu_ms; /* processor time until all tiles stood */
  GSource *block_watch;
  gint64 last_awake_us;
  double longest_block_ms;
  double longest_frame_ms; /* since all tiles stand */
  guint memory_watch;
  GArray *memory_kb; /* of double, one per second */
};

#define AWAKE_EVERY_MS 10

static void
on_applied (RsMeasure *self, const RsChangeSet *changes)
{
  guint n_changes = rs_change_set_get_n_changes (changes);

  self->updates += n_changes;
  for (guint i = 0; i < n_changes; i++)
    {
      const RsChange *change = rs_change_set_get_change (changes, i);

      if (change->sent_at_ms > 0)
        g_array_append_val (self->sent_ms, change->sent_at_ms);
    }
  /* What changes nothing that is shown is on the screen with the next frame as well. */
  if (self->sent_ms->len > 0)
    gdk_frame_clock_request_phase (self->frame_clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static double
get_thread_cpu_ms (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
on_before_paint (RsMeasure *self)
{
  self->frame_begin_cpu_ms = get_thread_cpu_ms ();
  self->frame_begin_us = g_get_monotonic_time ();
  self->painted = FALSE;
}

static void
on_paint (RsMeasure *self)
{
  self->painted = TRUE;
}

static gboolean
on_awake (gpointer user_data)
{
  RsMeasure *self = user_data;
  gint64 now_us = g_get_monotonic_time ();
  double slip_ms = (double) (now_us - self->last_awake_us) / 1000 - AWAKE_EVERY_MS;

  self->longest_block_ms = MAX (self->longest_block_ms, slip_ms);
  self->last_awake_us = now_us;
  return G_SOURCE_CONTINUE;
}

/* Blocks count from the moment all tiles stand: what comes before is told by the time of the start. */
static void
watch_blocks (RsMeasure *self)
{
  self->last_awake_us = g_get_monotonic_time ();
  self->block_watch = g_timeout_source_new (AWAKE_EVERY_MS);
  g_source_set_priority (self->block_watch, G_PRIORITY_HIGH);
  g_source_set_callback (self->block_watch, on_awake, self, NULL);
  g_source_attach (self->block_watch, NULL);
}

static void
note_first_frames (RsMeasure *self)
{
  if (self->window_ms < 0)
    self->window_ms = rs_process_get_age_ms ();
  if (self->tiles_ms >= 0 || !rs_board_has_all_tiles (self->board))
    return;
  self->tiles_ms = rs_process_get_age_ms ();
  self->start_cpu_ms = rs_process_get_cpu_ms ();
  self->last_frame_us = g_get_monotonic_time ();
  watch_blocks (self);
}

static void
note_gap (RsMeasure *self, gint64 now_us)
{
  if (self->last_frame_us == 0)
    return;
  rs_histogram_add (&self->gap, (double) (now_us - self->last_frame_us) / 1000);
  self->last_frame_us = now_us;
}

static void
on_after_paint (RsMeasure *self)
{
  gint64 now_us = g_get_monotonic_time ();

  for (guint i = 0; i < self->sent_ms->len; i++)
    rs_histogram_add (&self->latency, (double) now_us / 1000 - g_array_index (self->sent_ms, double, i));
  g_array_set_size (self->sent_ms, 0);
  if (!self->painted)
    return;
  self->frames++;
  rs_histogram_add (&self->frame_time, (double) (now_us - self->frame_begin_us) / 1000);
  rs_histogram_add (&self->frame_cpu, get_thread_cpu_ms () - self->frame_begin_cpu_ms);
  if (self->last_frame_us != 0)
    self->longest_frame_ms = MAX (self->longest_frame_ms, (double) (now_us - self->frame_begin_us) / 1000);
  note_gap (self, now_us);
  note_first_frames (self);
}

static gboolean
on_memory (gpointer user_data)
{
  RsMeasure *self = user_data;
  double kb = rs_process_get_memory_kb ();

  g_array_append_val (self->memory_kb, kb);
  return G_SOURCE_CONTINUE;
}

/**
 * rs_measure_new:
 * @window: a window that has been presented
 * @board: the board in it
 * @session: (nullable): what the board shows
 *
 * Returns: (transfer full): a measurement that has begun
 */
RsMeasure *
rs_measure_new (GtkWidget *window, RsBoard *board, RsSession *session)
{
  RsMeasure *self = g_new0 (RsMeasure, 1);

  self->window = g_object_ref (window);
  self->board = board;
  self->session = session != NULL ? g_object_ref (session) : NULL;
  self->frame_clock = g_object_ref (gtk_widget_get_frame_clock (window));
  self->sent_ms = g_array_new (FALSE, FALSE, sizeof (double));
  self->memory_kb = g_array_new (FALSE, FALSE, sizeof (double));
  self->window_ms = self->tiles_ms = -1;
  g_signal_connect_swapped (self->frame_clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect_swapped (self->frame_clock, "paint", G_CALLBACK (on_paint), self);
  g_signal_connect_swapped (self->frame_clock, "after-paint", G_CALLBACK (on_after_paint), self);
  if (session != NULL)
    g_signal_connect_swapped (session, "applied", G_CALLBACK (on_applied), self);
  self->memory_watch = g_timeout_add_seconds (1, on_memory, self);
  return self;
}

static gboolean
draw_strip (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  RsMeasure *self = user_data;

  gtk_widget_queue_draw (gtk_widget_get_first_child (GTK_WIDGET (self->board)));
  return G_SOURCE_CONTINUE;
}

/**
 * rs_measure_animate:
 * @self: a measurement
 *
 * Makes the window want every frame of the screen, as an animation in its title bar would. Then the gaps between frames
 * tell whether it gets them.
 */
void
rs_measure_animate (RsMeasure *self)
{
  self->animation = gtk_widget_add_tick_callback (self->window, draw_strip, self, NULL);
}

/**
 * rs_measure_free:
 * @self: (transfer full): a measurement
 */
void
rs_measure_free (RsMeasure *self)
{
  if (self->animation != 0)
    gtk_widget_remove_tick_callback (self->window, self->animation);
  g_signal_handlers_disconnect_by_data (self->frame_clock, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->block_watch != NULL)
    g_source_destroy (self->block_watch);
  g_clear_pointer (&self->block_watch, g_source_unref);
  g_source_remove (self->memory_watch);
  g_array_unref (self->sent_ms);
  g_array_unref (self->memory_kb);
  g_object_unref (self->frame_clock);
  g_clear_object (&self->session);
  g_object_unref (self->window);
  g_free (self);
}

static void
add_number (GString *text, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "\"%s\":%s", name, g_ascii_formatd (buffer, sizeof buffer, "%.3f", value));
}

static void
add_histogram (GString *text, const char *name, const RsHistogram *histogram)
{
  g_string_append_printf (text, ",\"%s\":{", name);
  add_number (text, "p50", rs_histogram_get_percentile (histogram, 50));
  g_string_append_c (text, ',');
  add_number (text, "p95", rs_histogram_get_percentile (histogram, 95));
  g_string_append_c (text, ',');
  add_number (text, "p99", rs_histogram_get_percentile (histogram, 99));
  g_string_append_c (text, ',');
  add_number (text, "max", histogram->highest);
  g_string_append_c (text, '}');
}

/**
 * rs_measure_report:
 * @self: a measurement
 *
 * Returns: (transfer full): all of it as one JSON object: milliseconds and kilobytes
 */
char *
rs_measure_report (RsMeasure *self)
{
  GString *text = g_string_new ("{");

  g_string_append_printf (text, "\"updates\":%" G_GUINT64_FORMAT, self->updates);
  add_histogram (text, "latencyMs", &self->latency);
  g_string_append_printf (text, ",\"frames\":%" G_GUINT64_FORMAT, self->frames);
  add_histogram (text, "frameMs", &self->frame_time);
  add_histogram (text, "frameCpuMs", &self->frame_cpu);
  add_histogram (text, "gapMs", &self->gap);
  g_string_append (text, ",\"startMs\":{");
  add_number (text, "window", self->window_ms);
  g_string_append_c (text, ',');
  add_number (text, "tiles", self->tiles_ms);
  g_string_append (text, "},");
  add_number (text, "rssKb", rs_process_get_memory_kb ());
  g_string_append_c (text, ',');
  add_number (text, "pssKb", rs_process_get_share_kb ());
  g_string_append_c (text, ',');
  add_number (text, "cpuMs", rs_process_get_cpu_ms ());
  g_string_append_c (text, ',');
  add_number (text, "startCpuMs", self->start_cpu_ms);
  g_string_append_c (text, ',');
  add_number (text, "longestBlockMs", self->longest_block_ms);
  g_string_append_c (text, ',');
  add_number (text, "longestFrameMs", self->longest_frame_ms);
  g_string_append_c (text, ',');
  add_number (text, "shownAgents", rs_board_count_shown (self->board));
  g_string_append (text, ",\"rssKbSeries\":[");
  for (guint i = 0; i < self->memory_kb->len; i++)
    g_string_append_printf (text, "%s%.0f", i > 0 ? "," : "", g_array_index (self->memory_kb, double, i));
  g_string_append (text, "]}\n");
  return g_string_free (text, FALSE);
}
