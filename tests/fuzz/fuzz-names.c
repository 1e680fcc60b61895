/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include "net/rs-names.h"

/* Lists of names from files and addresses: read, or refused with a sentence. */

static void
read_csv (const char *text, size_t size)
{
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_read = rs_names_parse_csv (names, text, size, "names.csv", &error);

  g_assert_true (is_read == (error == NULL));
}

static void
read_json (RsKind kind, const char *text, size_t size)
{
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_read = rs_names_parse_json (names, kind, text, size, "server", &error);

  g_assert_true (is_read == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  read_csv ((const char *) data, size);
  read_json (RS_KIND_AGENT, (const char *) data, size);
  read_json (RS_KIND_QUEUE, (const char *) data, size);
  return 0;
}
