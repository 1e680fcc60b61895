/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib-unix.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/rs-error.h"
#include "base/rs-log.h"
#include "base/rs-text.h"
#include "demo/rs-demo-directory.h"
#include "demo/rs-demo-json.h"
#include "demo/rs-demo-server.h"
#include "demo/rs-demo-token-desk.h"
#include "demo/rs-demo-well-known.h"

/*
 * The demo centre as a program: opens a server, says where it is in one line of JSON, and serves until it is
 * told to stop.
 */

#define MAX_SECRET 4096
#define MOST_AHEAD (30 * 86400.0)

typedef struct
{
  int agents;
  int queues;
  double rate;
  gboolean wrap_ups_only;
  int seed;
  int port;
  int secret_fd;
  char *scope;
  char *faults;
  char *profile;
  char *names_file;
  double heartbeat;
  int token_seconds;
  double clock_ahead;
  gboolean without_names;
  gboolean times_first_deltas;
} Arguments;

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
parse_arguments (Arguments *arguments, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "agents", 0, 0, G_OPTION_ARG_INT, &arguments->agents, "How many agents (36)", "N" },
    { "queues", 0, 0, G_OPTION_ARG_INT, &arguments->queues, "How many queues (6)", "N" },
    { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &arguments->rate, "Update messages per second (natural)", "N" },
    { "wrap-ups", 0, 0, G_OPTION_ARG_NONE, &arguments->wrap_ups_only, "Nothing but after-call work; needs --rate",
      NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &arguments->seed, "Same seed, same messages (1)", "N" },
    { "port", 0, 0, G_OPTION_ARG_INT, &arguments->port, "TCP port on loopback (any)", "PORT" },
    { "scope", 0, 0, G_OPTION_ARG_STRING, &arguments->scope, "What sequence numbers count", "SCOPE" },
    { "faults", 0, 0, G_OPTION_ARG_FILENAME, &arguments->faults, "What goes wrong: a key file", "FILE" },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &arguments->profile, "Write a profile for this centre", "FILE" },
    { "names-file", 0, 0, G_OPTION_ARG_FILENAME, &arguments->names_file, "Write the agents' names, as CSV", "FILE" },
    { "heartbeat", 0, 0, G_OPTION_ARG_DOUBLE, &arguments->heartbeat, "Seconds between two heartbeats (5)", "S" },
    { "token-seconds", 0, 0, G_OPTION_ARG_INT, &arguments->token_seconds, "Life of a token (3600)", "N" },
    { "clock-ahead", 0, 0, G_OPTION_ARG_DOUBLE, &arguments->clock_ahead, "Set the centre's clock wrong (0)", "S" },
    { "without-names", 0, 0, G_OPTION_ARG_NONE, &arguments->without_names, "Tell no names in the stream", NULL },
    { "time-first-deltas", 0, 0, G_OPTION_ARG_NONE, &arguments->times_first_deltas,
      "Put sentAtMonotonic into first deltas too", NULL },
    { "secret-fd", 0, 0, G_OPTION_ARG_INT, &arguments->secret_fd, "Read the secret, one line, from here", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— a contact centre that exists only here");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  return argc == 1 || refuse (error, "ringside-demo takes options only; see --help.");
}

static void
fill_options (const Arguments *arguments, RsDemoOptions *options)
{
  options->agents = (guint) arguments->agents;
  options->queues = (guint) arguments->queues;
  options->rate = arguments->rate;
  options->wrap_ups_only = arguments->wrap_ups_only;
  options->seed = (guint32) arguments->seed;
  options->port = (guint16) arguments->port;
  options->heartbeat_interval_us = (gint64) (arguments->heartbeat * G_USEC_PER_SEC);
  options->token_lifetime_seconds = (guint) arguments->token_seconds;
  options->clock_skew_us = (gint64) (arguments->clock_ahead * G_USEC_PER_SEC);
  options->names_in_stream = !arguments->without_names;
  options->queue_names_in_stream = !arguments->without_names;
  options->times_first_deltas = arguments->times_first_deltas;
}

static gboolean
check_arguments (const Arguments *arguments, RsDemoOptions *options, GError **error)
{
  if (arguments->agents < 1 || arguments->agents > RS_DEMO_MAX_AGENTS)
    return refuse (error, "--agents must be from 1 to 20000.");
  if (arguments->queues < 1 || arguments->queues > RS_DEMO_MAX_QUEUES)
    return refuse (error, "--queues must be from 1 to 200.");
  if (!(arguments->rate >= 0.0 && arguments->rate <= RS_DEMO_MAX_RATE))
    return refuse (error, "--rate must be from 0 (natural) to 20000 messages per second.");
  if (arguments->wrap_ups_only && arguments->rate <= 0.0)
    return refuse (error, "--wrap-ups needs --rate: how many codes are noted in a second.");
  if (arguments->seed < 0)
    return refuse (error, "--seed must be 0 or more.");
  if (arguments->port < 0 || arguments->port > 65535)
    return refuse (error, "--port must be from 0 (any that is free) to 65535.");
  if (arguments->scope != NULL && !rs_demo_scope_from_word (arguments->scope, &options->scope))
    return refuse (error, "--scope must be entity, connection, tenant or none.");
  if (!(arguments->heartbeat >= 0.1 && arguments->heartbeat <= 120.0))
    return refuse (error, "--heartbeat must be from 0.1 to 120 seconds.");
  if (arguments->token_seconds < 1 || arguments->token_seconds > 86400)
    return refuse (error, "--token-seconds must be from 1 to 86400.");
  if (!(arguments->clock_ahead >= -MOST_AHEAD && arguments->clock_ahead <= MOST_AHEAD))
    return refuse (error, "--clock-ahead must be from -2592000 to 2592000 seconds.");
  if (arguments->faults != NULL && !rs_demo_fault_plan_load (&options->faults, arguments->faults, error))
    return FALSE;

  fill_options (arguments, options);
  return TRUE;
}

static char *
read_secret (int fd, GError **error)
{
  char buffer[MAX_SECRET];
  gsize length = 0;
  gssize got = 0;
  char *secret;

  while (length < sizeof buffer - 1 && (got = read (fd, buffer + length, sizeof buffer - 1 - length)) > 0)
    length += (gsize) got;
  buffer[length] = '\0';
  buffer[strcspn (buffer, "\r\n")] = '\0';
  secret = got < 0 || *buffer == '\0' ? NULL : g_strdup (buffer);
  explicit_bzero (buffer, sizeof buffer);
  if (secret == NULL)
    refuse (error, "--secret-fd: no secret can be read from this file descriptor.");
  return secret;
}

/* Where the stream tells no names, the profile says where they are. */
static char *
make_directory_keys (RsDemoServer *server, const Arguments *arguments)
{
  if (!arguments->without_names)
    return g_strdup ("");
  return g_strdup_printf ("UsersUrl=%s\nQueuesUrl=%s\n", rs_demo_server_get_users_url (server),
                          rs_demo_server_get_queues_url (server));
}

static gboolean
write_profile (RsDemoServer *server, const Arguments *arguments, GError **error)
{
  g_autofree char *directory = make_directory_keys (server, arguments);
  g_autofree char *text = g_strdup_printf (
      "[Ringside]\nVersion=1\nName=Demo centre\n\n[Source]\nKind=stream\nStreamUrl=%s\n%s\n"
      "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=%s\n"
      "Scopes=presence:read;queue:read;interaction:read;user:read\n\n"
      "[Roster]\nUsers=*\nEveryone=true\nQueues=*\nInteractions=true\n",
      rs_demo_server_get_stream_url (server), directory, rs_demo_server_get_token_url (server), RS_DEMO_CLIENT_ID);

  return arguments->profile == NULL || g_file_set_contents (arguments->profile, text, -1, error);
}

static gboolean
write_names (RsDemoServer *server, const Arguments *arguments, GError **error)
{
  g_autofree char *text = rs_demo_directory_list_names (rs_demo_server_get_floor (server));

  return arguments->names_file == NULL || g_file_set_contents (arguments->names_file, text, -1, error);
}

static void
print_addresses (RsDemoServer *server, const Arguments *arguments)
{
  RsDemoJson *json = rs_demo_json_new ();
  g_autoptr (RsSecretText) line = NULL;

  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "tokenUrl", rs_demo_server_get_token_url (server));
  rs_demo_json_text (json, "authorizationUrl", rs_demo_server_get_authorization_url (server));
  rs_demo_json_text (json, "accessKeyUrl", rs_demo_server_get_access_key_url (server));
  rs_demo_json_text (json, "streamUrl", rs_demo_server_get_stream_url (server));
  rs_demo_json_text (json, "truthUrl", rs_demo_server_get_truth_url (server));
  rs_demo_json_text (json, "usersUrl", rs_demo_server_get_users_url (server));
  rs_demo_json_text (json, "queuesUrl", rs_demo_server_get_queues_url (server));
  rs_demo_json_text (json, "restUrl", rs_demo_server_get_base_url (server));
  rs_demo_json_text (json, "discoveryUrl", rs_demo_server_get_base_url (server));
  rs_demo_json_text (json, "tenantId", RS_DEMO_TENANT_ID);
  rs_demo_json_number (json, "port", rs_demo_server_get_port (server));
  rs_demo_json_text (json, "clientId", RS_DEMO_CLIENT_ID);
  if (arguments->secret_fd < 0) /* whoever chose the secret knows it, and may not want it in a log */
    rs_demo_json_text (json, "clientSecret", rs_demo_server_get_secret (server));
  rs_demo_json_close (json, '}');
  line = rs_demo_json_free_to_text (json);
  puts (line);
  fflush (stdout);
}

static gboolean
on_signal (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
serve (const RsDemoOptions *options, const Arguments *arguments, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (RsDemoServer) server = rs_demo_server_new (options, error);

  if (server == NULL || !write_profile (server, arguments, error) || !write_names (server, arguments, error))
    return FALSE;
  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  print_addresses (server, arguments);
  g_main_loop_run (loop);
  return TRUE;
}

static gboolean
run (int argc, char **argv, GError **error)
{
  Arguments arguments = {
    .agents = 36, .queues = 6, .seed = 1, .secret_fd = -1, .heartbeat = 5.0, .token_seconds = 3600
  };
  g_autoptr (RsSecretText) secret = NULL;
  RsDemoOptions options;
  gboolean good;

  rs_demo_options_init (&options);
  good = parse_arguments (&arguments, argc, argv, error) && check_arguments (&arguments, &options, error);
  if (good && arguments.secret_fd >= 0)
    good = (options.secret = secret = read_secret (arguments.secret_fd, error)) != NULL;
  good = good && serve (&options, &arguments, error);

  g_free (arguments.scope);
  g_free (arguments.faults);
  g_free (arguments.profile);
  g_free (arguments.names_file);
  return good;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  rs_log_init ();
  prctl (PR_SET_DUMPABLE, 0); /* no core file may hold a secret */
  if (run (argc, argv, &error))
    return RS_EXIT_GOOD;
  g_printerr ("ringside-demo: %s\n", error->message);
  return (int) rs_error_get_exit (error);
}
