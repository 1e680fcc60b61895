/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RsWallAttention RsWallAttention;

RsWallAttention *rs_wall_attention_new (GtkWidget *widget);
void rs_wall_attention_free (RsWallAttention *self);
gboolean rs_wall_attention_is_paid (RsWallAttention *self, gint64 now_ns);

G_END_DECLS
