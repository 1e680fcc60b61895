/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsSetupWay:
 * @RS_SETUP_BROWSER: sign in to CXone in the browser
 * @RS_SETUP_ACCESS_KEY: a CXone access key
 * @RS_SETUP_STREAM: a streaming endpoint with client id and secret
 *
 * The ways to a board that need something typed.
 */
typedef enum
{
  RS_SETUP_BROWSER,
  RS_SETUP_ACCESS_KEY,
  RS_SETUP_STREAM,
} RsSetupWay;
#define RS_N_SETUP_WAYS 3

/**
 * RsSetupField:
 *
 * What a person can be asked for when a board is set up, in the order in which the fields stand on a page.
 */
typedef enum
{
  RS_SETUP_NAME,
  RS_SETUP_STREAM_URL,
  RS_SETUP_TOKEN_URL,
  RS_SETUP_CLIENT_ID,
  RS_SETUP_CLIENT_SECRET,
  RS_SETUP_KEY_FILE,
  RS_SETUP_ACCESS_KEY_ID,
  RS_SETUP_ACCESS_KEY_SECRET,
  RS_SETUP_BASE_URL,
  RS_SETUP_TENANT_ID,
  RS_SETUP_APP_ID,
  RS_SETUP_APP_SECRET,
  RS_SETUP_KEY_ID,
  RS_SETUP_SCOPES,
  RS_SETUP_USERS_URL,
  RS_SETUP_QUEUES_URL,
  RS_SETUP_NAMES_FILE,
  RS_SETUP_CA_FILE,
  RS_SETUP_AUTHORIZATION_URL,
} RsSetupField;
#define RS_N_SETUP_FIELDS 19

/**
 * RsSetupFieldKind:
 * @RS_SETUP_KIND_TEXT: words
 * @RS_SETUP_KIND_HTTP: an address of a web server
 * @RS_SETUP_KIND_WEBSOCKET: an address of a stream
 * @RS_SETUP_KIND_FILE: a file on this computer
 * @RS_SETUP_KIND_SECRET: what nobody may read
 *
 * What can be right in a field.
 */
typedef enum
{
  RS_SETUP_KIND_TEXT,
  RS_SETUP_KIND_HTTP,
  RS_SETUP_KIND_WEBSOCKET,
  RS_SETUP_KIND_FILE,
  RS_SETUP_KIND_SECRET,
} RsSetupFieldKind;

/**
 * RsSetupFieldSpec:
 * @title: what the field is called; for gettext
 * @kind: what can be right in it
 * @group: (nullable): group of a profile, or %NULL if it is not kept there
 * @key: (nullable): key of a profile
 * @needed: mask of the ways that cannot do without it, 1 << #RsSetupWay
 * @optional: mask of the ways that may have it; they ask for it out of the way, under "More settings"
 *
 * What is known of a field.
 */
typedef struct
{
  const char *title;
  RsSetupFieldKind kind;
  const char *group;
  const char *key;
  guint needed;
  guint optional;
} RsSetupFieldSpec;

const RsSetupFieldSpec *rs_setup_field_get_spec (RsSetupField field);
const char *rs_setup_field_get_title (RsSetupField field);
char *rs_setup_field_judge (RsSetupField field, const char *text);

G_END_DECLS
