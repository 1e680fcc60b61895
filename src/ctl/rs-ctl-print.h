/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-error.h"

G_BEGIN_DECLS

RsExit rs_ctl_print (const char *text);

G_END_DECLS
