/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_TOKEN_REQUEST_FORM "application/x-www-form-urlencoded"
#define RS_TOKEN_REQUEST_JSON "application/json"

/**
 * RsTokenRequest:
 * @content_type: (transfer none): what @body is: %RS_TOKEN_REQUEST_FORM or %RS_TOKEN_REQUEST_JSON
 * @body: what to POST
 * @authorization: (nullable): the `Authorization` header
 *
 * What is sent to get a token. A plain value; its texts hold secrets and are wiped in the end.
 */
typedef struct
{
  const char *content_type;
  char *body;
  char *authorization;
} RsTokenRequest;

void rs_token_request_clear (RsTokenRequest *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsTokenRequest, rs_token_request_clear)

G_END_DECLS
