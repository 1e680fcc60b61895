/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-rules.h"

G_BEGIN_DECLS

GSettings *rs_alert_settings_new (void);
RsAlertRules *rs_alert_settings_read_rules (GSettings *settings);
void rs_alert_settings_read_quiet_hours (GSettings *settings, RsQuietHours *quiet);

G_END_DECLS
