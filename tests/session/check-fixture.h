/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo/rs-demo-host.h"
#include "session/rs-check.h"
#include "support-certificate.h"
#include "support-desk.h"

G_BEGIN_DECLS

/**
 * CheckFixture:
 * @desk: a server that answers as it is told; NULL until check_fixture_open_desk()
 * @host: a demo centre; NULL until check_fixture_open_centre()
 * @clock: the system's, until check_fixture_use_virtual_clock()
 * @is_clock_virtual: whether it is another one
 * @token_url: for the profile
 * @stream_url: likewise
 * @client_id: likewise
 * @secret: what the check signs in with; NULL for nothing
 * @source: more lines of [Source]
 * @auth: more lines of [Auth], and the grant
 * @roster: the lines of [Roster]
 * @store: (nullable): where refresh tokens are kept
 * @certificate: (nullable): what the desk shows where it is secure
 * @check: under test, NULL until check_fixture_start()
 * @told: what was told: each change of a line as "step:state "
 * @n_finished: how often the end was told
 * @result: what it was
 *
 * A check, and the servers that it may meet.
 */
typedef struct
{
  TestDesk *desk;
  RsDemoHost *host;
  RsClock *clock;
  gboolean is_clock_virtual;
  char *token_url;
  char *stream_url;
  char *client_id;
  char *secret;
  char *source;
  char *auth;
  char *roster;
  RsRefreshStore *store;
  TestCertificate *certificate;
  RsCheck *check;
  GString *told;
  guint n_finished;
  RsExit result;
} CheckFixture;

void check_fixture_set_up (CheckFixture *self, gconstpointer user_data);
void check_fixture_tear_down (CheckFixture *self, gconstpointer user_data);

void check_fixture_set (char **field, const char *value);
void check_fixture_open_desk (CheckFixture *self);
void check_fixture_open_centre (CheckFixture *self, const RsDemoOptions *options);
void check_fixture_use_virtual_clock (CheckFixture *self, gint64 ahead_us);

void check_fixture_trust (CheckFixture *self, const char *file);
RsProfile *check_fixture_make_profile (CheckFixture *self);
void check_fixture_make (CheckFixture *self);
void check_fixture_start (CheckFixture *self);
void check_fixture_wait (CheckFixture *self);
void check_fixture_wait_for_step (CheckFixture *self, RsCheckStep step);
void check_fixture_run (CheckFixture *self);
void check_fixture_assert_line (CheckFixture *self, RsCheckStep step, RsCheckState state, const char *words);

void check_fixture_assert_advice (CheckFixture *self, RsCheckStep step, const char *words);

G_END_DECLS
