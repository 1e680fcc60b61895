/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-queue-card.h"

#include "ui/rs-card-painter.h"
#include "ui/rs-raster.h"

/**
 * RsQueueCard:
 *
 * One queue: how many wait and for how long, and how far that is from the limit. It keeps the numbers of the last
 * hour for its sparkline.
 */
struct _RsQueueCard
{
  GtkWidget parent_instance;

  RsQueue *queue;
  gulong changed_handler;
  RsCardPainter painter;
  RsWaitHistory history;
  RsSparkline sparkline;
  RsLook look;
  RsCardForm form;
  gint64 now_ns;
};

G_DEFINE_FINAL_TYPE (RsQueueCard, rs_queue_card, GTK_TYPE_WIDGET)

static void
remember (RsQueueCard *self)
{
  int waiting = rs_queue_get_waiting (self->queue);

  if (waiting >= 0 && self->now_ns > 0)
    rs_wait_history_add (&self->history, self->now_ns, waiting);
}

static void
describe (RsQueueCard *self)
{
  g_autofree char *description = rs_queue_card_get_description (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static void
on_queue_changed (RsQueueCard *self, guint mask)
{
  if ((mask & (1u << RS_QUEUE_WAITING)) != 0)
    remember (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rs_queue_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsQueueCard *self = RS_QUEUE_CARD (widget);
  RsCardFace face;
  RsCardJob job = {
    .look = self->look,
    .form = self->form,
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
    .now_ns = self->now_ns,
    .history = &self->history,
    .sparkline = &self->sparkline,
  };

  if (self->queue == NULL || job.width <= 0 || job.height <= 0)
    return;
  job.contacts = rs_queue_get_waiting_contacts (self->queue);
  rs_card_face_read (&face, self->queue, self->now_ns);
  rs_card_painter_paint (&self->painter, widget, snapshot, &face, &job);
}

static void
rs_queue_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_queue_card_parent_class)->css_changed (widget, change);
  rs_card_painter_clear (&RS_QUEUE_CARD (widget)->painter);
}

static void
rs_queue_card_dispose (GObject *object)
{
  RsQueueCard *self = RS_QUEUE_CARD (object);

  rs_queue_card_set_queue (self, NULL);
  rs_card_painter_clear (&self->painter);
  rs_sparkline_clear (&self->sparkline);
  G_OBJECT_CLASS (rs_queue_card_parent_class)->dispose (object);
}

static void
rs_queue_card_class_init (RsQueueCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_queue_card_dispose;
  widget_class->snapshot = rs_queue_card_snapshot;
  widget_class->css_changed = rs_queue_card_css_changed;
  gtk_widget_class_set_css_name (widget_class, "queuecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
rs_queue_card_init (RsQueueCard *self)
{
}

/**
 * rs_queue_card_new:
 *
 * Returns: (transfer floating): a card of no queue
 */
GtkWidget *
rs_queue_card_new (void)
{
  return g_object_new (RS_TYPE_QUEUE_CARD, NULL);
}

/**
 * rs_queue_card_set_queue:
 * @self: a card
 * @queue: (nullable): what to show
 */
void
rs_queue_card_set_queue (RsQueueCard *self, RsQueue *queue)
{
  if (self->queue == queue)
    return;
  if (self->queue != NULL)
    g_clear_signal_handler (&self->changed_handler, self->queue);
  g_set_object (&self->queue, queue);
  self->history = (RsWaitHistory){ 0 };
  if (queue == NULL)
    return;

  self->changed_handler = g_signal_connect_swapped (queue, "changed", G_CALLBACK (on_queue_changed), self);
  on_queue_changed (self, RS_CHANGED_ALL);
}

/**
 * rs_queue_card_set_look:
 * @self: a card
 * @look: of the board
 * @form: how much to say
 */
void
rs_queue_card_set_look (RsQueueCard *self, const RsLook *look, RsCardForm form)
{
  if (self->form == form && rs_look_equal (&self->look, look))
    return;
  self->look = *look;
  self->form = form;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_queue_card_tick:
 * @self: a card
 * @now_ns: the time at the server
 */
void
rs_queue_card_tick (RsQueueCard *self, gint64 now_ns)
{
  if (self->now_ns == now_ns)
    return;
  self->now_ns = now_ns;
  if (self->queue == NULL)
    return;
  remember (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_queue_card_get_signal:
 * @self: a card with a queue
 *
 * Returns: how urgent the longest wait is
 */
RsSignal
rs_queue_card_get_signal (RsQueueCard *self)
{
  RsCardFace face;

  rs_card_face_read (&face, self->queue, self->now_ns);
  return face.signal;
}

/**
 * rs_queue_card_get_description:
 * @self: a card with a queue
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
rs_queue_card_get_description (RsQueueCard *self)
{
  RsCardFace face;

  rs_card_face_read (&face, self->queue, self->now_ns);
  return rs_card_face_describe (&face, self->now_ns);
}
