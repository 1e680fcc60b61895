/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"
#include "identity/rs-profile-store.h"
#include "ui/rs-opening.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_RECEPTION (rs_reception_get_type ())
G_DECLARE_FINAL_TYPE (RsReception, rs_reception, RS, RECEPTION, GObject)

/*
 * Signals:
 *   opened (gpointer opening)   a board is to be shown: an RsOpening, (transfer full)
 */

RsReception *rs_reception_new (GtkApplication *application, const RsOptions *options, RsClock *clock);
void rs_reception_begin (RsReception *self);
RsProfileStore *rs_reception_get_profiles (RsReception *self);
RsCredentialStore *rs_reception_get_credentials (RsReception *self);
void rs_reception_note_open (RsReception *self, const char *name);
void rs_reception_welcome (RsReception *self);
void rs_reception_leave (RsReception *self);

G_END_DECLS
