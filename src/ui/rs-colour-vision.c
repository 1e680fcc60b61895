/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-colour-vision.h"

/*
 * Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
 * at full severity. The matrices are made for linear light. What is shown applies them to the colours as they are
 * stored, which is what GTK can do and is close enough to look at; tests reckon with linear light.
 */
static const double matrices[RS_N_COLOUR_VISIONS][3][3] = {
  [RS_COLOUR_VISION_USUAL] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  [RS_COLOUR_VISION_PROTANOPIA] = { { 0.152286, 1.052583, -0.204868 },
                                    { 0.114503, 0.786281, 0.099216 },
                                    { -0.003882, -0.048116, 1.051998 } },
  [RS_COLOUR_VISION_DEUTERANOPIA] = { { 0.367322, 0.860646, -0.227968 },
                                      { 0.280085, 0.672501, 0.047413 },
                                      { -0.011820, 0.042940, 0.968881 } },
  [RS_COLOUR_VISION_TRITANOPIA] = { { 1.255528, -0.076749, -0.178779 },
                                    { -0.078411, 0.930809, 0.147602 },
                                    { 0.004733, 0.691367, 0.303900 } },
};

static const char *const nicks[RS_N_COLOUR_VISIONS] = { "usual", "protanopia", "deuteranopia", "tritanopia" };

/**
 * rs_colour_vision_get_nick:
 * @vision: with whose eyes
 *
 * Returns: its stable name
 */
const char *
rs_colour_vision_get_nick (RsColourVision vision)
{
  return nicks[vision];
}

/**
 * rs_colour_vision_find:
 * @nick: (nullable): a name
 *
 * Returns: what is called so; the usual one for any other name
 */
RsColourVision
rs_colour_vision_find (const char *nick)
{
  for (RsColourVision vision = 0; vision < RS_N_COLOUR_VISIONS; vision++)
    if (g_strcmp0 (nicks[vision], nick) == 0)
      return vision;
  return RS_COLOUR_VISION_USUAL;
}

/**
 * rs_colour_vision_push:
 * @vision: with whose eyes
 * @snapshot: where all that follows is drawn as those eyes see it, up to rs_colour_vision_pop()
 */
void
rs_colour_vision_push (RsColourVision vision, GtkSnapshot *snapshot)
{
  float columns[16] = { [15] = 1 };
  graphene_matrix_t matrix;
  graphene_vec4_t nothing;

  if (vision == RS_COLOUR_VISION_USUAL)
    return;
  for (guint row = 0; row < 3; row++)
    for (guint column = 0; column < 3; column++)
      columns[column * 4 + row] = (float) matrices[vision][row][column];
  graphene_matrix_init_from_float (&matrix, columns);
  graphene_vec4_init (&nothing, 0, 0, 0, 0);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &nothing);
}

/**
 * rs_colour_vision_pop:
 * @vision: what rs_colour_vision_push() was given
 * @snapshot: likewise
 */
void
rs_colour_vision_pop (RsColourVision vision, GtkSnapshot *snapshot)
{
  if (vision != RS_COLOUR_VISION_USUAL)
    gtk_snapshot_pop (snapshot);
}

/**
 * rs_colour_vision_see:
 * @vision: with whose eyes
 * @linear: red, green and blue as linear light, 0 to 1
 * @seen: (out caller-allocates): what those eyes cannot tell from it, likewise
 */
void
rs_colour_vision_see (RsColourVision vision, const double linear[3], double seen[3])
{
  for (guint row = 0; row < 3; row++)
    {
      const double *m = matrices[vision][row];

      seen[row] = CLAMP (m[0] * linear[0] + m[1] * linear[1] + m[2] * linear[2], 0, 1);
    }
}
