/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person, or the desktop, says to a sandboxed program that asks for the key of its secrets. */
typedef enum
{
  TEST_PORTAL_GIVES,
  TEST_PORTAL_REFUSES,
  TEST_PORTAL_IS_SILENT,
} TestPortalManner;

void test_portal_start (const char *bus_address, TestPortalManner manner);

G_END_DECLS
