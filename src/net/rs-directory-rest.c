/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-directory-rest.h"

#include "base/rs-error.h"
#include "net/rs-bearer-fetch.h"
#include "net/rs-directory-refusal.h"
#include "net/rs-names.h"
#include "net/rs-rest-address.h"
#include "wire/rs-directory-page.h"

#include <glib/gi18n-lib.h>

/*
 * Reads agents, teams and skills from CXone's REST interface, page by page, one request at a time.
 *
 * ```
 * agents?…&skip=0 → (404: next version) → next page … → teams → … → skills → … → done
 * ```
 *
 * A list that is not told costs that list: a notice in the builder says why. Only without a sign-in, without an answer
 * and without the interface at all there is nothing more to ask.
 */
typedef struct
{
  SoupSession *session;
  RsTokenSource *tokens;
  char *rest_url;
  RsDirectoryBuilder *builder;
  guint attempt;      /* which version of the interface is tried */
  char *base;         /* its address; ends with a slash */
  gboolean is_proven; /* the version answered with something else than 404 */
  RsDirectoryList list;
  char *url;         /* of the page that is asked for */
  guint pages;       /* of the list, asked for so far */
  guint rows;        /* of the list, told so far */
  guint n_wrong;     /* of them */
  char *wrong_path;  /* of the first of those */
  GPtrArray *faults; /* of GError */
  guint lists_told;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->session);
  g_object_unref (load->tokens);
  g_ptr_array_unref (load->faults);
  g_free (load->wrong_path);
  g_free (load->rest_url);
  g_free (load->base);
  g_free (load->url);
  g_free (load);
}

static void ask (GTask *task);

static RsDirectoryRefusal
make_refusal (const Load *load)
{
  static const char *const rights[RS_N_DIRECTORY_LISTS] = {
    [RS_DIRECTORY_AGENTS] = N_ ("a role that may view agents (in CXone: Admin, Employees)"),
    [RS_DIRECTORY_TEAMS] = N_ ("a role that may view teams (in CXone: Admin, Teams)"),
    [RS_DIRECTORY_SKILLS] = N_ ("a role that may view ACD skills (in CXone: ACD, Skills)"),
  };

  return (RsDirectoryRefusal){ load->base, rs_directory_list_get_name (load->list), _ (rights[load->list]) };
}

static void
note_fault (Load *load, GError *fault)
{
  g_ptr_array_add (load->faults, fault);
}

static void
set_page (Load *load, char *url)
{
  g_free (load->url);
  load->url = url;
}

static char *
make_page_url (const Load *load)
{
  return g_strdup_printf ("%s%s?isActive=true&fields=%s&top=%d&skip=%u", load->base,
                          rs_directory_list_get_name (load->list), rs_directory_list_get_fields (load->list),
                          RS_DIRECTORY_REST_TOP, load->rows);
}

static void
begin_list (Load *load, RsDirectoryList list)
{
  load->list = list;
  load->pages = 0;
  load->rows = 0;
  load->n_wrong = 0;
  g_clear_pointer (&load->wrong_path, g_free);
  set_page (load, make_page_url (load));
}

/* FALSE if there is no version left to try. */
static gboolean
try_version (Load *load)
{
  g_free (load->base);
  load->base = rs_rest_address_make (load->rest_url, load->attempt++);
  if (load->base == NULL)
    return FALSE;
  begin_list (load, RS_DIRECTORY_AGENTS);
  return TRUE;
}

/* Where nothing at all was told, the first fault is the answer; the others come beside. */
static void
finish (GTask *task)
{
  g_autoptr (GTask) finished = task;
  Load *load = g_task_get_task_data (finished);

  for (guint i = load->lists_told > 0 ? 0 : 1; i < load->faults->len; i++)
    rs_directory_builder_add_notice (load->builder, ((GError *) load->faults->pdata[i])->message);
  if (load->lists_told > 0)
    g_task_return_boolean (finished, TRUE);
  else
    g_task_return_error (finished, g_error_copy (load->faults->pdata[0]));
}

static void
take_next_list (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  if (load->list + 1 == RS_N_DIRECTORY_LISTS)
    {
      finish (task);
      return;
    }
  begin_list (load, load->list + 1);
  ask (task);
}

static void
take_version_missing (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  if (try_version (load))
    {
      ask (task);
      return;
    }
  g_task_return_new_error (task, RS_ERROR, RS_ERROR_PROFILE,
                           _ ("%s has no REST interface of CXone in any version that Ringside knows (404). Check the "
                              "address: it is the one that the tenant's configuration calls api_endpoint."),
                           load->rest_url);
  g_object_unref (task);
}

/* The server's own address of the next page, if a token may go there; else ours. */
static char *
make_next_url (const Load *load, const RsDirectoryPage *page)
{
  g_autofree char *next = NULL;

  if (page->next != NULL)
    next = g_uri_resolve_relative (load->url, page->next, G_URI_FLAGS_ENCODED, NULL);
  if (next != NULL && rs_rest_address_is_below (next, load->base) && !g_str_equal (next, load->url))
    return g_steal_pointer (&next);
  return make_page_url (load);
}

static gboolean
has_more (const Load *load, const RsDirectoryPage *page)
{
  if (page->n_rows == 0)
    return FALSE;
  if (page->next != NULL)
    return TRUE;
  return page->total >= 0 ? load->rows < page->total : page->n_rows >= RS_DIRECTORY_REST_TOP;
}

static void
count_rows (Load *load, RsDirectoryPage *page)
{
  load->rows += page->n_rows;
  load->n_wrong += page->n_wrong;
  if (load->wrong_path == NULL)
    load->wrong_path = g_steal_pointer (&page->wrong_path);
}

static void
end_list (Load *load)
{
  const RsDirectoryRefusal refusal = make_refusal (load);

  if (load->rows > load->n_wrong)
    load->lists_told++;
  if (load->n_wrong > 0)
    note_fault (
        load,
        g_error_new (RS_ERROR, RS_ERROR_MALFORMED,
                     ngettext ("%u entry of the list “%s” is wrong and was left out; the fault is at %s.",
                               "%u entries of the list “%s” are wrong and were left out; the first fault is at %s.",
                               load->n_wrong),
                     load->n_wrong, refusal.list, load->wrong_path));
  if (load->rows == 0)
    note_fault (load, rs_directory_refusal_describe_empty (&refusal));
}

static gboolean
is_too_long (const Load *load)
{
  return load->pages == RS_DIRECTORY_REST_MAX_PAGES || load->rows >= RS_NAME_TABLE_MAX_NAMES;
}

static void
take_page (GTask *task, RsDirectoryPage *page)
{
  Load *load = g_task_get_task_data (task);

  count_rows (load, page);
  if (has_more (load, page) && !is_too_long (load))
    {
      set_page (load, make_next_url (load, page));
      ask (task);
      return;
    }
  if (has_more (load, page))
    note_fault (
        load,
        g_error_new (
            RS_ERROR, RS_ERROR_MALFORMED,
            ngettext ("The list “%s” does not end: after %u entry the rest was left out. A board shows %u at most.",
                      "The list “%s” does not end: after %u entries the rest was left out. A board shows %u at most.",
                      load->rows),
            rs_directory_list_get_name (load->list), load->rows, RS_NAME_TABLE_MAX_NAMES));
  end_list (load);
  take_next_list (task);
}

/* An answer without content means here, as on an interface of changes, that there is nothing to tell. */
static void
take_body (GTask *task, GBytes *body)
{
  Load *load = g_task_get_task_data (task);
  g_auto (RsDirectoryPage) page = { .total = -1 };
  gsize length = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  RsMalformed reason = RS_MALFORMED_NONE;

  if (length > 0)
    reason = rs_directory_page_read (&page, load->list, data, length, RS_NAMES_MAX_BYTES, load->builder);
  if (reason == RS_MALFORMED_NONE)
    {
      take_page (task, &page);
      return;
    }
  note_fault (load, g_error_new (RS_ERROR, RS_ERROR_MALFORMED,
                                 _ ("%s answers, but not with the list “%s” (%s). Check that this is the address of "
                                    "CXone's REST interface."),
                                 load->base, rs_directory_list_get_name (load->list), rs_malformed_get_nick (reason)));
  take_next_list (task);
}

static gboolean
has_nothing_new (guint status)
{
  return status == SOUP_STATUS_OK || status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_MODIFIED;
}

static void
take_answer (GTask *task, const RsHttpAnswer *answer)
{
  Load *load = g_task_get_task_data (task);
  const RsDirectoryRefusal refusal = make_refusal (load);

  if (answer->status == SOUP_STATUS_NOT_FOUND && !load->is_proven)
    {
      take_version_missing (task);
      return;
    }
  load->is_proven = TRUE;
  if (has_nothing_new (answer->status))
    {
      take_body (task, answer->body);
      return;
    }
  note_fault (load, rs_directory_refusal_describe_status (&refusal, answer->status));
  take_next_list (task);
}

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_auto (RsHttpAnswer) answer = { 0 };
  GError *error = NULL;

  if (rs_bearer_fetch_finish (result, &answer, &error))
    {
      take_answer (task, &answer);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
ask (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  load->pages++;
  rs_bearer_fetch_async (load->session, load->tokens, load->url, RS_NAMES_MAX_BYTES, g_task_get_cancellable (task),
                         on_answer, task);
}

/**
 * rs_directory_rest_load_async:
 * @session: a session of the calling thread
 * @tokens: whose token is sent
 * @rest_url: where the tenant's REST interface is, checked by rs_url_check()
 * @builder: where agents, teams and queues go, and notices about what is missing; must live until @callback is called
 * @cancellable: (nullable): gives up
 * @callback: called when all is read
 * @user_data: for @callback
 *
 * Reads who works in a tenant and which skills it has.
 */
void
rs_directory_rest_load_async (SoupSession *session, RsTokenSource *tokens, const char *rest_url,
                              RsDirectoryBuilder *builder, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  g_task_set_source_tag (task, rs_directory_rest_load_async);
  g_task_set_task_data (task, load, load_free);
  load->session = g_object_ref (session);
  load->tokens = g_object_ref (tokens);
  load->rest_url = g_strdup (rest_url);
  load->builder = builder;
  load->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  try_version (load);
  ask (task);
}

/**
 * rs_directory_rest_load_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether at least one list was told; what is missing stands in the builder's notice. Else the sign-in's or
 *   the transport's error, or what was wrong first
 */
gboolean
rs_directory_rest_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
