/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

/**
 * RsDemoFaultSetting:
 *
 * One key of a file of faults: where it stands, what it may be, and where in the plan it goes.
 */
typedef struct _RsDemoFaultSetting RsDemoFaultSetting;

const RsDemoFaultSetting *rs_demo_fault_setting_find (const char *group, const char *key);
gboolean rs_demo_fault_setting_read (const RsDemoFaultSetting *self, RsDemoFaultPlan *plan, const char *text,
                                     GError **error);

G_END_DECLS
