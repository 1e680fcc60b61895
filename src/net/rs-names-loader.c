/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-names-loader.h"

#include "base/rs-backoff.h"
#include "base/rs-url.h"
#include "net/rs-bearer-fetch.h"
#include "net/rs-names.h"

#include <glib/gi18n-lib.h>

/* Names change slowly; a fault of theirs is no hurry either. */
#define AGAIN_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define PERSON_US (5 * 60 * G_USEC_PER_SEC)
#define BACKOFF_BASE_US (2 * G_USEC_PER_SEC)
#define BACKOFF_CAP_US (5 * 60 * G_USEC_PER_SEC)

/* One address that tells names. */
typedef struct
{
  RsNamesLoader *loader;
  RsKind kind;
  const char *scope; /* the right that it takes */
  char *url;         /* NULL if there is none */
  gboolean is_asking;
  gboolean is_due; /* nobody was signed in when it was to be asked */
  char *fault;     /* for a person; NULL if all is well */
  RsBackoff *backoff;
  RsTimer *again;
} Place;

/**
 * RsNamesLoader:
 *
 * Gets the names of agents and queues for streams that tell only ids: from a file, from addresses, or both. Whatever
 * fails here costs names and nothing else: the board goes on, and it is tried again.
 */
struct _RsNamesLoader
{
  SoupSession *session;
  RsTokenSource *tokens;
  RsClock *clock;
  GMainContext *context;
  RsNameTable *names; /* all that were told so far */
  char *file;
  char *file_fault;
  Place places[2];
  GCancellable *cancellable;
  RsStreamFeed *feed;
  RsFeedOutlet *outlet;
};

static void ask (gpointer user_data);

static char *
make_notice (RsNamesLoader *self)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new ();

  if (self->file_fault != NULL)
    g_ptr_array_add (faults, self->file_fault);
  for (guint i = 0; i < G_N_ELEMENTS (self->places); i++)
    if (self->places[i].fault != NULL)
      g_ptr_array_add (faults, self->places[i].fault);
  g_ptr_array_add (faults, NULL);
  return faults->len > 1 ? g_strjoinv (" ", (char **) faults->pdata) : NULL;
}

static void
tell (RsNamesLoader *self)
{
  g_autofree char *notice = make_notice (self);

  rs_state_cache_set_names (rs_stream_feed_peek_cache (self->feed), self->names);
  rs_feed_outlet_set_notice (self->outlet, notice);
}

static void
ask_again (Place *place, gint64 delay_us)
{
  RsNamesLoader *self = place->loader;

  place->is_asking = FALSE;
  rs_clear_timer (&place->again);
  place->again = rs_clock_add_timer (self->clock, self->context, delay_us, ask, place);
}

/* Each fault is told once, as it comes. */
static void
set_fault (Place *place, const char *fault)
{
  if (g_strcmp0 (place->fault, fault) == 0)
    return;
  g_free (place->fault);
  place->fault = g_strdup (fault);
  if (fault != NULL)
    g_message ("%s", fault);
}

static void
fail (Place *place, const char *fault, gint64 delay_us)
{
  ask_again (place, delay_us);
  set_fault (place, fault);
  tell (place->loader);
}

static void
take_body (Place *place, GBytes *body)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  rs_names_parse_json (place->loader->names, place->kind, data != NULL ? data : "", length, place->url, &error);
  rs_backoff_reset (place->backoff);
  ask_again (place, AGAIN_US);
  set_fault (place, error != NULL ? error->message : NULL);
  tell (place->loader);
}

static void
take_refusal (Place *place, const RsHttpAnswer *answer)
{
  g_autofree char *server = rs_url_get_host_and_port (place->url);
  g_autofree char *fault = NULL;
  gint64 delay_us = answer->retry_after_us;

  if (answer->status == SOUP_STATUS_FORBIDDEN || answer->status == SOUP_STATUS_UNAUTHORIZED)
    {
      fault = g_strdup_printf (_ ("Names are missing: %s gives this sign-in no right to read them (%s). Ask the "
                                  "administrator to allow this scope for this client."),
                               server, place->scope);
      delay_us = MAX (delay_us, PERSON_US);
    }
  else
    fault = g_strdup_printf (_ ("Names are missing: %s does not tell them (%u). Check the address in the profile."),
                             place->url, answer->status);
  fail (place, fault, delay_us > 0 ? delay_us : rs_backoff_next (place->backoff));
}

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Place *place;
  g_auto (RsHttpAnswer) answer = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean is_answered = rs_bearer_fetch_finish (result, &answer, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the loader is no more */

  place = user_data;
  place->is_due = !rs_bearer_fetch_is_signed_in (result);
  if (place->is_due) /* the stream tells what is wrong with the sign-in, and tries it again; names come after that */
    place->is_asking = FALSE;
  else if (!is_answered)
    fail (place, error->message, rs_backoff_next (place->backoff));
  else if (answer.status == SOUP_STATUS_OK)
    take_body (place, answer.body);
  else
    take_refusal (place, &answer);
}

static void
ask (gpointer user_data)
{
  Place *place = user_data;

  rs_clear_timer (&place->again);
  if (place->url == NULL || place->is_asking)
    return;
  place->is_asking = TRUE;
  rs_bearer_fetch_async (place->loader->session, place->loader->tokens, place->url, RS_NAMES_MAX_BYTES,
                         place->loader->cancellable, on_answer, place);
}

static void
init_place (RsNamesLoader *self, Place *place, RsKind kind, const char *scope, const char *url)
{
  place->loader = self;
  place->kind = kind;
  place->scope = scope;
  place->url = g_strdup (url);
  place->backoff = rs_backoff_new (BACKOFF_BASE_US, BACKOFF_CAP_US, g_random_int ());
}

static void
read_file (RsNamesLoader *self)
{
  g_autoptr (GError) error = NULL;

  if (!rs_names_read_file (self->names, self->file, &error))
    {
      self->file_fault = g_strdup (error->message);
      g_message ("%s", error->message);
    }
  tell (self);
}

/**
 * rs_names_loader_new:
 * @session: a session of the calling thread
 * @tokens: the owner of the access token
 * @clock: tells time and wakes
 * @config: where names come from
 * @feed: (transfer none): gets the names; outlives the loader
 * @outlet: (transfer none): tells what is missing; likewise
 *
 * Reads the file, and asks the addresses: now, again whenever that fails, and every hour. Where an address and the
 * file tell the same id, the address is believed.
 *
 * Returns: (transfer full): a loader at work
 */
RsNamesLoader *
rs_names_loader_new (SoupSession *session, RsTokenSource *tokens, RsClock *clock, const RsSourceConfig *config,
                     RsStreamFeed *feed, RsFeedOutlet *outlet)
{
  RsNamesLoader *self = g_new0 (RsNamesLoader, 1);

  self->session = g_object_ref (session);
  self->tokens = g_object_ref (tokens);
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->names = rs_name_table_new ();
  self->file = g_strdup (config->names_file);
  self->cancellable = g_cancellable_new ();
  self->feed = feed;
  self->outlet = outlet;
  init_place (self, &self->places[0], RS_KIND_AGENT, "user:read", config->users_url);
  init_place (self, &self->places[1], RS_KIND_QUEUE, "queue:read", config->queues_url);
  if (self->file != NULL)
    read_file (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->places); i++)
    ask (&self->places[i]);
  return self;
}

static void
clear_place (Place *place)
{
  rs_clear_timer (&place->again);
  rs_backoff_free (place->backoff);
  g_free (place->url);
  g_free (place->fault);
}

/**
 * rs_names_loader_free:
 * @self: (transfer full): a loader
 *
 * Stops whatever it is doing. Nothing is told any more.
 */
void
rs_names_loader_free (RsNamesLoader *self)
{
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (self->places); i++)
    clear_place (&self->places[i]);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_object_unref (self->tokens);
  g_object_unref (self->clock);
  g_main_context_unref (self->context);
  rs_name_table_unref (self->names);
  g_free (self->file);
  g_free (self->file_fault);
  g_free (self);
}

/**
 * rs_names_loader_retry:
 * @self: a loader
 *
 * To be called when the stream has come back: whatever failed is tried again at once.
 */
void
rs_names_loader_retry (RsNamesLoader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->places); i++)
    if (self->places[i].fault != NULL || self->places[i].is_due)
      ask (&self->places[i]);
}
