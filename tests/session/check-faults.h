/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check-fixture.h"

G_BEGIN_DECLS

/* Where only a proxy leads, and where none does; no name under .invalid is ever given to a server (RFC 6761 §6.4). */
#define CHECK_FAULTS_BEHIND_THE_PROXY "behind-the-proxy.invalid"
#define CHECK_FAULTS_NOWHERE "nowhere.invalid"

GSocketService *check_faults_open_proxy (void);

/* Each brings about what its name says, before the check is started. */
void check_faults_wrong_id (CheckFixture *test);
void check_faults_wrong_secret (CheckFixture *test);
void check_faults_expired_key (CheckFixture *test);
void check_faults_missing_scope (CheckFixture *test);
void check_faults_directory_403 (CheckFixture *test);
void check_faults_directory_404 (CheckFixture *test);
void check_faults_no_secret (CheckFixture *test);
void check_faults_missing_presence (CheckFixture *test);
void check_faults_token_403 (CheckFixture *test);
void check_faults_token_404 (CheckFixture *test);
void check_faults_token_500 (CheckFixture *test);
void check_faults_token_503 (CheckFixture *test);
void check_faults_token_not_json (CheckFixture *test);
void check_faults_token_silence (CheckFixture *test);
void check_faults_token_hang_up (CheckFixture *test);
void check_faults_clock (CheckFixture *test);
void check_faults_clock_refused (CheckFixture *test);
void check_faults_stream_401 (CheckFixture *test);
void check_faults_stream_403 (CheckFixture *test);
void check_faults_stream_404 (CheckFixture *test);
void check_faults_stream_redirect (CheckFixture *test);
void check_faults_stream_429 (CheckFixture *test);
void check_faults_stream_silence (CheckFixture *test);
void check_faults_stream_hang_up (CheckFixture *test);
void check_faults_no_confirmation (CheckFixture *test);
void check_faults_no_data (CheckFixture *test);
void check_faults_not_granted (CheckFixture *test);
void check_faults_close_4003 (CheckFixture *test);
void check_faults_close_4001 (CheckFixture *test);
void check_faults_close_1011 (CheckFixture *test);
void check_faults_refused (CheckFixture *test);
void check_faults_unknown_name (CheckFixture *test);
void check_faults_proxy_that_is_gone (CheckFixture *test);
void check_faults_proxy_that_asks (CheckFixture *test);
void check_faults_unknown_authority (CheckFixture *test);
void check_faults_other_host (CheckFixture *test);
void check_faults_expired_certificate (CheckFixture *test);
void check_faults_early_certificate (CheckFixture *test);
void check_faults_trusted_certificate (CheckFixture *test);
void check_faults_no_tls (CheckFixture *test);
void check_faults_silence_before_tls (CheckFixture *test);
void check_faults_missing_authority (CheckFixture *test);

G_END_DECLS
