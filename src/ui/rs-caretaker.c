/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-caretaker.h"

#include "identity/rs-profile-difference.h"
#include "identity/rs-profile-watch.h"
#include "ui/rs-account-desk.h"
#include "ui/rs-picture-keeper.h"

/**
 * RsCaretaker:
 *
 * Looks after the board that is open: it follows its profile, and says in the window why it does not.
 *
 * ```
 * profile changed ─┬─ only whom it shows ──▶ the session subscribes anew
 *                  └─ where it comes from ─▶ the board is opened anew, in the same window
 * profile broken ────────────────────────▶ the board goes on as it was, and the window says why
 * ```
 */
struct _RsCaretaker
{
  GObject parent_instance;

  RsReception *reception;
  const RsOptions *options;
  RsClock *clock;
  RsWindow *window;      /* (nullable): not owned */
  RsOpening *opening;    /* (nullable): not owned */
  char *wanted;          /* (nullable): name or file of its profile */
  RsProfileWatch *watch; /* (nullable): of a board that has one */
  RsAccountDesk *desk;
  RsPictureKeeper *pictures; /* (nullable): of a board that has a session, and is no demo */
};

G_DEFINE_FINAL_TYPE (RsCaretaker, rs_caretaker, G_TYPE_OBJECT)

enum
{
  SIGNAL_OPENED,
  SIGNAL_SIGNED_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_caretaker_dispose (GObject *object)
{
  RsCaretaker *self = RS_CARETAKER (object);

  rs_caretaker_leave (self);
  rs_caretaker_set_window (self, NULL);
  g_clear_object (&self->desk);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->reception);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_caretaker_parent_class)->dispose (object);
}

static void
rs_caretaker_class_init (RsCaretakerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_caretaker_dispose;

  /**
   * RsCaretaker::opened:
   * @self: the caretaker
   * @opening: (type gpointer) (transfer full): an #RsOpening
   *
   * The board is to be opened anew.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * RsCaretaker::signed-out:
   * @self: the caretaker
   *
   * The board is to stop: the keyring has forgotten what it signed in with.
   */
  signals[SIGNAL_SIGNED_OUT] =
      g_signal_new ("signed-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_caretaker_init (RsCaretaker *self)
{
}

static void
on_signed_in (RsCaretaker *self, gpointer secret, RsRefreshStore *store)
{
  RsProfile *profile = rs_account_desk_get_profile (self->desk);
  RsOpening *opening = rs_opening_new_signed_in (profile, secret, store, self->clock);

  rs_opening_set_wanted (opening, self->wanted);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, opening);
}

static void
on_signed_out (RsCaretaker *self)
{
  g_autoptr (RsProfile) profile = g_object_ref (rs_account_desk_get_profile (self->desk));

  g_signal_emit (self, signals[SIGNAL_SIGNED_OUT], 0);
  rs_picture_keeper_forget (profile);
}

/**
 * rs_caretaker_new:
 * @reception: knows the boards and the keyring
 * @options: what the command line asks for; outlives the caretaker
 * @settings: (nullable): what the user prefers
 * @clock: tells time
 *
 * Returns: (transfer full): a caretaker without a board
 */
RsCaretaker *
rs_caretaker_new (RsReception *reception, const RsOptions *options, GSettings *settings, RsClock *clock)
{
  RsCaretaker *self = g_object_new (RS_TYPE_CARETAKER, NULL);

  self->reception = g_object_ref (reception);
  self->options = options;
  self->clock = g_object_ref (clock);
  self->desk = rs_account_desk_new (rs_reception_get_credentials (reception), settings, clock);
  g_signal_connect_object (self->desk, "signed-in", G_CALLBACK (on_signed_in), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "signed-out", G_CALLBACK (on_signed_out), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rs_caretaker_set_window:
 * @self: a caretaker
 * @window: (nullable): where the board is shown
 */
void
rs_caretaker_set_window (RsCaretaker *self, RsWindow *window)
{
  g_clear_pointer (&self->pictures, rs_picture_keeper_free);
  self->window = window;
  if (self->desk != NULL)
    rs_account_desk_set_window (self->desk, window, !self->options->kiosk);
}

/* What a kiosk shows must not depend on somebody having been there when it started. */
static RsOpening *
open_for_the_first_time (RsCaretaker *self, GError **error)
{
  return rs_opening_new (self->options, self->clock, error);
}

static void
open_anew (RsCaretaker *self, RsProfile *profile)
{
  g_autoptr (GError) error = NULL;
  RsOpening *opening = self->opening != NULL ? rs_opening_new_successor (self->opening, profile, &error)
                                             : open_for_the_first_time (self, &error);

  if (opening != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, opening);
  else
    rs_window_say (self->window, error->message);
}

static void
take_roster (RsCaretaker *self, RsProfile *profile)
{
  RsSession *session = rs_opening_get_session (self->opening);

  rs_session_take_roster (session, profile);
  rs_window_set_board_name (self->window, rs_profile_get_name (profile));
  rs_account_desk_take_profile (self->desk, profile);
}

static RsProfile *
get_open_profile (RsCaretaker *self)
{
  RsSession *session = rs_opening_get_session (self->opening);

  return session != NULL ? rs_session_get_profile (session) : rs_opening_get_profile (self->opening);
}

/* The demo's profile is made up when its centre has started: it is not what the file says. */
static gboolean
can_be_compared (RsCaretaker *self)
{
  return self->opening != NULL && !rs_opening_is_demo (self->opening);
}

static void
follow (RsCaretaker *self, RsProfile *profile)
{
  RsProfileDifference difference =
      can_be_compared (self) ? rs_profile_compare (get_open_profile (self), profile) : RS_PROFILE_DIFFERS_IN_SOURCE;

  if (difference == RS_PROFILE_SAME)
    return;
  if (difference < RS_PROFILE_DIFFERS_IN_SOURCE && rs_opening_get_session (self->opening) != NULL)
    take_roster (self, profile);
  else
    open_anew (self, profile);
}

static void
say_what_is_wrong (RsCaretaker *self)
{
  g_autofree char *trouble = rs_profile_watch_describe_trouble (self->watch);

  if (self->window != NULL)
    rs_window_say (self->window, trouble);
}

static void
on_profile_changed (RsCaretaker *self)
{
  RsProfile *profile = rs_profile_watch_get_profile (self->watch);

  if (self->window == NULL)
    return;
  say_what_is_wrong (self);
  rs_account_desk_take_entry (self->desk, rs_profile_watch_get_entry (self->watch));
  if (profile == NULL)
    return;
  if (rs_account_desk_is_signed_out (self->desk))
    rs_account_desk_take_profile (self->desk, profile);
  else
    follow (self, profile);
}

static void
watch_profile (RsCaretaker *self, const char *wanted)
{
  g_clear_object (&self->watch);
  g_free (self->wanted);
  self->wanted = g_strdup (wanted);
  if (wanted == NULL)
    return;
  self->watch = rs_profile_watch_new (rs_reception_get_profiles (self->reception), wanted, self->clock);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_profile_changed), self, G_CONNECT_SWAPPED);
}

/* The profile may have changed while the keyring was asked. */
static void
catch_up (RsCaretaker *self)
{
  RsProfile *profile = rs_profile_watch_get_profile (self->watch);

  if (profile != NULL && can_be_compared (self))
    follow (self, profile);
}

static const char *
get_name_in_menu (RsCaretaker *self)
{
  RsProfileEntry *entry = self->watch != NULL ? rs_profile_watch_get_entry (self->watch) : NULL;

  return entry != NULL ? rs_profile_entry_get_name (entry) : NULL;
}

/* The demo's centre is another one each time. */
static void
keep_pictures (RsCaretaker *self)
{
  RsSession *session = self->opening != NULL ? rs_opening_get_session (self->opening) : NULL;

  g_clear_pointer (&self->pictures, rs_picture_keeper_free);
  if (session != NULL && !rs_opening_is_demo (self->opening))
    self->pictures = rs_picture_keeper_new (session, rs_window_get_board (self->window), self->clock);
}

/**
 * rs_caretaker_take:
 * @self: a caretaker with a window
 * @opening: (nullable): the board that is open, until rs_caretaker_leave()
 * @failure: (nullable): why nothing is shown of it
 *
 * Begins to look after a board. One that could not be opened is looked after as well: its profile may be mended.
 */
void
rs_caretaker_take (RsCaretaker *self, RsOpening *opening, const GError *failure)
{
  self->opening = opening;
  keep_pictures (self);
  watch_profile (self, opening != NULL ? rs_opening_get_wanted (opening) : self->options->profile);
  rs_account_desk_take (self->desk, opening, failure);
  rs_reception_note_open (self->reception, get_name_in_menu (self));
  if (self->watch == NULL)
    {
      rs_window_say (self->window, NULL);
      return;
    }
  rs_account_desk_take_entry (self->desk, rs_profile_watch_get_entry (self->watch));
  say_what_is_wrong (self);
  catch_up (self);
}

/**
 * rs_caretaker_leave:
 * @self: a caretaker
 *
 * To be called before the opening that it looks after is freed.
 */
void
rs_caretaker_leave (RsCaretaker *self)
{
  self->opening = NULL;
  g_clear_pointer (&self->pictures, rs_picture_keeper_free);
  if (self->desk != NULL)
    rs_account_desk_leave (self->desk);
}
