/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-mailbox.h"

#include "base/rs-tsan.h"

#include <pthread.h>
#include <time.h>

/* Before any delivery: longer ago than any interval, even if the machine has just started. */
#define NEVER_US (-G_MAXINT64 / 2)

/**
 * RsMailbox:
 *
 * The one crossing between two threads: a slot for one value.
 *
 * A sender never waits and never queues. If the receiver is slow, the next value merges into the one that still
 * lies there: back-pressure is conflation, never memory. The first value after quiet is delivered at once;
 * further ones keep at least the interval between two deliveries.
 */
struct _RsMailbox
{
  gatomicrefcount ref_count;
  GMutex lock;
  gpointer slot;
  gint64 interval_us;
  gint64 last_delivery_us;
  GSource *source; /* NULL once closed */
  clockid_t receiver_clock;
  gboolean has_receiver_clock;

  RsMailboxMerge merge;
  RsMailboxDeliver deliver;
  GDestroyNotify free_value;
  gpointer user_data;
};

typedef struct
{
  GSource parent;
  RsMailbox *mailbox; /* not owned: closing destroys the source first */
} MailSource;

static void
lock (RsMailbox *self)
{
  g_mutex_lock (&self->lock);
  RS_TSAN_ACQUIRE (self);
}

static void
unlock (RsMailbox *self)
{
  RS_TSAN_RELEASE (self);
  g_mutex_unlock (&self->lock);
}

static void
plan_delivery (RsMailbox *self)
{
  g_source_set_ready_time (self->source, MAX (self->last_delivery_us + self->interval_us, 0));
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  RsMailbox *self = ((MailSource *) source)->mailbox;
  gpointer value;

  lock (self);
  value = g_steal_pointer (&self->slot);
  self->last_delivery_us = g_source_get_time (source);
  g_source_set_ready_time (source, -1);
  unlock (self);

  if (value != NULL)
    self->deliver (value, self->user_data);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs mail_source_funcs = {
  .dispatch = dispatch,
};

/**
 * rs_mailbox_new:
 * @receiver: (nullable): the context of the receiving thread, which must be the calling one
 * @merge: makes one value of two
 * @deliver: gets the values
 * @free_value: frees a value that nobody will get any more
 * @user_data: for @deliver
 *
 * Returns: (transfer full): an empty mailbox
 */
RsMailbox *
rs_mailbox_new (GMainContext *receiver, RsMailboxMerge merge, RsMailboxDeliver deliver, GDestroyNotify free_value,
                gpointer user_data)
{
  RsMailbox *self = g_new0 (RsMailbox, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->merge = merge;
  self->deliver = deliver;
  self->last_delivery_us = NEVER_US;
  self->free_value = free_value;
  self->user_data = user_data;

  self->has_receiver_clock = pthread_getcpuclockid (pthread_self (), &self->receiver_clock) == 0;
  self->source = g_source_new (&mail_source_funcs, sizeof (MailSource));
  ((MailSource *) self->source)->mailbox = self;
  g_source_set_static_name (self->source, "RsMailbox");
  g_source_set_ready_time (self->source, -1);
  g_source_attach (self->source, receiver);
  return self;
}

/**
 * rs_mailbox_post:
 * @self: a mailbox
 * @value: (transfer full): for the receiver; the caller must not touch it any more
 *
 * May be called from any thread. After rs_mailbox_close() the value is freed.
 */
void
rs_mailbox_post (RsMailbox *self, gpointer value)
{
  lock (self);
  if (self->source == NULL)
    {
      unlock (self);
      self->free_value (value);
      return;
    }

  self->slot = self->slot == NULL ? value : self->merge (self->slot, value);
  plan_delivery (self);
  unlock (self);
}

/**
 * rs_mailbox_set_interval:
 * @self: a mailbox
 * @interval_us: the least time between two deliveries, in microseconds
 */
void
rs_mailbox_set_interval (RsMailbox *self, gint64 interval_us)
{
  lock (self);
  self->interval_us = interval_us;
  if (self->slot != NULL && self->source != NULL)
    plan_delivery (self);
  unlock (self);
}

/**
 * rs_mailbox_get_busy:
 * @self: a mailbox
 *
 * May be called from any thread, as long as the receiver's lives.
 *
 * Returns: for how long the receiver's thread has kept a processor busy since it began, microseconds; 0 if the system
 *   does not tell
 */
gint64
rs_mailbox_get_busy (RsMailbox *self)
{
  struct timespec busy = { 0 };

  if (!self->has_receiver_clock || clock_gettime (self->receiver_clock, &busy) != 0)
    return 0;
  return (gint64) busy.tv_sec * G_USEC_PER_SEC + busy.tv_nsec / 1000;
}

/**
 * rs_mailbox_close:
 * @self: a mailbox
 *
 * To be called on the receiver's thread: nothing is delivered afterwards, what lies there is freed.
 */
void
rs_mailbox_close (RsMailbox *self)
{
  gpointer value;
  GSource *source;

  lock (self);
  value = g_steal_pointer (&self->slot);
  source = g_steal_pointer (&self->source);
  unlock (self);

  if (source != NULL)
    {
      g_source_destroy (source);
      g_source_unref (source);
    }
  if (value != NULL)
    self->free_value (value);
}

/**
 * rs_mailbox_ref:
 * @self: a mailbox
 *
 * Returns: (transfer full): @self
 */
RsMailbox *
rs_mailbox_ref (RsMailbox *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rs_mailbox_unref:
 * @self: (transfer full): a mailbox, which must have been closed before its last reference goes
 */
void
rs_mailbox_unref (RsMailbox *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  lock (self);
  g_assert (self->source == NULL);
  unlock (self);
  g_mutex_clear (&self->lock);
  g_free (self);
}
