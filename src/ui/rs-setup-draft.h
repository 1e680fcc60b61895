/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"
#include "identity/rs-secret.h"
#include "ui/rs-roster-choice.h"
#include "ui/rs-setup-field.h"

G_BEGIN_DECLS

typedef struct _RsSetupDraft RsSetupDraft;

RsSetupDraft *rs_setup_draft_new (RsSetupWay way);
RsSetupDraft *rs_setup_draft_new_for_profile (RsProfile *profile);
RsSetupDraft *rs_setup_draft_ref (RsSetupDraft *self);
void rs_setup_draft_unref (RsSetupDraft *self);

RsProfile *rs_setup_draft_get_profile (const RsSetupDraft *self);
RsSetupWay rs_setup_draft_get_way (const RsSetupDraft *self);
void rs_setup_draft_set_signs (RsSetupDraft *self, gboolean signs);
gboolean rs_setup_draft_get_signs (const RsSetupDraft *self);
void rs_setup_draft_set (RsSetupDraft *self, RsSetupField field, const char *text);
const char *rs_setup_draft_get (const RsSetupDraft *self, RsSetupField field);
gboolean rs_setup_draft_asks (const RsSetupDraft *self, RsSetupField field);
gboolean rs_setup_draft_needs (const RsSetupDraft *self, RsSetupField field);
char *rs_setup_draft_judge (const RsSetupDraft *self, RsSetupField field);
gboolean rs_setup_draft_is_complete (const RsSetupDraft *self);
void rs_setup_draft_wipe (RsSetupDraft *self);

RsProfile *rs_setup_draft_make_profile (const RsSetupDraft *self, const RsRosterChoice *choice, GError **error);
RsSecret *rs_setup_draft_make_secret (const RsSetupDraft *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSetupDraft, rs_setup_draft_unref)

G_END_DECLS
