/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-page-stack.h"

/* A stack of pages of which only the one in front is there for a screen reader: GTK 4.8 tells it of all the others too,
 * as if they stood beside it. */

static void
hide_rest (GtkStack *stack)
{
  GtkWidget *front = gtk_stack_get_visible_child (stack);
  GtkWidget *page;

  if (gtk_stack_get_transition_running (stack))
    return;
  for (page = gtk_widget_get_first_child (GTK_WIDGET (stack)); page != NULL; page = gtk_widget_get_next_sibling (page))
    gtk_widget_set_visible (page, page == front);
}

/**
 * rs_page_stack_new:
 *
 * Returns: (transfer floating): a stack whose pages are changed with rs_page_stack_show() only
 */
GtkWidget *
rs_page_stack_new (void)
{
  GtkWidget *stack = gtk_stack_new ();

  g_signal_connect (stack, "notify::transition-running", G_CALLBACK (hide_rest), NULL);
  return stack;
}

/**
 * rs_page_stack_show:
 * @stack: a stack
 * @page: a page of it, which comes to the front
 */
void
rs_page_stack_show (GtkStack *stack, GtkWidget *page)
{
  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (stack, page);
  hide_rest (stack);
}
