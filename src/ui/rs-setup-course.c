/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-course.h"

#include "ui/rs-roster-picker.h"
#include "ui/rs-setup-form.h"
#include "ui/rs-setup-page.h"
#include "ui/rs-setup-probe.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * RsSetupCourse:
 *
 * One way to a board from its first field to the end: fill in, check live, pick, keep. It owns the two pages of that way,
 * so that going back and forth loses nothing.
 */
struct _RsSetupCourse
{
  GObject parent_instance;

  RsSetupDraft *draft;
  RsSetupKeeper *keeper;
  RsSetupProbe *probe;
  RsProfile *profile; /* once picked */
  GtkWidget *form_page;
  GtkWidget *form;
  GtkWidget *steps;
  GtkWidget *roster_page;
  GtkWidget *picker;
  GCancellable *keeping; /* (nullable) */
  gboolean is_checked;
};

G_DEFINE_FINAL_TYPE (RsSetupCourse, rs_setup_course, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHECKED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *intro;
} words[RS_N_SETUP_WAYS] = {
  [RS_SETUP_BROWSER] = { N_ ("Sign in to CXone"),
                         N_ ("The next step opens your web browser, where you sign in. A board needs a stream as well: "
                             "ask your administrator for its address and for the client id of this program.") },
  [RS_SETUP_ACCESS_KEY] = { N_ ("Use a CXone access key"),
                            N_ ("A key is made in CXone, in the profile of a user who may read agent states. A board "
                                "needs "
                                "a stream as well: ask your administrator for its address.") },
  [RS_SETUP_STREAM] = { N_ ("Connect to a streaming endpoint"), N_ ("Whoever runs the endpoint can tell these. They "
                                                                    "are tried out at once, and the secret goes to "
                                                                    "the desktop’s keyring.") },
};

static RsSetupPage *
get_form_page (RsSetupCourse *self)
{
  return RS_SETUP_PAGE (self->form_page);
}

/* Why the button cannot be pressed yet, said before anybody wonders. */
static char *
name_what_is_missing (RsSetupCourse *self)
{
  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    if (rs_setup_draft_needs (self->draft, field) && *rs_setup_draft_get (self->draft, field) == '\0')
      /* Translators: the title of an empty field */
      return g_strdup_printf (_ ("Still needed: %s"), rs_setup_field_get_title (field));
  return NULL;
}

static void
show_rest (RsSetupCourse *self)
{
  g_autofree char *missing = name_what_is_missing (self);

  rs_setup_page_set_note (get_form_page (self), missing);
  rs_setup_page_set_next (get_form_page (self), _ ("Next"), rs_setup_draft_is_complete (self->draft));
}

/* What was checked is not what stands there now. */
static void
on_form_changed (RsSetupCourse *self)
{
  self->is_checked = FALSE;
  rs_setup_probe_stop (self->probe);
  rs_setup_page_show_panel (get_form_page (self), FALSE);
  show_rest (self);
}

static gboolean
is_name_free (RsSetupCourse *self)
{
  if (!rs_setup_keeper_has_board (self->keeper, rs_setup_draft_get (self->draft, RS_SETUP_NAME)))
    return TRUE;
  rs_setup_form_complain (RS_SETUP_FORM (self->form), RS_SETUP_NAME,
                          _ ("There is a board of this name already. Choose another name."));
  return FALSE;
}

static void
on_form_next (RsSetupCourse *self)
{
  if (!rs_setup_form_confirm (RS_SETUP_FORM (self->form)) || !is_name_free (self))
    return;
  if (self->is_checked)
    {
      g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
      return;
    }
  rs_setup_page_show_panel (get_form_page (self), TRUE);
  rs_setup_page_set_note (get_form_page (self), NULL);
  rs_setup_page_set_next (get_form_page (self), _ ("Checking…"), FALSE);
  rs_setup_probe_start (self->probe);
  rs_step_list_focus (RS_STEP_LIST (self->steps));
}

static void
fill_picker (RsSetupCourse *self)
{
  RsDirectory *directory = rs_setup_probe_get_directory (self->probe);
  g_autoptr (RsRosterList) list = directory != NULL ? rs_roster_list_new_from_directory (directory) : NULL;

  rs_roster_picker_set_list (RS_ROSTER_PICKER (self->picker), list);
}

static void
on_probed (RsSetupCourse *self, gboolean is_good)
{
  show_rest (self);
  if (!is_good)
    {
      rs_setup_page_set_next (get_form_page (self), _ ("Try Again"), TRUE);
      rs_step_list_focus (RS_STEP_LIST (self->steps));
      return;
    }
  self->is_checked = TRUE;
  fill_picker (self);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

static void
on_picked (RsSetupCourse *self)
{
  g_auto (RsRosterChoice) choice = { 0 };
  g_autofree char *summary = rs_roster_picker_summarise (RS_ROSTER_PICKER (self->picker));
  gboolean is_good = rs_roster_picker_read (RS_ROSTER_PICKER (self->picker), &choice, NULL);

  rs_setup_page_set_note (RS_SETUP_PAGE (self->roster_page), summary);
  rs_setup_page_set_next (RS_SETUP_PAGE (self->roster_page), _ ("Open Board"),
                          is_good && !rs_roster_choice_is_empty (&choice) && self->keeping == NULL);
}

/* What is in the keyring, the board takes from there. */
static void
finish (RsSetupCourse *self, gboolean is_stored)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, self->profile,
                 is_stored ? NULL : rs_setup_probe_get_secret (self->probe),
                 is_stored ? NULL : rs_setup_probe_get_refresh_store (self->probe));
}

static void keep (RsSetupCourse *self);

static gboolean
finish_without_storing (gpointer user_data)
{
  finish (user_data, FALSE);
  return G_SOURCE_REMOVE;
}

/* The question goes first: the window on which it stands goes with the end of the course. */
static void
on_answer (RsSetupCourse *self, const char *response)
{
  if (g_strcmp0 (response, "again") == 0)
    keep (self);
  else if (g_strcmp0 (response, "without") == 0)
    g_idle_add_full (G_PRIORITY_LOW, finish_without_storing, g_object_ref (self), g_object_unref);
}

static void
complain (RsSetupCourse *self, const char *title, const char *sentence, gboolean can_go_on)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->roster_page)), title, sentence);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back", _ ("Back"), "again", _ ("Try Again"), NULL);
  if (can_go_on)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "without", _ ("Go On Without Storing"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsSetupCourse) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  gboolean is_stored = rs_setup_keeper_store_finish (RS_SETUP_KEEPER (source), result, &error);

  g_clear_object (&self->keeping);
  on_picked (self);
  if (is_stored)
    {
      finish (self, TRUE);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  body = g_strdup_printf (_ ("%s\n\nThe board can be opened all the same. It will ask for the secret again when it is "
                             "opened the next time."),
                          error->message);
  complain (self, _ ("The Secret Was Not Stored"), body, TRUE);
}

static void
keep (RsSetupCourse *self)
{
  g_autoptr (GError) error = NULL;

  if (!rs_setup_keeper_save (self->keeper, self->profile, &error))
    {
      complain (self, _ ("The Board Was Not Saved"), error->message, FALSE);
      return;
    }
  self->keeping = g_cancellable_new ();
  on_picked (self);
  rs_setup_keeper_store_async (self->keeper, self->profile, rs_setup_probe_get_secret (self->probe),
                               rs_setup_probe_get_refresh_token (self->probe), self->keeping, on_stored,
                               g_object_ref (self));
}

static void
on_roster_next (RsSetupCourse *self)
{
  g_auto (RsRosterChoice) choice = { 0 };
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->profile);
  if (rs_roster_picker_read (RS_ROSTER_PICKER (self->picker), &choice, &error))
    self->profile = rs_setup_draft_make_profile (self->draft, &choice, &error);
  if (self->profile != NULL)
    keep (self);
  else
    complain (self, _ ("The Board Was Not Saved"), error->message, FALSE);
}

static void
make_form_page (RsSetupCourse *self, RsClock *clock)
{
  RsSetupWay way = rs_setup_draft_get_way (self->draft);

  self->steps = rs_step_list_new ();
  self->form = rs_setup_form_new (self->draft);
  self->form_page = g_object_ref_sink (rs_setup_page_new (_ (words[way].title), _ (words[way].intro), self->form));
  self->probe = rs_setup_probe_new (self->draft, RS_STEP_LIST (self->steps), clock);
  rs_setup_page_set_panel (get_form_page (self), self->steps);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "submitted", G_CALLBACK (on_form_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form_page, "next", G_CALLBACK (on_form_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->probe, "finished", G_CALLBACK (on_probed), self, G_CONNECT_SWAPPED);
  show_rest (self);
}

static void
make_roster_page (RsSetupCourse *self)
{
  self->picker = rs_roster_picker_new ();
  self->roster_page = g_object_ref_sink (
      rs_setup_page_new (_ ("Who is on the board?"),
                         _ ("Pick those whom this board shows. It can be changed at any time."), self->picker));
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->roster_page, "next", G_CALLBACK (on_roster_next), self, G_CONNECT_SWAPPED);
  on_picked (self);
}

static void
rs_setup_course_dispose (GObject *object)
{
  RsSetupCourse *self = RS_SETUP_COURSE (object);

  if (self->probe != NULL)
    rs_setup_probe_stop (self->probe);
  if (self->keeping != NULL)
    g_cancellable_cancel (self->keeping);
  g_clear_object (&self->keeping);
  g_clear_object (&self->probe);
  g_clear_object (&self->profile);
  g_clear_object (&self->keeper);
  g_clear_object (&self->form_page);
  g_clear_object (&self->roster_page);
  G_OBJECT_CLASS (rs_setup_course_parent_class)->dispose (object);
}

static void
rs_setup_course_finalize (GObject *object)
{
  rs_setup_draft_unref (RS_SETUP_COURSE (object)->draft);
  G_OBJECT_CLASS (rs_setup_course_parent_class)->finalize (object);
}

static void
rs_setup_course_class_init (RsSetupCourseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_setup_course_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_setup_course_finalize;

  /**
   * RsSetupCourse::checked:
   * @self: the course
   *
   * The fields lead somewhere: the roster page has its turn.
   */
  signals[SIGNAL_CHECKED] =
      g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RsSetupCourse::finished:
   * @self: the course
   * @profile: the board
   * @secret: (type gpointer) (nullable): the #RsSecret that it signs in with
   * @store: (nullable): the #RsRefreshStore with what a sign-in in the browser brought
   *
   * The board is set up.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 3, RS_TYPE_PROFILE, G_TYPE_POINTER, G_TYPE_OBJECT);
}

static void
rs_setup_course_init (RsSetupCourse *self)
{
}

/**
 * rs_setup_course_new:
 * @way: the way to the board
 * @keeper: where the board goes in the end
 * @clock: tells time
 *
 * Returns: (transfer full): the course, with both of its pages
 */
RsSetupCourse *
rs_setup_course_new (RsSetupWay way, RsSetupKeeper *keeper, RsClock *clock)
{
  RsSetupCourse *self = g_object_new (RS_TYPE_SETUP_COURSE, NULL);

  self->draft = rs_setup_draft_new (way);
  self->keeper = g_object_ref (keeper);
  make_form_page (self, clock);
  make_roster_page (self);
  return self;
}

/**
 * rs_setup_course_get_form_page:
 * @self: a course
 *
 * Returns: (transfer none): the page of fields
 */
GtkWidget *
rs_setup_course_get_form_page (RsSetupCourse *self)
{
  return self->form_page;
}

/**
 * rs_setup_course_get_roster_page:
 * @self: a course
 *
 * Returns: (transfer none): the page where agents and queues are picked
 */
GtkWidget *
rs_setup_course_get_roster_page (RsSetupCourse *self)
{
  return self->roster_page;
}

/**
 * rs_setup_course_focus:
 * @self: a course
 *
 * Puts the cursor where typing begins.
 */
void
rs_setup_course_focus (RsSetupCourse *self)
{
  rs_setup_form_focus (RS_SETUP_FORM (self->form), RS_SETUP_NAME);
}

/**
 * rs_setup_course_focus_roster:
 * @self: a course
 *
 * Puts the keyboard where picking begins.
 */
void
rs_setup_course_focus_roster (RsSetupCourse *self)
{
  rs_roster_picker_focus (RS_ROSTER_PICKER (self->picker));
}

/**
 * rs_setup_course_pause:
 * @self: a course
 *
 * The person has gone back: nothing goes on behind it. What was typed stays.
 */
void
rs_setup_course_pause (RsSetupCourse *self)
{
  if (!rs_setup_probe_is_running (self->probe))
    return;
  on_form_changed (self);
}

/**
 * rs_setup_course_wipe:
 * @self: a course
 *
 * Forgets the secrets that were typed.
 */
void
rs_setup_course_wipe (RsSetupCourse *self)
{
  rs_setup_form_wipe (RS_SETUP_FORM (self->form));
  rs_setup_draft_wipe (self->draft);
}
