/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-host.h"

#include "base/rs-tsan.h"
#include "base/rs-worker.h"
#include "demo/rs-demo-server.h"
#include "demo/rs-demo-token-desk.h"

/**
 * RsDemoHost:
 *
 * A demo server on a thread of its own, for whoever has a main loop already: the window's demo, and tests.
 * Every call goes to that thread and waits until it is done there.
 */
struct _RsDemoHost
{
  RsWorker *worker;
  RsDemoServer *server; /* belongs to the worker's thread */
  char *token_url;
  char *stream_url;
  char *users_url;
  char *queues_url;
};

typedef struct _Call Call;
typedef void (*CallFunc) (Call *call);

/* One call across: it lies on the caller's stack, who waits until it is done. */
struct _Call
{
  RsDemoHost *host;
  CallFunc func;
  const RsDemoOptions *options;
  GBytes *bytes;
  const RsDemoFaultPlan *plan;
  void (*command) (RsDemoServer *server);
  char *(*make_text) (RsDemoServer *server);
  RsDemoProxyFunc proxy_func;
  gpointer user_data;
  RsDemoStats stats;
  gint64 by_us;
  guint code;
  char *text;
  gboolean ok;
  GError **error;

  GMutex mutex;
  GCond cond;
  int is_done; /* atomic: GLib's mutex alone is invisible to ThreadSanitizer */
};

static void
run_call (gpointer user_data)
{
  Call *call = user_data;

  call->func (call);
  RS_TSAN_RELEASE (call);
  g_mutex_lock (&call->mutex);
  g_atomic_int_set (&call->is_done, TRUE);
  g_cond_signal (&call->cond);
  g_mutex_unlock (&call->mutex);
}

static void
make_call (RsDemoHost *self, CallFunc func, Call *call)
{
  call->host = self;
  call->func = func;
  g_mutex_init (&call->mutex);
  g_cond_init (&call->cond);
  rs_worker_invoke (self->worker, run_call, call);

  g_mutex_lock (&call->mutex);
  while (!g_atomic_int_get (&call->is_done))
    g_cond_wait (&call->cond, &call->mutex);
  g_mutex_unlock (&call->mutex);
  RS_TSAN_ACQUIRE (call);
  g_mutex_clear (&call->mutex);
  g_cond_clear (&call->cond);
}

static void
run_command (Call *call)
{
  call->command (call->host->server);
}

static void
give_command (RsDemoHost *self, void (*command) (RsDemoServer *server))
{
  Call call = { .command = command };

  make_call (self, run_command, &call);
}

static void
fetch_text (Call *call)
{
  call->text = call->make_text (call->host->server);
}

static char *
ask_for_text (RsDemoHost *self, char *(*make_text) (RsDemoServer *server))
{
  Call call = { .make_text = make_text };

  make_call (self, fetch_text, &call);
  return call.text;
}

static void
open_server (Call *call)
{
  RsDemoHost *self = call->host;

  self->server = rs_demo_server_new (call->options, call->error);
  if (self->server == NULL)
    return;
  self->token_url = g_strdup (rs_demo_server_get_token_url (self->server));
  self->stream_url = g_strdup (rs_demo_server_get_stream_url (self->server));
  self->users_url = g_strdup (rs_demo_server_get_users_url (self->server));
  self->queues_url = g_strdup (rs_demo_server_get_queues_url (self->server));
}

static void
close_server (Call *call)
{
  g_clear_pointer (&call->host->server, rs_demo_server_free);
}

/**
 * rs_demo_host_new:
 * @options: how the centre is to be; copied
 * @error: return location
 *
 * Starts a demo centre and waits until it listens.
 *
 * Returns: (transfer full) (nullable): a host; NULL with RS_ERROR_NETWORK if the port is taken
 */
RsDemoHost *
rs_demo_host_new (const RsDemoOptions *options, GError **error)
{
  RsDemoHost *self = g_new0 (RsDemoHost, 1);
  Call call = { .options = options, .error = error };

  self->worker = rs_worker_new ("demo centre");
  make_call (self, open_server, &call);
  if (self->server != NULL)
    return self;
  rs_demo_host_free (self);
  return NULL;
}

/**
 * rs_demo_host_free:
 * @self: (transfer full): a host; its connections are dropped
 */
void
rs_demo_host_free (RsDemoHost *self)
{
  Call call = { NULL };

  make_call (self, close_server, &call);
  rs_worker_stop (self->worker);
  g_free (self->token_url);
  g_free (self->stream_url);
  g_free (self->users_url);
  g_free (self->queues_url);
  g_free (self);
}

/**
 * rs_demo_host_get_token_url:
 * @self: a host
 *
 * Returns: (transfer none): where tokens are given
 */
const char *
rs_demo_host_get_token_url (RsDemoHost *self)
{
  return self->token_url;
}

/**
 * rs_demo_host_get_stream_url:
 * @self: a host
 *
 * Returns: (transfer none): where the WebSocket is
 */
const char *
rs_demo_host_get_stream_url (RsDemoHost *self)
{
  return self->stream_url;
}

/**
 * rs_demo_host_get_users_url:
 * @self: a host
 *
 * Returns: (transfer none): where agents' names can be read
 */
const char *
rs_demo_host_get_users_url (RsDemoHost *self)
{
  return self->users_url;
}

/**
 * rs_demo_host_get_queues_url:
 * @self: a host
 *
 * Returns: (transfer none): where queues' names can be read
 */
const char *
rs_demo_host_get_queues_url (RsDemoHost *self)
{
  return self->queues_url;
}

/**
 * rs_demo_host_get_client_id:
 * @self: a host
 *
 * Returns: (transfer none): who may ask for a token
 */
const char *
rs_demo_host_get_client_id (RsDemoHost *self)
{
  return RS_DEMO_CLIENT_ID;
}

static void
copy_secret (Call *call)
{
  call->text = g_strdup (rs_demo_server_get_secret (call->host->server));
}

/**
 * rs_demo_host_dup_secret:
 * @self: a host
 *
 * Returns: (transfer full): the client's secret, to be given to rs_text_wipe()
 */
char *
rs_demo_host_dup_secret (RsDemoHost *self)
{
  Call call = { NULL };

  make_call (self, copy_secret, &call);
  return call.text;
}

/**
 * rs_demo_host_dump_truth:
 * @self: a host
 *
 * Returns: (transfer full): the true state of this moment, see rs_demo_floor_dump_truth()
 */
char *
rs_demo_host_dump_truth (RsDemoHost *self)
{
  return ask_for_text (self, rs_demo_server_dump_truth);
}

/**
 * rs_demo_host_dump_stats:
 * @self: a host
 *
 * Returns: (transfer full): what the server has counted, see rs_demo_server_dump_stats()
 */
char *
rs_demo_host_dump_stats (RsDemoHost *self)
{
  return ask_for_text (self, rs_demo_server_dump_stats);
}

static void
get_stats (Call *call)
{
  call->stats = rs_demo_server_get_stats (call->host->server);
}

/**
 * rs_demo_host_get_stats:
 * @self: a host
 *
 * Returns: what the server has counted
 */
RsDemoStats
rs_demo_host_get_stats (RsDemoHost *self)
{
  Call call = { NULL };

  make_call (self, get_stats, &call);
  return call.stats;
}

static void
set_faults (Call *call)
{
  rs_demo_server_set_faults (call->host->server, call->plan);
}

/**
 * rs_demo_host_set_faults:
 * @self: a host
 * @plan: what goes wrong from now on, see rs_demo_server_set_faults()
 */
void
rs_demo_host_set_faults (RsDemoHost *self, const RsDemoFaultPlan *plan)
{
  Call call = { .plan = plan };

  make_call (self, set_faults, &call);
}

/**
 * rs_demo_host_calm:
 * @self: a host
 *
 * Ends all faults, see rs_demo_server_calm().
 */
void
rs_demo_host_calm (RsDemoHost *self)
{
  give_command (self, rs_demo_server_calm);
}

static void
call_proxy (Call *call)
{
  RsDemoProxy *proxy = rs_demo_server_get_proxy (call->host->server);

  call->ok = proxy != NULL;
  if (call->ok)
    call->proxy_func (proxy, call->user_data);
}

/**
 * rs_demo_host_call_proxy:
 * @self: a host
 * @func: (scope call): called on the host's thread with the proxy through which clients come
 * @user_data: for @func
 *
 * Does something to the proxy, and waits until it is done.
 *
 * Returns: FALSE if there is no proxy: the options' plan named none
 */
gboolean
rs_demo_host_call_proxy (RsDemoHost *self, RsDemoProxyFunc func, gpointer user_data)
{
  Call call = { .proxy_func = func, .user_data = user_data };

  make_call (self, call_proxy, &call);
  return call.ok;
}

static void
jump_clock (Call *call)
{
  rs_demo_server_jump_clock (call->host->server, call->by_us);
}

/**
 * rs_demo_host_jump_clock:
 * @self: a host
 * @by_us: how far the centre's clock jumps, back if negative
 */
void
rs_demo_host_jump_clock (RsDemoHost *self, gint64 by_us)
{
  Call call = { .by_us = by_us };

  make_call (self, jump_clock, &call);
}

/**
 * rs_demo_host_pause:
 * @self: a host
 *
 * Lets nothing change any more, see rs_demo_server_pause().
 */
void
rs_demo_host_pause (RsDemoHost *self)
{
  give_command (self, rs_demo_server_pause);
}

/**
 * rs_demo_host_resume:
 * @self: a host
 *
 * Lets life go on after a pause.
 */
void
rs_demo_host_resume (RsDemoHost *self)
{
  give_command (self, rs_demo_server_resume);
}

static void
close_streams (Call *call)
{
  rs_demo_server_close_streams (call->host->server, call->code);
}

/**
 * rs_demo_host_close_streams:
 * @self: a host
 * @code: close code; 1006 drops the connections without a close frame
 */
void
rs_demo_host_close_streams (RsDemoHost *self, guint code)
{
  Call call = { .code = code };

  make_call (self, close_streams, &call);
}

static void
send_raw_text (Call *call)
{
  rs_demo_server_send_raw_text (call->host->server, call->bytes);
}

/**
 * rs_demo_host_send_raw_text:
 * @self: a host
 * @text: the content of a text frame, of any size; need not be UTF-8
 */
void
rs_demo_host_send_raw_text (RsDemoHost *self, GBytes *text)
{
  Call call = { .bytes = text };

  make_call (self, send_raw_text, &call);
}

/**
 * rs_demo_host_expire_tokens:
 * @self: a host
 *
 * Ends all tokens and the streams that were opened with them.
 */
void
rs_demo_host_expire_tokens (RsDemoHost *self)
{
  give_command (self, rs_demo_server_expire_tokens);
}

/**
 * rs_demo_host_expire_refreshers:
 * @self: a host
 *
 * Ends all refresh tokens.
 */
void
rs_demo_host_expire_refreshers (RsDemoHost *self)
{
  give_command (self, rs_demo_server_expire_refreshers);
}

/**
 * rs_demo_host_stop_listening:
 * @self: a host
 *
 * Refuses new connections at the door; open streams stay.
 */
void
rs_demo_host_stop_listening (RsDemoHost *self)
{
  give_command (self, rs_demo_server_stop_listening);
}

static void
listen_again (Call *call)
{
  call->ok = rs_demo_server_listen_again (call->host->server, call->error);
}

/**
 * rs_demo_host_listen_again:
 * @self: a host that has stopped listening
 * @error: return location
 *
 * Listens on the same port as before.
 *
 * Returns: FALSE with RS_ERROR_NETWORK if somebody else has taken the port
 */
gboolean
rs_demo_host_listen_again (RsDemoHost *self, GError **error)
{
  Call call = { .error = error };

  make_call (self, listen_again, &call);
  return call.ok;
}
