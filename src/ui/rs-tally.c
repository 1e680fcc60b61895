/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-tally.h"

#include "ui/rs-glyph.h"
#include "ui/rs-state-words.h"

#include <glib/gi18n.h>

#define GLYPH_SCALE 1.05
#define WORD_SCALE 0.9

static double
get_number_px (const RsLook *look)
{
  return MAX (look->unit_px * 1.35, look->text_px);
}

/**
 * rs_tally_take:
 * @self: a tally
 * @model: what to count
 *
 * Returns: whether a number has changed
 */
gboolean
rs_tally_take (RsTally *self, RsBoardModel *model)
{
  gboolean changed = FALSE;

  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    {
      guint count = rs_board_model_count (model, state);

      changed |= count != self->counts[state];
      self->counts[state] = count;
    }
  return changed;
}

/* The six states of work are the legend and always there; the other two only when somebody is in them. */
static gboolean
is_shown (const RsTally *self, guint state)
{
  return state < RS_AGENT_STATE_LOGGED_OUT || self->counts[state] > 0;
}

static void
shape (RsTally *self, GtkWidget *widget, const RsLook *look)
{
  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    {
      g_autofree char *number = g_strdup_printf ("%u", self->counts[state]);

      rs_text_line_set (&self->numbers[state], widget, (RsTextStyle){ get_number_px (look), PANGO_WEIGHT_SEMIBOLD },
                        number, -1);
      rs_text_line_set (&self->words[state], widget, (RsTextStyle){ look->text_px * WORD_SCALE, PANGO_WEIGHT_NORMAL },
                        rs_state_words_for_agent (state), -1);
    }
}

static double
get_item_width (const RsTally *self, guint state, const RsLook *look, gboolean with_word)
{
  double width = look->text_px * (GLYPH_SCALE + 0.4) + self->numbers[state].width;

  if (with_word)
    width += look->text_px * 0.25 + self->words[state].width;
  return width + look->unit_px * (with_word ? 1.2 : 1.1);
}

static double
get_width (const RsTally *self, const RsLook *look, gboolean with_words)
{
  double width = 0;

  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    if (is_shown (self, state))
      width += get_item_width (self, state, look, with_words);
  return width;
}

typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const RsLook *look;
  const graphene_rect_t *area;
  RsTheme theme;
  gboolean mirrored;
  gboolean with_words;
} Painting;

static double
mirror (const Painting *p, double offset, double width)
{
  double start = (double) p->area->origin.x;

  return p->mirrored ? start + (double) p->area->size.width - offset - width : start + offset;
}

static void
put_item (RsTally *self, const Painting *p, guint state, double offset)
{
  RsTextLine *number = &self->numbers[state];
  RsTextLine *word = &self->words[state];
  double px = p->look->text_px;
  double size = px * GLYPH_SCALE;
  double middle = (double) p->area->origin.y + (double) p->area->size.height / 2;
  double top = middle - number->height / 2.0;
  GdkRGBA accent = rs_look_get_accent (p->look, state);
  const GdkRGBA *colour = self->counts[state] > 0 ? &p->theme.text : &p->theme.dim;

  rs_glyph_snapshot (rs_glyph_for_state (state), p->widget, p->snapshot, mirror (p, offset, size), middle - size / 2,
                     size, &accent);
  offset += size + px * 0.4;
  rs_text_line_snapshot (number, p->snapshot, mirror (p, offset, number->width), top, colour);
  if (!p->with_words)
    return;
  offset += number->width + px * 0.25;
  rs_text_line_snapshot (word, p->snapshot, mirror (p, offset, word->width), top + number->baseline - word->baseline,
                         &p->theme.dim);
}

/**
 * rs_tally_snapshot:
 * @self: a tally
 * @widget: whose font and direction count
 * @snapshot: where to draw
 * @look: of the board
 * @area: the room; words are left out if they do not fit, and whole states from the end if even that is too much
 */
void
rs_tally_snapshot (RsTally *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsLook *look,
                   const graphene_rect_t *area)
{
  Painting p = {
    .widget = widget,
    .snapshot = snapshot,
    .look = look,
    .area = area,
    .theme = rs_look_get_theme (look),
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };
  double offset = 0;

  shape (self, widget, look);
  p.with_words = get_width (self, look, TRUE) <= (double) area->size.width;
  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    {
      double width = get_item_width (self, state, look, p.with_words);

      if (!is_shown (self, state) || offset + width > (double) area->size.width + look->text_px)
        continue;
      put_item (self, &p, state, offset);
      offset += width;
    }
}

/**
 * rs_tally_get_total:
 * @self: a tally
 *
 * Returns: how many agents were counted
 */
guint
rs_tally_get_total (const RsTally *self)
{
  guint total = 0;

  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    total += self->counts[state];
  return total;
}

/**
 * rs_tally_describe:
 * @self: a tally
 *
 * Returns: (transfer full): all numbers with their words, for a screen reader and a tooltip
 */
char *
rs_tally_describe (const RsTally *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    if (is_shown (self, state))
      /* Translators: the word for a state and the number of agents who are in it */
      g_ptr_array_add (parts,
                       g_strdup_printf (C_ ("tally", "%s %u"), rs_state_words_for_agent (state), self->counts[state]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/**
 * rs_tally_clear:
 * @self: a tally
 *
 * Forgets the shaped texts, also when the font may have changed.
 */
void
rs_tally_clear (RsTally *self)
{
  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    {
      rs_text_line_clear (&self->numbers[state]);
      rs_text_line_clear (&self->words[state]);
    }
}
