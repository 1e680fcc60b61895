/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-error.h"
#include "net/rs-browser-sign-in.h"
#include "support-browser.h"
#include "support-desk.h"

G_BEGIN_DECLS

#define TEST_SIGN_IN_TOKEN                                                                                             \
  "{\"access_token\":\"first.token\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"again\"}"

/**
 * TestOutcome:
 * @done: whether it is known
 *
 * How an attempt ended.
 */
typedef struct
{
  gboolean done;
  RsToken *token;
  GError *error;
} TestOutcome;

/**
 * TestSignIn:
 * @desk: exchanges codes, for %TEST_SIGN_IN_TOKEN unless it is told otherwise
 * @browser: comes back from the sign-in server, which there is only in words: login.example.org
 * @clock: a virtual clock
 * @auth: what @sign_in is made from at the first attempt
 * @secret: (nullable): likewise
 * @sign_in: (nullable): under test
 * @opened: (nullable): what the browser was sent to at last
 * @outcome: of the attempt that test_sign_in_begin() began
 *
 * A person who signs in with the browser.
 */
typedef struct
{
  TestDesk *desk;
  TestBrowser *browser;
  SoupSession *session;
  RsClock *clock;
  RsAuthConfig auth;
  const char *secret;
  RsBrowserSignIn *sign_in;
  GCancellable *cancellable;
  char *opened;
  TestOutcome outcome;
} TestSignIn;

gboolean test_sign_in_note_url (const char *url, gpointer user_data, GError **error);
void test_sign_in_run (TestSignIn *self, RsBrowserSignInOpen open, TestOutcome *outcome);
void test_sign_in_begin (TestSignIn *self);
char *test_sign_in_get (TestSignIn *self, const char *name);
void test_sign_in_come_back (TestSignIn *self, const char *with);
void test_sign_in_assert_failure_of (TestOutcome *outcome, GQuark domain, int code, const char *words);
void test_sign_in_assert_failure (TestSignIn *self, RsError code, const char *words);
void test_sign_in_assert_token (TestSignIn *self);
void test_sign_in_clear_outcome (TestOutcome *outcome);
void test_sign_in_set_up (TestSignIn *self, gconstpointer user_data);
void test_sign_in_tear_down (TestSignIn *self, gconstpointer user_data);
void test_sign_in_assert_page_of_failure (TestSignIn *self, const char *words);

G_END_DECLS
