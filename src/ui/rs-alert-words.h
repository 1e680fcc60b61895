/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert.h"

G_BEGIN_DECLS

char *rs_alert_words_describe (RsAlert *alert);
char *rs_alert_words_for_rule (const RsAlertRule *rule);
char *rs_alert_words_for_limit (RsAlertSubject subject, double limit);
const char *rs_alert_words_for_subject (RsAlertSubject subject);

G_END_DECLS
