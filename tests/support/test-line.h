/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-delta.h"

G_BEGIN_DECLS

/*
 * Messages written so that a test reads like a story:
 *
 *   agent a1 #5 @10 | status=In Call; queueName=null
 *
 * tells with sequence 5, ten seconds after TEST_START_NS, that a1 is "In Call" and that her queue was cleared.
 * Numbers and times are told by fields that hold such; a time is in seconds after TEST_START_NS.
 */

#define TEST_START_NS (G_GINT64_CONSTANT (1767225600) * 1000000000)

gint64 test_seconds (double seconds);
void test_line_parse (const char *line, RsDelta *delta);
RsKind test_line_get_kind (const char *line, char **out_id);
char **test_line_get_fields (const char *line);
guint test_field_find (RsKind kind, const char *name);

G_END_DECLS
