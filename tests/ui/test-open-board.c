/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-board-fixture.h"
#include "support-keyring.h"
#include "ui/rs-agent-tile.h"
#include "ui/rs-preferences-window.h"
#include "ui/rs-setup-assistant.h"
#include "ui/rs-setup-page.h"
#include "ui/rs-sign-in-dialog.h"

#include <string.h>

/* A board in the running program: its account, its profile, and the next board. */

#define EVERYONE "Users=*\nEveryone=true\nQueues=*\nInteractions=true\n"

static void
write_floor (OpenBoard *board, const char *roster)
{
  g_autofree char *text = open_board_make_profile (board->host, "Floor", roster);

  open_board_write (board, "floor.ringside", text);
}

static void
begin (OpenBoard *board, const char *scopes)
{
  open_board_begin (board, scopes, TRUE);
  write_floor (board, EVERYONE);
}

static void
open_floor (OpenBoard *board)
{
  open_board_store (board, "Floor", NULL);
  open_board_start (board, "Floor");
  open_board_wait (board, open_board_is_full, "the board is full");
}

static GtkWidget *
open_accounts (OpenBoard *board)
{
  GtkWindow *preferences;

  open_board_activate (board, "win.preferences");
  preferences = open_board_wait_for_window (board, RS_TYPE_PREFERENCES_WINDOW);
  return GTK_WIDGET (rs_preferences_window_get_account_page (RS_PREFERENCES_WINDOW (preferences)));
}

static void
assert_says (GtkWidget *widget, const char *words)
{
  if (!open_board_says (widget, words))
    g_error ("nowhere is written: %s", words);
}

static void
test_a_living_account_shows_its_token_and_rights (void)
{
  OpenBoard board;
  GtkWidget *page;

  begin (&board, NULL);
  open_floor (&board);
  page = open_accounts (&board);
  assert_says (page, "Client “demo”");
  assert_says (page, "In the desktop’s keyring.");
  assert_says (page, "Your administrator provides this board. It follows the file ");
  assert_says (page, "Living");
  assert_says (page, "Renewed in ");
  assert_says (page, "Granted");
  g_assert_false (open_board_says (page, "Missing"));
  open_board_end (&board);
}

static void
test_a_missing_right_shows_what_is_off (void)
{
  OpenBoard board;
  GtkWidget *page;

  begin (&board, "presence:read interaction:read");
  open_floor (&board);
  page = open_accounts (&board);
  assert_says (page, "Missing");
  assert_says (page, "queue:read · No queue cards are shown.");
  open_board_end (&board);
}

static gboolean
needs_sign_in (OpenBoard *board)
{
  return g_strcmp0 (open_board_get_message (board), "Sign-in needed") == 0;
}

static gboolean
cannot_start (OpenBoard *board)
{
  return g_strcmp0 (open_board_get_message (board), "The board cannot start") == 0;
}

static void
test_without_a_keyring_the_account_says_so (void)
{
  OpenBoard board;
  GtkWidget *page;

  open_board_begin (&board, NULL, FALSE);
  write_floor (&board, EVERYONE);
  open_board_start (&board, "Floor");
  open_board_wait (&board, cannot_start, "the board cannot start");
  page = open_accounts (&board);
  assert_says (page, "Not granted");
  assert_says (page, "This computer has no keyring that answers");
  assert_says (GTK_WIDGET (open_board_get_window (&board)), "Sign In…");
  open_board_end (&board);
}

static void
type_secret (GtkWindow *dialog, const char *secret)
{
  gtk_editable_set_text (GTK_EDITABLE (open_board_find (GTK_WIDGET (dialog), GTK_TYPE_PASSWORD_ENTRY)), secret);
  rs_setup_page_press_next (RS_SETUP_PAGE (open_board_find (GTK_WIDGET (dialog), RS_TYPE_SETUP_PAGE)));
}

static GtkWindow *dialog_under_test;

static gboolean
has_failed (OpenBoard *board)
{
  return open_board_says (GTK_WIDGET (dialog_under_test), "Nothing was changed.");
}

static void
type_right_secret (OpenBoard *board, GtkWindow *dialog)
{
  g_autofree char *secret = rs_demo_host_dup_secret (board->host);

  type_secret (dialog, secret);
}

static void
test_a_secret_that_was_refused_is_replaced_on_the_board (void)
{
  g_autofree char *kept = NULL;
  g_autofree char *right = NULL;
  OpenBoard board;
  GtkWidget *page;

  begin (&board, NULL);
  open_board_store (&board, "Floor", "not it");
  open_board_start (&board, "Floor");
  open_board_wait (&board, needs_sign_in, "the secret is refused");
  page = open_accounts (&board);
  assert_says (page, "Not granted");
  g_assert_false (open_board_says (page, "not it"));
  open_board_activate (&board, "account.sign-in");
  type_right_secret (&board, open_board_wait_for_window (&board, RS_TYPE_SIGN_IN_DIALOG));
  open_board_wait (&board, open_board_is_full, "the board is full");
  kept = open_board_look_up (&board, "Floor");
  right = rs_demo_host_dup_secret (board.host);
  g_assert_cmpstr (kept, ==, right);
  open_board_end (&board);
}

static void
test_a_secret_that_is_not_good_leaves_the_old_one (void)
{
  g_autofree char *kept = NULL;
  g_autofree char *right = NULL;
  OpenBoard board;

  begin (&board, NULL);
  open_floor (&board);
  open_board_activate (&board, "account.sign-in");
  dialog_under_test = open_board_wait_for_window (&board, RS_TYPE_SIGN_IN_DIALOG);
  type_secret (dialog_under_test, "wrong");
  open_board_wait (&board, has_failed, "the secret is refused");
  kept = open_board_look_up (&board, "Floor");
  right = rs_demo_host_dup_secret (board.host);
  g_assert_cmpstr (kept, ==, right);
  g_assert_true (open_board_is_full (&board));
  gtk_window_destroy (dialog_under_test);
  open_board_end (&board);
}

static gboolean
is_signed_out (OpenBoard *board)
{
  return g_strcmp0 (open_board_get_message (board), "Signed Out") == 0;
}

static void
test_signing_out_forgets_all_and_leads_back_in (void)
{
  g_autofree char *kept = NULL;
  OpenBoard board;
  GtkWindow *dialog;

  begin (&board, NULL);
  open_floor (&board);
  open_board_activate (&board, "account.sign-out");
  dialog = open_board_wait_for_window (&board, ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "sign-out");
  open_board_wait (&board, is_signed_out, "the board is signed out");
  kept = open_board_look_up (&board, "Floor");
  g_assert_null (kept);
  assert_says (open_accounts (&board), "Nowhere: it was forgotten when somebody signed out.");
  assert_says (GTK_WIDGET (open_board_get_window (&board)), "Sign In…");
  open_board_activate (&board, "account.sign-in");
  type_right_secret (&board, open_board_wait_for_window (&board, RS_TYPE_SIGN_IN_DIALOG));
  open_board_wait (&board, open_board_is_full, "the board is full again");
  open_board_end (&board);
}

static void
test_signing_out_can_be_thought_better_of (void)
{
  g_autofree char *kept = NULL;
  OpenBoard board;
  GtkWindow *dialog;

  begin (&board, NULL);
  open_floor (&board);
  open_board_activate (&board, "account.sign-out");
  dialog = open_board_wait_for_window (&board, ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  kept = open_board_look_up (&board, "Floor");
  g_assert_nonnull (kept);
  g_assert_true (open_board_is_full (&board));
  open_board_end (&board);
}

static gboolean
has_notice (OpenBoard *board)
{
  return rs_window_get_notice (open_board_get_window (board)) != NULL;
}

static gboolean
has_no_notice (OpenBoard *board)
{
  return !has_notice (board);
}

static void
test_a_broken_profile_is_told_in_the_window_and_the_board_goes_on (void)
{
  OpenBoard board;

  begin (&board, NULL);
  open_floor (&board);
  open_board_write (&board, "floor.ringside", "[Ringside]\nVersion=1\nName=Floor\n[Source]\nKind=pigeon\n");
  open_board_wait (&board, has_notice, "the window says what is wrong");
  assert_says (GTK_WIDGET (open_board_get_window (&board)), "floor.ringside:5: [Source] Kind: “pigeon”");
  g_assert_true (open_board_is_full (&board));
  write_floor (&board, EVERYONE);
  open_board_wait (&board, has_no_notice, "the window says nothing any more");
  g_assert_true (open_board_is_full (&board));
  open_board_end (&board);
}

static guint
count_mapped (GtkWidget *widget, GType type)
{
  guint count = g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_mapped (child, type);
  return count;
}

static guint
count_tiles (OpenBoard *board)
{
  RsWindow *window = open_board_get_window (board);

  return window != NULL ? count_mapped (GTK_WIDGET (window), RS_TYPE_AGENT_TILE) : 0;
}

static gboolean
has_one_agent (OpenBoard *board)
{
  return count_tiles (board) == 1;
}

static char *
name_somebody (RsDemoHost *host)
{
  g_autofree char *truth = rs_demo_host_dump_truth (host);
  const char *id = strstr (truth, "\"userId\":\"") + strlen ("\"userId\":\"");

  return g_strdup_printf ("Users=%.*s\nQueues=*\n", (int) (strchr (id, '"') - id), id);
}

static void
test_another_roster_is_followed (void)
{
  g_autofree char *roster = NULL;
  OpenBoard board;
  RsWindow *window;

  begin (&board, NULL);
  open_floor (&board);
  window = open_board_get_window (&board);
  roster = name_somebody (board.host);
  g_assert_cmpuint (count_tiles (&board), ==, 12);
  write_floor (&board, roster);
  open_board_wait (&board, has_one_agent, "only one is left");
  write_floor (&board, EVERYONE);
  open_board_wait (&board, open_board_is_full, "everybody is back");
  g_assert_true (open_board_get_window (&board) == window);
  g_assert_cmpuint (rs_demo_host_get_stats (board.host).connections_opened, ==, 1);
  open_board_end (&board);
}

/* While the keyring is asked, nobody looks at the file yet. */
static void
test_a_change_while_the_board_opens_is_followed (void)
{
  g_autofree char *roster = NULL;
  OpenBoard board;

  begin (&board, NULL);
  roster = name_somebody (board.host);
  open_board_store (&board, "Floor", NULL);
  open_board_start (&board, "Floor");
  write_floor (&board, roster);
  open_board_wait (&board, has_one_agent, "only one is there");
  open_board_end (&board);
}

static gboolean
has_five_agents (OpenBoard *board)
{
  return count_tiles (board) == 5;
}

static void
test_another_address_is_followed_in_the_same_window (void)
{
  g_autofree char *text = NULL;
  g_autoptr (RsDemoHost) other = NULL;
  OpenBoard board;
  RsDemoOptions options;
  RsWindow *window;
  RsDemoHost *first;

  begin (&board, NULL);
  open_floor (&board);
  window = open_board_get_window (&board);
  rs_demo_options_init (&options);
  options.agents = 5;
  other = rs_demo_host_new (&options, NULL);
  first = board.host;
  board.host = other;
  open_board_store (&board, "Floor", NULL); /* the secret is kept for the new server */
  board.host = first;
  text = open_board_make_profile (other, "Floor", EVERYONE);
  open_board_write (&board, "floor.ringside", text);
  open_board_wait (&board, has_five_agents, "the other centre is shown");
  g_assert_true (open_board_get_window (&board) == window);
  open_board_end (&board);
}

static void
test_a_profile_that_was_broken_at_the_start_opens_when_it_is_mended (void)
{
  OpenBoard board;

  begin (&board, NULL);
  open_board_store (&board, "Floor", NULL);
  open_board_write (&board, "floor.ringside", "[Ringside]\nVersion=1\nName=Floor\n[Source]\nKind=pigeon\n");
  open_board_start (&board, "floor");
  g_assert_cmpstr (open_board_get_message (&board), ==, "This profile cannot be used");
  write_floor (&board, EVERYONE);
  open_board_wait (&board, open_board_is_full, "the board is full");
  open_board_end (&board);
}

static gboolean
is_second_board (OpenBoard *board)
{
  return g_str_equal (gtk_window_get_title (GTK_WINDOW (open_board_get_window (board))), "Hall") &&
         open_board_is_full (board);
}

static void
test_the_menu_opens_another_board_and_it_is_remembered (void)
{
  g_autofree char *hall = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GVariant) state = NULL;
  OpenBoard board;
  RsWindow *window;

  begin (&board, NULL);
  hall = open_board_make_profile (board.host, "Hall", EVERYONE);
  open_board_write (&board, "hall.ringside", hall);
  open_board_store (&board, "Hall", NULL);
  open_floor (&board);
  window = open_board_get_window (&board);
  state = g_action_group_get_action_state (G_ACTION_GROUP (board.application), "board");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "Floor");
  g_action_group_activate_action (G_ACTION_GROUP (board.application), "board", g_variant_new_string ("Hall"));
  open_board_wait (&board, is_second_board, "the other board is full");
  g_assert_true (open_board_get_window (&board) == window);
  settings = g_settings_new ("io.github.ringside_wallboard.Ringside");
  last = g_settings_get_string (settings, "last-profile");
  g_assert_cmpstr (last, ==, "Hall");
  open_board_end (&board);
}

static void
remember (const char *name)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.ringside_wallboard.Ringside");

  g_settings_set_string (settings, "last-profile", name);
}

static void
test_a_start_without_a_name_opens_the_last_board (void)
{
  OpenBoard board;

  begin (&board, NULL);
  open_board_store (&board, "Floor", NULL);
  remember ("Floor");
  open_board_start (&board, NULL);
  open_board_wait (&board, open_board_is_full, "the board is full");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (open_board_get_window (&board))), ==, "Floor");
  open_board_end (&board);
}

static void
test_a_last_board_that_is_gone_leads_to_the_assistant (void)
{
  OpenBoard board;

  begin (&board, NULL);
  remember ("Attic");
  open_board_start (&board, NULL);
  open_board_wait_for_window (&board, RS_TYPE_SETUP_ASSISTANT);
  g_assert_null (open_board_get_window (&board));
  open_board_end (&board);
}

#define ADD(name, run) test_keyring_add ("/open-board/" name, run)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-living-account-shows-its-token-and-rights", test_a_living_account_shows_its_token_and_rights);
  ADD ("a-missing-right-shows-what-is-off", test_a_missing_right_shows_what_is_off);
  ADD ("without-a-keyring-the-account-says-so", test_without_a_keyring_the_account_says_so);
  ADD ("a-secret-that-was-refused-is-replaced-on-the-board", test_a_secret_that_was_refused_is_replaced_on_the_board);
  ADD ("a-secret-that-is-not-good-leaves-the-old-one", test_a_secret_that_is_not_good_leaves_the_old_one);
  ADD ("signing-out-forgets-all-and-leads-back-in", test_signing_out_forgets_all_and_leads_back_in);
  ADD ("signing-out-can-be-thought-better-of", test_signing_out_can_be_thought_better_of);
  ADD ("a-broken-profile-is-told-in-the-window-and-the-board-goes-on",
       test_a_broken_profile_is_told_in_the_window_and_the_board_goes_on);
  ADD ("another-roster-is-followed", test_another_roster_is_followed);
  ADD ("a-change-while-the-board-opens-is-followed", test_a_change_while_the_board_opens_is_followed);
  ADD ("another-address-is-followed-in-the-same-window", test_another_address_is_followed_in_the_same_window);
  ADD ("a-profile-that-was-broken-at-the-start-opens-when-it-is-mended",
       test_a_profile_that_was_broken_at_the_start_opens_when_it_is_mended);
  ADD ("the-menu-opens-another-board-and-it-is-remembered", test_the_menu_opens_another_board_and_it_is_remembered);
  ADD ("a-start-without-a-name-opens-the-last-board", test_a_start_without_a_name_opens_the_last_board);
  ADD ("a-last-board-that-is-gone-leads-to-the-assistant", test_a_last_board_that_is_gone_leads_to_the_assistant);
  return g_test_run ();
}
