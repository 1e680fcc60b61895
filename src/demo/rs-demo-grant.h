/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-floor.h"
#include "demo/rs-demo-request.h"

G_BEGIN_DECLS

/**
 * RsDemoGrant:
 * @agents: (nullable) (element-type utf8): agents whose presence is told, NULL if that was not asked for
 * @queues: (nullable) (element-type utf8): queues that are told
 * @interaction_agents: (nullable) (element-type utf8): agents whose interactions are told
 *
 * What a subscription is allowed to see: what it asked for, as far as it exists and is not withheld.
 */
typedef struct
{
  GPtrArray *agents;
  GPtrArray *queues;
  GPtrArray *interaction_agents;
  GHashTable *agent_set;
  GHashTable *queue_set;
  GHashTable *queue_name_set;
  GHashTable *interaction_agent_set;
} RsDemoGrant;

RsDemoGrant *rs_demo_grant_new (RsDemoFloor *floor, const RsDemoRequest *request, const char *const *withheld);
void rs_demo_grant_free (RsDemoGrant *self);
gboolean rs_demo_grant_allows (RsDemoGrant *self, const RsDemoRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoGrant, rs_demo_grant_free)

G_END_DECLS
