/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-heading.h"

#include "ui/rs-glyph.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * rs_wall_heading_new:
 * @team: (nullable): its name
 *
 * Returns: (transfer full): the heading of a section without anybody
 */
RsWallHeading *
rs_wall_heading_new (const char *team)
{
  RsWallHeading *self = g_new0 (RsWallHeading, 1);

  self->team = g_strdup (team);
  return self;
}

/**
 * rs_wall_heading_free:
 * @self: (transfer full): a heading
 */
void
rs_wall_heading_free (RsWallHeading *self)
{
  rs_text_line_clear (&self->name);
  rs_text_line_clear (&self->total);
  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    rs_text_line_clear (&self->numbers[state]);
  g_free (self->team);
  g_free (self);
}

/**
 * rs_wall_heading_collect:
 * @agents: a list of #RsAgent, those of a team beside each other
 *
 * Returns: (transfer full) (element-type RsWallHeading): one for each team, in order
 */
GPtrArray *
rs_wall_heading_collect (GListModel *agents)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_wall_heading_free);
  guint n_agents = g_list_model_get_n_items (agents);
  RsWallHeading *heading = NULL;

  for (guint i = 0; i < n_agents; i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (agents, i);
      const char *team = rs_agent_get_team_name (agent);

      if (heading == NULL || g_strcmp0 (heading->team, team) != 0)
        {
          heading = rs_wall_heading_new (team);
          g_ptr_array_add (headings, heading);
        }
      heading->count++;
    }
  return headings;
}

/**
 * rs_wall_heading_count:
 * @self: a heading
 * @agents: the list from which it was collected
 * @first: index of the first of its agents
 *
 * Counts the states anew.
 *
 * Returns: whether a number has changed
 */
gboolean
rs_wall_heading_count (RsWallHeading *self, GListModel *agents, guint first)
{
  guint counts[RS_N_AGENT_STATES] = { 0 };
  gboolean changed;

  for (guint i = first; i < first + self->count; i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (agents, i);

      if (agent != NULL && rs_entity_get_granted (RS_ENTITY (agent)))
        counts[rs_agent_get_state (agent)]++;
    }
  changed = memcmp (counts, self->counts, sizeof counts) != 0;
  memcpy (self->counts, counts, sizeof counts);
  return changed;
}

/**
 * rs_wall_heading_get_height:
 * @look: of the board
 *
 * Returns: the room that the line takes
 */
int
rs_wall_heading_get_height (const RsLook *look)
{
  return (int) (look->text_px * 1.45 + 0.5);
}

typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const RsLook *look;
  const graphene_rect_t *area;
  RsTheme theme;
  gboolean mirrored;
  double offset; /* from the leading edge */
} Painting;

static double
mirror (const Painting *p, double width)
{
  double start = (double) p->area->origin.x;

  return p->mirrored ? start + (double) p->area->size.width - p->offset - width : start + p->offset;
}

static void
put_line (Painting *p, RsTextLine *line, PangoWeight weight, const char *text, double room, const GdkRGBA *colour)
{
  RsTextStyle style = { p->look->text_px, weight };

  rs_text_line_set (line, p->widget, style, text, (int) room);
  rs_text_line_snapshot (line, p->snapshot, mirror (p, line->width),
                         (double) p->area->origin.y + ((double) p->area->size.height - line->height) / 2, colour);
  p->offset += line->width;
}

static void
put_count (RsWallHeading *self, Painting *p, guint state)
{
  double size = p->look->text_px * 0.85;
  double top = (double) p->area->origin.y + ((double) p->area->size.height - size) / 2;
  GdkRGBA accent = rs_look_get_accent (p->look, state);
  g_autofree char *number = g_strdup_printf ("%u", self->counts[state]);

  if (p->offset + size * 3.5 > (double) p->area->size.width)
    return;
  rs_glyph_snapshot (rs_glyph_for_state (state), p->widget, p->snapshot, mirror (p, size), top, size, &accent);
  p->offset += size * 1.35;
  put_line (p, &self->numbers[state], PANGO_WEIGHT_MEDIUM, number, -1, &p->theme.text);
  p->offset += size * 0.9;
}

/**
 * rs_wall_heading_snapshot:
 * @self: a heading
 * @widget: the wall
 * @snapshot: where to draw
 * @look: of the board
 * @area: its line
 */
void
rs_wall_heading_snapshot (RsWallHeading *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsLook *look,
                          const graphene_rect_t *area)
{
  g_autofree char *total = g_strdup_printf ("%u", self->count);
  Painting p = {
    .widget = widget,
    .snapshot = snapshot,
    .look = look,
    .area = area,
    .theme = rs_look_get_theme (look),
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  put_line (&p, &self->name, PANGO_WEIGHT_BOLD, self->team != NULL ? self->team : _ ("Without a team"),
            (double) area->size.width * 0.5, &p.theme.text);
  p.offset += look->text_px * 0.6;
  put_line (&p, &self->total, PANGO_WEIGHT_NORMAL, total, -1, &p.theme.dim);
  p.offset += look->text_px * 1.2;
  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    if (self->counts[state] > 0)
      put_count (self, &p, state);
}
