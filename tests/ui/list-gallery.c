/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "list-gallery.h"

#include "ui-fixture.h"
#include "ui/rs-board.h"

/* A board whose agents are shown as a list, for ./dev shots. */

static const char *const first_names[] = { "Ana", "Bo", "Cem", "Daria", "Emeka", "Fatou", "Goran", "Hana", "Iain" };
static const char *const last_names[] = { "Silva", "Li <b>", "Kaya", "Nowak", "Obi" };
static const char *const teams[] = { "Claims", "Retention", NULL };
static const char *const queues[] = { "Billing", "Sales", "Support" };
static const char *const statuses[] = { "Available", "In Call", "Wrap Up", "Lunch", "On Hold", "Ringing", "Refused" };

static void
add_agents (RsChangeSet *changes)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_names) * G_N_ELEMENTS (last_names); i++)
    {
      g_autofree char *id = g_strdup_printf ("agent-%u", i);
      g_autofree char *name = g_strdup_printf ("%s %s", first_names[i % G_N_ELEMENTS (first_names)],
                                               last_names[i / G_N_ELEMENTS (first_names)]);
      RsChange *agent =
          ui_add_agent (changes, id, name, statuses[i % G_N_ELEMENTS (statuses)], (int) (i * i * 7 % 900));

      ui_set_text (agent, RS_AGENT_TEAM_NAME, teams[i % G_N_ELEMENTS (teams)]);
      ui_set_text (agent, RS_AGENT_QUEUE_NAME, queues[i % G_N_ELEMENTS (queues)]);
    }
}

static GtkWidget *
make_board (RsSourceState state)
{
  RsChangeSet *changes = rs_change_set_new ();
  g_autoptr (RsBoardModel) model = rs_board_model_new ();
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  RsBoard *board = RS_BOARD (rs_board_new (clock));

  add_agents (changes);
  ui_add_queue (changes, "q1", "Billing", 4, 70);
  ui_add_queue (changes, "q2", "Support", 0, 0);
  ui_apply (model, changes);
  status->state = state;
  status->first_data = TRUE;
  rs_board_set_board_name (board, "Support floor");
  rs_board_set_appearance (board, adw_style_manager_get_dark (adw_style_manager_get_default ()), FALSE);
  rs_board_set_model (board, model);
  rs_board_set_status (board, status);
  rs_board_toggle_list (board);
  rs_board_tick (board, UI_NOW);
  return GTK_WIDGET (board);
}

GtkWidget *
make_list (void)
{
  return make_board (RS_SOURCE_STATE_LIVE);
}
