/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-field.h"

G_BEGIN_DECLS

/**
 * RsRight:
 * @RS_RIGHT_PRESENCE: to read what agents do; without it there is no board
 * @RS_RIGHT_QUEUE: to read queues
 * @RS_RIGHT_INTERACTION: to read contacts
 * @RS_RIGHT_USER: to read who there is
 *
 * What a sign-in may be allowed (protocol §1).
 */
typedef enum
{
  RS_RIGHT_PRESENCE,
  RS_RIGHT_QUEUE,
  RS_RIGHT_INTERACTION,
  RS_RIGHT_USER,
} RsRight;
#define RS_N_RIGHTS 4

const char *rs_right_get_scope (RsRight right);
RsRight rs_right_for_kind (RsKind kind);
gboolean rs_right_is_granted (RsRight right, const char *scopes);

G_END_DECLS
