/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo/rs-demo-host.h"

G_BEGIN_DECLS

typedef struct _StormWeather StormWeather;

StormWeather *storm_weather_new (RsDemoHost *host, guint32 seed, gint64 heartbeat_us, double spell_seconds,
                                 gboolean refuses);
void storm_weather_free (StormWeather *self);

void storm_weather_force_reconnect (StormWeather *self);
void storm_weather_calm (StormWeather *self);
const char *storm_weather_get_diary (StormWeather *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StormWeather, storm_weather_free)

G_END_DECLS
