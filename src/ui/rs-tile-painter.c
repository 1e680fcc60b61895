/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-tile-painter.h"

#include "ui/rs-tile-ground.h"

#include <math.h>

/*
 * Text and signs of a tile; what lies under them is painted by rs-tile-ground.c. Positions are reckoned from the
 * leading edge and mirrored at the very end, in put_line() and put_glyph().
 */

typedef struct
{
  RsTilePainter *self;
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const RsTileFace *face;
  const RsTileJob *job;
  RsTileGround ground;
  double px;
  double start; /* of the text, from the leading edge */
  double end;
  double bottom;
} Painting;

static void
put_line (Painting *p, RsTextLine *line, double start, double y, const GdkRGBA *colour)
{
  gboolean mirrored = gtk_widget_get_direction (p->widget) == GTK_TEXT_DIR_RTL;
  double x = mirrored ? p->job->width - start - line->width : start;

  rs_text_line_snapshot (line, p->snapshot, x, y, colour);
}

static void
put_glyph (Painting *p, RsGlyph glyph, double start, double y, double size, const GdkRGBA *colour)
{
  gboolean mirrored = gtk_widget_get_direction (p->widget) == GTK_TEXT_DIR_RTL;
  double x = mirrored ? p->job->width - start - size : start;

  rs_glyph_snapshot (glyph, p->widget, p->snapshot, x, y, size, colour);
}

/* The whole name if it has room, else "Ana S.", else that with an ellipsis. */
static void
set_name (Painting *p, double room)
{
  RsTilePainter *self = p->self;
  RsTextStyle style = { p->px, PANGO_WEIGHT_SEMIBOLD };
  int width = MAX ((int) room, 1);
  g_autofree char *shorter = NULL;

  if (self->name.layout != NULL && g_strcmp0 (self->asked_name, p->face->name) == 0 && self->name_room == width &&
      fabs (self->name_px - p->px) < 0.01)
    return;

  g_free (self->asked_name);
  self->asked_name = g_strdup (p->face->name);
  self->name_room = width;
  self->name_px = p->px;
  rs_text_line_set (&self->name, p->widget, style, p->face->name, width);
  if (!rs_text_line_is_cut (&self->name))
    return;
  shorter = rs_shown_name_shorten (p->job->look.names, p->face->name);
  rs_text_line_set (&self->name, p->widget, style, shorter, width);
}

static void
set_initials (Painting *p)
{
  g_autofree char *initials = rs_shown_name_get_initials (p->job->look.names, p->face->name);

  rs_text_line_set (&p->self->name, p->widget, (RsTextStyle){ p->px, PANGO_WEIGHT_SEMIBOLD }, initials, -1);
}

static void
set_timer (Painting *p, double scale)
{
  g_autofree char *timer = rs_tile_face_format_timer (p->face, p->job->now_ns);

  rs_text_line_set (&p->self->timer, p->widget, (RsTextStyle){ p->px * scale, PANGO_WEIGHT_BOLD }, timer, -1);
}

static void
set_small (Painting *p, RsTextLine *line, const char *text, double room)
{
  RsTextStyle style = { p->px * RS_TILE_WORD_SCALE, PANGO_WEIGHT_MEDIUM };

  rs_text_line_set (line, p->widget, style, text, MAX ((int) room, 1));
}

static gboolean
shows_contact (const RsTileFace *face)
{
  return face->has_contact && face->granted && face->state <= RS_AGENT_STATE_ON_HOLD &&
         face->state != RS_AGENT_STATE_AVAILABLE;
}

/* How the contact came in; while it rings also which way. Returns where the text goes on. */
static double
put_contact (Painting *p, double start, double y, double height, const GdkRGBA *colour)
{
  double size = p->px * RS_TILE_WORD_SCALE * 0.92;
  double top = y + (height - size) / 2;

  if (!shows_contact (p->face))
    return start;
  put_glyph (p, p->face->channel, start, top, size, colour);
  start += size * 1.3;
  if (p->face->state != RS_AGENT_STATE_RINGING)
    return start;
  put_glyph (p, p->face->outbound ? RS_GLYPH_OUTBOUND : RS_GLYPH_INBOUND, start, top, size * 0.9, colour);
  return start + size * 1.3;
}

static double
get_contact_width (Painting *p)
{
  double size = p->px * RS_TILE_WORD_SCALE * 0.92;

  if (!shows_contact (p->face))
    return 0;
  return p->face->state == RS_AGENT_STATE_RINGING ? size * 2.6 : size * 1.3;
}

static void
paint_full_tall (Painting *p)
{
  RsTilePainter *self = p->self;
  double small = p->px * RS_TILE_WORD_SCALE;
  double glyph_room = p->ground.has_block ? 0 : small * 1.3;
  double words_end, total, top, words_top;

  set_timer (p, 1.25);
  set_name (p, p->end - p->start);
  words_end = p->end - self->timer.width - p->px * 0.3;
  set_small (p, &self->word, p->face->word, words_end - p->start - glyph_room);
  set_small (p, &self->detail, p->face->detail, words_end - p->start - MAX (glyph_room, get_contact_width (p)));

  total = self->name.height + 2 * self->word.height + p->px * 0.12;
  top = (p->bottom - total) / 2;
  words_top = top + self->name.height + p->px * 0.12 + (p->face->detail == NULL ? self->word.height * 0.5 : 0);
  put_line (p, &self->name, p->start, top, &p->ground.ink);
  if (!p->ground.has_block)
    put_glyph (p, p->face->glyph, p->start, words_top + (self->word.height - small) / 2, small, &p->ground.ink);
  put_line (p, &self->word, p->start + glyph_room, words_top, &p->ground.faint_ink);
  put_line (p, &self->timer, p->end - self->timer.width, top + total - self->word.height - self->timer.height / 2.0,
            &p->ground.ink);
  if (p->face->detail == NULL)
    return;
  words_top += self->word.height;
  put_line (p, &self->detail,
            MAX (put_contact (p, p->start, words_top, self->word.height, &p->ground.faint_ink), p->start + glyph_room),
            words_top, &p->ground.faint_ink);
}

static void
set_word_with_detail (Painting *p, double room)
{
  g_autofree char *both = NULL;

  if (p->face->detail != NULL)
    both = g_strdup_printf ("%s · %s", p->face->word, p->face->detail);
  set_small (p, &p->self->word, both != NULL ? both : p->face->word, room);
}

static void
paint_full_wide (Painting *p)
{
  RsTilePainter *self = p->self;
  double words_end, top, start;

  set_timer (p, 1.15);
  words_end = p->end - self->timer.width - p->px * 0.4;
  set_name (p, words_end - p->start);
  set_word_with_detail (p, words_end - p->start - get_contact_width (p));

  top = (p->bottom - self->name.height - self->word.height) / 2;
  put_line (p, &self->name, p->start, top, &p->ground.ink);
  start = put_contact (p, p->start, top + self->name.height, self->word.height, &p->ground.faint_ink);
  put_line (p, &self->word, start, top + self->name.height, &p->ground.faint_ink);
  put_line (p, &self->timer, p->end - self->timer.width, (p->bottom - self->timer.height) / 2, &p->ground.ink);
}

/* A text may be drawn so much narrower where it has no room, as condensed letters are: that costs no height. */
#define NARROWEST 0.78

static void
put_narrow_line (Painting *p, RsTextLine *line, double start, double y, double room)
{
  gboolean mirrored = gtk_widget_get_direction (p->widget) == GTK_TEXT_DIR_RTL;
  double share = MIN (MAX (room, 1) / MAX (line->width, 1), 1);
  double x = mirrored ? p->job->width - start - line->width * share : start;

  rs_text_line_snapshot_narrow (line, p->snapshot, x, y, share, &p->ground.ink);
}

/* On a small tile the edge is narrower than on a large one. */
static void
stretch_tight_content (Painting *p, double padding)
{
  double gain = MAX (p->px * padding - p->job->width * 0.05, 0);

  p->start -= gain;
  p->end += gain;
}

#define CAP_HEIGHT 0.72 /* relative to the size of the font */

/*
 * Where two lines stand, one above the other. On a low tile their leading overlaps, which no capital or digit reaches;
 * edges and middle get the same share of what is left.
 */
static void
stack_lines (Painting *p, const RsTextLine *upper, const RsTextLine *lower, double *upper_top, double *lower_top)
{
  double upper_cap = upper->style.px * CAP_HEIGHT;
  double lower_cap = lower->style.px * CAP_HEIGHT;
  double free = p->bottom - upper_cap - lower_cap;
  double between = MIN (free * 0.36, lower->height - lower_cap);
  double edge = (free - between) / 2;

  *upper_top = edge + upper_cap - upper->baseline;
  *lower_top = edge + upper_cap + between + lower_cap - lower->baseline;
}

static void
paint_name_stack (Painting *p)
{
  RsTilePainter *self = p->self;
  double glyph_size = p->px * 0.8;
  double name_top, timer_top, room, timer_room;

  stretch_tight_content (p, 0.5);
  room = p->end - p->start;
  timer_room = room - glyph_size * 1.2;
  set_timer (p, 1.15);
  set_name (p, room / NARROWEST);
  stack_lines (p, &self->name, &self->timer, &name_top, &timer_top);
  put_narrow_line (p, &self->name, p->start, name_top, room);
  put_narrow_line (p, &self->timer, p->end - MIN (self->timer.width, timer_room), timer_top, timer_room);
  if (!p->ground.has_block)
    put_glyph (p, p->face->glyph, p->start, timer_top + (self->timer.height - glyph_size) / 2, glyph_size,
               &p->ground.ink);
}

static void
paint_name_line (Painting *p)
{
  RsTilePainter *self = p->self;
  double glyph_size = p->px * 0.85;
  double name_start = p->ground.has_block ? p->start : p->start + glyph_size * 1.4;

  set_timer (p, 1.0);
  set_name (p, p->end - self->timer.width - p->px * 0.35 - name_start);
  if (!p->ground.has_block)
    put_glyph (p, p->face->glyph, p->start, (p->bottom - glyph_size) / 2, glyph_size, &p->ground.ink);
  put_line (p, &self->name, name_start, (p->bottom - self->name.height) / 2, &p->ground.ink);
  put_line (p, &self->timer, p->end - self->timer.width, (p->bottom - self->timer.height) / 2, &p->ground.ink);
}

static void
paint_initials_stack (Painting *p)
{
  RsTilePainter *self = p->self;
  double glyph_size = p->px * 0.66;
  double name_top, timer_top, room, name_room;

  stretch_tight_content (p, 0.38);
  room = p->end - p->start;
  name_room = room - glyph_size * 1.12;
  set_timer (p, 1.0);
  set_initials (p);
  stack_lines (p, &self->name, &self->timer, &name_top, &timer_top);
  put_glyph (p, p->face->glyph, p->start, name_top + (self->name.height - glyph_size) / 2, glyph_size, &p->ground.ink);
  put_narrow_line (p, &self->name, p->end - MIN (self->name.width, name_room), name_top, name_room);
  put_narrow_line (p, &self->timer, p->end - MIN (self->timer.width, room), timer_top, room);
}

static void
paint_initials_line (Painting *p)
{
  RsTilePainter *self = p->self;
  double glyph_size = p->px * 0.8;

  set_timer (p, 1.0);
  set_initials (p);
  put_glyph (p, p->face->glyph, p->start, (p->bottom - glyph_size) / 2, glyph_size, &p->ground.ink);
  put_line (p, &self->name, p->start + glyph_size * 1.4, (p->bottom - self->name.height) / 2, &p->ground.ink);
  put_line (p, &self->timer, p->end - self->timer.width, (p->bottom - self->timer.height) / 2, &p->ground.ink);
}

/* A large cell has room for initials beside the glyph, though not for a timer. */
static gboolean
paint_initialed_cell (Painting *p)
{
  double glyph_size;

  p->px = rs_tile_painter_get_cell_px (p->job);
  if (p->px <= 0)
    return FALSE;
  glyph_size = p->px * 0.72;
  set_initials (p);
  put_glyph (p, p->face->glyph, (p->job->width - p->self->name.width - glyph_size * 1.3) / 2,
             (p->job->height - glyph_size) / 2, glyph_size, &p->ground.ink);
  put_line (p, &p->self->name, (p->job->width - p->self->name.width + glyph_size * 1.3) / 2,
            (p->job->height - p->self->name.height) / 2.0, &p->ground.ink);
  return TRUE;
}

static void
paint_cell (Painting *p)
{
  double side = MIN (p->job->width, p->job->height);
  double size = MAX (side * 0.55, 4);

  if (paint_initialed_cell (p))
    return;
  put_glyph (p, p->face->glyph, (p->job->width - size) / 2, (p->job->height - size) / 2, size, &p->ground.ink);
}

static void (*const forms[RS_N_TILE_FORMS]) (Painting *) = {
  [RS_TILE_FORM_FULL_TALL] = paint_full_tall,
  [RS_TILE_FORM_FULL_WIDE] = paint_full_wide,
  [RS_TILE_FORM_NAME_STACK] = paint_name_stack,
  [RS_TILE_FORM_NAME_LINE] = paint_name_line,
  [RS_TILE_FORM_INITIALS_STACK] = paint_initials_stack,
  [RS_TILE_FORM_INITIALS_LINE] = paint_initials_line,
  [RS_TILE_FORM_CELL] = paint_cell,
};

/**
 * rs_tile_painter_paint:
 * @self: the shaped texts
 * @widget: whose font and direction count
 * @snapshot: where to paint
 * @face: what to say
 * @job: how
 */
void
rs_tile_painter_paint (RsTilePainter *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsTileFace *face,
                       const RsTileJob *job)
{
  Painting p = { .self = self, .widget = widget, .snapshot = snapshot, .face = face, .job = job };
  double padding;

  rs_tile_ground_paint (&p.ground, widget, snapshot, face, job);
  p.px = job->text_px;
  padding = p.px * (job->form >= RS_TILE_FORM_NAME_LINE ? 0.38 : 0.5);
  p.start = p.ground.content_start + padding;
  p.end = job->width - padding - (p.ground.is_alarm ? p.px * 0.1 : 0);
  p.bottom = job->height - p.ground.bar_height * 0.6;
  forms[job->form](&p);
}

/**
 * rs_tile_painter_get_cell_px:
 * @job: how a colour cell is painted
 *
 * Returns: the size of its initials; 0 if they have no room
 */
double
rs_tile_painter_get_cell_px (const RsTileJob *job)
{
  double px = MIN (job->height / 1.6, job->width / 3.2);

  return px < job->look.smallest_px ? 0 : MIN (px, job->look.smallest_px * 1.3);
}

/**
 * rs_tile_painter_clear:
 * @self: the shaped texts
 *
 * Forgets them, also when the font may have changed.
 */
void
rs_tile_painter_clear (RsTilePainter *self)
{
  rs_text_line_clear (&self->name);
  rs_text_line_clear (&self->word);
  rs_text_line_clear (&self->detail);
  rs_text_line_clear (&self->timer);
  g_clear_pointer (&self->asked_name, g_free);
}
