/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * TestAssertion:
 * @signed_text: header and claims as they were signed
 * @signature: decoded
 *
 * A compact JWS (RFC 7515 §3.1), taken apart.
 */
typedef struct
{
  JsonNode *header;
  JsonNode *claims;
  char *signed_text;
  GBytes *signature;
} TestAssertion;

void test_assertion_read (TestAssertion *self, const char *text);
void test_assertion_clear (TestAssertion *self);
const char *test_assertion_get (JsonNode *node, const char *name);
gint64 test_assertion_get_seconds (const TestAssertion *self, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestAssertion, test_assertion_clear)

G_END_DECLS
