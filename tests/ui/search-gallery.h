/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

GtkWidget *make_search (void);
GtkWidget *make_nobody (void);
GtkWidget *make_filters (void);
