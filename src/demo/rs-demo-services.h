/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-fault-plan.h"
#include "demo/rs-demo-floor.h"

G_BEGIN_DECLS

/* The version that there is unless a fault names another. */
#define RS_DEMO_SERVICES_VERSION 30
#define RS_DEMO_SERVICES_PATH "/InContactAPI/services"

/**
 * RsDemoServicesQuestion:
 * @list: which list, as `agents`
 * @url: where it was asked for, without a query
 * @top: how many rows are wanted at most; 0 for all
 * @skip: how many are known already
 *
 * What a client wants of a list. All of it is borrowed.
 */
typedef struct
{
  const char *list;
  const char *url;
  guint top;
  guint skip;
} RsDemoServicesQuestion;

char *rs_demo_services_answer (RsDemoFloor *floor, const RsDemoServicesQuestion *question,
                               const RsDemoDirectoryPlan *plan);

G_END_DECLS
