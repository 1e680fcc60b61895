/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-log.h"

#include "base/rs-log-tail.h"

#include <string.h>

#define NAMES "access_token|refresh_token|id_token|client_secret|assertion|password|accessKeySecret"

/*
 * What a secret looks like on its way into a log: a header, a JSON member, a form field, an authorization code in a
 * redirect, a JWT on its own. The first group stays, what follows it goes. A bare "code" is no secret: errors and
 * close frames have one.
 */
static const char *const secret_pattern = "(?|((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]+"
                                          "|(\"(?:" NAMES "|token)\"\\s*:\\s*\")(?:[^\"\\\\]++|\\\\.)*+"
                                          "|((?<![A-Za-z0-9_-])(?:" NAMES ")\\s*[=:]\\s*)[^\\s\"&]+"
                                          "|((?:^|[?&])(?:code|token)=)[^\\s\"&]+"
                                          "|()eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)";

static GRegex *
get_secret_regex (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (secret_pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

/**
 * rs_log_redact:
 * @text: anything that is about to be shown or kept
 *
 * Takes tokens, passwords and keys out of a text.
 *
 * Returns: (transfer full): @text with `[redacted]` in the place of each secret
 */
char *
rs_log_redact (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *clean = g_regex_replace (get_secret_regex (), valid, -1, 0, "\\1[redacted]", 0, NULL);

  return clean != NULL ? clean : g_strdup ("[not shown: could not be redacted]");
}

/* Telephone numbers and e-mail addresses. */
static const char *const person_pattern = "\\b(?:sips?|tel|mailto|callto):\\S+"
                                          "|[^\\s@<>()\\[\\],;:\"]+@[^\\s@<>()\\[\\],;:\"]+"
                                          "|[+(]{0,2}(?:\\d[\\s().\\/-]{0,3}){6,}\\d";

static GRegex *
get_person_regex (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (person_pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

/**
 * rs_log_redact_people:
 * @text: anything that somebody may pass on
 *
 * Takes out what rs_log_redact() does, and addresses and telephone numbers besides: one of them may be a customer's.
 *
 * Returns: (transfer full): @text with `[redacted]` in their places
 */
char *
rs_log_redact_people (const char *text)
{
  g_autofree char *safe = rs_log_redact (text);
  char *clean = g_regex_replace_literal (get_person_regex (), safe, -1, 0, "[redacted]", 0, NULL);

  return clean != NULL ? clean : g_strdup ("[not shown: could not be redacted]");
}

static const char *
get_domain (const GLogField *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "GLIB_DOMAIN"))
      return fields[i].length < 0 ? fields[i].value : NULL;
  return NULL;
}

static GLogWriterOutput
write_redacted (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  g_autofree GLogField *copy = NULL;
  g_autofree char *clean = NULL;

  /* libsoup has several words to say about every frame, which hardly ever anybody wants to read. */
  if (g_log_writer_default_would_drop (level, get_domain (fields, n_fields)))
    return G_LOG_WRITER_HANDLED;

  copy = g_memdup2 (fields, n_fields * sizeof *fields);
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (copy[i].key, "MESSAGE"))
      {
        g_autofree char *text =
            g_strndup (copy[i].value, copy[i].length < 0 ? strlen (copy[i].value) : (gsize) copy[i].length);

        g_free (clean);
        clean = rs_log_redact (text);
        rs_log_tail_add (clean);
        copy[i].value = clean;
        copy[i].length = -1;
      }

  return g_log_writer_default (level, copy, n_fields, NULL);
}

/**
 * rs_log_init:
 *
 * Makes everything that goes through g_log() pass rs_log_redact() first; the last lines are kept. Every program calls
 * it once, at start.
 */
void
rs_log_init (void)
{
  g_log_set_writer_func (write_redacted, NULL, NULL);
}
