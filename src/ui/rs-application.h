/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-opening.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_APPLICATION (rs_application_get_type ())
G_DECLARE_FINAL_TYPE (RsApplication, rs_application, RS, APPLICATION, AdwApplication)

RsApplication *rs_application_new (const RsOptions *options, RsClock *clock);
void rs_application_take_opening (RsApplication *self, RsOpening *opening);
void rs_application_take_error (RsApplication *self, GError *error);
int rs_application_get_exit (RsApplication *self);

G_END_DECLS
