/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-browser.h"

#include "support-desk.h"

TestBrowser *
test_browser_new (void)
{
  TestBrowser *self = g_new0 (TestBrowser, 1);

  self->session = soup_session_new ();
  return self;
}

void
test_browser_free (TestBrowser *self)
{
  soup_session_abort (self->session);
  test_settle ();
  g_clear_object (&self->message);
  g_object_unref (self->session);
  g_free (self->page);
  g_free (self);
}

static void
on_page (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TestBrowser *self = user_data;
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (object), result, NULL);

  self->status = bytes != NULL ? soup_message_get_status (self->message) : TEST_BROKEN;
  if (bytes != NULL)
    self->page = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Does not wait. @host is what the address is called, if not by its own name. */
void
test_browser_go (TestBrowser *self, const char *method, const char *url, const char *host)
{
  g_clear_object (&self->message);
  g_clear_pointer (&self->page, g_free);
  self->status = 0;
  self->message = soup_message_new (method, url);
  if (host != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (self->message), "Host", host);
  soup_session_send_and_read_async (self->session, self->message, G_PRIORITY_DEFAULT, NULL, on_page, self);
}

void
test_browser_visit (TestBrowser *self, const char *url)
{
  test_browser_go (self, "GET", url, NULL);
  test_wait_until (self->status != 0);
}

const char *
test_browser_get_header (TestBrowser *self, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (self->message), name);
}

char *
test_browser_dup_parameter (const char *url, const char *name)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GHashTable) query = soup_form_decode (g_uri_get_query (uri));

  return g_strdup (g_hash_table_lookup (query, name));
}
