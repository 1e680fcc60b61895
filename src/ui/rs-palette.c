/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-palette.h"

#include <string.h>

#define RGB(hex)                                                                                                       \
  {                                                                                                                    \
    (((hex) >> 16) & 0xff) / 255.0f, (((hex) >> 8) & 0xff) / 255.0f, ((hex) &0xff) / 255.0f, 1.0f                      \
  }

#define THEME(page, surface, line, text, dim, track)                                                                   \
  {                                                                                                                    \
    RGB (page), RGB (surface), RGB (line), RGB (text), RGB (dim), RGB (track)                                          \
  }

#define N_FILLED RS_AGENT_STATE_LOGGED_OUT /* those before it have a colour */

/* Available, ringing, on contact, on hold, after-call work, unavailable. */
#define FILLS(...)                                                                                                     \
  {                                                                                                                    \
    __VA_ARGS__                                                                                                        \
  }

typedef struct
{
  RsTheme theme;
  guint fills[N_FILLED];
  guint unknown;
  guint warning;
  guint alarm;
} Shade;

typedef struct
{
  const char *id;
  Shade shades[2]; /* light and dark */
} Source;

/* clang-format off */
static const Source sources[RS_N_PALETTES] = {
  /* Okabe and Ito, "Color Universal Design": told apart under the common colour-vision deficiencies. */
  { "okabe-ito",
    { { THEME (0xf2f4f7, 0xffffff, 0xd8dde4, 0x14181d, 0x56606d, 0xe6e9ee),
        FILLS (0x009e73, 0xf0e442, 0x0072b2, 0x56b4e9, 0xcc79a7, 0xe69f00), 0xc3c9d2, 0xe69f00, 0xd55e00 },
      { THEME (0x0e1116, 0x191d24, 0x2e353f, 0xf4f6f8, 0xaab3bf, 0x272d36),
        FILLS (0x009e73, 0xf0e442, 0x0072b2, 0x56b4e9, 0xcc79a7, 0xe69f00), 0x4a525e, 0xe69f00, 0xd55e00 } } },
  /* Green, amber, blue and red, as agents know them from their own window. */
  { "cxone",
    { { THEME (0xf2f4f7, 0xffffff, 0xd8dde4, 0x14181d, 0x56606d, 0xe6e9ee),
        FILLS (0x2fa84f, 0xf7c325, 0x2f7de1, 0x9b7be0, 0x18a8b8, 0xd9404a), 0xc3c9d2, 0xf7c325, 0xc2185b },
      { THEME (0x0e1116, 0x191d24, 0x2e353f, 0xf4f6f8, 0xaab3bf, 0x272d36),
        FILLS (0x2fa84f, 0xf7c325, 0x2f7de1, 0x9b7be0, 0x18a8b8, 0xd9404a), 0x4a525e, 0xf7c325, 0xff5fa8 } } },
  /* Nothing between black and white but what has seven to one against both ink and page. */
  { "high-contrast",
    { { THEME (0xffffff, 0xffffff, 0x6b6b6b, 0x000000, 0x2e2e2e, 0xe6e6e6),
        FILLS (0x00592f, 0x5c5200, 0x003a9e, 0x00586b, 0x7d0f66, 0x7a3300), 0x4a4a4a, 0x7a3300, 0xa01c00 },
      { THEME (0x000000, 0x000000, 0x8c8c8c, 0xffffff, 0xdcdcdc, 0x2a2a2a),
        FILLS (0x00e676, 0xffff00, 0x5aa9ff, 0x8ff3ff, 0xff9be0, 0xff9f1a), 0x9a9a9a, 0xff9f1a, 0xff7a52 } } },
  /* For a screen in the sun, whose black is grey: wide steps of lightness, clear lines. */
  { "daylight",
    { { THEME (0xffffff, 0xffffff, 0xaab2bd, 0x000000, 0x3a424c, 0xe2e6ea),
        FILLS (0x007d58, 0xffe000, 0x0059a8, 0x3fa9e6, 0xb8508c, 0xe08a00), 0xa8b0ba, 0xe08a00, 0xc44a00 },
      { THEME (0x05070a, 0x14181e, 0x4a5360, 0xffffff, 0xccd3db, 0x2b323b),
        FILLS (0x14c08a, 0xfff04a, 0x3a97e0, 0x8ad2fa, 0xe79cc8, 0xffb01f), 0x646c78, 0xffb01f, 0xff6a1f } } },
};
/* clang-format on */

#define NO_COLOUR G_MAXUINT32

/* All that decides a palette; compared byte by byte. */
typedef struct
{
  guint32 source;
  guint32 own[RS_N_AGENT_STATES]; /* or NO_COLOUR */
} Recipe;

/* What is drawn on page and cards, in one shade, living or frozen. */
typedef struct
{
  GdkRGBA fills[RS_N_AGENT_STATES];
  GdkRGBA accents[RS_N_AGENT_STATES];
  GdkRGBA signals[RS_N_SIGNALS];
} Colours;

struct _RsPalette
{
  Recipe recipe;
  const Source *source;
  Colours colours[2][2]; /* by dark and frozen */
};

static GdkRGBA
from_hex (guint32 hex)
{
  return (GdkRGBA) RGB (hex);
}

static GdkRGBA
choose_fill (const RsPalette *self, const Shade *shade, RsAgentState state)
{
  if (state == RS_AGENT_STATE_LOGGED_OUT)
    return shade->theme.page;
  if (self->recipe.own[state] != NO_COLOUR)
    return from_hex (self->recipe.own[state]);
  return from_hex (state == RS_AGENT_STATE_UNKNOWN ? shade->unknown : shade->fills[state]);
}

static GdkRGBA
choose_accent (const RsPalette *self, const Shade *shade, RsAgentState state)
{
  if (self->recipe.own[state] != NO_COLOUR)
    return from_hex (self->recipe.own[state]);
  return state >= N_FILLED ? shade->theme.dim : from_hex (shade->fills[state]);
}

static GdkRGBA
choose_signal (const Shade *shade, RsSignal signal)
{
  switch (signal)
    {
    case RS_SIGNAL_GOOD:
      return from_hex (shade->fills[RS_AGENT_STATE_AVAILABLE]);
    case RS_SIGNAL_WARNING:
      return from_hex (shade->warning);
    case RS_SIGNAL_ALARM:
      return from_hex (shade->alarm);
    case RS_SIGNAL_CALM:
    default:
      return shade->theme.line;
    }
}

static GdkRGBA
make_visible (const RsTheme *theme, GdkRGBA colour)
{
  const GdkRGBA *const grounds[] = { &theme->page, &theme->surface, &theme->track, NULL };

  return rs_colour_reach (&colour, &theme->text, grounds, RS_SMALLEST_CONTRAST_OF_SIGNS);
}

static GdkRGBA
freeze_if (gboolean frozen, GdkRGBA colour, const RsTheme *theme)
{
  return frozen ? rs_colour_freeze (&colour, &theme->page) : colour;
}

static void
mix_colours (const RsPalette *self, Colours *colours, const Shade *shade, gboolean frozen)
{
  const RsTheme *theme = &shade->theme;

  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    {
      colours->fills[state] = freeze_if (frozen, choose_fill (self, shade, state), theme);
      colours->accents[state] = make_visible (theme, freeze_if (frozen, choose_accent (self, shade, state), theme));
    }
  for (guint signal = 0; signal < RS_N_SIGNALS; signal++)
    colours->signals[signal] = make_visible (theme, freeze_if (frozen, choose_signal (shade, signal), theme));
  colours->signals[RS_SIGNAL_CALM] = freeze_if (frozen, theme->line, theme);
}

static RsPalette *
palette_new (const Recipe *recipe)
{
  RsPalette *self = g_new0 (RsPalette, 1);

  self->recipe = *recipe;
  self->source = &sources[recipe->source];
  for (guint dark = 0; dark < 2; dark++)
    for (guint frozen = 0; frozen < 2; frozen++)
      mix_colours (self, &self->colours[dark][frozen], &self->source->shades[dark], frozen);
  return self;
}

static const RsPalette *
ensure (const Recipe *recipe)
{
  static GPtrArray *all; /* few: a person makes them, one by one */

  if (all == NULL)
    all = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (memcmp (&((RsPalette *) all->pdata[i])->recipe, recipe, sizeof *recipe) == 0)
      return all->pdata[i];
  g_ptr_array_add (all, palette_new (recipe));
  return all->pdata[all->len - 1];
}

static Recipe
begin_recipe (const char *id)
{
  Recipe recipe;

  memset (&recipe, 0xff, sizeof recipe); /* no colour of one's own */
  recipe.source = 0;
  for (guint i = 0; i < RS_N_PALETTES; i++)
    if (g_strcmp0 (sources[i].id, id) == 0)
      recipe.source = i;
  return recipe;
}

/**
 * rs_palette_get_id:
 * @index: from 0; less than %RS_N_PALETTES
 *
 * Returns: the name under which it is kept in the settings; the first is the usual one
 */
const char *
rs_palette_get_id (guint index)
{
  return sources[index].id;
}

/**
 * rs_palette_find:
 * @id: (nullable): name of a palette
 *
 * Returns: that palette; the usual one for any other name
 */
const RsPalette *
rs_palette_find (const char *id)
{
  Recipe recipe = begin_recipe (id);

  return ensure (&recipe);
}

static RsAgentState
find_state (const char *nick)
{
  RsAgentState state = 0;

  while (state < RS_N_AGENT_STATES && !g_str_equal (rs_agent_state_get_nick (state), nick))
    state++;
  return state;
}

/* Six digits after "#". */
static gboolean
parse_hex (const char *text, guint32 *hex)
{
  if (strlen (text) != 7 || text[0] != '#')
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  *hex = (guint32) g_ascii_strtoull (text + 1, NULL, 16);
  return TRUE;
}

/**
 * rs_palette_override:
 * @id: (nullable): name of a palette
 * @colours: (nullable): of type a{ss}: a colour such as "#009e73" for the name of a state, such as "available". What
 *   is neither is left out with a warning
 *
 * Returns: that palette with some colours of one's own
 */
const RsPalette *
rs_palette_override (const char *id, GVariant *colours)
{
  Recipe recipe = begin_recipe (id);
  GVariantIter iter;
  const char *nick, *colour;

  if (colours == NULL)
    return ensure (&recipe);
  g_variant_iter_init (&iter, colours);
  while (g_variant_iter_next (&iter, "{&s&s}", &nick, &colour))
    {
      RsAgentState state = find_state (nick);

      if (state >= RS_N_AGENT_STATES || !parse_hex (colour, &recipe.own[state]))
        g_warning ("“%s” is no colour for “%s”: a state and a colour such as #009e73 are meant", colour, nick);
    }
  return ensure (&recipe);
}

static const RsPalette *
or_usual (const RsPalette *self)
{
  static const RsPalette *usual;

  if (self != NULL)
    return self;
  if (usual == NULL)
    usual = rs_palette_find (NULL);
  return usual;
}

/**
 * rs_theme_get:
 * @dark: whether the board is dark
 *
 * Returns: (transfer none): the neutral colours of the usual palette
 */
const RsTheme *
rs_theme_get (gboolean dark)
{
  return &sources[0].shades[dark != FALSE].theme;
}

/**
 * rs_palette_get_theme:
 * @self: (nullable): a palette
 * @dark: whether the board is dark
 *
 * Returns: (transfer none): its neutral colours
 */
const RsTheme *
rs_palette_get_theme (const RsPalette *self, gboolean dark)
{
  return &or_usual (self)->source->shades[dark != FALSE].theme;
}

/**
 * rs_palette_get_fill:
 * @self: (nullable): a palette
 * @state: what an agent does
 * @dark: whether the board is dark
 * @frozen: whether what is shown is not true any more
 *
 * Logged out is the page itself (the tile is an outline); unknown is neutral.
 *
 * Returns: the colour that fills a tile
 */
GdkRGBA
rs_palette_get_fill (const RsPalette *self, RsAgentState state, gboolean dark, gboolean frozen)
{
  return or_usual (self)->colours[dark != FALSE][frozen != FALSE].fills[state];
}

/**
 * rs_palette_get_accent:
 * @self: (nullable): a palette
 * @state: what an agent does
 * @dark: whether the board is dark
 * @frozen: whether what is shown is not true any more
 *
 * Returns: the colour of a glyph that stands alone on the page; as the fill, but visible for every state
 */
GdkRGBA
rs_palette_get_accent (const RsPalette *self, RsAgentState state, gboolean dark, gboolean frozen)
{
  return or_usual (self)->colours[dark != FALSE][frozen != FALSE].accents[state];
}

/**
 * rs_palette_get_signal:
 * @self: (nullable): a palette
 * @signal: how urgent
 * @dark: whether the board is dark
 * @frozen: whether what is shown is not true any more
 *
 * Returns: the colour of a frame or bar that says so
 */
GdkRGBA
rs_palette_get_signal (const RsPalette *self, RsSignal signal, gboolean dark, gboolean frozen)
{
  return or_usual (self)->colours[dark != FALSE][frozen != FALSE].signals[signal];
}
