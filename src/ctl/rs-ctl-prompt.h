/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-secret.h"

G_BEGIN_DECLS

RsSecret *rs_ctl_prompt_for_secret (const char *question, GError **error);

G_END_DECLS
