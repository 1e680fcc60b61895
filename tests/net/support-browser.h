/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * TestBrowser:
 * @status: of the last page, 0 while it is awaited; a #SoupStatus, or 1 if the connection broke
 * @page: (nullable): the last page
 * @message: (nullable): the request for it
 *
 * A browser as far as it is seen from a sign-in: it asks for an address and shows what comes.
 */
typedef struct
{
  SoupSession *session;
  SoupMessage *message;
  guint status;
  char *page;
} TestBrowser;

#define TEST_BROKEN 1

TestBrowser *test_browser_new (void);
void test_browser_free (TestBrowser *self);
void test_browser_go (TestBrowser *self, const char *method, const char *url, const char *host);
void test_browser_visit (TestBrowser *self, const char *url);
const char *test_browser_get_header (TestBrowser *self, const char *name);
char *test_browser_dup_parameter (const char *url, const char *name);

G_END_DECLS
