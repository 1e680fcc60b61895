/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDemoMalformed:
 * @RS_DEMO_MALFORMED_TRUNCATED: JSON that stops in the middle
 * @RS_DEMO_MALFORMED_WRONG_TYPES: every field of a type that it cannot have
 * @RS_DEMO_MALFORMED_NESTED: 80,000 brackets within each other
 * @RS_DEMO_MALFORMED_EMPTY: a frame without a byte
 * @RS_DEMO_MALFORMED_COMMENTS: a false message behind a comment, as lenient parsers accept it
 * @RS_DEMO_MALFORMED_SINGLE_QUOTES: a false message in single quotes
 * @RS_DEMO_MALFORMED_HUGE_INTEGERS: integers beyond 64 bits
 * @RS_DEMO_MALFORMED_UNKNOWN_TYPE: a message of a type that nobody knows
 * @RS_DEMO_MALFORMED_NOT_AN_OBJECT: an array where the message should be
 *
 * Frames that a client must survive. They come in addition to the true ones.
 */
typedef enum
{
  RS_DEMO_MALFORMED_TRUNCATED,
  RS_DEMO_MALFORMED_WRONG_TYPES,
  RS_DEMO_MALFORMED_NESTED,
  RS_DEMO_MALFORMED_EMPTY,
  RS_DEMO_MALFORMED_COMMENTS,
  RS_DEMO_MALFORMED_SINGLE_QUOTES,
  RS_DEMO_MALFORMED_HUGE_INTEGERS,
  RS_DEMO_MALFORMED_UNKNOWN_TYPE,
  RS_DEMO_MALFORMED_NOT_AN_OBJECT,
} RsDemoMalformed;

#define RS_DEMO_N_MALFORMED (RS_DEMO_MALFORMED_NOT_AN_OBJECT + 1)

/**
 * RsDemoFaultPlan:
 * @reorder_share: share of the updates that are held back, 0 to 1
 * @reorder_window_us: the longest that one is held back
 * @reorder_span: it also comes out when so many later frames have passed; 0 for no such bound
 * @duplicate_share: share of the updates that are sent twice; the second one may be late like a reordered one
 * @drop_share: share of the updates that are lost
 * @malformed_share: share of the updates before which a broken frame is put in
 * @malformed_kinds: a bit for each #RsDemoMalformed that may be put in; 0 for all
 * @burst_every_us: from one burst to the next; 0 for none
 * @burst_hold_us: updates of so long a time come in one burst
 * @silence_from_us: when the server falls silent, heartbeats included, counted from the connection; 0 for
 * never
 * @silence_for_us: how long; what was held back then comes out
 * @close_at_us: when the server closes, counted from the connection; 0 for never
 * @close_code: the code it closes with
 * @close_times: only the first so many connections; 0 for all
 * @token_seconds: life of a token; 0 for what the options say
 * @refuse_status: HTTP status of refused handshakes; 0 for none
 * @refuse_times: how many handshakes are refused; 0 for all
 * @refuse_retry_after: seconds for `Retry-After`; 0 for no such header
 * @handshake_delay_us: how long a handshake waits for its answer
 * @restart_numbers_at_us: when the sequence numbers begin anew, counted from the connection; 0 for never
 * @invalid_utf8_at_us: when a text frame that is not UTF-8 is sent; 0 for never
 * @oversize_at_us: when a very large frame is sent; 0 for never
 * @oversize_bytes: how large
 *
 * What goes wrong, as data. All zero: nothing.
 */
typedef struct
{
  double reorder_share;
  gint64 reorder_window_us;
  gint64 reorder_span;
  double duplicate_share;
  double drop_share;
  double malformed_share;
  guint malformed_kinds;
  gint64 burst_every_us;
  gint64 burst_hold_us;
  gint64 silence_from_us;
  gint64 silence_for_us;
  gint64 close_at_us;
  gint64 close_code;
  gint64 close_times;
  gint64 token_seconds;
  gint64 refuse_status;
  gint64 refuse_times;
  gint64 refuse_retry_after;
  gint64 handshake_delay_us;
  gint64 restart_numbers_at_us;
  gint64 invalid_utf8_at_us;
  gint64 oversize_at_us;
  gint64 oversize_bytes;
} RsDemoFaultPlan;

gboolean rs_demo_fault_plan_load (RsDemoFaultPlan *self, const char *path, GError **error);
gboolean rs_demo_fault_plan_parse (RsDemoFaultPlan *self, const char *text, GError **error);

G_END_DECLS
