/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-iso-time.h"

#include <string.h>

static gint64
to_ns (GDateTime *time)
{
  return g_date_time_to_unix (time) * RS_NSEC_PER_SEC + g_date_time_get_microsecond (time) * 1000;
}

static gint64
draw_ns (void)
{
  /* 1900-01-02 to 2200-12-30, so that no offset leaves the allowed years. */
  gint64 seconds = (gint64) g_test_rand_double_range (-2208902400.0, 7289481600.0);

  return seconds * RS_NSEC_PER_SEC + g_test_rand_int_range (0, 1000000000);
}

static int
draw_offset_minutes (void)
{
  return g_test_rand_int_range (-23 * 60 - 59, 23 * 60 + 60);
}

static char *
write_offset (int minutes)
{
  int amount = ABS (minutes);

  if (minutes == 0 && g_test_rand_bit ())
    return g_strdup (g_test_rand_bit () ? "Z" : "");
  if (minutes % 60 == 0 && g_test_rand_bit ())
    return g_strdup_printf ("%c%02d", minutes < 0 ? '-' : '+', amount / 60);
  return g_strdup_printf ("%c%02d%s%02d", minutes < 0 ? '-' : '+', amount / 60, g_test_rand_bit () ? ":" : "",
                          amount % 60);
}

/* Writes a moment with GDateTime, at some offset and with 0 to 9 fraction digits, and tells what is left of it. */
static char *
write_time (gint64 ns, int offset_minutes, int n_digits, gint64 *out_kept_ns)
{
  gint64 fraction = ((ns % RS_NSEC_PER_SEC) + RS_NSEC_PER_SEC) % RS_NSEC_PER_SEC;
  gint64 seconds = (ns - fraction) / RS_NSEC_PER_SEC;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = g_date_time_add_minutes (utc, offset_minutes);
  g_autofree char *whole = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *digits = g_strdup_printf ("%09" G_GINT64_FORMAT, fraction);
  g_autofree char *offset = write_offset (offset_minutes);
  gint64 unit = 1;

  for (int i = n_digits; i < 9; i++)
    unit *= 10;
  *out_kept_ns = seconds * RS_NSEC_PER_SEC + fraction / unit * unit;
  digits[n_digits] = '\0';
  return g_strconcat (whole, n_digits > 0 ? "." : "", digits, offset, NULL);
}

static void
test_random_times_read_as_gdatetime_writes_them (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      gint64 expected, got = -1;
      g_autofree char *text = write_time (draw_ns (), draw_offset_minutes (), g_test_rand_int_range (0, 10), &expected);

      if (!rs_iso_time_parse (text, &got) || got != expected)
        g_error ("\"%s\": expected %" G_GINT64_FORMAT ", got %" G_GINT64_FORMAT, text, expected, got);
    }
}

static void
test_random_times_read_as_gdatetime_reads_them (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      gint64 kept, got = -1;
      g_autofree char *text = write_time (draw_ns (), draw_offset_minutes (), g_test_rand_int_range (0, 7), &kept);
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

      g_assert_nonnull (time);
      g_assert_true (rs_iso_time_parse (text, &got));
      if (ABS (got - to_ns (time)) > 1000)
        g_error ("\"%s\": expected %" G_GINT64_FORMAT ", got %" G_GINT64_FORMAT, text, to_ns (time), got);
    }
}

static void
test_what_is_written_reads_back_to_the_millisecond (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      gint64 ns = draw_ns (), back = 0;
      g_autofree char *text = rs_iso_time_format (ns);
      gint64 rest = ((ns % 1000000) + 1000000) % 1000000;

      g_assert_true (rs_iso_time_parse (text, &back));
      g_assert_cmpint (back, ==, ns - rest);
    }
}

static const struct
{
  const char *text;
  gint64 ns;
} known[] = {
  { "1970-01-01T00:00:00Z", 0 },
  { "1970-01-01T00:00:00", 0 },
  { "1970-01-01 00:00:00z", 0 },
  { "1969-12-31T23:59:59.999999999Z", -1 },
  { "2026-03-01T14:02:11.123456789+01:00", G_GINT64_CONSTANT (1772370131123456789) },
  { "2026-03-01T14:02:11,5+0100", G_GINT64_CONSTANT (1772370131500000000) },
  { "2026-03-01T13:02:11.1234567899999Z", G_GINT64_CONSTANT (1772370131123456789) },
  { "2024-02-29T00:00:00-12", G_GINT64_CONSTANT (1709208000000000000) },
  { "2000-02-29T12:00:00+05:45", G_GINT64_CONSTANT (951804900000000000) },
};

static void
test_known_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gint64 got = 42;

      g_test_message ("%s", known[i].text);
      g_assert_true (rs_iso_time_parse (known[i].text, &got));
      g_assert_cmpint (got, ==, known[i].ns);
    }
}

static const char *const garbage[] = {
  "",
  " ",
  "now",
  "2026",
  "2026-03-01",
  "2026-03-01T",
  "2026-03-01T10",
  "2026-03-01T10:00",
  "2026-03-01T10:00:",
  "2026-03-01T10:00:0",
  "2026-03-01T10:00:00.",
  "2026-03-01T10:00:00.Z",
  "2026-03-01T10:00:00ZZ",
  "2026-03-01T10:00:00Z ",
  " 2026-03-01T10:00:00Z",
  "2026-03-01T10:00:00+",
  "2026-03-01T10:00:00+1",
  "2026-03-01T10:00:00+01:",
  "2026-03-01T10:00:00+01:0",
  "2026-03-01T10:00:00+01:000",
  "2026-03-01T10:00:00+24:00",
  "2026-03-01T10:00:00+01:60",
  "2026-03-01T24:00:00Z",
  "2026-03-01T10:60:00Z",
  "2026-03-01T10:00:61Z",
  "2026-02-29T10:00:00Z",
  "2026-13-01T10:00:00Z",
  "2026-00-01T10:00:00Z",
  "2026-04-31T10:00:00Z",
  "2026-04-00T10:00:00Z",
  "0001-01-01T00:00:00Z",
  "1899-12-31T23:59:59Z",
  "2201-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
  "20260301T100000Z",
  "+002026-03-01T10:00:00Z",
  "2026-3-1T1:0:0Z",
  "2026-03-01T10:00:00 +01:00",
  "2026-03-01T1\xd9\xa0:00:00Z",
  "1772370131",
};

static void
test_garbage_is_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (garbage); i++)
    {
      gint64 got = 42;

      if (rs_iso_time_parse (garbage[i], &got))
        g_error ("\"%s\": expected a refusal, got %" G_GINT64_FORMAT, garbage[i], got);
    }
}

/* Whatever is cut off or put in, the reader neither runs past the end nor makes a time of half a text. */
static void
test_mutilated_times_do_no_harm (void)
{
  static const char letters[] = "0123456789-:.,TZ+ \x80";

  for (guint round = 0; round < 50000; round++)
    {
      g_autofree char *text = g_strdup ("2026-03-01T14:02:11.123456789+01:00");
      gint64 ns;

      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        text[g_test_rand_int_range (0, (int) strlen (text))] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      text[g_test_rand_int_range (0, (int) strlen (text) + 1)] = '\0';
      if (rs_iso_time_parse (text, &ns))
        g_assert_cmpuint (strlen (text), >=, strlen ("2026-03-01T14:02:11"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/iso-time/random-times-read-as-gdatetime-writes-them",
                   test_random_times_read_as_gdatetime_writes_them);
  g_test_add_func ("/base/iso-time/random-times-read-as-gdatetime-reads-them",
                   test_random_times_read_as_gdatetime_reads_them);
  g_test_add_func ("/base/iso-time/what-is-written-reads-back-to-the-millisecond",
                   test_what_is_written_reads_back_to_the_millisecond);
  g_test_add_func ("/base/iso-time/known-times", test_known_times);
  g_test_add_func ("/base/iso-time/garbage-is-refused", test_garbage_is_refused);
  g_test_add_func ("/base/iso-time/mutilated-times-do-no-harm", test_mutilated_times_do_no_harm);
  return g_test_run ();
}
