/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "ui/rs-setup-draft.h"
#include "ui/rs-setup-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_SETUP_COURSE (rs_setup_course_get_type ())
G_DECLARE_FINAL_TYPE (RsSetupCourse, rs_setup_course, RS, SETUP_COURSE, GObject)

/*
 * Signals:
 *   checked ()                                the fields lead somewhere: the roster page has its turn
 *   finished (RsProfile *, gpointer secret, RsRefreshStore *)   the board is set up; what is NULL is in the keyring or
 *                                             is not needed
 */

RsSetupCourse *rs_setup_course_new (RsSetupWay way, RsSetupKeeper *keeper, RsClock *clock);
GtkWidget *rs_setup_course_get_form_page (RsSetupCourse *self);
GtkWidget *rs_setup_course_get_roster_page (RsSetupCourse *self);
void rs_setup_course_focus (RsSetupCourse *self);
void rs_setup_course_focus_roster (RsSetupCourse *self);
void rs_setup_course_pause (RsSetupCourse *self);
void rs_setup_course_wipe (RsSetupCourse *self);

G_END_DECLS
