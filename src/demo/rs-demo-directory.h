/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-floor.h"

G_BEGIN_DECLS

char *rs_demo_directory_list_users (RsDemoFloor *floor);
char *rs_demo_directory_list_queues (RsDemoFloor *floor);
char *rs_demo_directory_list_names (RsDemoFloor *floor);

G_END_DECLS
