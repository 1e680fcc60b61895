/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-field.h"

G_BEGIN_DECLS

typedef struct _RsScope RsScope;

RsScope *rs_scope_new (void);
RsScope *rs_scope_copy (const RsScope *self);
void rs_scope_free (RsScope *self);

void rs_scope_add (RsScope *self, RsKind kind, const char *id);
void rs_scope_set_all (RsScope *self, RsKind kind, gboolean all);
gboolean rs_scope_is_all (const RsScope *self, RsKind kind);
gboolean rs_scope_contains (const RsScope *self, RsKind kind, const char *id);
gboolean rs_scope_admits (const RsScope *self, RsKind kind, const char *id);
guint rs_scope_count (const RsScope *self, RsKind kind);
void rs_scope_take_part (RsScope *self, const RsScope *other, RsKind kind);
guint rs_scope_count_missing (const RsScope *self, const RsScope *other, RsKind kind);
gboolean rs_scope_is_empty (const RsScope *self);
char **rs_scope_list (const RsScope *self, RsKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsScope, rs_scope_free)

G_END_DECLS
