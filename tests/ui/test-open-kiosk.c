/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-board-fixture.h"
#include "support-certificate.h"
#include "support-desk.h"
#include "support-keyring.h"
#include "test-manager.h"
#include "ui/rs-message-page.h"

#include <string.h>

/* The program where nobody sits before it: nothing opens beside the board, whatever happens. */

#define EVERYONE "Users=*\nEveryone=true\nQueues=*\nInteractions=true\n"
#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
write_floor (OpenBoard *board)
{
  g_autofree char *text = open_board_make_profile (board->host, "Floor", EVERYONE);

  open_board_write (board, "floor.ringside", text);
}

static void
begin (OpenBoard *board, const char *scopes, gboolean with_keyring)
{
  open_board_begin (board, scopes, with_keyring);
  write_floor (board);
}

static void
start (OpenBoard *board)
{
  open_board_start_with (board, WORDS ("--kiosk", "Floor"));
}

static guint
count_windows (gboolean are_boards)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *link = windows; link != NULL; link = link->next)
    n += gtk_widget_get_visible (link->data) && (RS_IS_WINDOW (link->data) == are_boards);
  return n;
}

static guint
count_buttons (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child);
  return n;
}

static gboolean
is_key_left_alone (GtkWidget *window, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &is_taken);
    }
  return !is_taken;
}

static void
assert_keys_do_nothing (OpenBoard *board)
{
  GtkApplication *application = GTK_APPLICATION (board->application);
  GtkWidget *window = GTK_WIDGET (open_board_get_window (board));
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    if (!g_str_equal (actions[i], "app.quit"))
      g_error ("a key still does %s", actions[i]);
  g_assert_false (is_key_left_alone (window, GDK_KEY_comma, GDK_CONTROL_MASK));
  g_assert_false (is_key_left_alone (window, GDK_KEY_n, GDK_CONTROL_MASK));
  g_assert_false (is_key_left_alone (window, GDK_KEY_w, GDK_CONTROL_MASK));
  g_assert_false (is_key_left_alone (window, GDK_KEY_F10, 0));
  g_assert_false (is_key_left_alone (window, GDK_KEY_F11, 0));
  g_assert_false (is_key_left_alone (window, GDK_KEY_Return, 0));
  g_assert_true (is_key_left_alone (window, GDK_KEY_q, GDK_CONTROL_MASK));
}

/* Not even what a person would have had to press. */
static void
assert_nothing_beside_the_board (OpenBoard *board)
{
  GtkWidget *window = GTK_WIDGET (open_board_get_window (board));

  g_assert_false (gtk_widget_activate_action (window, "win.preferences", NULL));
  gtk_widget_activate_action (window, "win.fullscreen", NULL);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (open_board_get_window (board) == RS_WINDOW (window));
  g_assert_cmpuint (count_windows (TRUE), ==, 1);
  g_assert_cmpuint (count_windows (FALSE), ==, 0);
  g_assert_cmpuint (count_buttons (window), ==, 0);
  assert_keys_do_nothing (board);
}

static const char *awaited_title;

static gboolean
says_what_is_awaited (OpenBoard *board)
{
  return g_strcmp0 (open_board_get_message (board), awaited_title) == 0;
}

/* The title, and the next step for whoever is sent for. */
static void
assert_calm_sentence (OpenBoard *board, const char *title, const char *step)
{
  GtkWidget *page;

  awaited_title = title;
  open_board_wait (board, says_what_is_awaited, title);
  page = open_board_find (GTK_WIDGET (open_board_get_window (board)), RS_TYPE_MESSAGE_PAGE);
  if (strstr (rs_message_page_get_sentence (RS_MESSAGE_PAGE (page)), step) == NULL)
    g_error ("“%s” does not say: %s", rs_message_page_get_sentence (RS_MESSAGE_PAGE (page)), step);
  assert_nothing_beside_the_board (board);
}

static void
test_a_living_board_has_nothing_beside_it (void)
{
  OpenBoard board;

  begin (&board, NULL, TRUE);
  open_board_store (&board, "Floor", NULL);
  start (&board);
  open_board_wait (&board, open_board_is_full, "the board is full");
  assert_nothing_beside_the_board (&board);
  open_board_end (&board);
}

static void
test_a_secret_that_is_refused_is_a_sentence (void)
{
  OpenBoard board;

  begin (&board, NULL, TRUE);
  open_board_store (&board, "Floor", "not it");
  start (&board);
  assert_calm_sentence (&board, "Sign-in needed", "Check the client id in the profile, and give the secret again");
  open_board_end (&board);
}

static void
test_a_missing_keyring_is_a_sentence (void)
{
  OpenBoard board;

  begin (&board, NULL, FALSE);
  start (&board);
  assert_calm_sentence (&board, "The board cannot start", "as the systemd credential");
  open_board_end (&board);
}

/* It would ask for its password, and nobody is there to answer. */
static void
test_a_locked_keyring_is_a_sentence (void)
{
  OpenBoard board;

  begin (&board, NULL, TRUE);
  open_board_store (&board, "Floor", NULL);
  test_keyring_stop_gnome ();
  test_keyring_start_gnome (FALSE);
  start (&board);
  assert_calm_sentence (&board, "The board cannot start", "Unlock it");
  open_board_end (&board);
}

static void
test_a_missing_right_is_a_sentence (void)
{
  OpenBoard board;

  begin (&board, "queue:read", TRUE);
  open_board_store (&board, "Floor", NULL);
  start (&board);
  assert_calm_sentence (&board, "No permission", "presence:read");
  open_board_end (&board);
}

static void
test_a_broken_profile_is_a_sentence (void)
{
  OpenBoard board;

  begin (&board, NULL, TRUE);
  open_board_write (&board, "floor.ringside", "[Ringside]\nVersion=1\nName=Floor\n[Source]\nKind=pigeon\n");
  open_board_start_with (&board, WORDS ("--kiosk", "floor"));
  assert_calm_sentence (&board, "This profile cannot be used", "pigeon");
  open_board_end (&board);
}

static void
test_no_profile_at_all_is_a_sentence (void)
{
  OpenBoard board;

  begin (&board, NULL, TRUE);
  open_board_start_with (&board, WORDS ("--kiosk"));
  assert_calm_sentence (&board, "Welcome to Ringside", "Start the program with");
  open_board_end (&board);
}

static void
test_a_certificate_that_nobody_trusts_is_a_sentence (void)
{
  OpenBoard board;
  g_autoptr (TestCertificate) certificate = NULL;
  g_autoptr (TestDesk) desk = NULL;
  g_autofree char *text = NULL;

  begin (&board, NULL, TRUE);
  certificate = test_certificate_new ("localhost", -1, 1);
  desk = test_desk_new ();
  test_desk_listen_securely (desk, certificate->tls);
  text = g_strdup_printf ("[Ringside]\nVersion=1\nName=Floor\n[Source]\nKind=stream\nStreamUrl=%s\n"
                          "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=%s\n[Roster]\n" EVERYONE,
                          desk->stream_url, rs_demo_host_get_token_url (board.host),
                          rs_demo_host_get_client_id (board.host));
  open_board_write (&board, "floor.ringside", text);
  open_board_store (&board, "Floor", NULL);
  start (&board);
  assert_calm_sentence (&board, "No stream here", "name its authority with CaFile");
  open_board_end (&board);
}

static GtkWidget *
get_window (OpenBoard *board, guint number)
{
  guint n = 0;

  for (GList *link = g_list_last (gtk_application_get_windows (GTK_APPLICATION (board->application))); link != NULL;
       link = link->prev)
    if (RS_IS_WINDOW (link->data) && n++ == number)
      return link->data;
  return NULL;
}

/* The test's display has one monitor, which is called “screen”. */
static void
test_each_named_monitor_has_a_window (void)
{
  OpenBoard board;

  begin (&board, NULL, TRUE);
  open_board_store (&board, "Floor", NULL);
  open_board_start_with (&board, WORDS ("--kiosk", "--monitor=HDMI-9", "--monitor=screen", "Floor"));
  while (get_window (&board, 1) == NULL ||
         !rs_board_has_all_tiles (rs_window_get_board (RS_WINDOW (get_window (&board, 1)))))
    g_main_context_iteration (NULL, TRUE);

  /* The window of the missing monitor waits, and knows its board; the other one shows it. */
  g_assert_false (gtk_widget_get_visible (get_window (&board, 0)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (get_window (&board, 0))), ==, "Floor");
  g_assert_true (gtk_widget_get_mapped (get_window (&board, 1)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (get_window (&board, 1))), ==, "Floor");
  open_board_end (&board);
}

static void
test_a_monitor_that_is_missing_leaves_the_board_on_what_there_is (void)
{
  OpenBoard board;

  begin (&board, NULL, TRUE);
  open_board_store (&board, "Floor", NULL);
  open_board_start_with (&board, WORDS ("--monitor=HDMI-9", "Floor"));
  open_board_wait (&board, open_board_is_full, "the board is full");
  g_assert_true (gtk_widget_get_mapped (get_window (&board, 0)));
  open_board_end (&board);
}

static TestManager manager;

static GString *told;

static guint
count_told (const char *message)
{
  char *next;
  guint n = 0;

  while ((next = test_manager_read (&manager)) != NULL)
    {
      g_string_append_printf (told, "%s;", next);
      g_free (next);
    }
  for (const char *found = told->str; (found = strstr (found, message)) != NULL; found++)
    n++;
  return n;
}

static gboolean
is_ready (OpenBoard *board)
{
  return count_told ("READY=1;") == 1;
}

static gboolean
is_living (OpenBoard *board)
{
  return count_told ("STATUS=What you see is what is happening now.;") == 1;
}

static gboolean
is_fed_again_and_again (OpenBoard *board)
{
  return count_told ("WATCHDOG=1;") >= 2;
}

static void
test_its_service_manager_is_told_how_it_is (void)
{
  OpenBoard board;

  told = g_string_new (NULL);
  test_manager_start (&manager, FALSE);
  g_setenv ("NOTIFY_SOCKET", manager.address, TRUE);
  g_setenv ("WATCHDOG_USEC", "2000000", TRUE);
  begin (&board, NULL, TRUE);
  open_board_store (&board, "Floor", NULL);
  start (&board);
  open_board_wait (&board, is_ready, "the program is ready");
  open_board_wait (&board, is_living, "the source lives");
  open_board_wait (&board, is_fed_again_and_again, "the watchdog is fed");
  g_assert_cmpuint (count_told ("STOPPING=1;"), ==, 0);
  open_board_end (&board);
  g_assert_cmpuint (count_told ("STOPPING=1;"), ==, 1);
  g_string_free (told, TRUE);
  test_manager_stop (&manager);
}

#define ADD(path, func) test_keyring_add ("/open-kiosk/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-living-board-has-nothing-beside-it", test_a_living_board_has_nothing_beside_it);
  ADD ("a-secret-that-is-refused-is-a-sentence", test_a_secret_that_is_refused_is_a_sentence);
  ADD ("a-missing-keyring-is-a-sentence", test_a_missing_keyring_is_a_sentence);
  ADD ("a-locked-keyring-is-a-sentence", test_a_locked_keyring_is_a_sentence);
  ADD ("a-missing-right-is-a-sentence", test_a_missing_right_is_a_sentence);
  ADD ("a-broken-profile-is-a-sentence", test_a_broken_profile_is_a_sentence);
  ADD ("no-profile-at-all-is-a-sentence", test_no_profile_at_all_is_a_sentence);
  ADD ("a-certificate-that-nobody-trusts-is-a-sentence", test_a_certificate_that_nobody_trusts_is_a_sentence);
  ADD ("each-named-monitor-has-a-window", test_each_named_monitor_has_a_window);
  ADD ("a-monitor-that-is-missing-leaves-the-board-on-what-there-is",
       test_a_monitor_that_is_missing_leaves_the_board_on_what_there_is);
  ADD ("its-service-manager-is-told-how-it-is", test_its_service_manager_is_told_how_it_is);
  return g_test_run ();
}
