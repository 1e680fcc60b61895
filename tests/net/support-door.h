/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-error.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * TestDoor:
 * @status: the status of every answer, or TEST_SILENCE
 * @body: (nullable): and its body
 * @location: (nullable): and its `Location`
 * @calls: how often it was asked
 * @authorization: (nullable): with what `Authorization` the last time
 * @paused: requests that got no answer
 *
 * One address of a server, which answers as a test tells it to.
 */
typedef struct
{
  guint status;
  const char *body;
  const char *location;
  guint calls;
  char *authorization;
  GPtrArray *paused;
} TestDoor;

void test_door_add (TestDoor *self, SoupServer *server, const char *path);
void test_door_clear (TestDoor *self);
void test_door_set (TestDoor *self, guint status, const char *body);

void test_assert_sentence (const GError *error, RsError code, const char *words);

G_END_DECLS
