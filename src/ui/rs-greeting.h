/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-window.h"

G_BEGIN_DECLS

void rs_greeting_show_welcome (RsWindow *window);
void rs_greeting_show_wait (RsWindow *window, const char *name);
void rs_greeting_show_error (RsWindow *window, const GError *error);
void rs_greeting_show_signed_out (RsWindow *window, const char *name);
void rs_greeting_show_about (GtkWindow *parent);

G_END_DECLS
