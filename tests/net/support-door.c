/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-door.h"

#include "support-desk.h"

#include <string.h>

static void
on_question (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  TestDoor *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  self->calls++;
  g_free (self->authorization);
  self->authorization = g_strdup (soup_message_headers_get_one (headers, "Authorization"));
  if (self->status == TEST_SILENCE)
    {
      soup_server_message_pause (message);
      g_ptr_array_add (self->paused, g_object_ref (message));
      return;
    }
  soup_server_message_set_status (message, self->status, NULL);
  if (self->location != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Location", self->location);
  if (self->body != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, self->body, strlen (self->body));
}

void
test_door_add (TestDoor *self, SoupServer *server, const char *path)
{
  self->paused = g_ptr_array_new_with_free_func (g_object_unref);
  soup_server_add_handler (server, path, on_question, self, NULL);
}

void
test_door_clear (TestDoor *self)
{
  g_ptr_array_unref (self->paused);
  g_free (self->authorization);
}

void
test_door_set (TestDoor *self, guint status, const char *body)
{
  self->status = status;
  self->body = body;
  self->location = NULL;
}

/* The sentence is put down as well, for whoever reads the log. */
void
test_assert_sentence (const GError *error, RsError code, const char *words)
{
  g_assert_error (error, RS_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (strstr (error->message, words), !=, NULL);
}
