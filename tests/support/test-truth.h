/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint test_truth_compare (const char *truth, const char *dump, const char *label, double tolerance);

G_END_DECLS
