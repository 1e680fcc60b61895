/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include "net/rs-token.h"

/* Whatever a sign-in server answers: a token that can travel in a header and ends some day, or an error. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsToken) token = rs_token_parse ((const char *) data, size, G_USEC_PER_SEC, &error);

  if (token == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  g_assert_no_error (error);
  for (const char *c = token->text; *c != '\0'; c++)
    g_assert_true (g_ascii_isgraph (*c));
  g_assert_cmpint (token->renew_at_us, >, G_USEC_PER_SEC);
  g_assert_cmpint (token->renew_at_us, <, token->expires_at_us);
  rs_token_has_scope (token, "presence:read");
  return 0;
}
