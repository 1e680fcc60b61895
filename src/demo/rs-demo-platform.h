/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "demo/rs-demo-server.h"

G_BEGIN_DECLS

void rs_demo_platform_add (SoupServer *http, RsDemoServer *server);

G_END_DECLS
