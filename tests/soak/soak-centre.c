/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-centre.h"

#include "demo/rs-demo-host.h"
#include "storm-weather.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TOKEN_SECONDS 20
#define SPELL_SECONDS 3.0
#define HEARTBEAT_US (2 * G_USEC_PER_SEC)

/* ---- the centre's side: a command in each line of stdin, an answer in each line of stdout ------------------------ */

typedef struct
{
  GMainLoop *loop;
  RsDemoHost *host;
  StormWeather *weather; /* NULL while it is calm */
  guint32 seed;
} Serving;

static char *
do_storm (Serving *self)
{
  self->weather = storm_weather_new (self->host, self->seed++, HEARTBEAT_US, SPELL_SECONDS, TRUE);
  return NULL;
}

/* For a head that nobody tells of a network that has changed: it would wait after every refusal, and for longer and longer
 * if it never got its breath between two faults. */
static char *
do_gale (Serving *self)
{
  self->weather = storm_weather_new (self->host, self->seed++, HEARTBEAT_US, 0, FALSE);
  return NULL;
}

static char *
do_calm (Serving *self)
{
  storm_weather_calm (self->weather);
  g_clear_pointer (&self->weather, storm_weather_free);
  return NULL;
}

static char *
do_diary (Serving *self)
{
  return g_strdelimit (g_strdup (storm_weather_get_diary (self->weather)), "\n", ';');
}

static char *
do_force (Serving *self)
{
  rs_demo_host_close_streams (self->host, 1012);
  return NULL;
}

static char *
do_pause (Serving *self)
{
  rs_demo_host_pause (self->host);
  return NULL;
}

static char *
do_resume (Serving *self)
{
  rs_demo_host_resume (self->host);
  return NULL;
}

static char *
do_truth (Serving *self)
{
  return rs_demo_host_dump_truth (self->host);
}

static char *
do_stats (Serving *self)
{
  return rs_demo_host_dump_stats (self->host);
}

static char *
do_addresses (Serving *self)
{
  return g_strjoin (" ", rs_demo_host_get_token_url (self->host), rs_demo_host_get_stream_url (self->host),
                    rs_demo_host_get_client_id (self->host), rs_demo_host_dup_secret (self->host), NULL);
}

static char *
answer (Serving *self, const char *word)
{
  static const struct
  {
    const char *word;
    char *(*func) (Serving *self);
  } commands[] = {
    { "addresses", do_addresses }, { "storm", do_storm }, { "calm", do_calm }, { "diary", do_diary },
    { "force", do_force },         { "pause", do_pause }, { "gale", do_gale }, { "resume", do_resume },
    { "truth", do_truth },         { "stats", do_stats },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].word, word))
      return commands[i].func (self);
  g_error ("'%s' is no command", word);
}

static gboolean
on_command (GIOChannel *channel, GIOCondition condition, gpointer user_data)
{
  Serving *self = user_data;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    {
      g_main_loop_quit (self->loop);
      return G_SOURCE_REMOVE;
    }
  text = answer (self, g_strchomp (line));
  puts (text != NULL ? text : "");
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

static gboolean
let_clients_leave (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  return FALSE;
}

/**
 * soak_centre_serve:
 * @seed: decides what happens, and what goes wrong
 * @agents: how many there are
 * @rate: messages a second
 *
 * Runs a centre until stdin ends.
 *
 * Returns: the exit code
 */
int
soak_centre_serve (guint32 seed, guint agents, double rate)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (0);
  g_autoptr (GError) error = NULL;
  Serving self = { .loop = loop, .seed = seed };
  RsDemoOptions options;

  g_test_log_set_fatal_handler (let_clients_leave, NULL);
  rs_demo_options_init (&options);
  options.agents = agents;
  options.queues = 40;
  options.rate = rate;
  options.seed = seed;
  options.heartbeat_interval_us = HEARTBEAT_US;
  options.token_lifetime_seconds = TOKEN_SECONDS;
  options.faults.proxy.is_used = TRUE;
  self.host = rs_demo_host_new (&options, &error);
  if (self.host == NULL)
    g_error ("%s", error->message);
  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, on_command, &self);
  g_main_loop_run (loop);
  g_clear_pointer (&self.weather, storm_weather_free);
  rs_demo_host_free (self.host);
  return EXIT_SUCCESS;
}

/* ---- the head's side --------------------------------------------------------------------------------------------- */

static void
note_addresses (SoakCentre *self)
{
  g_autofree char *line = soak_centre_ask (self, "addresses");
  g_auto (GStrv) words = g_strsplit (line, " ", 4);

  self->token_url = g_strdup (words[0]);
  self->stream_url = g_strdup (words[1]);
  self->client_id = g_strdup (words[2]);
  self->secret = g_strdup (words[3]);
}

/**
 * soak_centre_open:
 * @self: (out caller-allocates): a centre
 * @program: this program
 * @seed: see soak_centre_serve()
 *
 * Starts a process and waits until it listens.
 */
void
soak_centre_open (SoakCentre *self, const char *program, guint32 seed)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  g_autoptr (GError) error = NULL;

  *self = (SoakCentre){ NULL };
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                    "--centre", number, NULL);
  if (self->process == NULL)
    g_error ("%s", error->message);
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  note_addresses (self);
}

/**
 * soak_centre_close:
 * @self: a centre
 *
 * Ends its process.
 */
void
soak_centre_close (SoakCentre *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->answers);
  g_object_unref (self->process);
  g_free (self->token_url);
  g_free (self->stream_url);
  g_free (self->client_id);
  g_free (self->secret);
}

/**
 * soak_centre_ask:
 * @self: a centre
 * @command: a word
 *
 * Returns: (transfer full): the answer
 */
char *
soak_centre_ask (SoakCentre *self, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), line, strlen (line), NULL, NULL, &error))
    text = g_data_input_stream_read_line (self->answers, NULL, NULL, &error);
  if (text == NULL)
    g_error ("the centre does not answer: %s", error != NULL ? error->message : "it has ended");
  return text;
}

/**
 * soak_centre_tell:
 * @self: a centre
 * @command: a word whose answer says nothing
 */
void
soak_centre_tell (SoakCentre *self, const char *command)
{
  g_free (soak_centre_ask (self, command));
}

/**
 * soak_centre_get_cpu:
 * @self: a centre
 *
 * Returns: processor time of its process, seconds
 */
double
soak_centre_get_cpu (SoakCentre *self)
{
  struct timespec time = { 0 };
  clockid_t clock;

  if (clock_getcpuclockid (atoi (g_subprocess_get_identifier (self->process)), &clock) == 0)
    clock_gettime (clock, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}
