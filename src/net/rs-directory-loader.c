/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-directory-loader.h"

#include "base/rs-url.h"
#include "model/rs-directory-builder.h"
#include "net/rs-bearer-fetch.h"
#include "net/rs-directory-refusal.h"
#include "net/rs-directory-rest.h"
#include "net/rs-names.h"

#include <glib/gi18n-lib.h>

/* The places, in the order in which they are asked: of what two of them tell, the later word wins. */
typedef enum
{
  PLACE_FILE,
  PLACE_REST,
  PLACE_USERS,
  PLACE_QUEUES,
  N_PLACES,
} Place;

#define BEFORE_ALL (-1)

/*
 * Reads a directory from all places that a profile names, one after the other. A place that fails costs what it would
 * have told, and no more; without a sign-in there is no use in asking further.
 */
typedef struct
{
  SoupSession *session;
  RsTokenSource *tokens;
  char *addresses[N_PLACES]; /* NULL for a place that is not there */
  int place;                 /* the #Place that is asked */
  RsDirectoryBuilder *builder;
  GError *first_fault;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  for (guint i = 0; i < N_PLACES; i++)
    g_free (load->addresses[i]);
  g_object_unref (load->session);
  g_object_unref (load->tokens);
  g_clear_pointer (&load->builder, rs_directory_builder_free);
  g_clear_error (&load->first_fault);
  g_free (load);
}

static void take_next_place (GTask *task);

static void
tell_fault (Load *load, GError *fault)
{
  rs_directory_builder_add_notice (load->builder, fault->message);
  if (load->first_fault == NULL)
    load->first_fault = fault;
  else
    g_error_free (fault);
}

static void
read_file (GTask *task)
{
  Load *load = g_task_get_task_data (task);
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  GError *error = NULL;

  if (!rs_names_read_file (names, load->addresses[PLACE_FILE], &error))
    tell_fault (load, error);
  rs_directory_builder_add_names (load->builder, names);
  take_next_place (task);
}

static void
on_rest (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  if (!rs_directory_rest_load_finish (result, &error))
    tell_fault (load, error);
  take_next_place (task);
}

static void
ask_rest (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  rs_directory_rest_load_async (load->session, load->tokens, load->addresses[PLACE_REST], load->builder,
                                g_task_get_cancellable (task), on_rest, task);
}

static RsKind
get_kind (int place)
{
  return place == PLACE_USERS ? RS_KIND_AGENT : RS_KIND_QUEUE;
}

static RsDirectoryRefusal
make_refusal (const Load *load)
{
  gboolean is_users = load->place == PLACE_USERS;

  return (RsDirectoryRefusal){ load->addresses[load->place], is_users ? "users" : "queues",
                               is_users ? _ ("the scope user:read") : _ ("the scope queue:read") };
}

static void
take_names (Load *load, GBytes *body)
{
  const RsDirectoryRefusal refusal = make_refusal (load);
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  GError *error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  if (!rs_names_parse_json (names, get_kind (load->place), data != NULL ? data : "", length,
                            load->addresses[load->place], &error))
    tell_fault (load, error);
  else if (rs_name_table_count (names, get_kind (load->place)) == 0)
    tell_fault (load, rs_directory_refusal_describe_empty (&refusal));
  rs_directory_builder_add_names (load->builder, names);
}

static void
on_names (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Load *load = g_task_get_task_data (task);
  const RsDirectoryRefusal refusal = make_refusal (load);
  g_auto (RsHttpAnswer) answer = { 0 };
  GError *error = NULL;

  if (!rs_bearer_fetch_finish (result, &answer, &error))
    tell_fault (load, error);
  else if (answer.status == SOUP_STATUS_OK)
    take_names (load, answer.body);
  else
    tell_fault (load, rs_directory_refusal_describe_status (&refusal, answer.status));
  take_next_place (task);
}

static void
ask_names (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  rs_bearer_fetch_async (load->session, load->tokens, load->addresses[load->place], RS_NAMES_MAX_BYTES,
                         g_task_get_cancellable (task), on_names, task);
}

static void
finish (GTask *task)
{
  g_autoptr (GTask) finished = task;
  Load *load = g_task_get_task_data (finished);

  if (rs_directory_builder_count (load->builder) == 0 && load->first_fault != NULL)
    g_task_return_error (finished, g_steal_pointer (&load->first_fault));
  else
    g_task_return_pointer (finished, rs_directory_builder_build (load->builder), (GDestroyNotify) rs_directory_unref);
}

static void
take_next_place (GTask *task)
{
  static void (*const ask[N_PLACES]) (GTask * task) = {
    [PLACE_FILE] = read_file,
    [PLACE_REST] = ask_rest,
    [PLACE_USERS] = ask_names,
    [PLACE_QUEUES] = ask_names,
  };
  Load *load = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  do
    load->place++;
  while (load->place < N_PLACES && load->addresses[load->place] == NULL);
  if (load->place < N_PLACES)
    ask[load->place](task);
  else
    finish (task);
}

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error) != NULL)
    {
      take_next_place (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static gboolean
check_addresses (Load *load, GError **error)
{
  for (guint i = PLACE_REST; i < N_PLACES; i++)
    if (load->addresses[i] != NULL && !rs_url_check (load->addresses[i], RS_URL_HTTP, error))
      {
        g_prefix_error (error, "%s", _ ("A directory cannot be read: "));
        return FALSE;
      }
  return TRUE;
}

static gboolean
needs_token (const Load *load)
{
  return load->addresses[PLACE_REST] != NULL || load->addresses[PLACE_USERS] != NULL ||
         load->addresses[PLACE_QUEUES] != NULL;
}

static Load *
load_new (SoupSession *session, RsTokenSource *tokens, const RsDirectoryAddresses *addresses)
{
  Load *load = g_new0 (Load, 1);

  load->session = g_object_ref (session);
  load->tokens = g_object_ref (tokens);
  load->addresses[PLACE_FILE] = g_strdup (addresses->names_file);
  load->addresses[PLACE_REST] = g_strdup (addresses->rest_url);
  load->addresses[PLACE_USERS] = g_strdup (addresses->users_url);
  load->addresses[PLACE_QUEUES] = g_strdup (addresses->queues_url);
  load->place = BEFORE_ALL;
  load->builder = rs_directory_builder_new ();
  return load;
}

/**
 * rs_directory_loader_load_async:
 * @session: a session of the calling thread
 * @tokens: whose token is sent
 * @addresses: where to read; copied
 * @cancellable: (nullable): gives up
 * @callback: called with the directory
 * @user_data: for @callback
 *
 * Reads who works in a centre, in which teams, and which queues there are, from all the places that are named. Without
 * a sign-in nothing is read but a file that stands alone.
 */
void
rs_directory_loader_load_async (SoupSession *session, RsTokenSource *tokens, const RsDirectoryAddresses *addresses,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = load_new (session, tokens, addresses);
  GError *error = NULL;

  g_task_set_source_tag (task, rs_directory_loader_load_async);
  g_task_set_task_data (task, load, load_free);
  if (!check_addresses (load, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (needs_token (load))
    rs_token_source_get_async (tokens, cancellable, on_token, task);
  else
    take_next_place (task);
}

/**
 * rs_directory_loader_load_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Of a list that was not told, or not wholly, rs_directory_get_notice() says what is missing and why; an empty list
 * counts as one that may not be seen. Without an address the directory is empty.
 *
 * Returns: (transfer full): the directory; %NULL if nothing at all was told, with the sign-in's error (as
 *   rs_token_source_get_finish()), else with what was wrong first: %RS_ERROR_PERMISSION for 401, 403 and an empty list,
 *   %RS_ERROR_PROFILE for an address that is wrong, %RS_ERROR_TRY_LATER, _MALFORMED, _NETWORK, _TLS or _TIMEOUT; or with
 *   %G_IO_ERROR_CANCELLED
 */
RsDirectory *
rs_directory_loader_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
