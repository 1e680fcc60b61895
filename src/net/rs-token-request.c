/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-token-request.h"

#include "base/rs-text.h"

/**
 * rs_token_request_clear:
 * @self: a request
 *
 * Wipes and frees what it holds.
 */
void
rs_token_request_clear (RsTokenRequest *self)
{
  g_clear_pointer (&self->body, rs_text_wipe);
  g_clear_pointer (&self->authorization, rs_text_wipe);
}
