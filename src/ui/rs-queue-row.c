/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-queue-row.h"

#include "ui/rs-card-painter.h"
#include "ui/rs-text-line.h"

#include <glib/gi18n.h>

/**
 * RsQueueRow:
 *
 * The queue cards above the wall: one row if that is enough, else two or more of smaller cards. No card is ever
 * cut; queues that have no room are counted in words.
 */
struct _RsQueueRow
{
  GtkWidget parent_instance;

  GListModel *queues;
  GPtrArray *cards; /* of RsQueueCard, one per queue; those from n_shown on are hidden */
  RsLook look;
  RsCardForm form;
  guint columns;
  guint rows;
  guint n_shown;
  RsTextLine note;
};

G_DEFINE_FINAL_TYPE (RsQueueRow, rs_queue_row, GTK_TYPE_WIDGET)

/* Narrower than this, in multiples of ordinary text, a card would have to cut its numbers. */
static const double narrowest[RS_N_CARD_FORMS] = { 11.5, 11.5, 9.5, 9.5 };

static guint
get_n_queues (RsQueueRow *self)
{
  return self->queues != NULL ? g_list_model_get_n_items (self->queues) : 0;
}

static int
get_gap (RsQueueRow *self)
{
  return MAX ((int) (self->look.unit_px * 0.5), 1);
}

static int
get_card_height (RsQueueRow *self)
{
  return (int) rs_card_painter_get_height (self->form, self->look.text_px);
}

static int
get_note_height (RsQueueRow *self)
{
  return (int) (self->look.text_px * 1.3);
}

static guint
get_most_columns (RsQueueRow *self, int width)
{
  int gap = get_gap (self);
  int narrow = (int) (narrowest[self->form] * self->look.text_px);

  return (guint) MAX ((width + gap) / (narrow + gap), 1);
}

static int
get_height (RsQueueRow *self)
{
  int height = (int) self->rows * (get_card_height (self) + get_gap (self)) - get_gap (self);

  return self->n_shown < get_n_queues (self) ? height + get_note_height (self) : height;
}

static gboolean
try_form (RsQueueRow *self, RsCardForm form, int width, int max_height)
{
  guint n_queues = get_n_queues (self);
  guint most;

  self->form = form;
  most = get_most_columns (self, width);
  self->rows = (n_queues + most - 1) / most;
  self->columns = (n_queues + self->rows - 1) / self->rows;
  self->n_shown = n_queues;
  return get_height (self) <= max_height;
}

/* Not even the smallest cards fit: as many rows of them as do. */
static void
cut (RsQueueRow *self, int width, int max_height)
{
  int row_height = get_card_height (self) + get_gap (self);

  self->columns = get_most_columns (self, width);
  self->rows = (guint) MAX ((max_height - get_note_height (self)) / row_height, 1);
  self->n_shown = MIN (self->columns * self->rows, get_n_queues (self));
}

/**
 * rs_queue_row_choose:
 * @self: a row
 * @richest: cards must not say more than that
 * @width: that it will have
 * @max_height: that it may have
 *
 * Chooses how the cards are laid out.
 *
 * Returns: the height that it will need; 0 without queues
 */
int
rs_queue_row_choose (RsQueueRow *self, RsCardForm richest, int width, int max_height)
{
  self->n_shown = 0;
  if (get_n_queues (self) == 0)
    return 0;

  for (guint form = richest; form < RS_N_CARD_FORMS; form++)
    if (try_form (self, form, width, max_height))
      return get_height (self);
  cut (self, width, max_height);
  return get_height (self);
}

static void
place_card (RsQueueRow *self, guint index, int width)
{
  GtkWidget *card = self->cards->pdata[index];
  int gap = get_gap (self);
  int column = (int) (index % self->columns);
  int row = (int) (index / self->columns);
  int x = (width + gap) * column / (int) self->columns;
  int w = (width + gap) * (column + 1) / (int) self->columns - gap - x;
  int y = row * (get_card_height (self) + gap);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x - w;
  rs_queue_card_set_look (RS_QUEUE_CARD (card), &self->look, self->form);
  gtk_widget_size_allocate (card, &(GtkAllocation){ x, y, w, get_card_height (self) }, -1);
}

static void
set_note (RsQueueRow *self)
{
  RsTextStyle style = { self->look.text_px, PANGO_WEIGHT_BOLD };
  guint n_not_shown = rs_queue_row_get_n_not_shown (self);
  g_autofree char *text = NULL;

  if (n_not_shown > 0)
    text = g_strdup_printf (ngettext ("+%u queue not shown", "+%u queues not shown", n_not_shown), n_not_shown);
  rs_text_line_set (&self->note, GTK_WIDGET (self), style, text, -1);
}

static void
rs_queue_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsQueueRow *self = RS_QUEUE_ROW (widget);

  for (guint i = 0; i < self->cards->len; i++)
    {
      gtk_widget_set_child_visible (self->cards->pdata[i], i < self->n_shown);
      if (i < self->n_shown)
        place_card (self, i, width);
    }
  set_note (self);
}

static void
rs_queue_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
rs_queue_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsQueueRow *self = RS_QUEUE_ROW (widget);
  GdkRGBA text = rs_look_get_theme (&self->look).text;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = mirrored ? 0 : gtk_widget_get_width (widget) - self->note.width;

  GTK_WIDGET_CLASS (rs_queue_row_parent_class)->snapshot (widget, snapshot);
  rs_text_line_snapshot (&self->note, snapshot, x, gtk_widget_get_height (widget) - self->note.height, &text);
}

static void
rs_queue_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_queue_row_parent_class)->css_changed (widget, change);
  rs_text_line_clear (&RS_QUEUE_ROW (widget)->note);
}

static void
rs_queue_row_dispose (GObject *object)
{
  RsQueueRow *self = RS_QUEUE_ROW (object);

  rs_queue_row_set_queues (self, NULL);
  rs_text_line_clear (&self->note);
  G_OBJECT_CLASS (rs_queue_row_parent_class)->dispose (object);
}

static void
rs_queue_row_finalize (GObject *object)
{
  g_ptr_array_unref (RS_QUEUE_ROW (object)->cards);
  G_OBJECT_CLASS (rs_queue_row_parent_class)->finalize (object);
}

static void
rs_queue_row_class_init (RsQueueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_queue_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_queue_row_finalize;
  widget_class->measure = rs_queue_row_measure;
  widget_class->size_allocate = rs_queue_row_size_allocate;
  widget_class->snapshot = rs_queue_row_snapshot;
  widget_class->css_changed = rs_queue_row_css_changed;
  gtk_widget_class_set_css_name (widget_class, "queuerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
rs_queue_row_init (RsQueueRow *self)
{
  self->cards = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Queues"), -1);
}

/**
 * rs_queue_row_new:
 *
 * Returns: (transfer floating): a row without queues
 */
GtkWidget *
rs_queue_row_new (void)
{
  return g_object_new (RS_TYPE_QUEUE_ROW, NULL);
}

static void
insert_card (RsQueueRow *self, guint position)
{
  GtkWidget *card = rs_queue_card_new ();
  g_autoptr (RsQueue) queue = g_list_model_get_item (self->queues, position);

  gtk_widget_insert_after (card, GTK_WIDGET (self), position > 0 ? self->cards->pdata[position - 1] : NULL);
  g_ptr_array_insert (self->cards, (int) position, card);
  rs_queue_card_set_queue (RS_QUEUE_CARD (card), queue);
}

/* The cards of queues that stay are kept: they remember the last hour. */
static void
on_items_changed (RsQueueRow *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < removed; i++)
    gtk_widget_unparent (g_ptr_array_remove_index (self->cards, position));
  for (guint i = 0; i < added; i++)
    insert_card (self, position + i);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rs_queue_row_set_queues:
 * @self: a row
 * @queues: (nullable): a list of #RsQueue
 */
void
rs_queue_row_set_queues (RsQueueRow *self, GListModel *queues)
{
  if (self->queues != NULL)
    g_signal_handlers_disconnect_by_func (self->queues, on_items_changed, self);
  g_set_object (&self->queues, queues);
  if (queues != NULL)
    g_signal_connect_swapped (queues, "items-changed", G_CALLBACK (on_items_changed), self);
  on_items_changed (self, 0, self->cards->len, get_n_queues (self));
}

/**
 * rs_queue_row_set_look:
 * @self: a row
 * @look: of the board
 */
void
rs_queue_row_set_look (RsQueueRow *self, const RsLook *look)
{
  if (rs_look_equal (&self->look, look))
    return;
  self->look = *look;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_queue_row_tick:
 * @self: a row
 * @now_ns: the time at the server
 */
void
rs_queue_row_tick (RsQueueRow *self, gint64 now_ns)
{
  for (guint i = 0; i < self->cards->len; i++)
    rs_queue_card_tick (self->cards->pdata[i], now_ns);
}

/**
 * rs_queue_row_get_form:
 * @self: a row
 *
 * Returns: how much its cards say
 */
RsCardForm
rs_queue_row_get_form (RsQueueRow *self)
{
  return self->form;
}

/**
 * rs_queue_row_get_n_not_shown:
 * @self: a row
 *
 * Returns: how many queues have no card
 */
guint
rs_queue_row_get_n_not_shown (RsQueueRow *self)
{
  return get_n_queues (self) - MIN (self->n_shown, get_n_queues (self));
}
