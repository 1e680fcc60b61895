/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_ENTRY_PAGE (rs_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (RsEntryPage, rs_entry_page, RS, ENTRY_PAGE, GtkWidget)

/**
 * RsEntry:
 * @RS_ENTRY_DEMO: try the demo centre
 * @RS_ENTRY_BROWSER: sign in to CXone in the browser
 * @RS_ENTRY_ACCESS_KEY: a CXone access key
 * @RS_ENTRY_STREAM: a streaming endpoint with client id and secret
 * @RS_ENTRY_FILE: a profile from a file
 *
 * The ways to a board. Joining a relay is not among them before there are relays.
 */
typedef enum
{
  RS_ENTRY_DEMO,
  RS_ENTRY_BROWSER,
  RS_ENTRY_ACCESS_KEY,
  RS_ENTRY_STREAM,
  RS_ENTRY_FILE,
} RsEntry;
#define RS_N_ENTRIES 5

/*
 * Signals:
 *   entered (guint entry)           one of the ways was chosen: an RsEntry
 *   board-chosen (const char *name) a board that is set up already was chosen
 */

GtkWidget *rs_entry_page_new (void);
void rs_entry_page_add_board (RsEntryPage *self, const char *name, const char *detail);
void rs_entry_page_clear_boards (RsEntryPage *self);
void rs_entry_page_focus (RsEntryPage *self);

G_END_DECLS
