/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-queue.h"

/**
 * RsQueue:
 *
 * One queue (skill) as the main thread knows it.
 */
struct _RsQueue
{
  RsEntity parent_instance;

  GPtrArray *waiting_contacts; /* of RsInteraction, the oldest first */
};

G_DEFINE_FINAL_TYPE (RsQueue, rs_queue, RS_TYPE_ENTITY)

static void
rs_queue_finalize (GObject *object)
{
  g_ptr_array_unref (RS_QUEUE (object)->waiting_contacts);
  G_OBJECT_CLASS (rs_queue_parent_class)->finalize (object);
}

static void
rs_queue_class_init (RsQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_queue_finalize;
  RS_ENTITY_CLASS (klass)->kind = RS_KIND_QUEUE;
}

static void
rs_queue_init (RsQueue *self)
{
  self->waiting_contacts = g_ptr_array_new_with_free_func (g_object_unref);
}

static const RsValue *
get_value (RsQueue *self, RsQueueField field)
{
  return rs_entity_get_value (RS_ENTITY (self), field);
}

static int
get_count (RsQueue *self, RsQueueField field)
{
  return (int) MIN (rs_value_get_number (get_value (self, field), -1), G_MAXINT);
}

/**
 * rs_queue_get_name:
 * @self: a queue
 *
 * Returns: (transfer none): its name, or its id as long as nobody tells a name; text, never markup
 */
const char *
rs_queue_get_name (RsQueue *self)
{
  const char *name = rs_value_get_text (get_value (self, RS_QUEUE_NAME));

  return name != NULL && *name != '\0' ? name : rs_entity_get_id (RS_ENTITY (self));
}

/**
 * rs_queue_get_waiting:
 * @self: a queue
 *
 * Returns: contacts that wait, −1 if not known
 */
int
rs_queue_get_waiting (RsQueue *self)
{
  return get_count (self, RS_QUEUE_WAITING);
}

/**
 * rs_queue_get_longest_wait:
 * @self: a queue
 * @server_now_ns: the time at the server, nanoseconds since 1970
 *
 * The time for which the oldest contact has been waiting: reckoned from the moment since when it waits where that
 * is told, else as the server last counted it. Nobody waiting means no wait.
 *
 * Returns: seconds, −1 if not known
 */
double
rs_queue_get_longest_wait (RsQueue *self, gint64 server_now_ns)
{
  const RsValue *since = get_value (self, RS_QUEUE_OLDEST_WAITING_SINCE);

  if (rs_queue_get_waiting (self) == 0)
    return 0;
  if (since->type == RS_VALUE_TIME)
    return (double) MAX (server_now_ns - since->time_ns, 0) / 1e9;
  return rs_value_get_number (get_value (self, RS_QUEUE_LONGEST_WAIT_SECONDS), -1);
}

/**
 * rs_queue_get_service_level:
 * @self: a queue
 *
 * Returns: percent, −1 if not known
 */
double
rs_queue_get_service_level (RsQueue *self)
{
  return rs_value_get_number (get_value (self, RS_QUEUE_SERVICE_LEVEL), -1);
}

/**
 * rs_queue_get_service_level_goal:
 * @self: a queue
 *
 * Returns: percent, −1 if not known
 */
double
rs_queue_get_service_level_goal (RsQueue *self)
{
  return rs_value_get_number (get_value (self, RS_QUEUE_SERVICE_LEVEL_GOAL), -1);
}

/**
 * rs_queue_get_abandoned:
 * @self: a queue
 *
 * Returns: contacts that gave up today, −1 if not known
 */
int
rs_queue_get_abandoned (RsQueue *self)
{
  return get_count (self, RS_QUEUE_ABANDONED);
}

/**
 * rs_queue_get_handled:
 * @self: a queue
 *
 * Returns: contacts handled today, −1 if not known
 */
int
rs_queue_get_handled (RsQueue *self)
{
  return get_count (self, RS_QUEUE_HANDLED);
}

/**
 * rs_queue_get_agents_available:
 * @self: a queue
 *
 * Returns: agents who could take the next contact, −1 if not known
 */
int
rs_queue_get_agents_available (RsQueue *self)
{
  return get_count (self, RS_QUEUE_AGENTS_AVAILABLE);
}

/**
 * rs_queue_get_waiting_contacts:
 * @self: a queue
 *
 * Returns: (transfer none) (element-type RsInteraction): the contacts that wait in it, as far as the server tells
 *   them one by one; the oldest first
 */
GPtrArray *
rs_queue_get_waiting_contacts (RsQueue *self)
{
  return self->waiting_contacts;
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/**
 * rs_queue_set_waiting_contacts:
 * @self: a queue
 * @contacts: (transfer full) (element-type RsInteraction): contacts, the oldest first
 *
 * For the board model, which alone knows both.
 *
 * Returns: whether they are others than before
 */
gboolean
rs_queue_set_waiting_contacts (RsQueue *self, GPtrArray *contacts)
{
  gboolean same = is_same (self->waiting_contacts, contacts);

  g_ptr_array_unref (self->waiting_contacts);
  self->waiting_contacts = contacts;
  return !same;
}

/**
 * rs_queue_compare:
 * @a: a queue
 * @b: another
 *
 * Returns: their stable order: by name, then by id
 */
int
rs_queue_compare (RsQueue *a, RsQueue *b)
{
  int order = g_utf8_collate (rs_queue_get_name (a), rs_queue_get_name (b));

  return order != 0 ? order : g_strcmp0 (rs_entity_get_id (RS_ENTITY (a)), rs_entity_get_id (RS_ENTITY (b)));
}
