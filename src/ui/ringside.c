/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "base/rs-heap.h"
#include "base/rs-language.h"
#include "base/rs-log.h"
#include "rs-config.h"
#include "ui/rs-application.h"
#include "ui/rs-process.h"

#include <glib/gi18n.h>

/* GTK asks every display for GL, also where nobody will draw with it; the switch has two names. */
static void
do_without_gl (void)
{
  if (gtk_get_minor_version () >= 16)
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
  else
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/*
 * Without a GPU, software GL costs several times the processor time and twice the memory of drawing directly. Both
 * must be known before GTK starts.
 */
static void
choose_renderer (void)
{
  if (!rs_process_has_gpu ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    do_without_gl ();
}

static int
complain (const GError *error)
{
  g_printerr ("ringside: %s\n", error->message);
  return (int) rs_error_get_exit (error);
}

static int
complain_about_display (void)
{
  g_printerr ("ringside: %s\n",
              _ ("There is no display, so no window can be shown. Start it in a desktop session, or save a picture "
                 "with: xvfb-run -a ringside --demo --shot board.png"));
  return RS_EXIT_FAILED;
}

static int
run (const RsOptions *options)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsOpening) opening = NULL;
  g_autoptr (RsApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  if (options->demo || options->profile != NULL)
    opening = rs_opening_new (options, clock, &error);
  choose_renderer ();
  if (!gtk_init_check ())
    return error != NULL ? complain (error) : complain_about_display ();

  application = rs_application_new (options, clock);
  if (opening != NULL)
    rs_application_take_opening (application, g_steal_pointer (&opening));
  if (error != NULL)
    rs_application_take_error (application, g_steal_pointer (&error));
  g_application_run (G_APPLICATION (application), 0, NULL);
  return rs_application_get_exit (application);
}

int
main (int argc, char **argv)
{
  g_autoptr (RsOptions) options = NULL;
  g_autoptr (GError) error = NULL;

  rs_heap_expect_frames ();
  rs_language_init ();
  rs_log_init ();
  rs_process_forbid_core_files ();
  g_set_prgname (RS_APPLICATION_ID);
  g_set_application_name (_ ("Ringside"));

  options = rs_options_parse (argc, argv, &error);
  if (options == NULL)
    return complain (error);
  if (!options->version)
    return run (options);
  g_print ("ringside %s\n", RS_VERSION);
  return RS_EXIT_GOOD;
}
