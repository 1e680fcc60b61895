/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-engine.h"
#include "test-picture.h"

G_BEGIN_DECLS

/**
 * AlertFixture:
 * @picture: a state cache, whose changes go through the model to the engine
 * @rules: the usual ones, until alert_fixture_use()
 * @n_changed: how often the engine said that alerts have changed
 *
 * An engine in virtual time, in UTC; its source is living.
 */
typedef struct
{
  TestPicture picture;
  RsBoardModel *model;
  RsAlertEngine *engine;
  guint n_changed;
} AlertFixture;

void alert_fixture_set_up (AlertFixture *self, gconstpointer user_data);
void alert_fixture_tear_down (AlertFixture *self, gconstpointer user_data);

void alert_fixture_use (AlertFixture *self, RsAlertRule *rule);
void alert_fixture_take (AlertFixture *self, RsChangeSet *changes);
void alert_fixture_tell (AlertFixture *self, ...) G_GNUC_NULL_TERMINATED;
void alert_fixture_set_source (AlertFixture *self, RsSourceState state);
void alert_fixture_wait (AlertFixture *self, guint seconds);

char *alert_fixture_get_told (AlertFixture *self);
RsAlert *alert_fixture_get_first (AlertFixture *self);

#define alert_fixture_assert_told(self, expected)                                                                      \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *told = alert_fixture_get_told (self);                                                             \
                                                                                                                       \
    g_assert_cmpstr (told, ==, expected);                                                                              \
  }                                                                                                                    \
  G_STMT_END

G_END_DECLS
