/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-board-fixture.h"

#include "base/rs-text.h"
#include "support-keyring.h"

#include <glib/gstdio.h>
#include <string.h>

/* A condition that has not come true by then never will. */
#define PATIENCE_MS 40000

/* The bus first: whoever asks for one before gets another. With a bus of its own, GLib takes the display away. */
static void
set_stage (OpenBoard *self, gboolean with_keyring)
{
  g_autofree char *folder = g_dir_make_tmp ("ringside-admin-XXXXXX", NULL);
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));

  self->folder = g_build_filename (folder, "ringside", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  g_setenv ("XDG_CONFIG_DIRS", folder, TRUE);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GTK_A11Y", "none", TRUE); /* on this bus is none */
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_unsetenv ("CREDENTIALS_DIRECTORY");
  test_keyring_start_bus ();
  if (with_keyring)
    test_keyring_start_gnome (TRUE);
  g_setenv ("DISPLAY", display, TRUE);
  g_assert_true (gtk_init_check ());
}

void
open_board_begin (OpenBoard *self, const char *scopes, gboolean with_keyring)
{
  g_autoptr (GError) error = NULL;
  RsDemoOptions options;

  *self = (OpenBoard){ 0 };
  set_stage (self, with_keyring);
  rs_demo_options_init (&options);
  options.agents = 12;
  if (scopes != NULL)
    options.granted_scopes = scopes;
  self->host = rs_demo_host_new (&options, &error);
  g_assert_no_error (error);
  self->clock = rs_clock_new_system ();
  self->credentials = rs_credential_store_new (self->clock);
}

static RsOpening *
open (OpenBoard *self, GError **error)
{
  return self->options->profile != NULL ? rs_opening_new (self->options, self->clock, error) : NULL;
}

/* As ringside WORD… does it. */
void
open_board_start_with (OpenBoard *self, const char *const *words)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;
  g_autoptr (GError) error = NULL;
  RsOpening *opening;

  g_strv_builder_add (argv, "ringside");
  g_strv_builder_addv (argv, (const char **) words);
  line = g_strv_builder_end (argv);
  self->options = rs_options_parse ((int) g_strv_length (line), line, &error);
  g_assert_no_error (error);
  opening = open (self, &error);
  self->application = rs_application_new (self->options, self->clock);
  if (error != NULL)
    rs_application_take_error (self->application, g_steal_pointer (&error));
  else if (opening != NULL)
    rs_application_take_opening (self->application, opening);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (self->application));
}

/* As ringside NAME does it; without a name, as the desktop starts it. */
void
open_board_start (OpenBoard *self, const char *name)
{
  open_board_start_with (self, (const char *const[]){ name, NULL });
}

static gboolean
quit (gpointer application)
{
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

void
open_board_end (OpenBoard *self)
{
  g_idle_add (quit, self->application);
  g_application_run (G_APPLICATION (self->application), 0, NULL);
  g_object_unref (self->application);
  rs_options_free (self->options);
  rs_demo_host_free (self->host);
  g_object_unref (self->credentials);
  g_object_unref (self->clock);
  g_free (self->folder);
}

char *
open_board_make_profile (RsDemoHost *host, const char *name, const char *roster)
{
  return g_strdup_printf ("[Ringside]\nVersion=1\nName=%s\n[Source]\nKind=stream\nStreamUrl=%s\n"
                          "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=%s\n[Roster]\n%s",
                          name, rs_demo_host_get_stream_url (host), rs_demo_host_get_token_url (host),
                          rs_demo_host_get_client_id (host), roster);
}

void
open_board_write (OpenBoard *self, const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static RsProfile *
make_profile (OpenBoard *self, const char *name)
{
  g_autofree char *text = open_board_make_profile (self->host, name, "Users=a1\n");

  return rs_profile_parse (text, -1, "floor.ringside", NULL);
}

/* With no secret given, the right one. */
void
open_board_store (OpenBoard *self, const char *name, const char *secret)
{
  g_autoptr (RsProfile) profile = make_profile (self, name);
  g_autoptr (RsSecretText) right = rs_demo_host_dup_secret (self->host);
  g_autoptr (GError) error = NULL;

  test_keyring_store (self->credentials, profile, secret != NULL ? secret : right, &error);
  g_assert_no_error (error);
}

char *
open_board_look_up (OpenBoard *self, const char *name)
{
  g_autoptr (RsProfile) profile = make_profile (self, name);
  g_autoptr (GError) error = NULL;
  char *text = test_keyring_lookup (self->credentials, profile, &error);

  g_assert_no_error (error);
  return text;
}

static gboolean
wake (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

static gboolean
stay_awake (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
open_board_wait (OpenBoard *self, OpenBoardCondition condition, const char *words)
{
  gboolean is_late = FALSE;
  guint deadline = g_timeout_add (PATIENCE_MS, wake, &is_late);
  guint poll = g_timeout_add (20, stay_awake, NULL);

  while (!condition (self) && !is_late)
    g_main_context_iteration (NULL, TRUE);
  if (!condition (self))
    g_error ("%s: did not come true; the board says “%s”", words, open_board_get_message (self));
  g_source_remove (deadline);
  g_source_remove (poll);
}

RsWindow *
open_board_get_window (OpenBoard *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self->application)); link != NULL; link = link->next)
    if (RS_IS_WINDOW (link->data))
      return link->data;
  return NULL;
}

const char *
open_board_get_message (OpenBoard *self)
{
  RsWindow *window = open_board_get_window (self);

  return window != NULL ? rs_board_get_message (rs_window_get_board (window)) : NULL;
}

gboolean
open_board_is_full (OpenBoard *self)
{
  RsWindow *window = open_board_get_window (self);

  return window != NULL && rs_board_has_all_tiles (rs_window_get_board (window));
}

void
open_board_activate (OpenBoard *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (open_board_get_window (self)), action, NULL));
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (g_type_is_a (G_OBJECT_TYPE (link->data), type) && gtk_widget_get_visible (link->data))
      return link->data;
  return NULL;
}

GtkWindow *
open_board_wait_for_window (OpenBoard *self, GType type)
{
  gboolean is_late = FALSE;
  guint deadline = g_timeout_add (PATIENCE_MS, wake, &is_late);

  while (find_window (type) == NULL && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  g_assert_nonnull (find_window (type));
  return find_window (type);
}

/* Whether a person reads it somewhere in there. */
gboolean
open_board_says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (open_board_says (child, words))
      return TRUE;
  return FALSE;
}

GtkWidget *
open_board_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = open_board_find (child, type);
  return found;
}
