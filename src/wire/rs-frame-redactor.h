/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-malformed.h"

G_BEGIN_DECLS

typedef struct _RsFrameRedactor RsFrameRedactor;

RsFrameRedactor *rs_frame_redactor_new (gboolean anonymous);
void rs_frame_redactor_free (RsFrameRedactor *self);

char *rs_frame_redactor_redact (RsFrameRedactor *self, const char *data, gsize length, RsMalformed *out_reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsFrameRedactor, rs_frame_redactor_free)

G_END_DECLS
