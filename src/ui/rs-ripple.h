/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsRippleFunc:
 * @widget: the widget of the ripple
 * @index: whose turn it is
 *
 * Does for one what is to be done for all.
 */
typedef void (*RsRippleFunc) (GtkWidget *widget, guint index);

/**
 * RsRipple:
 *
 * Does something for each of many, a few of them in each frame. Members are private; all 0 is a ripple that rests.
 */
typedef struct
{
  GtkWidget *widget;
  RsRippleFunc func;
  guint next;
  guint end;
  guint slice;
  guint callback;
} RsRipple;

void rs_ripple_start (RsRipple *self, GtkWidget *widget, guint count, RsRippleFunc func);
void rs_ripple_stop (RsRipple *self);

G_END_DECLS
