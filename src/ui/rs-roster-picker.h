/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-roster-choice.h"
#include "ui/rs-roster-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_ROSTER_PICKER (rs_roster_picker_get_type ())
G_DECLARE_FINAL_TYPE (RsRosterPicker, rs_roster_picker, RS, ROSTER_PICKER, GtkWidget)

/*
 * Signals:
 *   changed ()   another choice was made
 */

GtkWidget *rs_roster_picker_new (void);
void rs_roster_picker_set_list (RsRosterPicker *self, RsRosterList *list);
void rs_roster_picker_focus (RsRosterPicker *self);
void rs_roster_picker_show (RsRosterPicker *self, RsRosterKind kind);
gboolean rs_roster_picker_read (RsRosterPicker *self, RsRosterChoice *choice, GError **error);
char *rs_roster_picker_summarise (RsRosterPicker *self);

G_END_DECLS
