/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsNames:
 * @RS_NAMES_FULL: Ana Silva
 * @RS_NAMES_FIRST_NAME_INITIAL: Ana S.
 * @RS_NAMES_INITIALS: AS
 * @RS_NAMES_PSEUDONYM: Agent K7M2, always the same one for the same person on this installation
 * @RS_NAMES_ANONYMOUS: everybody is called the same
 *
 * How people are named on a board, from all to nothing.
 */
typedef enum
{
  RS_NAMES_FULL,
  RS_NAMES_FIRST_NAME_INITIAL,
  RS_NAMES_INITIALS,
  RS_NAMES_PSEUDONYM,
  RS_NAMES_ANONYMOUS,
} RsNames;
#define RS_N_NAMES 5

RsNames rs_names_parse (const char *word);
const char *rs_names_get_word (RsNames names);

void rs_shown_name_set_key (const guint8 *key, gsize length);
char *rs_shown_name_make (RsNames names, const char *id, const char *name);
char *rs_shown_name_reduce (RsNames names, RsNames former, const char *shown);
char *rs_shown_name_shorten (RsNames names, const char *shown);
char *rs_shown_name_get_initials (RsNames names, const char *shown);

G_END_DECLS
