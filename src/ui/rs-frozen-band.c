/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-frozen-band.h"

#include "ui/rs-state-words.h"
#include "ui/rs-text-line.h"

#include <glib/gi18n.h>

/**
 * RsFrozenBand:
 *
 * Says that the board stands still, since when, and what is going on. It takes room of its own: it covers nobody.
 */
struct _RsFrozenBand
{
  GtkWidget parent_instance;

  char *own_title; /* (nullable): in place of since when it stands still */
  char *title;
  char *sentence;
  RsLook look;
  RsTextLine title_line;
  RsTextLine sentence_line;
};

G_DEFINE_FINAL_TYPE (RsFrozenBand, rs_frozen_band, GTK_TYPE_WIDGET)

static void
rs_frozen_band_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsFrozenBand *self = RS_FROZEN_BAND (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  RsTheme theme = rs_look_get_theme (&self->look);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GdkRGBA ground = rs_colour_mix (&theme.text, &theme.page, 0.08);
  GdkRGBA ink = rs_colour_pick_ink (&ground);
  double px = self->look.text_px;
  double top;

  gtk_snapshot_append_color (snapshot, &ground, &area);
  rs_text_line_set (&self->title_line, widget, (RsTextStyle){ px * 1.9, PANGO_WEIGHT_HEAVY }, self->title,
                    (int) (width - 2 * px));
  rs_text_line_set (&self->sentence_line, widget, (RsTextStyle){ px * 1.05, PANGO_WEIGHT_MEDIUM }, self->sentence,
                    (int) (width - 2 * px));
  top = (height - self->title_line.height - self->sentence_line.height) / 2;
  rs_text_line_snapshot (&self->title_line, snapshot, (width - self->title_line.width) / 2, top, &ink);
  rs_text_line_snapshot (&self->sentence_line, snapshot, (width - self->sentence_line.width) / 2,
                         top + self->title_line.height, &ink);
}

static void
clear_lines (RsFrozenBand *self)
{
  rs_text_line_clear (&self->title_line);
  rs_text_line_clear (&self->sentence_line);
}

static void
rs_frozen_band_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_frozen_band_parent_class)->css_changed (widget, change);
  clear_lines (RS_FROZEN_BAND (widget));
}

static void
rs_frozen_band_dispose (GObject *object)
{
  clear_lines (RS_FROZEN_BAND (object));
  G_OBJECT_CLASS (rs_frozen_band_parent_class)->dispose (object);
}

static void
rs_frozen_band_finalize (GObject *object)
{
  RsFrozenBand *self = RS_FROZEN_BAND (object);

  g_free (self->own_title);
  g_free (self->title);
  g_free (self->sentence);
  G_OBJECT_CLASS (rs_frozen_band_parent_class)->finalize (object);
}

static void
rs_frozen_band_class_init (RsFrozenBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_frozen_band_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_frozen_band_finalize;
  widget_class->snapshot = rs_frozen_band_snapshot;
  widget_class->css_changed = rs_frozen_band_css_changed;
  gtk_widget_class_set_css_name (widget_class, "frozenband");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
rs_frozen_band_init (RsFrozenBand *self)
{
}

/**
 * rs_frozen_band_new:
 *
 * Returns: (transfer floating): a band that says nothing yet
 */
GtkWidget *
rs_frozen_band_new (void)
{
  return g_object_new (RS_TYPE_FROZEN_BAND, NULL);
}

/**
 * rs_frozen_band_set_look:
 * @self: a band
 * @look: of the board
 */
void
rs_frozen_band_set_look (RsFrozenBand *self, const RsLook *look)
{
  self->look = *look;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
make_title (const RsSourceStatus *status)
{
  gint64 since_us = status->living_until_us != 0 ? status->living_until_us : status->since_us;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (since_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M:%S") : g_strdup ("–");

  /* Translators: the board stands still since that time of day */
  return g_strdup_printf (_ ("FROZEN since %s"), time);
}

/**
 * rs_frozen_band_set_status:
 * @self: a band
 * @status: what the source says of itself
 * @monotonic_us: now
 */
void
rs_frozen_band_set_status (RsFrozenBand *self, const RsSourceStatus *status, gint64 monotonic_us)
{
  g_autofree char *title = self->own_title != NULL ? g_strdup (self->own_title) : make_title (status);
  g_autofree char *sentence = rs_state_words_explain_source (status, monotonic_us);
  g_autofree char *label = NULL;

  if (g_strcmp0 (title, self->title) == 0 && g_strcmp0 (sentence, self->sentence) == 0)
    return;
  g_free (self->title);
  g_free (self->sentence);
  label = g_strdup_printf ("%s. %s", title, sentence);
  self->title = g_steal_pointer (&title);
  self->sentence = g_steal_pointer (&sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_frozen_band_set_own_title:
 * @self: a band
 * @title: (nullable): what it says from the next status on, in place of since when the board stands still
 */
void
rs_frozen_band_set_own_title (RsFrozenBand *self, const char *title)
{
  g_free (self->own_title);
  self->own_title = g_strdup (title);
}

/**
 * rs_frozen_band_get_title:
 * @self: a band
 *
 * Returns: (transfer none) (nullable): since when the board stands still
 */
const char *
rs_frozen_band_get_title (RsFrozenBand *self)
{
  return self->title;
}

/**
 * rs_frozen_band_get_sentence:
 * @self: a band
 *
 * Returns: (transfer none) (nullable): what is going on
 */
const char *
rs_frozen_band_get_sentence (RsFrozenBand *self)
{
  return self->sentence;
}

/**
 * rs_frozen_band_get_height:
 * @text_px: size of ordinary text
 *
 * Returns: how high the band is
 */
int
rs_frozen_band_get_height (double text_px)
{
  return (int) (text_px * 4.9);
}
