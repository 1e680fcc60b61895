/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-views.h"
#include "base/rs-language.h"
#include "list-gallery.h"
#include "search-gallery.h"
#include "ui/rs-account-page.h"
#include "ui/rs-board-settings-page.h"
#include "ui/rs-entry-page.h"
#include "ui/rs-id-paste.h"
#include "ui/rs-kiosk-settings-page.h"
#include "ui/rs-preferences.h"
#include "ui/rs-roster-picker.h"
#include "ui/rs-setup-form.h"
#include "ui/rs-setup-page.h"
#include "ui/rs-shot.h"
#include "ui/rs-step-list.h"

#include <adwaita.h>
#include <stdlib.h>

/*
 * Pictures of the pages on which a board is set up, with made-up content: for people to look at, and to see that every
 * page can be drawn at every size. setup-gallery PAGE WIDTH HEIGHT light|dark ltr|rtl FILE.png
 */

static GtkWidget *
make_entry (void)
{
  return rs_entry_page_new ();
}

static GtkWidget *
make_entry_with_boards (void)
{
  GtkWidget *page = rs_entry_page_new ();

  rs_entry_page_add_board (RS_ENTRY_PAGE (page), "Support floor", "Set up by your administrator");
  rs_entry_page_add_board (RS_ENTRY_PAGE (page), "Claims & <b>Billing</b>", NULL);
  rs_entry_page_add_board (RS_ENTRY_PAGE (page),
                           "Kraftfahrzeughaftpflichtversicherungsschadensregulierungsabteilung Nordrhein-Westfalen Süd",
                           "Dieses Profil ist nicht lesbar: die Adresse des Datenstroms fehlt in Zeile 12.");
  return page;
}

static void
fill (RsSetupForm *form, RsSetupField field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (rs_setup_form_get_entry (form, field)), text);
}

static GtkWidget *
make_form (RsSetupWay way, GtkWidget **out_form)
{
  RsSetupDraft *draft = rs_setup_draft_new (way); /* lives as long as the program */
  GtkWidget *page;

  *out_form = rs_setup_form_new (draft);
  page =
      rs_setup_page_new (way == RS_SETUP_STREAM ? "Connect to a streaming endpoint" : "Use a CXone access key",
                         "Whoever runs the endpoint can tell these. They are tried out at once, and the secret goes to "
                         "the desktop’s keyring.",
                         *out_form);
  rs_setup_page_set_note (RS_SETUP_PAGE (page), "Still needed: Stream address");
  rs_setup_page_set_next (RS_SETUP_PAGE (page), "Next", FALSE);
  return page;
}

static GtkWidget *
make_empty_form (void)
{
  GtkWidget *form;

  return make_form (RS_SETUP_STREAM, &form);
}

static GtkWidget *
make_wrong_form (void)
{
  GtkWidget *form;
  GtkWidget *page = make_form (RS_SETUP_STREAM, &form);

  fill (RS_SETUP_FORM (form), RS_SETUP_NAME, "Support floor");
  fill (RS_SETUP_FORM (form), RS_SETUP_STREAM_URL, "http://stream.example.com/v1");
  fill (RS_SETUP_FORM (form), RS_SETUP_TOKEN_URL, "auth.example.com");
  rs_setup_form_confirm (RS_SETUP_FORM (form));
  return page;
}

static GtkWidget *
make_full_form (void)
{
  GtkWidget *form;
  GtkWidget *page = make_form (RS_SETUP_STREAM, &form);

  rs_setup_form_unfold (RS_SETUP_FORM (form));
  return page;
}

static GtkWidget *
make_access_key_form (void)
{
  GtkWidget *form;

  return make_form (RS_SETUP_ACCESS_KEY, &form);
}

static RsStepList *
add_steps (GtkWidget *page)
{
  static const char *const titles[] = { "Find the servers", "Connect to them", "Sign in", "Compare permissions",
                                        "Read the directory" };
  GtkWidget *steps = rs_step_list_new ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    rs_step_list_add (RS_STEP_LIST (steps), titles[i]);
  rs_setup_page_set_panel (RS_SETUP_PAGE (page), steps);
  rs_setup_page_show_panel (RS_SETUP_PAGE (page), TRUE);
  return RS_STEP_LIST (steps);
}

static GtkWidget *
make_filled_form (void)
{
  GtkWidget *form;
  GtkWidget *page = make_form (RS_SETUP_STREAM, &form);

  fill (RS_SETUP_FORM (form), RS_SETUP_NAME, "Support floor");
  fill (RS_SETUP_FORM (form), RS_SETUP_STREAM_URL, "wss://stream.example.com/v1/streaming/presence");
  fill (RS_SETUP_FORM (form), RS_SETUP_TOKEN_URL, "https://auth.example.com/v2/oauth/token");
  fill (RS_SETUP_FORM (form), RS_SETUP_CLIENT_ID, "wallboard-17");
  fill (RS_SETUP_FORM (form), RS_SETUP_CLIENT_SECRET, "not a real secret");
  rs_setup_page_set_note (RS_SETUP_PAGE (page), NULL);
  return page;
}

static GtkWidget *
make_checking (void)
{
  GtkWidget *page = make_filled_form ();
  RsStepList *steps = add_steps (page);

  rs_step_list_show (steps, 0, RS_STEP_GOOD, "stream.example.com and auth.example.com are known.", NULL);
  rs_step_list_show (steps, 1, RS_STEP_GOOD, "Both answer, and are who they say they are.", NULL);
  rs_step_list_show (steps, 2, RS_STEP_RUNNING, NULL, NULL);
  rs_setup_page_set_next (RS_SETUP_PAGE (page), "Checking…", FALSE);
  return page;
}

static GtkWidget *
make_refused (void)
{
  GtkWidget *page = make_filled_form ();
  RsStepList *steps = add_steps (page);

  rs_step_list_show (steps, 0, RS_STEP_GOOD, "stream.example.com and auth.example.com are known.", NULL);
  rs_step_list_show (steps, 1, RS_STEP_GOOD, "Both answer, and are who they say they are.", NULL);
  rs_step_list_show (
      steps, 2, RS_STEP_FAILED, "auth.example.com refused the client id or its secret.",
      "Compare both with what you were given, letter by letter. Secrets end: ask for a new one if this one "
      "is old.");
  rs_setup_page_set_next (RS_SETUP_PAGE (page), "Try Again", TRUE);
  return page;
}

static RsRosterList *
make_roster (guint n_agents)
{
  static const char *const first[] = { "Ana", "Zoë", "João", "Wolfeschlegelsteinhausenbergerdorff", "Mei", "Ngozi" };
  static const char *const last[] = { "Silva", "Müller-Lüdenscheidt", "García", "O’Brien", "Nakamura", "Okafor" };
  static const char *const teams[] = { "Billing", "Claims", "Technische Kundenbetreuung Mobilfunk", "Sales" };
  RsRosterList *list = rs_roster_list_new ();

  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    rs_roster_list_add_team (list, teams[i], teams[i]);
  for (guint i = 0; i < n_agents; i++)
    {
      g_autofree char *id = g_strdup_printf ("agent-%05u", i);
      g_autofree char *name = g_strdup_printf ("%s %s", first[i % 6], last[i / 6 % 6]);

      rs_roster_list_add_agent (list, id, name, teams[i % 5 % 4]);
    }
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("queue-%u", i);

      rs_roster_list_add_queue (list, id, id);
    }
  return list;
}

static GtkWidget *
make_picker (guint n_agents, RsRosterKind kind)
{
  GtkWidget *picker = rs_roster_picker_new ();
  GtkWidget *page = rs_setup_page_new ("Who is on the board?",
                                       "Pick those whom this board shows. It can be changed at any time.", picker);
  g_autoptr (RsRosterList) list = n_agents > 0 ? make_roster (n_agents) : NULL;
  g_autofree char *summary = NULL;

  rs_roster_picker_set_list (RS_ROSTER_PICKER (picker), list);
  if (list != NULL)
    {
      g_autoptr (RsRosterItem) team = g_list_model_get_item (rs_roster_list_get_items (list, RS_ROSTER_TEAM), 1);
      g_autoptr (RsRosterItem) agent = g_list_model_get_item (rs_roster_list_get_items (list, RS_ROSTER_AGENT), 0);

      rs_roster_list_pick (list, team, TRUE);
      rs_roster_list_pick (list, agent, TRUE);
    }
  rs_roster_picker_show (RS_ROSTER_PICKER (picker), kind);
  summary = rs_roster_picker_summarise (RS_ROSTER_PICKER (picker));
  rs_setup_page_set_note (RS_SETUP_PAGE (page), summary);
  rs_setup_page_set_next (RS_SETUP_PAGE (page), "Open Board", n_agents > 0);
  return page;
}

static GtkWidget *
make_teams (void)
{
  return make_picker (340, RS_ROSTER_TEAM);
}

static GtkWidget *
make_many_agents (void)
{
  return make_picker (10000, RS_ROSTER_AGENT);
}

static GtkWidget *
make_queues (void)
{
  return make_picker (36, RS_ROSTER_QUEUE);
}

static GtkWidget *
make_paste (void)
{
  return make_picker (0, RS_ROSTER_AGENT);
}

#define CLIENT "Grant=client-credentials\nClientId=wallboard-17\n"
#define ALL_SCOPES "presence:read queue:read interaction:read user:read"

static GtkWidget *
show_account (const RsAccountView *view)
{
  static const GActionEntry entries[] = { { .name = "sign-in" }, { .name = "sign-out" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *page = rs_account_page_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (page, "account", G_ACTION_GROUP (actions));
  rs_account_page_show (RS_ACCOUNT_PAGE (page), view);
  return page;
}

static GtkWidget *
make_account (void)
{
  RsAccountView view = account_make_view (account_make_profile (CLIENT), account_make_status (12, ALL_SCOPES));

  return show_account (&view);
}

static GtkWidget *
make_account_with_less (void)
{
  RsAccountView view = account_make_view (account_make_profile (CLIENT), account_make_status (12, "presence:read"));

  view.origin = RS_SECRET_ORIGIN_SYSTEMD;
  return show_account (&view);
}

static GtkWidget *
make_account_without_keyring (void)
{
  RsAccountView view =
      account_make_view (account_make_profile ("Grant=authorization-code\nClientId=wallboard-17\n"
                                               "AuthorizationUrl=https://auth.example.com/authorize\n"),
                         NULL);

  view.failure = "This computer has no keyring that answers, so the secret of this board cannot be read. Install one, "
                 "such as GNOME Keyring, or hand the secret over when the board starts.";
  return show_account (&view);
}

static GtkWidget *
make_left (void)
{
  RsAccountView view = account_make_view (account_make_profile ("Grant=access-key\nAccessKeyId=AK-2201-77\n"), NULL);

  view.is_signed_out = TRUE;
  return show_account (&view);
}

static GtkWidget *
make_settings (void)
{
  return rs_board_settings_page_new (NULL);
}

static GtkWidget *
make_kiosk_settings (void)
{
  g_autoptr (GSettings) settings = rs_preferences_new ();

  return rs_kiosk_settings_page_new (settings);
}

/* As the dialog for a new secret begins. */
static GtkWidget *
make_replacement (void)
{
  RsSetupDraft *draft = rs_setup_draft_new_for_profile (account_make_profile (CLIENT));
  GtkWidget *page =
      rs_setup_page_new ("Claims & <b>Billing</b>",
                         "The secret is tried out at once, and replaces the former only if it is good. It "
                         "goes to the desktop’s keyring.",
                         rs_setup_form_new (draft));

  rs_setup_page_set_next (RS_SETUP_PAGE (page), "Sign In", FALSE);
  return page;
}

static const struct
{
  const char *name;
  GtkWidget *(*make) (void);
} pages[] = {
  { "entry", make_entry },
  { "boards", make_entry_with_boards },
  { "form", make_empty_form },
  { "form-wrong", make_wrong_form },
  { "form-full", make_full_form },
  { "form-key", make_access_key_form },
  { "checking", make_checking },
  { "refused", make_refused },
  { "teams", make_teams },
  { "agents-10000", make_many_agents },
  { "queues", make_queues },
  { "paste", make_paste },
  { "account", make_account },
  { "account-less", make_account_with_less },
  { "signed-out", make_left },
  { "account-no-keyring", make_account_without_keyring },
  { "settings", make_settings },
  { "replace", make_replacement },
  { "list", make_list },
  { "search", make_search },
  { "nobody", make_nobody },
  { "filters", make_filters },
  { "kiosk", make_kiosk_settings },
};

static void
on_shot (const GError *error, gpointer user_data)
{
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  g_main_loop_quit (user_data);
}

static gboolean
take (gpointer user_data)
{
  GtkWidget *window = user_data;

  rs_shot_take (window, g_object_get_data (G_OBJECT (window), "file"), on_shot,
                g_object_get_data (G_OBJECT (window), "loop"));
  return G_SOURCE_REMOVE;
}

static GtkWidget *
make_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      return pages[i].make ();
  g_error ("There is no page “%s”.", name);
}

static void
add_style (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("RINGSIDE_STYLE"), name, NULL);
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_path (style, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
set_stage (const char *scheme, const char *direction)
{

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), g_str_equal (scheme, "dark")
                                                                            ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                            : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (g_str_equal (direction, "rtl") ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  add_style ("style.css");
  if (g_str_equal (scheme, "dark"))
    add_style ("style-dark.css");
}

static GtkWidget *
frame (GtkWidget *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = adw_window_new ();
  GtkWidget *header = adw_header_bar_new ();

  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  gtk_widget_set_vexpand (page, TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Ringside");
  return window;
}

static void
show (const char *name, int width, int height, char *file, GMainLoop *loop)
{
  GtkWidget *page = make_page (name);
  GtkWidget *window = GTK_IS_WINDOW (page) ? page : frame (page);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  g_object_set_data (G_OBJECT (window), "file", file);
  g_object_set_data (G_OBJECT (window), "loop", loop);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (400, take, window);
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (argc != 7)
    g_error ("setup-gallery PAGE WIDTH HEIGHT light|dark ltr|rtl FILE.png");
  rs_language_init ();
  adw_init ();
  set_stage (argv[4], argv[5]);
  show (argv[1], atoi (argv[2]), atoi (argv[3]), argv[6], loop);
  g_main_loop_run (loop);
  return 0;
}
