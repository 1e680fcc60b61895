/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert.h"
#include "model/rs-shown-name.h"

G_BEGIN_DECLS

void rs_alert_words_set_names (RsNames new_names);
char *rs_alert_words_for_who (const RsAlertFacts *facts);
char *rs_alert_words_describe (RsAlert *alert);
char *rs_alert_words_for_rule (const RsAlertRule *rule);
char *rs_alert_words_for_limit (RsAlertSubject subject, double limit);
const char *rs_alert_words_for_subject (RsAlertSubject subject);

G_END_DECLS
