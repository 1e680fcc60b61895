/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check-fixture.h"

G_BEGIN_DECLS

/* Each is called in a process of its own, before the keyring is looked into. */
void check_keyring_faults_absent (CheckFixture *test);
void check_keyring_faults_locked (CheckFixture *test);
void check_keyring_faults_hung (CheckFixture *test);
void check_keyring_faults_empty (CheckFixture *test);

void check_keyring_faults_search (CheckFixture *test, gboolean may_ask);

G_END_DECLS
