/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-message-page.h"

#include "ui/rs-text-line.h"

/**
 * RsMessagePage:
 *
 * What stands in place of the wall when there is nothing to show: one calm sentence, readable from where the board
 * is read. While the board is on its way it stands before the outlines of what will come.
 */
struct _RsMessagePage
{
  GtkWidget parent_instance;

  char *title;
  char *sentence;
  GtkWidget *button; /* (nullable) */
  RsSignal signal;
  RsLook look;
  gboolean shows_skeleton;
  RsTextLine title_line;
};

G_DEFINE_FINAL_TYPE (RsMessagePage, rs_message_page, GTK_TYPE_WIDGET)

static void
paint_placeholder (GtkSnapshot *snapshot, const graphene_rect_t *area, double radius, const GdkRGBA *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, area);
  gtk_snapshot_pop (snapshot);
}

#define SKELETON_COLUMNS 6
#define SKELETON_ROWS 6

static void
paint_skeleton (RsMessagePage *self, GtkSnapshot *snapshot, double width, double height)
{
  RsTheme theme = rs_look_get_theme (&self->look);
  GdkRGBA colour = rs_colour_mix (&theme.page, &theme.track, 0.55);
  double gap = self->look.text_px * 0.4;
  double w = (width + gap) / SKELETON_COLUMNS - gap;
  double card = self->look.text_px * 7.3;
  double h = (height - card) / SKELETON_ROWS - gap;

  for (guint row = 0; row <= SKELETON_ROWS; row++)
    for (guint column = 0; column < SKELETON_COLUMNS; column++)
      {
        double y = row == 0 ? 0 : card + gap + (row - 1) * (h + gap);
        graphene_rect_t area =
            GRAPHENE_RECT_INIT ((float) (column * (w + gap)), (float) y, (float) w, (float) (row == 0 ? card : h));

        paint_placeholder (snapshot, &area, self->look.text_px * 0.4, &colour);
      }
}

static PangoLayout *
make_sentence (RsMessagePage *self, double width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->sentence);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (self->look.text_px * 1.25 * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_line_spacing (layout, 1.25f);
  return layout;
}

typedef struct
{
  PangoLayout *sentence;
  double sentence_width;
  int sentence_height;
  double top;
  double height;
} Placement;

static int
get_button_height (RsMessagePage *self)
{
  int natural = 0;

  if (self->button != NULL)
    gtk_widget_measure (self->button, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
place (RsMessagePage *self, Placement *placement)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double px = self->look.text_px;

  rs_text_line_set (&self->title_line, GTK_WIDGET (self), (RsTextStyle){ px * 2.2, PANGO_WEIGHT_BOLD }, self->title,
                    (int) MAX (width - 4 * px, 1));
  placement->sentence_width = CLAMP (width - 6 * px, 1, px * 44);
  placement->sentence = make_sentence (self, placement->sentence_width);
  pango_layout_get_pixel_size (placement->sentence, NULL, &placement->sentence_height);
  placement->height = px * 1.4 + self->title_line.height + px * 0.7 + placement->sentence_height;
  if (self->button != NULL)
    placement->height += px * 1.4 + get_button_height (self);
  placement->top = (gtk_widget_get_height (GTK_WIDGET (self)) - placement->height) * 0.45;
}

static void
paint_plate (RsMessagePage *self, GtkSnapshot *snapshot, const Placement *placement)
{
  RsTheme theme = rs_look_get_theme (&self->look);
  double px = self->look.text_px;
  double width = MAX (placement->sentence_width, self->title_line.width) + 4 * px;
  double left = (gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2;
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) left, (float) (placement->top - 1.6 * px), (float) width,
                                             (float) (placement->height + 3.2 * px));
  float widths[4] = { 1, 1, 1, 1 };
  GdkRGBA colours[4] = { theme.line, theme.line, theme.line, theme.line };
  GskRoundedRect outline;

  paint_placeholder (snapshot, &area, px * 0.8, &theme.surface);
  gsk_rounded_rect_init_from_rect (&outline, &area, (float) (px * 0.8));
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
paint_texts (RsMessagePage *self, GtkSnapshot *snapshot, const Placement *placement)
{
  RsTheme theme = rs_look_get_theme (&self->look);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double px = self->look.text_px;
  double y = placement->top;
  GdkRGBA soft = rs_colour_mix (&theme.text, &theme.dim, 0.4);
  GdkRGBA colour = rs_look_get_signal (&self->look, self->signal);
  graphene_rect_t bar =
      GRAPHENE_RECT_INIT ((float) (width / 2 - px * 1.6), (float) y, (float) (px * 3.2), (float) (px * 0.36));

  paint_placeholder (snapshot, &bar, px * 0.18, &colour);
  y += px * 1.4;
  rs_text_line_snapshot (&self->title_line, snapshot, (width - self->title_line.width) / 2, y, &theme.text);
  y += self->title_line.height + px * 0.7;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) ((width - placement->sentence_width) / 2), (float) y));
  gtk_snapshot_append_layout (snapshot, placement->sentence, &soft);
  gtk_snapshot_restore (snapshot);
}

static void
rs_message_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsMessagePage *self = RS_MESSAGE_PAGE (widget);
  Placement placement;

  if (self->shows_skeleton)
    paint_skeleton (self, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  if (self->title == NULL)
    return;
  place (self, &placement);
  paint_plate (self, snapshot, &placement);
  paint_texts (self, snapshot, &placement);
  g_object_unref (placement.sentence);
  GTK_WIDGET_CLASS (rs_message_page_parent_class)->snapshot (widget, snapshot);
}

static void
rs_message_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsMessagePage *self = RS_MESSAGE_PAGE (widget);
  Placement placement;
  int natural = 0;
  int y;

  if (self->button == NULL)
    return;
  place (self, &placement);
  g_object_unref (placement.sentence);
  gtk_widget_measure (self->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  y = (int) (placement.top + placement.height) - get_button_height (self);
  gtk_widget_size_allocate (self->button,
                            &(GtkAllocation){ (width - natural) / 2, y, natural, get_button_height (self) }, -1);
}

static void
rs_message_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  RsMessagePage *self = RS_MESSAGE_PAGE (widget);

  *minimum = *natural = 0;
  if (self->button != NULL)
    gtk_widget_measure (self->button, orientation, -1, minimum, natural, NULL, NULL);
}

static void
rs_message_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_message_page_parent_class)->css_changed (widget, change);
  rs_text_line_clear (&RS_MESSAGE_PAGE (widget)->title_line);
}

static void
rs_message_page_dispose (GObject *object)
{
  RsMessagePage *self = RS_MESSAGE_PAGE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  rs_text_line_clear (&self->title_line);
  G_OBJECT_CLASS (rs_message_page_parent_class)->dispose (object);
}

static void
rs_message_page_finalize (GObject *object)
{
  RsMessagePage *self = RS_MESSAGE_PAGE (object);

  g_free (self->title);
  g_free (self->sentence);
  G_OBJECT_CLASS (rs_message_page_parent_class)->finalize (object);
}

static void
rs_message_page_class_init (RsMessagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_message_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_message_page_finalize;
  widget_class->measure = rs_message_page_measure;
  widget_class->size_allocate = rs_message_page_size_allocate;
  widget_class->snapshot = rs_message_page_snapshot;
  widget_class->css_changed = rs_message_page_css_changed;
  gtk_widget_class_set_css_name (widget_class, "messagepage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
rs_message_page_init (RsMessagePage *self)
{
}

/**
 * rs_message_page_new:
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *
rs_message_page_new (void)
{
  return g_object_new (RS_TYPE_MESSAGE_PAGE, NULL);
}

/**
 * rs_message_page_set_look:
 * @self: a page
 * @look: of the board
 */
void
rs_message_page_set_look (RsMessagePage *self, const RsLook *look)
{
  self->look = *look;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_message_page_say:
 * @self: a page
 * @signal: how urgent it is
 * @title: (nullable): a few words; %NULL to say nothing
 * @sentence: (nullable): what happened, what it means, what to do; plain text
 */
void
rs_message_page_say (RsMessagePage *self, RsSignal signal, const char *title, const char *sentence)
{
  g_autofree char *label = NULL;

  if (self->signal == signal && g_strcmp0 (self->title, title) == 0 && g_strcmp0 (self->sentence, sentence) == 0)
    return;
  self->signal = signal;
  g_free (self->title);
  g_free (self->sentence);
  self->title = g_strdup (title);
  self->sentence = g_strdup (sentence != NULL ? sentence : "");
  label = g_strdup_printf ("%s. %s", title != NULL ? title : "", self->sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_message_page_set_skeleton:
 * @self: a page
 * @shows_skeleton: whether the outlines of a board stand behind the message
 */
void
rs_message_page_set_skeleton (RsMessagePage *self, gboolean shows_skeleton)
{
  if (self->shows_skeleton == shows_skeleton)
    return;
  self->shows_skeleton = shows_skeleton;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_message_page_set_action:
 * @self: a page
 * @label: (nullable): what the button says; %NULL for no button
 * @action_name: (nullable): what it does
 */
void
rs_message_page_set_action (RsMessagePage *self, const char *label, const char *action_name)
{
  g_clear_pointer (&self->button, gtk_widget_unparent);
  if (label == NULL)
    return;
  self->button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_widget_add_css_class (self->button, "pill");
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * rs_message_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): its title
 */
const char *
rs_message_page_get_title (RsMessagePage *self)
{
  return self->title;
}

/**
 * rs_message_page_get_sentence:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): its sentence
 */
const char *
rs_message_page_get_sentence (RsMessagePage *self)
{
  return self->sentence;
}
