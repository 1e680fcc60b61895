/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-card-painter.h"

#include "base/rs-iso-time.h"
#include "ui/rs-card-ground.h"
#include "ui/rs-duration.h"
#include "ui/rs-glyph.h"

#include <glib/gi18n.h>

/*
 *   Billing            ╱╲_╱╲     name, an hour's sparkline
 *   7  waiting                   the one large number
 *      longest 2:41
 *   ☎ 2:41  ☎ 1:12  ✉ 0:40       who has waited longest (full form only)
 *   SL 71% / 80        ● 3 ✕ 1   service level beside its goal, agents available, abandoned
 *   ▂▂▂▂▂▂▂▂▂▂▂▂                 fills towards the limit
 */

typedef struct
{
  RsCardPainter *self;
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const RsCardFace *face;
  const RsCardJob *job;
  RsTheme theme;
  gboolean mirrored;
  double px;
  double start;
  double end;
} Painting;

static void
put_line (Painting *p, RsTextLine *line, double start, double y, const GdkRGBA *colour)
{
  double x = p->mirrored ? p->job->width - start - line->width : start;

  rs_text_line_snapshot (line, p->snapshot, x, y, colour);
}

static void
put_glyph (Painting *p, RsGlyph glyph, double start, double y, double size, const GdkRGBA *colour)
{
  double x = p->mirrored ? p->job->width - start - size : start;

  rs_glyph_snapshot (glyph, p->widget, p->snapshot, x, y, size, colour);
}

static graphene_rect_t
get_area (Painting *p, double start, double y, double width, double height)
{
  double x = p->mirrored ? p->job->width - start - width : start;

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static void
shape (Painting *p, RsTextLine *line, double scale, PangoWeight weight, const char *text, double room)
{
  RsTextStyle style = { p->px * scale, weight };

  rs_text_line_set (line, p->widget, style, text, room < 0 ? -1 : MAX ((int) room, 1));
}

static void
shape_number (Painting *p, RsTextLine *line, double scale, PangoWeight weight, int number)
{
  g_autofree char *text = number < 0 ? g_strdup ("–") : g_strdup_printf ("%d", number);

  shape (p, line, scale, weight, text, -1);
}

static void
paint_ground (Painting *p)
{
  rs_card_ground_paint (p->widget, p->snapshot, p->face, p->job);
  p->start = rs_card_ground_get_hatch_width (p->face, p->px) + p->px * 0.7;
  p->end = p->job->width - p->px * 0.7;
}

static void
paint_sparkline (Painting *p, double y, double height, double room)
{
  double width = MIN (p->job->width * 0.42, room);
  RsAgentState hue = p->face->signal == RS_SIGNAL_ALARM ? RS_AGENT_STATE_UNAVAILABLE : RS_AGENT_STATE_ON_HOLD;
  GdkRGBA colour = rs_look_get_accent (&p->job->look, hue);
  graphene_rect_t area = get_area (p, p->end - width, y, width, height);

  if (width <= p->px * 2)
    return;
  rs_sparkline_set (p->job->sparkline, p->widget, p->job->history, &area, MAX (p->px * 0.07, 1.2), &colour);
  rs_sparkline_snapshot (p->job->sparkline, p->snapshot);
}

static double
paint_name (Painting *p, double y)
{
  RsTextLine *name = &p->self->name;

  shape (p, name, 1.1, PANGO_WEIGHT_SEMIBOLD, p->face->name, p->end - p->start);
  put_line (p, name, p->start, y, &p->theme.text);
  paint_sparkline (p, y, name->height, p->end - p->start - name->width - p->px * 0.8);
  return y + name->height;
}

static double
paint_hero (Painting *p, double y)
{
  RsCardPainter *self = p->self;
  g_autofree char *wait = rs_card_face_format_wait (p->face);
  double words_start, top;

  shape_number (p, &self->number, 2.9, PANGO_WEIGHT_BOLD, p->face->waiting);
  words_start = p->start + self->number.width + p->px * 0.55;
  shape (p, &self->word, 0.9, PANGO_WEIGHT_NORMAL, C_ ("queue", "waiting"), p->end - words_start);
  shape (p, &self->wait, 1.0, PANGO_WEIGHT_SEMIBOLD, wait, p->end - words_start);
  put_line (p, &self->number, p->start, y, &p->theme.text);
  top = y + self->number.baseline - self->wait.baseline;
  put_line (p, &self->wait, words_start, top, &p->theme.text);
  put_line (p, &self->word, words_start, *wait != '\0' ? top - self->word.height : top, &p->theme.dim);
  return y + self->number.height;
}

static double
get_age_seconds (Painting *p, guint index)
{
  gint64 since_ns = rs_entity_get_since (p->job->contacts->pdata[index]);

  return since_ns == 0 ? -1 : (double) MAX (p->job->now_ns - since_ns, 0) / (double) RS_NSEC_PER_SEC;
}

static void
paint_contacts (Painting *p, double y)
{
  double start = p->start;
  double size = p->px * 0.9;

  for (guint i = 0; i < MIN (p->job->contacts->len, RS_CARD_MAX_CONTACTS); i++)
    {
      RsTextLine *age = &p->self->ages[i];
      double seconds = get_age_seconds (p, i);
      g_autofree char *text = seconds < 0 ? g_strdup ("–") : rs_duration_format ((gint64) seconds);
      RsGlyph glyph = rs_glyph_for_channel (rs_interaction_get_channel (p->job->contacts->pdata[i]));

      shape (p, age, 0.95, PANGO_WEIGHT_MEDIUM, text, -1);
      if (start + size * 1.35 + age->width > p->end)
        return;
      put_glyph (p, glyph, start, y + (age->height - size) / 2, size, &p->theme.dim);
      put_line (p, age, start + size * 1.35, y, &p->theme.text);
      start += size * 1.35 + age->width + p->px * 0.75;
    }
}

/* A number with its sign, from the end leftwards. Returns where the next one ends. */
static double
put_counted (Painting *p, RsTextLine *line, RsGlyph glyph, const GdkRGBA *glyph_colour, double end, double y)
{
  double size = p->px * 0.8;

  put_line (p, line, end - line->width, y, &p->theme.text);
  end -= line->width + size * 1.25;
  put_glyph (p, glyph, end, y + (line->height - size) / 2, size, glyph_colour);
  return end - p->px * 0.55;
}

static double
paint_counts (Painting *p, double y)
{
  GdkRGBA green = rs_look_get_accent (&p->job->look, RS_AGENT_STATE_AVAILABLE);
  double end = p->end;

  shape_number (p, &p->self->abandoned, 1.0, PANGO_WEIGHT_MEDIUM, p->face->abandoned);
  shape_number (p, &p->self->available, 1.0, PANGO_WEIGHT_MEDIUM, p->face->available);
  if (p->face->abandoned >= 0)
    end = put_counted (p, &p->self->abandoned, RS_GLYPH_LEFT_QUEUE, &p->theme.dim, end, y);
  if (p->face->available >= 0)
    end = put_counted (p, &p->self->available, RS_GLYPH_CIRCLE, &green, end, y);
  return end;
}

static void
shape_level (Painting *p)
{
  g_autofree char *level = rs_card_face_format_level (p->face);
  g_autofree char *goal = p->face->goal < 0 ? NULL : g_strdup_printf ("/ %.0f", p->face->goal);

  /* Translators: short for "service level" */
  shape (p, &p->self->label, 0.9, PANGO_WEIGHT_NORMAL, _ ("SL"), -1);
  shape (p, &p->self->level, 1.0, PANGO_WEIGHT_BOLD, level, -1);
  shape (p, &p->self->goal, 0.9, PANGO_WEIGHT_NORMAL, goal, -1);
}

static void
paint_level (Painting *p, double start, double y, double end)
{
  RsCardPainter *self = p->self;
  GdkRGBA signal = rs_look_get_signal (&p->job->look, p->face->level_signal);
  double baseline = y + self->level.baseline;
  double size = p->px * 0.7;

  put_line (p, &self->label, start, baseline - self->label.baseline, &p->theme.dim);
  start += self->label.width + p->px * 0.3;
  put_line (p, &self->level, start, baseline - self->level.baseline, &p->theme.text);
  start += self->level.width + p->px * 0.25;
  if (start + self->goal.width > end)
    return;
  put_line (p, &self->goal, start, baseline - self->goal.baseline, &p->theme.dim);
  start += self->goal.width + p->px * 0.35;
  if (p->face->level_signal >= RS_SIGNAL_WARNING && start + size < end)
    put_glyph (p, RS_GLYPH_FALLING, start, y + (self->level.height - size) / 2, size, &signal);
}

static void
paint_tall (Painting *p)
{
  double bottom = p->job->height - rs_card_ground_get_bar_height (p->px) - p->px * 0.4;
  double y = paint_name (p, p->px * 0.5);
  double level_top;

  y = paint_hero (p, y - p->px * 0.15);
  shape_level (p);
  level_top = bottom - p->self->level.height;
  if (p->job->form == RS_CARD_FORM_FULL)
    paint_contacts (p, y + (level_top - y - p->px * 1.2) / 2);
  paint_level (p, p->start, level_top, paint_counts (p, level_top));
}

static void
paint_compact (Painting *p)
{
  RsCardPainter *self = p->self;
  double end = p->end;
  g_autofree char *wait = NULL;
  double second_top;

  shape_number (p, &self->number, 1.5, PANGO_WEIGHT_BOLD, p->face->waiting);
  end -= self->number.width;
  put_line (p, &self->number, end, p->px * 0.2, &p->theme.text);
  shape (p, &self->name, 1.05, PANGO_WEIGHT_SEMIBOLD, p->face->name, end - p->start - p->px * 0.4);
  put_line (p, &self->name, p->start, p->px * 0.2 + self->number.baseline - self->name.baseline, &p->theme.text);

  second_top = p->px * 0.15 + self->number.height;
  wait =
      p->face->waiting > 0 && p->face->wait_seconds >= 0 ? rs_duration_format ((gint64) p->face->wait_seconds) : NULL;
  shape (p, &self->wait, 0.95, PANGO_WEIGHT_MEDIUM, wait, -1);
  put_line (p, &self->wait, p->end - self->wait.width, second_top, &p->theme.text);
  shape_level (p);
  paint_level (p, p->start, second_top, p->end - self->wait.width - p->px * 0.3);
}

static void
paint_line (Painting *p)
{
  RsCardPainter *self = p->self;
  double middle = (p->job->height - rs_card_ground_get_bar_height (p->px) * 0.6) / 2;
  double end = p->end;
  g_autofree char *wait = NULL;

  if (p->face->waiting > 0 && p->face->wait_seconds >= 0)
    wait = rs_duration_format ((gint64) p->face->wait_seconds);
  shape (p, &self->wait, 1.0, PANGO_WEIGHT_MEDIUM, wait, -1);
  shape_number (p, &self->number, 1.0, PANGO_WEIGHT_BOLD, p->face->waiting);
  if (wait != NULL)
    {
      put_line (p, &self->wait, end - self->wait.width, middle - self->wait.height / 2.0, &p->theme.dim);
      end -= self->wait.width + p->px * 0.5;
    }
  put_line (p, &self->number, end - self->number.width, middle - self->number.height / 2.0, &p->theme.text);
  end -= self->number.width + p->px * 0.4;
  shape (p, &self->name, 1.0, PANGO_WEIGHT_SEMIBOLD, p->face->name, end - p->start);
  put_line (p, &self->name, p->start, middle - self->name.height / 2.0, &p->theme.text);
}

static void (*const forms[RS_N_CARD_FORMS]) (Painting *) = {
  [RS_CARD_FORM_FULL] = paint_tall,
  [RS_CARD_FORM_SHORT] = paint_tall,
  [RS_CARD_FORM_COMPACT] = paint_compact,
  [RS_CARD_FORM_LINE] = paint_line,
};

/**
 * rs_card_painter_paint:
 * @self: the shaped texts
 * @widget: whose font and direction count
 * @snapshot: where to paint
 * @face: what to say
 * @job: how
 */
void
rs_card_painter_paint (RsCardPainter *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsCardFace *face,
                       const RsCardJob *job)
{
  Painting p = {
    .self = self,
    .widget = widget,
    .snapshot = snapshot,
    .face = face,
    .job = job,
    .theme = rs_look_get_theme (&job->look),
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .px = job->look.text_px,
  };

  paint_ground (&p);
  forms[job->form](&p);
}

/**
 * rs_card_painter_clear:
 * @self: the shaped texts
 *
 * Forgets them, also when the font may have changed.
 */
void
rs_card_painter_clear (RsCardPainter *self)
{
  RsTextLine *lines = (RsTextLine *) self;

  G_STATIC_ASSERT (sizeof *self % sizeof *lines == 0);
  for (guint i = 0; i < sizeof *self / sizeof *lines; i++)
    rs_text_line_clear (&lines[i]);
}

/**
 * rs_card_painter_get_height:
 * @form: how much a card says
 * @text_px: size of ordinary text
 *
 * Returns: how high such a card must be
 */
double
rs_card_painter_get_height (RsCardForm form, double text_px)
{
  static const double heights[RS_N_CARD_FORMS] = { 9.0, 7.3, 3.9, 1.4 };

  return heights[form] * text_px;
}
