/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-person-name.h"

static const struct
{
  const char *name;
  const char *shorter;
  const char *initials;
} names[] = {
  { "Ana Silva", "Ana S.", "AS" },
  { "Tess de Vries", "Tess V.", "TV" },
  { "Yasmin al-Rashid", "Yasmin A.", "YA" },
  { "Çağlar Çelik", "Çağlar Ç.", "ÇÇ" },
  { "Zoë <b>Quick</b> & Co", "Zoë C.", "ZC" },
  { "  Ana   Silva  ", "Ana S.", "AS" },
  { "王小明", "王小明", "王" },
  { "Silva, Ana", "Ana S.", "AS" },
  { "de Vries, Tess", "Tess V.", "TV" },
  { "Silva,", "Silva,", "S" },
  { ",", ",", "," },
  { "Madonna", "Madonna", "M" },
  { "Agent …c8", "Agent", "A" },
  { "Ame\xcc\x81lie E\xcc\x81toile", "Ame\xcc\x81lie E\xcc\x81.", "AE\xcc\x81" },
  { "", "", "" },
  { " ", " ", " " },
};

static void
test_names_are_shortened (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *shorter = rs_person_name_shorten (names[i].name);
      g_autofree char *initials = rs_person_name_get_initials (names[i].name);

      g_assert_cmpstr (shorter, ==, names[i].shorter);
      g_assert_cmpstr (initials, ==, names[i].initials);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-name/names-are-shortened", test_names_are_shortened);
  return g_test_run ();
}
