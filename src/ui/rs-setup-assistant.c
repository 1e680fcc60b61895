/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-assistant.h"

#include "net/rs-refresh-store.h"
#include "ui/rs-page-stack.h"
#include "ui/rs-setup-course.h"

#include <glib/gi18n.h>

/**
 * RsSetupAssistant:
 *
 * The window in which a board is set up, or chosen: the entry page, and behind it one course for each way. Pages stay as
 * they are when one goes back.
 */
struct _RsSetupAssistant
{
  AdwApplicationWindow parent_instance;

  RsProfileStore *profiles;
  RsSetupKeeper *keeper;
  RsClock *clock;
  GtkWidget *stack;
  GtkWidget *back;
  GtkWidget *entry_page;
  RsSetupCourse *courses[RS_N_SETUP_WAYS];
  RsSetupCourse *course; /* (nullable): the one that is under way */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (RsSetupAssistant, rs_setup_assistant, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  SIGNAL_DEMO_WANTED,
  SIGNAL_FILE_CHOSEN,
  SIGNAL_BOARD_WANTED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_page (RsSetupAssistant *self, GtkWidget *page)
{
  rs_page_stack_show (GTK_STACK (self->stack), page);
  gtk_widget_set_visible (self->back, page != self->entry_page);
}

static void
on_checked (RsSetupAssistant *self, RsSetupCourse *course)
{
  show_page (self, rs_setup_course_get_roster_page (course));
  rs_setup_course_focus_roster (course);
}

static void
on_finished (RsSetupAssistant *self, RsProfile *profile, gpointer secret, RsRefreshStore *store)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, profile, secret, store);
}

static RsSetupCourse *
get_course (RsSetupAssistant *self, RsSetupWay way)
{
  RsSetupCourse *course = self->courses[way];

  if (course != NULL)
    return course;
  course = self->courses[way] = rs_setup_course_new (way, self->keeper, self->clock);
  gtk_stack_add_child (GTK_STACK (self->stack), rs_setup_course_get_form_page (course));
  gtk_stack_add_child (GTK_STACK (self->stack), rs_setup_course_get_roster_page (course));
  g_signal_connect_object (course, "checked", G_CALLBACK (on_checked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (course, "finished", G_CALLBACK (on_finished), self, G_CONNECT_SWAPPED);
  return course;
}

static void
go_back (RsSetupAssistant *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  if (page == self->entry_page)
    return;
  if (page == rs_setup_course_get_roster_page (self->course))
    {
      show_page (self, rs_setup_course_get_form_page (self->course));
      rs_setup_course_focus (self->course);
      return;
    }
  rs_setup_course_pause (self->course);
  show_page (self, self->entry_page);
  rs_entry_page_focus (RS_ENTRY_PAGE (self->entry_page));
}

static void
on_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_back (RS_SETUP_ASSISTANT (widget));
}

static void
on_file_response (RsSetupAssistant *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    g_signal_emit (self, signals[SIGNAL_FILE_CHOSEN], 0, file);
}

static void
choose_file (RsSetupAssistant *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Profiles"));
  gtk_file_filter_add_pattern (filter, "*.ringside");
  g_clear_object (&self->chooser);
  self->chooser =
      gtk_file_chooser_native_new (_ ("Open a Profile"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_response), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_entered (RsSetupAssistant *self, guint entry)
{
  switch ((RsEntry) entry)
    {
    case RS_ENTRY_DEMO:
      g_signal_emit (self, signals[SIGNAL_DEMO_WANTED], 0);
      break;
    case RS_ENTRY_BROWSER:
      rs_setup_assistant_enter (self, RS_SETUP_BROWSER);
      break;
    case RS_ENTRY_ACCESS_KEY:
      rs_setup_assistant_enter (self, RS_SETUP_ACCESS_KEY);
      break;
    case RS_ENTRY_STREAM:
      rs_setup_assistant_enter (self, RS_SETUP_STREAM);
      break;
    case RS_ENTRY_FILE:
    default:
      choose_file (self);
      break;
    }
}

static void
on_board_chosen (RsSetupAssistant *self, const char *name)
{
  g_signal_emit (self, signals[SIGNAL_BOARD_WANTED], 0, name);
}

static const char *
get_origin_in_words (RsProfileEntry *entry)
{
  if (rs_profile_entry_get_profile (entry) == NULL)
    return rs_profile_entry_get_error (entry);
  if (rs_profile_entry_get_origin (entry) == RS_PROFILE_ORIGIN_PROVISIONED)
    return _ ("Set up by your administrator");
  return NULL;
}

static void
list_boards (RsSetupAssistant *self)
{
  GListModel *entries = G_LIST_MODEL (self->profiles);

  rs_entry_page_clear_boards (RS_ENTRY_PAGE (self->entry_page));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RsProfileEntry) entry = g_list_model_get_item (entries, i);

      rs_entry_page_add_board (RS_ENTRY_PAGE (self->entry_page), rs_profile_entry_get_name (entry),
                               get_origin_in_words (entry));
    }
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_About Ringside"), "app.about");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Main Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Main Menu"), -1);
  return button;
}

static GtkWidget *
make_header (RsSetupAssistant *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _ ("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "setup.back");
  gtk_widget_set_visible (self->back, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_menu_button ());
  gtk_widget_add_css_class (header, "flat");
  return header;
}

static GtkWidget *
make_stack (RsSetupAssistant *self)
{
  self->stack = rs_page_stack_new ();
  self->entry_page = rs_entry_page_new ();
  gtk_stack_set_transition_type (GTK_STACK (self->stack), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->entry_page);
  gtk_widget_set_vexpand (self->stack, TRUE);
  g_signal_connect_object (self->entry_page, "entered", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry_page, "board-chosen", G_CALLBACK (on_board_chosen), self, G_CONNECT_SWAPPED);
  return self->stack;
}

/* Not before: a window in which something has the focus before it is shown has no role for a screen reader. */
static void
rs_setup_assistant_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rs_setup_assistant_parent_class)->map (widget);
  if (gtk_window_get_focus (GTK_WINDOW (widget)) == NULL)
    rs_entry_page_focus (RS_ENTRY_PAGE (RS_SETUP_ASSISTANT (widget)->entry_page));
}

static void
rs_setup_assistant_dispose (GObject *object)
{
  RsSetupAssistant *self = RS_SETUP_ASSISTANT (object);

  for (guint way = 0; way < RS_N_SETUP_WAYS; way++)
    if (self->courses[way] != NULL)
      rs_setup_course_wipe (self->courses[way]);
  for (guint way = 0; way < RS_N_SETUP_WAYS; way++)
    g_clear_object (&self->courses[way]);
  g_clear_object (&self->chooser);
  g_clear_object (&self->profiles);
  g_clear_object (&self->keeper);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_setup_assistant_parent_class)->dispose (object);
}

static void
add_signals (RsSetupAssistantClass *klass)
{
  /**
   * RsSetupAssistant::demo-wanted:
   * @self: the assistant
   *
   * The demo centre is to be opened.
   */
  signals[SIGNAL_DEMO_WANTED] =
      g_signal_new ("demo-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RsSetupAssistant::file-chosen:
   * @self: the assistant
   * @file: a profile
   *
   * A profile is to be taken in from a file.
   */
  signals[SIGNAL_FILE_CHOSEN] = g_signal_new ("file-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  /**
   * RsSetupAssistant::board-wanted:
   * @self: the assistant
   * @name: its name
   *
   * A board that there is already is to be opened.
   */
  signals[SIGNAL_BOARD_WANTED] = g_signal_new ("board-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * RsSetupAssistant::finished:
   * @self: the assistant
   * @profile: the board
   * @secret: (type gpointer) (nullable): as RsSetupCourse::finished tells it
   * @store: (nullable): likewise
   *
   * A board was set up.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 3, RS_TYPE_PROFILE, G_TYPE_POINTER, G_TYPE_OBJECT);
}

static void
rs_setup_assistant_class_init (RsSetupAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_setup_assistant_dispose;
  widget_class->map = rs_setup_assistant_map;
  gtk_widget_class_install_action (widget_class, "setup.back", NULL, on_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "setup.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "setup.back", NULL);
  add_signals (klass);
}

static void
rs_setup_assistant_init (RsSetupAssistant *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_stack (self));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Ringside"));
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 680);
  gtk_widget_add_css_class (GTK_WIDGET (self), "setup");
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), box);
}

/**
 * rs_setup_assistant_new:
 * @application: to which it belongs
 * @profiles: the boards that there are
 * @keeper: where new boards go
 * @clock: tells time
 *
 * Returns: (transfer none): the assistant, on its entry page
 */
RsSetupAssistant *
rs_setup_assistant_new (GtkApplication *application, RsProfileStore *profiles, RsSetupKeeper *keeper, RsClock *clock)
{
  RsSetupAssistant *self = g_object_new (RS_TYPE_SETUP_ASSISTANT, "application", application, NULL);

  self->profiles = g_object_ref (profiles);
  self->keeper = g_object_ref (keeper);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (list_boards), self, G_CONNECT_SWAPPED);
  list_boards (self);
  return self;
}

/**
 * rs_setup_assistant_enter:
 * @self: the assistant
 * @way: the way to go; what was typed on it before is still there
 */
void
rs_setup_assistant_enter (RsSetupAssistant *self, RsSetupWay way)
{
  self->course = get_course (self, way);
  show_page (self, rs_setup_course_get_form_page (self->course));
  rs_setup_course_focus (self->course);
}

/**
 * rs_setup_assistant_say:
 * @self: the assistant
 * @title: a few words
 * @sentence: what happened, what it means, what to do; plain text
 */
void
rs_setup_assistant_say (RsSetupAssistant *self, const char *title, const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), title, sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
