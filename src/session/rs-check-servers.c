/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-handshake.h"
#include "session/rs-check-lookup.h"
#include "session/rs-check-private.h"

#include "net/rs-http.h"

/*
 * The first two steps of a check: are there such servers, and are they who they say they are? One server after the
 * other.
 */

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
  g_autofree char *sentence = rs_check_lookup_finish (result, &error);

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
  rs_check_handshake_async (self->urls->pdata[self->n_done], soup_session_get_tls_database (self->session),
                            self->cancellable, on_connected, g_object_ref (self));
}
