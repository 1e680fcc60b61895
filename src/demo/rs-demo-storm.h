/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

typedef struct _RsDemoStorm RsDemoStorm;

/**
 * RsDemoStormEvents:
 * @set_plan: what goes wrong from now on
 * @close: streams that are open are to be closed with a code
 * @over: the storm has passed; may free it
 *
 * What a storm does; all get the user data of rs_demo_storm_new().
 */
typedef struct
{
  void (*set_plan) (const RsDemoFaultPlan *plan, gpointer user_data);
  void (*close) (guint code, gpointer user_data);
  void (*over) (gpointer user_data);
} RsDemoStormEvents;

/**
 * RsDemoStormTerms:
 * @plan: its `random_seed` and `random_for_us` make the storm; the rest of it holds in the pauses, and its
 *   `desk.token_seconds` all the time
 * @heartbeat_interval_us: from one heartbeat to the next; a silence longer than the watchdog's patience follows from it
 * @spares_time: TRUE where timestamps are all the order that there is: then they are left alone
 * @refuses: TRUE for what rightly stops a head for minutes, until a person has looked or the network has changed, as well
 * @spell_us: how long each fault lasts at least, and four times as long as the pause after it; 0 if the seed is to decide
 *
 * What kind of storm it is to be; only needed during rs_demo_storm_new().
 */
typedef struct
{
  const RsDemoFaultPlan *plan;
  gint64 heartbeat_interval_us;
  gboolean spares_time;
  gboolean refuses;
  gint64 spell_us;
} RsDemoStormTerms;

RsDemoStorm *rs_demo_storm_new (const RsDemoStormTerms *terms, RsClock *clock, GMainContext *context,
                                const RsDemoStormEvents *events, gpointer user_data);
void rs_demo_storm_free (RsDemoStorm *self);

const char *rs_demo_storm_get_spell (RsDemoStorm *self);
guint rs_demo_storm_get_n_spells (RsDemoStorm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoStorm, rs_demo_storm_free)

G_END_DECLS
