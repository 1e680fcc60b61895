/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsFact:
 * @name: what it is about
 * @value: how it is
 * @share: how much of a whole it is, 0 to 1; less than 0 for what is no share
 */
typedef struct
{
  char *name;
  char *value;
  double share;
} RsFact;

/**
 * RsFactGroup:
 * @title: what stands above it
 * @facts: (element-type RsFact): in order
 *
 * Facts that belong together.
 */
typedef struct
{
  char *title;
  GPtrArray *facts;
} RsFactGroup;

typedef struct _RsFactSheet RsFactSheet;

RsFactSheet *rs_fact_sheet_new (void);
void rs_fact_sheet_free (RsFactSheet *self);

void rs_fact_sheet_begin (RsFactSheet *self, const char *title);
void rs_fact_sheet_take (RsFactSheet *self, const char *name, char *value);
void rs_fact_sheet_take_share (RsFactSheet *self, char *name, char *value, double share);
guint rs_fact_sheet_get_n_groups (RsFactSheet *self);
const RsFactGroup *rs_fact_sheet_get_group (RsFactSheet *self, guint index);
char *rs_fact_sheet_write (RsFactSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsFactSheet, rs_fact_sheet_free)

G_END_DECLS
