/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-desk.h"

#include "ui/rs-board-table.h"
#include "ui/rs-details.h"
#include "ui/rs-diagnostics-window.h"
#include "ui/rs-diagnostics.h"
#include "ui/rs-export.h"
#include "ui/rs-shortcuts.h"
#include "ui/rs-shot.h"
#include "ui/rs-side-sheet.h"

#include <glib/gi18n.h>

/**
 * RsDesk:
 *
 * What somebody who sits before a board can do with it beyond looking: ask for the details of an agent, or save it, or look
 * how its connection has been.
 *
 * ```
 * session ─ change sets ─▶ day history ─┐
 * board ── agent-activated ─────────────┴─▶ details in the side sheet
 * ```
 */
struct _RsDesk
{
  RsWindow *window; /* not owned: it owns this */
  RsBoard *board;
  RsClock *clock;
  GtkWidget *sheet;
  RsDetails *details;
  RsSession *session;             /* (nullable) */
  RsDayHistory *history;          /* (nullable): of the session */
  RsDiagnostics *diagnostics;     /* (nullable): of the session */
  RsDiagnosticsWindow *diagnosis; /* (nullable): what shows them */
  GTimeZone *zone;
  GtkWidget *left;                /* (nullable): what had the focus before the details */
  GtkFileChooserNative *question; /* (nullable): where to save */
  GFile *file;                    /* (nullable): where the picture goes that is being taken */
  gboolean rests;                 /* nobody sits here */
};

static void
show_details (RsDesk *self)
{
  gint64 now_ns = rs_session_get_server_now (self->session);
  const char *id = rs_entity_get_id (RS_ENTITY (rs_details_get_agent (self->details)));
  g_autoptr (RsDay) day = rs_day_history_read (self->history, id, now_ns);

  rs_details_show (self->details, day, self->zone, now_ns, rs_board_get_look (self->board));
}

static gboolean
has_details (RsDesk *self)
{
  return self->session != NULL && rs_side_sheet_is_open (RS_SIDE_SHEET (self->sheet));
}

static void
set_left (RsDesk *self, GtkWidget *widget)
{
  g_set_weak_pointer (&self->left, widget);
}

static void
on_agent_activated (RsDesk *self, RsAgent *agent)
{
  if (self->session == NULL || self->rests)
    return;
  if (!has_details (self))
    set_left (self, gtk_window_get_focus (GTK_WINDOW (self->window)));
  rs_details_set_agent (self->details, agent);
  show_details (self);
  rs_side_sheet_set_open (RS_SIDE_SHEET (self->sheet), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

static void
on_applied (RsDesk *self, gpointer changes)
{
  if (self->rests)
    return;
  rs_day_history_take (self->history, changes, rs_session_is_living (self->session),
                       rs_session_get_server_now (self->session));
  rs_diagnostics_take (self->diagnostics, changes, rs_session_get_status (self->session),
                       rs_session_get_server_now (self->session));
  if (has_details (self))
    show_details (self);
}

static void
show_diagnostics (RsDesk *self)
{
  rs_diagnostics_window_show (self->diagnosis,
                              rs_diagnostics_read (self->diagnostics, rs_session_get_status (self->session)));
}

static void
on_diagnostics (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RsDesk *self = user_data;

  if (self->diagnosis == NULL)
    g_set_weak_pointer (&self->diagnosis, rs_diagnostics_window_new (GTK_WINDOW (self->window)));
  show_diagnostics (self);
  gtk_window_present (GTK_WINDOW (self->diagnosis));
}

static void
close_diagnostics (RsDesk *self)
{
  if (self->diagnosis != NULL)
    gtk_window_destroy (GTK_WINDOW (self->diagnosis));
  g_clear_weak_pointer (&self->diagnosis);
}

static void
on_close (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rs_desk_close_details (user_data);
}

static void
complain (RsDesk *self, const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _ ("Not saved"), sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save (RsDesk *self, GFile *file, GBytes *bytes)
{
  g_autofree char *sentence = rs_export_save (file, bytes);

  if (sentence != NULL)
    complain (self, sentence);
}

static GDateTime *
get_time (RsDesk *self)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (rs_clock_get_real (self->clock) / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, self->zone);
}

static void
on_picture (GBytes *png, gpointer user_data)
{
  RsDesk *self = user_data;
  g_autoptr (GFile) file = g_steal_pointer (&self->file);

  if (file != NULL)
    save (self, file, png);
}

static void
save_picture (GFile *file, gpointer user_data)
{
  RsDesk *self = user_data;

  g_set_object (&self->file, file);
  rs_shot_take_bytes (GTK_WIDGET (self->board), on_picture, self);
}

static void
save_table (GFile *file, gpointer user_data)
{
  RsDesk *self = user_data;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->session == NULL || rs_board_get_agents (self->board) == NULL)
    return;
  now = get_time (self);
  bytes = g_string_free_to_bytes (rs_board_table_write (&(RsBoardTable){
      .board_name = rs_profile_get_name (rs_session_get_profile (self->session)),
      .status = rs_session_get_status (self->session),
      .taken_at = now,
      .agents = rs_board_get_agents (self->board),
      .queues = rs_board_get_queues (self->board),
      .names = rs_board_get_look (self->board)->names,
      .now_ns = rs_session_get_server_now (self->session),
  }));
  save (self, file, bytes);
}

static void
ask_where (RsDesk *self, RsExport what)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *name = NULL;

  if (self->session == NULL)
    return;
  now = get_time (self);
  name = rs_export_suggest_name (what, rs_profile_get_name (rs_session_get_profile (self->session)), now);
  g_clear_object (&self->question);
  self->question = rs_export_ask (GTK_WINDOW (self->window), what, name,
                                  what == RS_EXPORT_PICTURE ? save_picture : save_table, self);
}

static void
on_export_picture (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_where (user_data, RS_EXPORT_PICTURE);
}

static void
on_export_table (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_where (user_data, RS_EXPORT_TABLE);
}

static const GActionEntry entries[] = {
  { .name = "close-details", .activate = on_close },
  { .name = "diagnostics", .activate = on_diagnostics },
  { .name = "export-picture", .activate = on_export_picture },
  { .name = "export-table", .activate = on_export_table },
};

static void
enable (RsDesk *self, gboolean enabled)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->window), entries[i].name)), enabled);
}

static void
remove_actions (RsDesk *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->window), entries[i].name);
}

static void
add_shortcuts_window (RsDesk *self)
{
  GtkWidget *shortcuts = rs_shortcuts_make_window ();

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self->window), GTK_SHORTCUTS_WINDOW (shortcuts));
  g_object_unref (shortcuts);
}

/**
 * rs_desk_new:
 * @window: in which the board is
 * @content: (transfer floating): what is in the window, with the board
 * @clock: tells time
 *
 * Returns: (transfer full): a desk; it must be freed before the window is gone
 */
RsDesk *
rs_desk_new (RsWindow *window, GtkWidget *content, RsClock *clock)
{
  RsDesk *self = g_new0 (RsDesk, 1);

  self->window = window;
  self->board = g_object_ref (rs_window_get_board (window));
  self->clock = g_object_ref (clock);
  self->details = RS_DETAILS (rs_details_new ());
  self->sheet = g_object_ref_sink (rs_side_sheet_new (content, GTK_WIDGET (self->details)));
  g_signal_connect_swapped (self->board, "agent-activated", G_CALLBACK (on_agent_activated), self);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  add_shortcuts_window (self);
  enable (self, FALSE);
  return self;
}

static void
let_session_go (RsDesk *self)
{
  if (self->session == NULL)
    return;
  rs_desk_close_details (self);
  rs_details_set_agent (self->details, NULL);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->question);
  enable (self, FALSE);
  close_diagnostics (self);
  g_clear_pointer (&self->diagnostics, rs_diagnostics_free);
  g_clear_pointer (&self->history, rs_day_history_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

/**
 * rs_desk_free:
 * @self: (transfer full): a desk
 */
void
rs_desk_free (RsDesk *self)
{
  let_session_go (self);
  set_left (self, NULL);
  g_signal_handlers_disconnect_by_data (self->board, self);
  remove_actions (self);
  g_clear_object (&self->file);
  g_clear_object (&self->sheet);
  g_clear_object (&self->board);
  g_clear_object (&self->clock);
  g_free (self);
}

/**
 * rs_desk_get_widget:
 * @self: a desk
 *
 * Returns: (transfer none): the content and what stands beside it
 */
GtkWidget *
rs_desk_get_widget (RsDesk *self)
{
  return self->sheet;
}

/**
 * rs_desk_set_session:
 * @self: a desk
 * @session: (nullable): of the board from now on
 */
void
rs_desk_set_session (RsDesk *self, RsSession *session)
{
  let_session_go (self);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  self->zone = rs_profile_dup_time_zone (rs_session_get_profile (session));
  self->history = rs_day_history_new (self->zone);
  self->diagnostics = rs_diagnostics_new (self->clock, self->zone);
  g_signal_connect_swapped (session, "applied", G_CALLBACK (on_applied), self);
  enable (self, !self->rests);
}

/**
 * rs_desk_rest:
 * @self: a desk
 *
 * Nobody sits there: nothing is kept for details, and nothing can be opened or saved.
 */
void
rs_desk_rest (RsDesk *self)
{
  self->rests = TRUE;
  rs_desk_close_details (self);
  enable (self, FALSE);
  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self->window), NULL);
}

/**
 * rs_desk_tick:
 * @self: a desk
 *
 * Lets a second pass.
 */
void
rs_desk_tick (RsDesk *self)
{
  if (has_details (self))
    show_details (self);
  if (self->diagnosis != NULL && self->session != NULL)
    show_diagnostics (self);
}

/**
 * rs_desk_close_details:
 * @self: a desk
 *
 * Closes the details, if they are open; the focus goes back to where it came from.
 *
 * Returns: whether they were open
 */
gboolean
rs_desk_close_details (RsDesk *self)
{
  if (!rs_side_sheet_is_open (RS_SIDE_SHEET (self->sheet)))
    return FALSE;
  rs_side_sheet_set_open (RS_SIDE_SHEET (self->sheet), FALSE);
  if (self->left != NULL)
    gtk_widget_grab_focus (self->left);
  return TRUE;
}
