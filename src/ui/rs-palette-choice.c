/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-palette-choice.h"

#include <adwaita.h>

/**
 * rs_palette_choice_read:
 * @view: (nullable): the settings of the view that is shown, of schema View
 *
 * A desktop that asks for high contrast gets it: then colours of one's own, which may have little, do not count.
 *
 * Returns: (transfer none): the colours to draw it with
 */
const RsPalette *
rs_palette_choice_read (GSettings *view)
{
  g_autofree char *id = NULL;
  g_autoptr (GVariant) colours = NULL;

  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    return rs_palette_find ("high-contrast");
  if (view == NULL)
    return rs_palette_find (NULL);
  id = g_settings_get_string (view, "palette");
  colours = g_settings_get_value (view, "colors");
  return rs_palette_override (id, colours);
}
