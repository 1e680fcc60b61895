/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-account-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_ACCOUNT_PAGE (rs_account_page_get_type ())
G_DECLARE_FINAL_TYPE (RsAccountPage, rs_account_page, RS, ACCOUNT_PAGE, AdwPreferencesPage)

GtkWidget *rs_account_page_new (void);
void rs_account_page_show (RsAccountPage *self, const RsAccountView *view);

G_END_DECLS
