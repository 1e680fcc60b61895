/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rs-ctl-options.h"

G_BEGIN_DECLS

gboolean rs_ctl_prepare (RsCtlOptions *options, GError **error);

G_END_DECLS
