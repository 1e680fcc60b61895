/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-directory.h"
#include "support-tokens.h"

G_BEGIN_DECLS

/**
 * TestDirectory:
 * @asked: (array): path and query of every question, of char *
 * @accepts: whether every question wanted JSON, and came with the token
 * @version: the only version of the REST interface that there is
 * @n_agents: how many agents it has; the lists of teams and skills have one row each
 * @cap: how many rows a page has at most, whatever is asked for
 * @tells_total: whether a page tells how many rows there are
 * @next: (nullable): the address that every page but the last one names as the next, with its `skip` behind it
 * @is_endless: whether there is always one more page
 *
 * A server with lists, which answers as a test tells it to, and who asks it.
 */
typedef struct
{
  TestTokens base;
  GPtrArray *asked;
  gboolean accepts;
  guint version;
  guint n_agents;
  guint cap;
  gboolean tells_total;
  char *next;
  gboolean is_endless;
  GHashTable *answers;
} TestDirectory;

void test_directory_set_up (TestDirectory *self, gconstpointer user_data);
void test_directory_tear_down (TestDirectory *self, gconstpointer user_data);

void test_directory_answer (TestDirectory *self, const char *path, guint status, const char *body);
void test_directory_answer_list (TestDirectory *self, const char *list, guint status, const char *body);
guint test_directory_count_asked (TestDirectory *self, const char *words);

G_END_DECLS
