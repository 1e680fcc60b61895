/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDirectoryRefusal:
 * @url: what was asked
 * @list: what the list is called there, as `agents`
 * @right: the right that it takes: a scope, or what a role must allow
 *
 * What the sentences about a list that was not told have in common. All of it is borrowed.
 */
typedef struct
{
  const char *url;
  const char *list;
  const char *right;
} RsDirectoryRefusal;

GError *rs_directory_refusal_describe_status (const RsDirectoryRefusal *self, guint status);
GError *rs_directory_refusal_describe_empty (const RsDirectoryRefusal *self);

G_END_DECLS
