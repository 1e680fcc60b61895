/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-refresh-keeper.h"

#include "base/rs-text.h"

/* What takes longer is not waited for. */
#define STORE_US (15 * G_USEC_PER_SEC)

/**
 * RsRefreshKeeper:
 *
 * Holds the refresh token in memory and its store up to date. A store that fails or does not answer is told in the log
 * and costs no connection: the refresh token is then kept in memory (protocol §1).
 */
struct _RsRefreshKeeper
{
  RsRefreshStore *store;
  RsClock *clock;
  char *text;
  gboolean is_loaded;
  gboolean is_left; /* nobody needs it any more */

  RsRefreshKeeperFunc done; /* NULL if nothing is under way */
  gpointer user_data;
  GCancellable *cancellable;
  RsTimer *deadline;
};

/**
 * rs_refresh_keeper_new:
 * @store: where refresh tokens are kept
 * @clock: tells when a store takes too long
 *
 * Returns: (transfer full): a keeper that has not looked into the store yet
 */
RsRefreshKeeper *
rs_refresh_keeper_new (RsRefreshStore *store, RsClock *clock)
{
  RsRefreshKeeper *self = g_new0 (RsRefreshKeeper, 1);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * rs_refresh_keeper_free:
 * @self: (transfer full): a keeper of which nothing is expected any more
 */
void
rs_refresh_keeper_free (RsRefreshKeeper *self)
{
  g_assert (self->done == NULL);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, rs_text_wipe);
  g_object_unref (self->store);
  g_object_unref (self->clock);
  g_free (self);
}

static void
on_deadline (gpointer user_data)
{
  RsRefreshKeeper *self = user_data;

  rs_clear_timer (&self->deadline);
  g_cancellable_cancel (self->cancellable);
}

static void
begin (RsRefreshKeeper *self, RsRefreshKeeperFunc done, gpointer user_data)
{
  g_assert (self->done == NULL);
  self->done = done;
  self->user_data = user_data;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->deadline = rs_clock_add_timer (self->clock, g_main_context_get_thread_default (), STORE_US, on_deadline, self);
}

/* @self may be gone after this. */
static void
end (RsRefreshKeeper *self)
{
  RsRefreshKeeperFunc done = g_steal_pointer (&self->done);

  rs_clear_timer (&self->deadline);
  done (self->user_data);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RsRefreshKeeper *self = user_data;
  g_autoptr (GError) error = NULL;

  self->text = rs_refresh_store_load_finish (RS_REFRESH_STORE (object), result, &error);
  self->is_loaded = TRUE;
  if (error != NULL && !self->is_left)
    g_warning ("the refresh token could not be read, so the board signs in anew: %s", error->message);
  end (self);
}

/**
 * rs_refresh_keeper_is_loaded:
 * @self: a keeper
 *
 * Returns: whether it has looked into the store
 */
gboolean
rs_refresh_keeper_is_loaded (RsRefreshKeeper *self)
{
  return self->is_loaded;
}

/**
 * rs_refresh_keeper_load:
 * @self: a keeper that has not looked into the store yet
 * @done: called when it has
 * @user_data: for @done; it must keep @self alive until then
 */
void
rs_refresh_keeper_load (RsRefreshKeeper *self, RsRefreshKeeperFunc done, gpointer user_data)
{
  begin (self, done, user_data);
  rs_refresh_store_load_async (self->store, self->cancellable, on_loaded, self);
}

static void
on_stored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RsRefreshKeeper *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!rs_refresh_store_store_finish (RS_REFRESH_STORE (object), result, &error) && !self->is_left)
    g_warning ("the refresh token could not be stored, so it is kept in memory only: %s", error->message);
  end (self);
}

/**
 * rs_refresh_keeper_keep:
 * @self: a keeper
 * @text: (nullable): a refresh token that replaces the one before; %NULL if that is not good any more
 * @done: called when the store has it, or will not have it
 * @user_data: for @done; it must keep @self alive until then
 */
void
rs_refresh_keeper_keep (RsRefreshKeeper *self, const char *text, RsRefreshKeeperFunc done, gpointer user_data)
{
  begin (self, done, user_data);
  rs_text_wipe (self->text);
  self->text = g_strdup (text);
  rs_refresh_store_store_async (self->store, self->text, self->cancellable, on_stored, self);
}

/**
 * rs_refresh_keeper_drop:
 * @self: a keeper
 *
 * Forgets the refresh token for this run; the store keeps it.
 */
void
rs_refresh_keeper_drop (RsRefreshKeeper *self)
{
  g_clear_pointer (&self->text, rs_text_wipe);
}

/**
 * rs_refresh_keeper_leave:
 * @self: a keeper
 *
 * Waits for the store no longer: whatever is under way is done at once. What the store has begun it may still do.
 */
void
rs_refresh_keeper_leave (RsRefreshKeeper *self)
{
  self->is_left = TRUE;
  if (self->done != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * rs_refresh_keeper_peek:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the refresh token, to be used at once and not kept
 */
const char *
rs_refresh_keeper_peek (RsRefreshKeeper *self)
{
  return self->text;
}
