/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-token-claims.h"

#include <string.h>

/* A token whose middle part holds these claims. */
static char *
make_token (const char *claims)
{
  g_autofree char *payload = g_base64_encode ((const guchar *) claims, strlen (claims));

  g_strdelimit (payload, "+", '-');
  g_strdelimit (payload, "/", '_');
  *(payload + strcspn (payload, "=")) = '\0';
  return g_strconcat ("eyJhbGciOiJub25lIn0.", payload, ".c2ln", NULL);
}

static void
test_tenant_and_area_are_read (void)
{
  static const struct
  {
    const char *claims;
    const char *tenant_id;
    const char *area;
  } cases[] = {
    { "{\"tenantId\":\"11ea-82b4\",\"area\":\"na1\",\"exp\":1}", "11ea-82b4", "na1" },
    { "{\"tenantId\":\"11ea-82b4?>~\"}", "11ea-82b4?>~", NULL }, /* two letters that base64url writes otherwise */
    { "{\"tenantID\":\"11ea\",\"area\":null}", "11ea", NULL },
    { "{\"tenantId\":7,\"area\":\"\"}", NULL, NULL },
    { "{}", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *token = make_token (cases[i].claims);
      g_auto (RsTokenClaims) claims = { NULL };

      g_assert_true (rs_token_claims_read (&claims, token));
      g_assert_cmpstr (claims.tenant_id, ==, cases[i].tenant_id);
      g_assert_cmpstr (claims.area, ==, cases[i].area);
    }
}

static void
test_what_is_no_such_token_says_nothing (void)
{
  g_autofree char *list = make_token ("[]");
  g_autofree char *text = make_token ("tenantId");
  g_autofree char *deep =
      make_token ("{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}");
  g_autofree char *filling = g_strnfill (70000, 'A');
  g_autofree char *long_one = g_strconcat ("a.", filling, ".b", NULL);
  const char *const cases[] = { "",         "opaque",       "a.b", "a..b", "a.e30.b.c", "a.e30=.b",
                                "a.e 30.b", "a.\xff\xfe.b", list,  text,   deep,        long_one };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RsTokenClaims) claims = { NULL };

      g_assert_false (rs_token_claims_read (&claims, cases[i]));
      g_assert_null (claims.tenant_id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-claims/tenant-and-area-are-read", test_tenant_and_area_are_read);
  g_test_add_func ("/token-claims/what-is-no-such-token-says-nothing", test_what_is_no_such_token_says_nothing);
  return g_test_run ();
}
