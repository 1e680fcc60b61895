/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Sends nothing, negotiates nothing: it only looks at frames as they pass. */
#define RS_FRAME_GATE_NAME "x-ringside-frame-gate"

#define RS_TYPE_FRAME_GATE (rs_frame_gate_get_type ())
G_DECLARE_FINAL_TYPE (RsFrameGate, rs_frame_gate, RS, FRAME_GATE, SoupWebsocketExtension)

void rs_frame_gate_add_to_session (SoupSession *session);
void rs_frame_gate_add_to_message (SoupMessage *message);
void rs_frame_gate_watch (SoupWebsocketConnection *socket, gsize max_message_bytes);

G_END_DECLS
