/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-refresh-store.h"

G_BEGIN_DECLS

#define TEST_TYPE_STORE (test_store_get_type ())
G_DECLARE_FINAL_TYPE (TestStore, test_store, TEST, STORE, GObject)

/**
 * TestStore:
 * @text: (nullable): what it holds
 * @n_loads: how often it was asked
 * @n_stores: how often something was to be stored
 * @fails: whether it answers with errors
 * @hangs: whether it answers only when it is cancelled or told to, by test_store_go_on()
 *
 * A store that does what a test tells it to.
 */
struct _TestStore
{
  GObject parent_instance;

  char *text;
  guint n_loads;
  guint n_stores;
  gboolean fails;
  gboolean hangs;
  GTask *held;
};

TestStore *test_store_new (const char *text);
void test_store_go_on (TestStore *self);

G_END_DECLS
