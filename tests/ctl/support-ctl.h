/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo/rs-demo-host.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * TestCtl:
 * @directory: a folder for the profile
 * @profile: the profile's path
 * @host: a demo centre, NULL until test_ctl_open_centre()
 * @secret: its secret
 * @proxy: (nullable): the proxy that the environment names
 * @exit: how the last program ended
 * @out: what it printed
 * @complaint: what it printed on stderr
 *
 * The program `ringsidectl`, and a centre that it may connect to.
 */
typedef struct
{
  char *directory;
  char *profile;
  RsDemoHost *host;
  char *secret;
  const char *proxy;
  int exit;
  char *out;
  char *complaint;
} TestCtl;

void test_ctl_set_up (TestCtl *self, gconstpointer user_data);
void test_ctl_tear_down (TestCtl *self, gconstpointer user_data);

void test_ctl_open_centre (TestCtl *self, const RsDemoOptions *options);
void test_ctl_write_profile (TestCtl *self, const char *token_url, const char *stream_url);
char *test_ctl_call_centre (TestCtl *self, const char *method, const char *path);

const char *test_ctl_get_program (void);
GSubprocess *test_ctl_start (TestCtl *self, const char *secret, const char *const *words);
void test_ctl_finish (TestCtl *self, GSubprocess *process);
void test_ctl_run (TestCtl *self, const char *secret, const char *const *words);
void test_ctl_assert_sentence (TestCtl *self, int exit, const char *words);
JsonNode *test_ctl_parse (const char *text);

#define TEST_WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

G_END_DECLS
