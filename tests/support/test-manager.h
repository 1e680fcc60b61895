/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TestManager:
 * @fd: where it listens
 * @address: where that is, as `$NOTIFY_SOCKET` would say
 *
 * A service manager as far as a service sees one: a socket that takes its datagrams.
 */
typedef struct
{
  int fd;
  char *address;
} TestManager;

void test_manager_start (TestManager *self, gboolean is_abstract);
void test_manager_stop (TestManager *self);
char *test_manager_read (TestManager *self);
guint test_manager_count (TestManager *self, const char *message);

G_END_DECLS
