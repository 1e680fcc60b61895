/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-picker.h"

#include "ui/rs-everyone-row.h"
#include "ui/rs-id-paste.h"
#include "ui/rs-page-stack.h"
#include "ui/rs-roster-browser.h"

#include <glib/gi18n.h>

/**
 * RsRosterPicker:
 *
 * Where teams, agents and queues are picked for a board: from a directory by search, without one by pasted ids, or
 * simply all of them.
 */
struct _RsRosterPicker
{
  GtkWidget parent_instance;

  RsRosterList *list;
  GtkWidget *tabs[RS_N_ROSTER_KINDS];
  GtkWidget *pages[RS_N_ROSTER_KINDS]; /* RsRosterBrowser or RsIdPaste */
  GtkWidget *stack;
  GtkWidget *everyone;
  GtkWidget *all_queues;
  GtkWidget *whole; /* the boxed list with these two */
};

G_DEFINE_FINAL_TYPE (RsRosterPicker, rs_roster_picker, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count (RsRosterPicker *self, RsRosterKind kind)
{
  return self->list != NULL ? g_list_model_get_n_items (rs_roster_list_get_items (self->list, kind)) : 0;
}

static gboolean
is_all_queues (RsRosterPicker *self)
{
  return gtk_switch_get_active (GTK_SWITCH (self->all_queues));
}

/* Who is on the board as a whole is not picked one by one. */
static void
follow_whole (RsRosterPicker *self)
{
  gboolean everyone = rs_everyone_row_get_on (RS_EVERYONE_ROW (self->everyone));

  gtk_widget_set_sensitive (self->pages[RS_ROSTER_TEAM], !everyone);
  gtk_widget_set_sensitive (self->pages[RS_ROSTER_AGENT], !everyone);
  gtk_widget_set_sensitive (self->pages[RS_ROSTER_QUEUE], !is_all_queues (self));
}

static void
on_changed (RsRosterPicker *self)
{
  follow_whole (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_tab_toggled (RsRosterPicker *self)
{
  for (guint kind = 0; kind < RS_N_ROSTER_KINDS; kind++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->tabs[kind])))
      {
        rs_page_stack_show (GTK_STACK (self->stack), self->pages[kind]);
        gtk_widget_set_visible (self->everyone, kind != RS_ROSTER_QUEUE);
        gtk_widget_set_visible (gtk_widget_get_ancestor (self->all_queues, ADW_TYPE_ACTION_ROW),
                                kind == RS_ROSTER_QUEUE);
      }
}

static void
label_tabs (RsRosterPicker *self)
{
  const char *const titles[RS_N_ROSTER_KINDS] = { _ ("Teams"), _ ("Agents"), _ ("Queues") };

  for (guint kind = 0; kind < RS_N_ROSTER_KINDS; kind++)
    {
      guint n = count (self, kind);
      g_autofree char *text = n > 0 ? g_strdup_printf (_ ("%s (%u)"), titles[kind], n) : g_strdup (titles[kind]);

      gtk_button_set_label (GTK_BUTTON (self->tabs[kind]), text);
    }
  gtk_widget_set_visible (self->tabs[RS_ROSTER_TEAM], count (self, RS_ROSTER_TEAM) > 0);
}

static GtkWidget *
make_page (RsRosterPicker *self, RsRosterKind kind)
{
  GtkWidget *page;

  if (self->list != NULL && (count (self, kind) > 0 || kind == RS_ROSTER_TEAM))
    return rs_roster_browser_new (self->list, kind);
  page = rs_id_paste_new (kind);
  g_signal_connect_object (page, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return page;
}

static void
fill_pages (RsRosterPicker *self)
{
  for (guint kind = 0; kind < RS_N_ROSTER_KINDS; kind++)
    {
      if (self->pages[kind] != NULL)
        gtk_stack_remove (GTK_STACK (self->stack), self->pages[kind]);
      self->pages[kind] = make_page (self, kind);
      gtk_stack_add_child (GTK_STACK (self->stack), self->pages[kind]);
    }
  label_tabs (self);
  rs_roster_picker_show (self, count (self, RS_ROSTER_TEAM) > 0 ? RS_ROSTER_TEAM : RS_ROSTER_AGENT);
  follow_whole (self);
}

static GtkWidget *
make_tabs (RsRosterPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint kind = 0; kind < RS_N_ROSTER_KINDS; kind++)
    {
      self->tabs[kind] = gtk_toggle_button_new ();
      if (kind > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tabs[kind]), GTK_TOGGLE_BUTTON (self->tabs[0]));
      g_signal_connect_object (self->tabs[kind], "toggled", G_CALLBACK (on_tab_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->tabs[kind]);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What to pick"), -1);
  return box;
}

static GtkWidget *
make_all_queues (RsRosterPicker *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->all_queues = gtk_switch_new ();
  gtk_widget_set_valign (self->all_queues, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("All queues"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Every queue of the tenant, also those that are added later"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->all_queues);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->all_queues);
  gtk_widget_set_focusable (row, FALSE); /* the switch is, and says how it stands */
  g_signal_connect_object (self->all_queues, "notify::active", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_whole (RsRosterPicker *self)
{
  self->whole = gtk_list_box_new ();
  self->everyone = rs_everyone_row_new ();
  g_signal_connect_object (self->everyone, "notify::on", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->whole), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (self->whole), self->everyone);
  gtk_list_box_append (GTK_LIST_BOX (self->whole), make_all_queues (self));
  gtk_widget_add_css_class (self->whole, "boxed-list");
  return self->whole;
}

static void
rs_roster_picker_dispose (GObject *object)
{
  RsRosterPicker *self = RS_ROSTER_PICKER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (rs_roster_picker_parent_class)->dispose (object);
}

static void
rs_roster_picker_class_init (RsRosterPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_roster_picker_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /**
   * RsRosterPicker::changed:
   * @self: the picker
   *
   * Another choice was made.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_roster_picker_init (RsRosterPicker *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->stack = rs_page_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (make_tabs (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_whole (self), GTK_WIDGET (self));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  fill_pages (self);
}

/**
 * rs_roster_picker_new:
 *
 * Returns: (transfer floating): a picker without a directory, where ids are pasted
 */
GtkWidget *
rs_roster_picker_new (void)
{
  return g_object_new (RS_TYPE_ROSTER_PICKER, NULL);
}

/**
 * rs_roster_picker_set_list:
 * @self: a picker
 * @list: (nullable): what there is to pick from; %NULL without a directory
 */
void
rs_roster_picker_set_list (RsRosterPicker *self, RsRosterList *list)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, on_changed, self);
  g_set_object (&self->list, list);
  if (list != NULL)
    g_signal_connect_object (list, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  fill_pages (self);
  on_changed (self);
}

/**
 * rs_roster_picker_show:
 * @self: a picker
 * @kind: which tab comes to the front
 */
void
rs_roster_picker_show (RsRosterPicker *self, RsRosterKind kind)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[kind]), TRUE);
  on_tab_toggled (self);
}

/**
 * rs_roster_picker_focus:
 * @self: a picker
 *
 * Puts the keyboard on the tab that is in front.
 */
void
rs_roster_picker_focus (RsRosterPicker *self)
{
  for (guint kind = 0; kind < RS_N_ROSTER_KINDS; kind++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->tabs[kind])))
      gtk_widget_grab_focus (self->tabs[kind]);
}

static char **
read_ids (RsRosterPicker *self, RsRosterKind kind, GError **error)
{
  if (RS_IS_ID_PASTE (self->pages[kind]))
    return rs_id_paste_dup_ids (RS_ID_PASTE (self->pages[kind]), error);
  return rs_roster_list_dup_picked (self->list, kind);
}

/**
 * rs_roster_picker_read:
 * @self: a picker
 * @choice: (out caller-allocates): who and what goes on the board; may be empty
 * @error: return location
 *
 * Returns: whether it can be read; %FALSE with %RS_ERROR_USAGE if pasted ids cannot
 */
gboolean
rs_roster_picker_read (RsRosterPicker *self, RsRosterChoice *choice, GError **error)
{
  *choice = (RsRosterChoice){ .everyone = rs_everyone_row_get_on (RS_EVERYONE_ROW (self->everyone)),
                              .all_queues = is_all_queues (self) };
  choice->users = choice->everyone ? g_new0 (char *, 1) : read_ids (self, RS_ROSTER_AGENT, error);
  if (choice->users != NULL)
    choice->queues = choice->all_queues ? g_new0 (char *, 1) : read_ids (self, RS_ROSTER_QUEUE, error);
  if (choice->queues != NULL)
    return TRUE;
  rs_roster_choice_clear (choice);
  return FALSE;
}

/* "12 of 340 agents", or "12 agents" where nobody knows how many there are. */
static char *
count_in_words (guint picked, guint all, gboolean of_agents)
{
  if (all == 0 && of_agents)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u agent", "%u agents", picked), picked);
  if (all == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u queue", "%u queues", picked), picked);
  if (of_agents)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u agent", "%u of %u agents", all), picked, all);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u queue", "%u of %u queues", all), picked, all);
}

/**
 * rs_roster_picker_summarise:
 * @self: a picker
 *
 * Returns: (transfer full): what is picked in a few words, such as "12 of 340 agents, 3 of 8 queues"; what is wrong if
 *   pasted ids cannot be read
 */
char *
rs_roster_picker_summarise (RsRosterPicker *self)
{
  g_auto (RsRosterChoice) choice = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *agents = NULL;
  g_autofree char *queues = NULL;

  if (!rs_roster_picker_read (self, &choice, &error))
    return g_strdup (error->message);
  agents = choice.everyone ? g_strdup (_ ("everyone"))
                           : count_in_words (g_strv_length (choice.users), count (self, RS_ROSTER_AGENT), TRUE);
  queues = choice.all_queues ? g_strdup (_ ("all queues"))
                             : count_in_words (g_strv_length (choice.queues), count (self, RS_ROSTER_QUEUE), FALSE);
  return g_strdup_printf (_ ("%s, %s"), agents, queues);
}
