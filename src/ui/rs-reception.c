/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-reception.h"

#include "ui/rs-greeting.h"
#include "ui/rs-preferences.h"
#include "ui/rs-setup-assistant.h"

#include <glib/gi18n.h>

/**
 * RsReception:
 *
 * Where people are received before there is a board, and where they come back to for another one. It opens what they
 * choose and hands it on.
 */
struct _RsReception
{
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns the reception */
  const RsOptions *options;
  RsClock *clock;
  RsProfileStore *profiles;
  RsCredentialStore *credentials;
  RsSetupKeeper *keeper;
  GSettings *settings;         /* (nullable): where the last board is remembered */
  RsSetupAssistant *assistant; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RsReception, rs_reception, G_TYPE_OBJECT)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_reception_dispose (GObject *object)
{
  RsReception *self = RS_RECEPTION (object);

  rs_reception_leave (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->keeper);
  g_clear_object (&self->credentials);
  g_clear_object (&self->profiles);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_reception_parent_class)->dispose (object);
}

static void
rs_reception_class_init (RsReceptionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_reception_dispose;

  /**
   * RsReception::opened:
   * @self: the reception
   * @opening: (type gpointer) (transfer full): an #RsOpening
   *
   * A board is to be shown.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rs_reception_init (RsReception *self)
{
}

static void
on_new_board (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rs_reception_welcome (user_data);
}

static void open_profile (RsReception *self, const char *name);

/* The board that is open already is left alone. */
static void
on_board (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));

  if (!g_variant_equal (state, parameter))
    open_profile (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RsReception *self = user_data;

  rs_greeting_show_about (gtk_application_get_active_window (self->application));
}

static void
add_actions (RsReception *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-board", .activate = on_new_board },
    { .name = "board", .activate = on_board, .parameter_type = "s", .state = "''" },
    { .name = "about", .activate = on_about },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->application), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rs_reception_new:
 * @application: (transfer none): owns the reception
 * @options: what the command line asks for; outlives the reception
 * @clock: tells time
 *
 * Returns: (transfer full): a reception without a window
 */
RsReception *
rs_reception_new (GtkApplication *application, const RsOptions *options, RsClock *clock)
{
  RsReception *self = g_object_new (RS_TYPE_RECEPTION, NULL);

  self->application = application;
  self->options = options;
  self->clock = g_object_ref (clock);
  self->profiles = rs_profile_store_new ();
  self->credentials = rs_credential_store_new (clock);
  self->keeper = rs_setup_keeper_new (self->profiles, self->credentials);
  self->settings = rs_preferences_new ();
  add_actions (self);
  return self;
}

/* The assistant goes only when the board stands: an application without a window ends. */
static void
hand_on (RsReception *self, RsOpening *opening)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, opening);
  rs_reception_leave (self);
}

static void
open (RsReception *self, const RsOptions *options)
{
  g_autoptr (GError) error = NULL;
  RsOpening *opening = rs_opening_new (options, self->clock, &error);

  if (opening != NULL)
    {
      hand_on (self, opening);
      return;
    }
  rs_reception_welcome (self);
  rs_setup_assistant_say (self->assistant, _ ("This Board Cannot Be Opened"), error->message);
}

static void
on_demo_wanted (RsReception *self)
{
  RsOptions options = *self->options;

  options.demo = TRUE;
  options.profile = NULL;
  open (self, &options);
}

/* The next start opens it without asking. */
static void
remember (RsReception *self, const char *name)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-profile", name);
}

static void
open_profile (RsReception *self, const char *name)
{
  RsOptions options = *self->options;

  options.demo = FALSE;
  options.secret_fd = -1;
  options.profile = (char *) name;
  remember (self, name);
  open (self, &options);
}

static void
on_board_wanted (RsReception *self, const char *name)
{
  g_autofree char *copy = g_strdup (name); /* the row that holds it goes */

  open_profile (self, copy);
}

static void
on_file_chosen (RsReception *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_profile_store_import (self->profiles, path, &error);

  if (profile != NULL)
    open_profile (self, rs_profile_get_name (profile));
  else
    rs_setup_assistant_say (self->assistant, _ ("This Profile Cannot Be Used"), error->message);
}

static void
on_finished (RsReception *self, RsProfile *profile, gpointer secret, RsRefreshStore *store)
{
  remember (self, rs_profile_get_name (profile));
  hand_on (self, rs_opening_new_signed_in (profile, secret, store, self->clock));
}

static void
on_assistant_gone (gpointer user_data, GObject *assistant)
{
  RS_RECEPTION (user_data)->assistant = NULL;
}

static void
make_assistant (RsReception *self)
{
  RsSetupAssistant *assistant = rs_setup_assistant_new (self->application, self->profiles, self->keeper, self->clock);

  self->assistant = assistant;
  g_object_weak_ref (G_OBJECT (assistant), on_assistant_gone, self);
  g_signal_connect_object (assistant, "demo-wanted", G_CALLBACK (on_demo_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (assistant, "board-wanted", G_CALLBACK (on_board_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (assistant, "file-chosen", G_CALLBACK (on_file_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (assistant, "finished", G_CALLBACK (on_finished), self, G_CONNECT_SWAPPED);
}

/**
 * rs_reception_welcome:
 * @self: a reception
 *
 * Shows the assistant, with what was typed in it before if it is open already.
 */
void
rs_reception_welcome (RsReception *self)
{
  if (self->assistant == NULL)
    make_assistant (self);
  gtk_window_present (GTK_WINDOW (self->assistant));
}

/* A board that is gone is no longer the last one. */
static char *
find_last_board (RsReception *self)
{
  g_autofree char *name = self->settings != NULL ? g_settings_get_string (self->settings, "last-profile") : NULL;
  g_autoptr (RsProfile) profile = NULL;

  if (name == NULL || *name == '\0')
    return NULL;
  profile = rs_profile_store_load (self->profiles, name, NULL);
  return profile != NULL ? g_steal_pointer (&name) : NULL;
}

/**
 * rs_reception_begin:
 * @self: a reception
 *
 * Opens the board that was opened here last; shows the assistant if there is none, or if it is open already.
 */
void
rs_reception_begin (RsReception *self)
{
  g_autofree char *name = self->assistant == NULL ? find_last_board (self) : NULL;

  if (name != NULL)
    open_profile (self, name);
  else
    rs_reception_welcome (self);
}

/**
 * rs_reception_get_profiles:
 * @self: a reception
 *
 * Returns: (transfer none): the boards that there are
 */
RsProfileStore *
rs_reception_get_profiles (RsReception *self)
{
  return self->profiles;
}

/**
 * rs_reception_get_credentials:
 * @self: a reception
 *
 * Returns: (transfer none): the keyring
 */
RsCredentialStore *
rs_reception_get_credentials (RsReception *self)
{
  return self->credentials;
}

/**
 * rs_reception_note_open:
 * @self: a reception
 * @name: (nullable): the board that is open now; %NULL if none is, or one that has no name among the profiles
 *
 * The menu of boards marks it.
 */
void
rs_reception_note_open (RsReception *self, const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->application), "board");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name != NULL ? name : ""));
}

/**
 * rs_reception_leave:
 * @self: a reception
 *
 * Closes the assistant; what was typed in it is forgotten.
 */
void
rs_reception_leave (RsReception *self)
{
  RsSetupAssistant *assistant = g_steal_pointer (&self->assistant);

  if (assistant == NULL)
    return;
  g_object_weak_unref (G_OBJECT (assistant), on_assistant_gone, self);
  gtk_window_destroy (GTK_WINDOW (assistant));
}
