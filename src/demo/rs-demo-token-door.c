/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-token-door.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "demo/rs-demo-json.h"

/**
 * RsDemoTokenDoor:
 *
 * Lets token calls through to the desk: now, later or never, or turns them away because too many have come. It
 * counts how many wait at once.
 */
struct _RsDemoTokenDoor
{
  RsDemoTokenDesk *desk;
  RsDemoDriver *driver;
  RsClock *clock;
  GMainContext *context;
  RsDemoDeskPlan plan;
  GHashTable *waiting; /* SoupServerMessage → Call */
  guint numbered;      /* calls since the plan was given */
  guint refused;
  guint most_at_once;
};

typedef struct
{
  RsDemoTokenDoor *door;
  SoupServerMessage *message;
  RsTimer *timer;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  rs_clear_timer (&call->timer);
  g_signal_handlers_disconnect_by_data (call->message, call->door);
  g_object_unref (call->message);
  g_free (call);
}

/**
 * rs_demo_token_door_new:
 * @desk: (transfer none): who answers; must outlive the door
 * @driver: (transfer none): knows the server's time; likewise
 * @clock: for delays
 * @context: (nullable): where @clock calls
 *
 * Returns: (transfer full): a door that lets everybody through
 */
RsDemoTokenDoor *
rs_demo_token_door_new (RsDemoTokenDesk *desk, RsDemoDriver *driver, RsClock *clock, GMainContext *context)
{
  RsDemoTokenDoor *self = g_new0 (RsDemoTokenDoor, 1);

  self->desk = desk;
  self->driver = driver;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->waiting = g_hash_table_new_full (NULL, NULL, NULL, free_call);
  return self;
}

/**
 * rs_demo_token_door_free:
 * @self: (transfer full): a door; calls that wait get no answer
 */
void
rs_demo_token_door_free (RsDemoTokenDoor *self)
{
  g_hash_table_unref (self->waiting);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_token_door_set_plan:
 * @self: a door
 * @plan: what happens from now on; calls are counted from 1 again
 */
void
rs_demo_token_door_set_plan (RsDemoTokenDoor *self, const RsDemoDeskPlan *plan)
{
  self->plan = *plan;
  self->numbered = 0;
}

static void
reply_json (SoupServerMessage *message, guint status, char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, body, strlen (body));
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control", "no-store");
}

static char *
make_retry_after (RsDemoTokenDoor *self)
{
  gint64 then_us = rs_demo_driver_get_time (self->driver) + self->plan.retry_after * G_USEC_PER_SEC;
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (then_us / G_USEC_PER_SEC);

  if (self->plan.retry_after_is_date)
    return soup_date_time_to_string (then, SOUP_DATE_HTTP);
  return g_strdup_printf ("%" G_GINT64_FORMAT, self->plan.retry_after);
}

static void
turn_away (RsDemoTokenDoor *self, SoupServerMessage *message)
{
  RsDemoJson *json = rs_demo_json_new ();
  g_autofree char *retry_after = make_retry_after (self);

  self->refused++;
  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "error", "temporarily_unavailable");
  rs_demo_json_text (json, "error_description", "The desk is closed for the moment.");
  rs_demo_json_close (json, '}');
  reply_json (message, (guint) self->plan.refuse_status, rs_demo_json_free_to_text (json));
  if (self->plan.retry_after > 0)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", retry_after);
}

static char *
dup_form (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));

  if (g_strcmp0 (type, "application/x-www-form-urlencoded") != 0)
    return g_strdup (""); /* answered as a request without its fields */
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static const char *
read_member (JsonNode *root, const char *name)
{
  JsonNode *node =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static RsDemoTokenReply
answer_key (RsDemoTokenDoor *self, SoupServerMessage *message)
{
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr (JsonNode) root = json_from_string (text, NULL);

  return rs_demo_token_desk_answer_key (self->desk, read_member (root, "accessKeyId"),
                                        read_member (root, "accessKeySecret"));
}

static RsDemoTokenReply
answer_form (RsDemoTokenDoor *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autofree char *form = dup_form (message);

  return rs_demo_token_desk_answer (self->desk, soup_message_headers_get_one (headers, "Authorization"), form,
                                    rs_demo_driver_get_time (self->driver));
}

static void
let_through (RsDemoTokenDoor *self, SoupServerMessage *message)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  gboolean is_key = g_str_equal (path, RS_DEMO_ACCESS_KEY_PATH);
  RsDemoTokenReply reply = is_key ? answer_key (self, message) : answer_form (self, message);

  if (reply.status == SOUP_STATUS_UNAUTHORIZED)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                  "Basic realm=\"demo\"");
  reply_json (message, reply.status, reply.body);
}

static void
answer (RsDemoTokenDoor *self, SoupServerMessage *message)
{
  gboolean all = self->plan.refuse_times == 0;

  if (self->plan.refuse_status > 0 && (all || self->numbered <= self->plan.refuse_times))
    turn_away (self, message);
  else
    let_through (self, message);
}

static void
on_delayed (gpointer user_data)
{
  Call *call = user_data;

  rs_clear_timer (&call->timer);
  answer (call->door, call->message);
  soup_server_message_unpause (call->message);
}

static void
on_over (SoupServerMessage *message, gpointer user_data)
{
  RsDemoTokenDoor *self = user_data;

  g_hash_table_remove (self->waiting, message);
}

static Call *
note_call (RsDemoTokenDoor *self, SoupServerMessage *message)
{
  Call *call = g_new0 (Call, 1);

  call->door = self;
  call->message = g_object_ref (message);
  g_hash_table_insert (self->waiting, message, call);
  g_signal_connect (message, "finished", G_CALLBACK (on_over), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (on_over), self);
  self->numbered++;
  self->most_at_once = MAX (self->most_at_once, g_hash_table_size (self->waiting));
  return call;
}

/**
 * rs_demo_token_door_receive:
 * @self: a door
 * @message: a token call
 *
 * Answers a token call, now or after the planned delay, or leaves it without an answer.
 */
void
rs_demo_token_door_receive (RsDemoTokenDoor *self, SoupServerMessage *message)
{
  Call *call = note_call (self, message);

  if (self->numbered <= self->plan.unanswered)
    soup_server_message_pause (message);
  else if (self->plan.delay_us == 0)
    answer (self, message);
  else
    {
      soup_server_message_pause (message);
      call->timer = rs_clock_add_timer (self->clock, self->context, self->plan.delay_us, on_delayed, call);
    }
}

/**
 * rs_demo_token_door_send_back:
 * @self: a door
 * @message: a browser that comes to sign somebody in
 * @query: (element-type utf8 utf8) (nullable): what it brings
 *
 * Sends the browser back, or lets it stay.
 */
void
rs_demo_token_door_send_back (RsDemoTokenDoor *self, SoupServerMessage *message, GHashTable *query)
{
  static const char page[] = "<!DOCTYPE html><title>Demo</title><p>Nobody signs in here.</p>";
  g_autofree char *address = rs_demo_token_desk_authorize (self->desk, query);

  if (address != NULL)
    {
      soup_server_message_set_redirect (message, SOUP_STATUS_SEE_OTHER, address);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, page, strlen (page));
}

/**
 * rs_demo_token_door_get_refused:
 * @self: a door
 *
 * Returns: calls that were turned away, without those that the desk refused
 */
guint
rs_demo_token_door_get_refused (RsDemoTokenDoor *self)
{
  return self->refused;
}

/**
 * rs_demo_token_door_get_most_at_once:
 * @self: a door
 *
 * Returns: how many calls waited for their answer at the same time, at most
 */
guint
rs_demo_token_door_get_most_at_once (RsDemoTokenDoor *self)
{
  return self->most_at_once;
}
