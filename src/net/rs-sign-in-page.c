/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-sign-in-page.h"

#include <glib/gi18n-lib.h>

/* The colours of the desktop's own windows (libadwaita 1.2), in light and in dark. */
#define STYLE                                                                                                          \
  "html{background:#fafafa;color:#2e2e33}"                                                                             \
  "body{font:1.1rem/1.5 system-ui,sans-serif;min-height:90vh;margin:0;display:grid;place-items:center}"                \
  "main{background:#fff;max-width:30rem;margin:1.5rem;padding:2.5rem 3rem;border-radius:1rem;text-align:center;"       \
  "box-shadow:0 1px 4px #0003}"                                                                                        \
  "main::before{display:block;width:4rem;margin:0 auto;border-radius:50%;font:700 2.2rem/4rem system-ui,sans-serif;"   \
  "color:#fff}"                                                                                                        \
  ".good::before{content:'\342\234\223';background:#26a269}"                                                           \
  ".bad::before{content:'!';background:#c01c28}"                                                                       \
  "h1{font-size:1.6rem;line-height:1.2;margin:1.5rem 0 .75rem}p{margin:0;overflow-wrap:anywhere}"                      \
  "@media(prefers-color-scheme:dark){html{background:#242424;color:#fff}main{background:#383838}}"

#define SHA256_BYTES 32

/**
 * rs_sign_in_page_make:
 * @error: (nullable): why the sign-in failed; %NULL if it did not
 *
 * Makes the page on which a browser sign-in ends. There is nothing in it but words: no script, no token, no code.
 *
 * Returns: (transfer full): HTML
 */
char *
rs_sign_in_page_make (const GError *error)
{
  const char *title = error == NULL ? _ ("You are signed in") : _ ("You are not signed in");
  const char *words = error == NULL ? _ ("You can close this tab and go back to Ringside.") : error->message;
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_words = g_markup_escape_text (words, -1);

  return g_strconcat (
      "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light "
      "dark\"><meta name=\"viewport\" content=\"width=device-width\"><title>Ringside</title><style>" STYLE
      "</style></head><body><main class=\"",
      error == NULL ? "good" : "bad", "\"><h1>", safe_title, "</h1><p>", safe_words, "</p></main></body></html>\n",
      NULL);
}

/**
 * rs_sign_in_page_make_policy:
 *
 * Returns: (transfer full): the `Content-Security-Policy` of the page: its own style, and nothing else
 */
char *
rs_sign_in_page_make_policy (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[SHA256_BYTES];
  gsize length = sizeof digest;
  g_autofree char *hash = NULL;

  g_checksum_update (checksum, (const guchar *) STYLE, -1);
  g_checksum_get_digest (checksum, digest, &length);
  hash = g_base64_encode (digest, length);
  return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; "
                          "frame-ancestors 'none'",
                          hash);
}
