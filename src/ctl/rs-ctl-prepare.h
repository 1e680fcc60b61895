/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rs-ctl-options.h"

G_BEGIN_DECLS

gboolean rs_ctl_prepare (RsCtlOptions *options, GError **error);
void rs_ctl_prepare_end (const RsCtlOptions *options);

G_END_DECLS
