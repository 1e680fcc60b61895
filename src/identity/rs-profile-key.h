/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsProfileValue:
 * @RS_PROFILE_VALUE_TEXT: a line of text
 * @RS_PROFILE_VALUE_PATH: the name of a file; a relative one is looked for beside the profile
 * @RS_PROFILE_VALUE_LIST: parts with semicolons between them
 * @RS_PROFILE_VALUE_BOOLEAN: true or false
 * @RS_PROFILE_VALUE_NUMBER: a whole number
 *
 * What stands behind a key.
 */
typedef enum
{
  RS_PROFILE_VALUE_TEXT,
  RS_PROFILE_VALUE_PATH,
  RS_PROFILE_VALUE_LIST,
  RS_PROFILE_VALUE_BOOLEAN,
  RS_PROFILE_VALUE_NUMBER,
} RsProfileValue;

/**
 * RsProfileKey:
 * @group: its heading in the file
 * @key: what it is called there
 * @value: what stands behind it
 * @standard: (nullable): for truth values and numbers: what holds where the key is not there, as text
 *
 * A key that a profile may have.
 */
typedef struct
{
  const char *group;
  const char *key;
  RsProfileValue value;
  const char *standard;
} RsProfileKey;

const RsProfileKey *rs_profile_key_list (guint *out_n);
gboolean rs_profile_key_is_known (const char *group, const char *key);
char *rs_profile_key_dup_setting (const RsProfileKey *self);

G_END_DECLS
