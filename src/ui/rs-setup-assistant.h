/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "ui/rs-entry-page.h"
#include "ui/rs-setup-field.h"
#include "ui/rs-setup-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_SETUP_ASSISTANT (rs_setup_assistant_get_type ())
G_DECLARE_FINAL_TYPE (RsSetupAssistant, rs_setup_assistant, RS, SETUP_ASSISTANT, AdwApplicationWindow)

/*
 * Signals:
 *   demo-wanted ()                  the demo centre is to be opened
 *   file-chosen (GFile *)           a profile is to be taken in from a file
 *   board-wanted (const char *name) a board that there is already is to be opened
 *   finished (RsProfile *, gpointer secret, RsRefreshStore *)   a board was set up, as RsSetupCourse tells it
 */

RsSetupAssistant *rs_setup_assistant_new (GtkApplication *application, RsProfileStore *profiles, RsSetupKeeper *keeper,
                                          RsClock *clock);
void rs_setup_assistant_enter (RsSetupAssistant *self, RsSetupWay way);
void rs_setup_assistant_say (RsSetupAssistant *self, const char *title, const char *sentence);

G_END_DECLS
