/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-application.h"

#include "base/rs-error.h"
#include "rs-config.h"
#include "ui/rs-alert-desk.h"
#include "ui/rs-board-menu.h"
#include "ui/rs-caretaker.h"
#include "ui/rs-greeting.h"
#include "ui/rs-measure.h"
#include "ui/rs-preferences.h"
#include "ui/rs-pseudonym-key.h"
#include "ui/rs-screens.h"
#include "ui/rs-shortcuts.h"
#include "ui/rs-shown-fields.h"
#include "ui/rs-state-words.h"
#include "ui/rs-unattended.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

/**
 * RsApplication:
 *
 * The program with a window. It opens what the command line asks for, takes the picture and the measurements that
 * it asks for, and knows with which code to end.
 */
struct _RsApplication
{
  AdwApplication parent_instance;

  const RsOptions *options;
  RsClock *clock;
  GSettings *settings;    /* (nullable) */
  RsOpening *opening;     /* (nullable): none when it failed, or when nothing was asked for */
  GError *error;          /* (nullable): why it failed */
  RsReception *reception; /* where boards are set up and chosen */
  RsCaretaker *caretaker; /* looks after the one that is open */
  RsService *service;
  RsScreens *screens;  /* (nullable): where it is seen */
  RsWindow *window;    /* (nullable): the first of them */
  RsAlertDesk *alerts; /* (nullable): of the window */
  RsMeasure *measure;
  RsUnattended *unattended;
  gboolean is_waiting_for_secret;
  guint signal_sources[2];
  gboolean is_ending;
  gboolean said_that_person_is_needed;
  int exit_code;
};

G_DEFINE_FINAL_TYPE (RsApplication, rs_application, ADW_TYPE_APPLICATION)

static RsSession *
get_session (RsApplication *self)
{
  return self->opening != NULL ? rs_opening_get_session (self->opening) : NULL;
}

static const RsSourceStatus *
get_status (RsApplication *self)
{
  RsSession *session = get_session (self);

  return session != NULL ? rs_session_get_status (session) : NULL;
}

static void
say (const char *sentence)
{
  g_printerr ("ringside: %s\n", sentence);
}

static gboolean
needs_person (RsApplication *self)
{
  const RsSourceStatus *status = get_status (self);

  return status != NULL && rs_source_state_needs_person (status->state);
}

static void
say_how_it_is (RsApplication *self)
{
  g_autofree char *sentence = rs_state_words_explain_source (get_status (self), rs_clock_get_monotonic (self->clock));

  say (sentence);
}

/* How an unattended run went, for its exit code; a sentence goes with every code but the good one. */
static int
judge (RsApplication *self)
{
  if (self->is_waiting_for_secret)
    {
      say (_ ("The keyring has not answered yet, so the board could not begin."));
      return RS_EXIT_NOT_LIVING;
    }
  if (self->exit_code != RS_EXIT_GOOD || get_status (self) == NULL)
    return self->exit_code;
  if (rs_source_state_is_living (get_status (self)->state))
    return RS_EXIT_GOOD;
  if (!self->said_that_person_is_needed)
    say_how_it_is (self);
  return needs_person (self) ? RS_EXIT_FAILED : RS_EXIT_NOT_LIVING;
}

static void
write_measurements (RsApplication *self)
{
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;

  if (self->measure == NULL)
    return;
  report = rs_measure_report (self->measure);
  if (g_file_set_contents (self->options->measure_file, report, -1, &error))
    return;
  say (error->message);
  self->exit_code = RS_EXIT_FAILED;
}

static void
end (RsApplication *self)
{
  if (self->is_ending)
    return;
  self->is_ending = TRUE;
  write_measurements (self);
  g_application_quit (G_APPLICATION (self));
}

static void
on_unattended_done (const GError *error, gpointer user_data)
{
  RsApplication *self = user_data;

  if (error != NULL)
    {
      say (error->message);
      self->exit_code = RS_EXIT_FAILED;
    }
  self->exit_code = judge (self);
  end (self);
}

static void
on_applied (RsApplication *self)
{
  if (!needs_person (self) || self->said_that_person_is_needed)
    return;
  self->said_that_person_is_needed = TRUE;
  say_how_it_is (self);
  if (!self->is_ending)
    rs_unattended_hurry (self->unattended);
}

static void
show_error (RsApplication *self)
{
  say (self->error->message);
  self->exit_code = rs_error_get_exit (self->error);
  if (self->opening != NULL)
    rs_window_set_board_name (self->window, rs_opening_get_board_name (self->opening));
  rs_greeting_show_error (self->window, self->error);
  rs_caretaker_take (self->caretaker, self->opening, self->error);
}

static void
show_session (RsApplication *self)
{
  RsSession *session = rs_opening_get_session (self->opening);

  rs_window_set_session (self->window, session);
  g_signal_connect_swapped (session, "applied", G_CALLBACK (on_applied), self);
  rs_alert_desk_take (self->alerts, session);
  rs_session_start (session);
  rs_service_set_session (self->service, session);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_session_show_fields (session, kind, rs_shown_fields_get (kind));
  rs_caretaker_take (self->caretaker, self->opening, NULL);
}

static void
begin_to_measure (RsApplication *self)
{
  if (self->options->measure_file == NULL || self->is_waiting_for_secret)
    return;
  self->measure = rs_measure_new (GTK_WIDGET (self->window), rs_window_get_board (self->window), get_session (self));
  if (self->options->animate)
    rs_measure_animate (self->measure);
}

static void
fill_window (RsApplication *self)
{
  if (self->error != NULL)
    show_error (self);
  else if (self->is_waiting_for_secret)
    rs_greeting_show_wait (self->window, rs_opening_get_board_name (self->opening));
  else if (self->opening != NULL)
    show_session (self);
  else
    rs_greeting_show_welcome (self->window);
}

static gboolean
is_attended (RsApplication *self)
{
  return !self->options->kiosk && !rs_options_is_unattended (self->options);
}

static void
open_window (RsApplication *self)
{
  g_autoptr (GMenuModel) boards = rs_board_menu_new (rs_reception_get_profiles (self->reception), "app.board");

  self->screens = rs_screens_new (GTK_APPLICATION (self), self->options, self->settings, boards, self->clock);
  self->window = rs_screens_get_first (self->screens);
  rs_caretaker_set_window (self->caretaker, self->window);
  self->alerts = rs_alert_desk_new (self->window, self->clock, !self->options->kiosk, is_attended (self));
  fill_window (self);
  rs_screens_present (self->screens, self->service);
  begin_to_measure (self);
  rs_unattended_begin (self->unattended, GTK_WIDGET (self->window));
}

/* A window that stands there already says what comes next. */
static void
show (gpointer user_data)
{
  RsApplication *self = user_data;

  if (self->window == NULL)
    {
      open_window (self);
      return;
    }
  fill_window (self);
  begin_to_measure (self);
}

static void
on_secret (const GError *error, gpointer user_data)
{
  RsApplication *self = user_data;

  self->is_waiting_for_secret = FALSE;
  if (error != NULL)
    self->error = g_error_copy (error);
  show (self);
  g_application_release (G_APPLICATION (self));
}

/* Where nobody sits, the keyring must not ask anything. */
static void
find_secret (RsApplication *self)
{
  self->is_waiting_for_secret = TRUE;
  g_application_hold (G_APPLICATION (self));
  rs_opening_find_secret (self->opening, is_attended (self), show, on_secret, self);
}

static void
begin_board (RsApplication *self)
{
  if (self->opening != NULL && get_session (self) == NULL)
    find_secret (self);
  else
    show (self);
}

static void
rs_application_activate (GApplication *application)
{
  RsApplication *self = RS_APPLICATION (application);

  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (self->window));
  else if (self->is_waiting_for_secret)
    return; /* the window comes by itself */
  else if (self->opening == NULL && self->error == NULL && is_attended (self))
    rs_reception_begin (self->reception);
  else
    begin_board (self);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  end (user_data);
}

/* The window stays, for the next one. */
static void
close_board (RsApplication *self)
{
  rs_caretaker_leave (self->caretaker);
  if (self->alerts != NULL)
    rs_alert_desk_leave (self->alerts);
  g_clear_pointer (&self->measure, rs_measure_free);
  rs_service_set_session (self->service, NULL);
  if (get_session (self) != NULL)
    g_signal_handlers_disconnect_by_data (get_session (self), self);
  if (self->window != NULL)
    rs_window_set_session (self->window, NULL);
  g_clear_pointer (&self->opening, rs_opening_free);
  g_clear_error (&self->error);
  self->is_waiting_for_secret = FALSE;
  self->said_that_person_is_needed = FALSE;
}

static void
on_opened (RsApplication *self, gpointer opening)
{
  close_board (self);
  self->exit_code = RS_EXIT_GOOD;
  self->opening = opening;
  if (self->window != NULL)
    rs_window_set_board_name (self->window, rs_opening_get_board_name (opening));
  begin_board (self);
}

static void
on_signed_out (RsApplication *self)
{
  close_board (self);
}

static gboolean
on_signal (gpointer user_data)
{
  end (user_data);
  return G_SOURCE_CONTINUE;
}

static void
rs_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { .name = "quit", .activate = on_quit } };
  RsApplication *self = RS_APPLICATION (application);

  G_APPLICATION_CLASS (rs_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (RS_APPLICATION_ID);
  self->settings = rs_preferences_new ();
  self->service = rs_service_new (self->clock);
  rs_pseudonym_key_load ();
  self->unattended = rs_unattended_new (self->options, self->clock, on_unattended_done, self);
  self->reception = rs_reception_new (GTK_APPLICATION (self), self->options, self->clock);
  g_signal_connect_object (self->reception, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  self->caretaker = rs_caretaker_new (self->reception, self->options, self->settings, self->clock);
  g_signal_connect_object (self->caretaker, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->caretaker, "signed-out", G_CALLBACK (on_signed_out), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rs_shortcuts_add (GTK_APPLICATION (self));
  self->signal_sources[0] = g_unix_signal_add (SIGTERM, on_signal, self);
  self->signal_sources[1] = g_unix_signal_add (SIGINT, on_signal, self);
}

/* The measurement is written while the window still stands, however the program ends. */
static void
rs_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  RsApplication *self = RS_APPLICATION (application);

  if ((gpointer) window == self->window)
    {
      g_clear_object (&self->alerts);
      self->window = NULL;
      rs_caretaker_set_window (self->caretaker, NULL);
      end (self);
    }
  GTK_APPLICATION_CLASS (rs_application_parent_class)->window_removed (application, window);
}

static void
rs_application_shutdown (GApplication *application)
{
  RsApplication *self = RS_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_source_remove (self->signal_sources[i]);
  g_clear_pointer (&self->unattended, rs_unattended_free);
  close_board (self);
  g_clear_object (&self->alerts);
  self->window = NULL;
  rs_caretaker_set_window (self->caretaker, NULL);
  g_clear_pointer (&self->screens, rs_screens_free);
  g_clear_object (&self->service);
  g_clear_object (&self->caretaker);
  g_clear_object (&self->reception);
  G_APPLICATION_CLASS (rs_application_parent_class)->shutdown (application);
}

static void
rs_application_finalize (GObject *object)
{
  RsApplication *self = RS_APPLICATION (object);

  g_clear_pointer (&self->opening, rs_opening_free);
  g_clear_error (&self->error);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_application_parent_class)->finalize (object);
}

static void
rs_application_class_init (RsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rs_application_finalize;
  application_class->startup = rs_application_startup;
  application_class->activate = rs_application_activate;
  application_class->shutdown = rs_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_removed = rs_application_window_removed;
}

static void
rs_application_init (RsApplication *self)
{
}

/**
 * rs_application_new:
 * @options: what the command line asks for; must outlive the application
 * @clock: tells time
 *
 * Started from the desktop without a board, a second start only raises the first window; every board that is asked
 * for by name has a program of its own, so that one cannot take another down.
 *
 * Returns: (transfer full): the application
 */
RsApplication *
rs_application_new (const RsOptions *options, RsClock *clock)
{
  gboolean is_plain = options->profile == NULL && !options->demo && !rs_options_is_unattended (options);
  RsApplication *self = g_object_new (RS_TYPE_APPLICATION, "application-id", RS_APPLICATION_ID, "flags",
                                      is_plain ? G_APPLICATION_DEFAULT_FLAGS : G_APPLICATION_NON_UNIQUE, NULL);

  self->options = options;
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * rs_application_take_opening:
 * @self: an application
 * @opening: (transfer full): what to show
 */
void
rs_application_take_opening (RsApplication *self, RsOpening *opening)
{
  self->opening = opening;
}

/**
 * rs_application_take_error:
 * @self: an application
 * @error: (transfer full): why there is nothing to show
 */
void
rs_application_take_error (RsApplication *self, GError *error)
{
  self->error = error;
}

/**
 * rs_application_get_exit:
 * @self: an application that has run
 *
 * Returns: the code to end with (#RsExit)
 */
int
rs_application_get_exit (RsApplication *self)
{
  return self->exit_code;
}
