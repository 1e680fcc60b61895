/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-url.h"

G_BEGIN_DECLS

/**
 * RsProfileReader:
 * @file: the key file, parsed
 * @text: the same as text, to find lines in
 * @origin: what to call it in messages
 *
 * A profile that is being read: whatever is wrong is told with its line, key, value and what would be allowed.
 */
typedef struct
{
  GKeyFile *file;
  const char *text;
  const char *origin;
} RsProfileReader;

gboolean rs_profile_reader_fail (const RsProfileReader *reader, const char *group, const char *key, GError **error,
                                 const char *format, ...) G_GNUC_PRINTF (5, 6);
char *rs_profile_reader_get_text (const RsProfileReader *reader, const char *group, const char *key);
gboolean rs_profile_reader_require_text (const RsProfileReader *reader, const char *group, const char *key, char **out,
                                         GError **error);
gboolean rs_profile_reader_read_text (const RsProfileReader *reader, const char *group, const char *key, char **out,
                                      GError **error);
gboolean rs_profile_reader_check_word (const RsProfileReader *reader, const char *group, const char *key,
                                       const char *word, const char *const *allowed, guint *out_index, GError **error);
gboolean rs_profile_reader_require_word (const RsProfileReader *reader, const char *group, const char *key,
                                         const char *allowed, GError **error);
gboolean rs_profile_reader_require_url (const RsProfileReader *reader, const char *group, const char *key,
                                        RsUrlKind kind, char **out, GError **error);
gboolean rs_profile_reader_read_url (const RsProfileReader *reader, const char *group, const char *key, RsUrlKind kind,
                                     char **out, GError **error);
gboolean rs_profile_reader_read_path (const RsProfileReader *reader, const char *group, const char *key, char **out,
                                      GError **error);
gboolean rs_profile_reader_read_boolean (const RsProfileReader *reader, const char *group, const char *key,
                                         gboolean *value, GError **error);
gboolean rs_profile_reader_read_integer (const RsProfileReader *reader, const char *group, const char *key, int minimum,
                                         int maximum, int *value, GError **error);
char **rs_profile_reader_get_list (const RsProfileReader *reader, const char *group, const char *key);
GStrv rs_profile_reader_check_keys (const RsProfileReader *reader, GError **error);

G_END_DECLS
