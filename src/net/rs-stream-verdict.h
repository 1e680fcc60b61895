/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-source-status.h"
#include "net/rs-stream-link.h"

G_BEGIN_DECLS

/* RFC 6455 §7.4.1 */
#define RS_CLOSE_POLICY 1008

/**
 * RsStreamVerdict:
 * @state: what the source's state becomes
 * @wait: how long to wait before the next attempt
 * @renew_token: whether the token must be renewed first
 * @sentence: (nullable): for a person
 *
 * What follows from the end of an attempt or of a connection.
 */
typedef struct
{
  RsSourceState state;
  enum
  {
    RS_WAIT_NONE,    /* at once, if the source was healthy before */
    RS_WAIT_BACKOFF, /* as the back-off says */
    RS_WAIT_LONGEST, /* as long as the back-off ever does */
    RS_WAIT_PERSON,  /* five minutes: only a person can mend it, but nobody may have to come and press a button */
  } wait;
  gboolean renew_token;
  char *sentence;
} RsStreamVerdict;

void rs_stream_verdict_clear (RsStreamVerdict *self);
void rs_stream_verdict_for_error (RsStreamVerdict *self, const GError *error);
void rs_stream_verdict_note_lived (RsStreamVerdict *self);
void rs_stream_verdict_for_status (RsStreamVerdict *self, guint status, const char *url);
void rs_stream_verdict_for_end (RsStreamVerdict *self, const RsStreamLinkEnd *end, gboolean again, const char *url);
gboolean rs_stream_verdict_names_token (const char *text);
void rs_stream_verdict_for_close (RsStreamVerdict *self, guint code, const char *reason, const char *url);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsStreamVerdict, rs_stream_verdict_clear)

G_END_DECLS
