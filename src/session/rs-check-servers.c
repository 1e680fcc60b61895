/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-handshake.h"
#include "session/rs-check-lookup.h"
#include "session/rs-check-private.h"

#include "base/rs-error.h"
#include "base/rs-url.h"
#include "net/rs-http.h"

/*
 * The first two steps of a check: are there such servers, and are they who they say they are? One server after the
 * other.
 */

/**
 * rs_check_needs_proxy:
 * @self: a check whose first two steps have not ended
 * @error: why the server that is looked at could not be reached
 *
 * Returns: whether the reason may be that only a proxy leads there, and none was asked
 */
gboolean
rs_check_needs_proxy (RsCheck *self, const GError *error)
{
  const char *url = self->urls->pdata[self->n_done];
  const char *next = self->n_done < self->nexts->len ? self->nexts->pdata[self->n_done] : url;

  if (!g_error_matches (error, RS_ERROR, RS_ERROR_NETWORK) && !g_error_matches (error, RS_ERROR, RS_ERROR_TIMEOUT))
    return FALSE;
  return g_str_equal (url, next) && !rs_url_is_on_this_machine (url);
}

/* Takes what was found of one server, and goes on with the next. */
static void
take_part (RsCheck *self, const char *sentence, const GError *error, void (*go_on) (RsCheck *self))
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      rs_check_conclude_with_error (self, RS_CHECK_FAILED, error);
      return;
    }
  g_string_append_printf (self->found, "%s%s", self->found->len > 0 ? " " : "", sentence);
  self->n_done++;
  if (self->n_done < self->urls->len)
    go_on (self);
  else
    rs_check_conclude (self, RS_CHECK_GOOD, g_strdup (self->found->str));
}

static void
on_looked_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCheck) self = RS_CHECK (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *next = NULL;
  g_autofree char *sentence = rs_check_lookup_finish (result, &next, &error);

  if (sentence != NULL)
    g_ptr_array_add (self->nexts, g_steal_pointer (&next));
  take_part (self, sentence, error, rs_check_begin_lookup);
}

/**
 * rs_check_begin_lookup:
 * @self: a check under way
 *
 * Looks up the next server.
 */
void
rs_check_begin_lookup (RsCheck *self)
{
  rs_check_lookup_async (self->urls->pdata[self->n_done], self->cancellable, on_looked_up, g_object_ref (self));
}

static void
on_connected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCheck) self = RS_CHECK (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = rs_check_handshake_finish (result, &error);

  take_part (self, sentence, error, rs_check_begin_handshake);
}

/**
 * rs_check_begin_handshake:
 * @self: a check under way
 *
 * Connects to the next server.
 */
void
rs_check_begin_handshake (RsCheck *self)
{
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    self->session = rs_http_new_session (self->config->ca_file, &error);
  if (self->session == NULL)
    {
      rs_check_conclude_with_error (self, RS_CHECK_FAILED, error);
      return;
    }
  rs_check_handshake_async (self->urls->pdata[self->n_done], self->nexts->pdata[self->n_done],
                            soup_session_get_tls_database (self->session), self->cancellable, on_connected,
                            g_object_ref (self));
}
