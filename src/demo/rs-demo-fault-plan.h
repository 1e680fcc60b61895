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
 * RsDemoTimestamps:
 * @RS_DEMO_TIMESTAMPS_ALL: every message tells when it was sent
 * @RS_DEMO_TIMESTAMPS_SOME: about half of them do
 * @RS_DEMO_TIMESTAMPS_NONE: none does
 */
typedef enum
{
  RS_DEMO_TIMESTAMPS_ALL,
  RS_DEMO_TIMESTAMPS_SOME,
  RS_DEMO_TIMESTAMPS_NONE,
} RsDemoTimestamps;

/**
 * RsDemoGrants:
 * @RS_DEMO_GRANT_CLIENT_CREDENTIALS: RFC 6749 §4.4
 * @RS_DEMO_GRANT_REFRESH_TOKEN: RFC 6749 §6
 * @RS_DEMO_GRANT_JWT_BEARER: RFC 7523 §2.1, signed HS256 with the client's secret
 * @RS_DEMO_GRANT_AUTHORIZATION_CODE: RFC 6749 §4.1, with RFC 7636
 * @RS_DEMO_GRANT_ACCESS_KEY: CXone's access keys: as JSON alone, or by RFC 6749 §4.3 with the client
 *
 * What a token can be got for.
 */
typedef enum
{
  RS_DEMO_GRANT_CLIENT_CREDENTIALS = 1 << 0,
  RS_DEMO_GRANT_REFRESH_TOKEN = 1 << 1,
  RS_DEMO_GRANT_JWT_BEARER = 1 << 2,
  RS_DEMO_GRANT_AUTHORIZATION_CODE = 1 << 3,
  RS_DEMO_GRANT_ACCESS_KEY = 1 << 4,
} RsDemoGrants;

/**
 * RsDemoSignIn:
 * @RS_DEMO_SIGN_IN_AGREED: the browser is sent back with a code
 * @RS_DEMO_SIGN_IN_DENIED: it is sent back with `access_denied`
 * @RS_DEMO_SIGN_IN_WRONG_STATE: it is sent back with a code and another state
 * @RS_DEMO_SIGN_IN_NEVER: it is not sent back
 *
 * What happens when a browser comes to sign somebody in.
 */
typedef enum
{
  RS_DEMO_SIGN_IN_AGREED,
  RS_DEMO_SIGN_IN_DENIED,
  RS_DEMO_SIGN_IN_WRONG_STATE,
  RS_DEMO_SIGN_IN_NEVER,
} RsDemoSignIn;

/**
 * RsDemoDeskPlan:
 * @token_seconds: life of a token; 0 for what the options say
 * @grants: #RsDemoGrants that are understood; 0 for client credentials, and refresh tokens if there are any
 * @sign_in: an #RsDemoSignIn
 * @refresh_tokens: every reply brings a refresh token that is good for one use; the former one is refused then
 * @scopes: a bit for each word of %RS_DEMO_ALL_SCOPES that is granted at most; 0 for what the options say
 * @refuse_broad_scope: who asks for more than `presence:read` gets `invalid_scope`
 * @body_only: HTTP Basic is `invalid_client`; id and secret must come in the body
 * @in_array: the reply is wrapped in a one-element array
 * @without_expiry: the reply does not tell `expires_in`
 * @without_scope: the reply does not tell `scope`
 * @odd_case: the reply writes `token_type` as `bEaReR`
 * @refuse_status: HTTP status of refused token calls; 0 for none
 * @refuse_times: how many token calls are refused; 0 for all
 * @retry_after: seconds for their `Retry-After`; 0 for no such header
 * @retry_after_is_date: `Retry-After` is a date, by the server's clock
 * @unanswered: so many token calls get no answer at all
 * @delay_us: how long an answer takes
 *
 * What the token desk is like when it is not as it should be.
 */
typedef struct
{
  gint64 token_seconds;
  guint grants;
  guint sign_in;
  gboolean refresh_tokens;
  guint scopes;
  gboolean refuse_broad_scope;
  gboolean body_only;
  gboolean in_array;
  gboolean without_expiry;
  gboolean without_scope;
  gboolean odd_case;
  gint64 refuse_status;
  gint64 refuse_times;
  gint64 retry_after;
  gboolean retry_after_is_date;
  gint64 unanswered;
  gint64 delay_us;
} RsDemoDeskPlan;

/**
 * RsDemoDirectoryPlan:
 * @version: the only version of the REST interface that there is; 0 for %RS_DEMO_SERVICES_VERSION
 * @refuse_status: HTTP status of every list; 0 for none
 * @most_rows: how many rows a page has at most; 0 for as many as are asked for
 * @is_empty: every list is empty
 * @as_text: numbers and truth values come as text
 * @wrapped: every list comes within a `resultSet`
 * @endless: after the last page comes the first one again
 * @not_json: a web page comes instead
 *
 * What the lists of the REST interface are like when they are not as they should be.
 */
typedef struct
{
  gint64 version;
  gint64 refuse_status;
  gint64 most_rows;
  gboolean is_empty;
  gboolean as_text;
  gboolean wrapped;
  gboolean endless;
  gboolean not_json;
} RsDemoDirectoryPlan;

/**
 * RsDemoDiscoveryPlan:
 * @refuse_status: HTTP status of the documents; 0 for none
 * @redirects: they are elsewhere
 * @not_json: a web page comes instead
 * @without_s256: the method S256 is not offered
 * @plain_addresses: they name addresses without encryption
 *
 * What the documents of discovery are like when they are not as they should be.
 */
typedef struct
{
  gint64 refuse_status;
  gboolean redirects;
  gboolean not_json;
  gboolean without_s256;
  gboolean plain_addresses;
} RsDemoDiscoveryPlan;

/**
 * RsDemoFlowPlan:
 * @latency_us: how much later everything arrives
 * @cut_after_bytes: the connection ends when so many bytes have gone this way; 0 for never
 * @drip_bytes: only so many bytes at a time; 0 for any number
 * @drip_every_us: from one drip to the next
 *
 * What happens to one direction of a connection through the proxy.
 */
typedef struct
{
  gint64 latency_us;
  gint64 cut_after_bytes;
  gint64 drip_bytes;
  gint64 drip_every_us;
} RsDemoFlowPlan;

/**
 * RsDemoProxyPlan:
 * @is_used: lead through a proxy at all; any `[Proxy]` group in a file says so
 * @up: from the client to the server
 * @down: from the server to the client
 * @cut_resets: a cut is a TCP reset; else an orderly end (FIN)
 * @stall_from_us: when a connection stops for a while, counted from its beginning; 0 for never
 * @stall_for_us: how long
 * @half_open_at_us: when nothing is forwarded any more though nothing is closed, counted from the connection;
 *   0 for never
 * @half_open_times: only the first so many connections; 0 for all
 *
 * What happens between client and server without either of them doing it.
 */
typedef struct
{
  gboolean is_used;
  RsDemoFlowPlan up;
  RsDemoFlowPlan down;
  gboolean cut_resets;
  gint64 stall_from_us;
  gint64 stall_for_us;
  gint64 half_open_at_us;
  gint64 half_open_times;
} RsDemoProxyPlan;

/**
 * RsDemoFaultPlan:
 * @reorder_share: share of the updates that are held back, 0 to 1
 * @reorder_window_us: the longest that one is held back
 * @reorder_span: it also comes out when so many later frames have passed; 0 for no such bound
 * @duplicate_share: share of the updates that are sent twice; the second one may be late like a reordered one
 * @drop_share: share of the updates that are lost
 * @drop_first_deltas: first deltas may be lost too; else a new subscription heals
 * @malformed_share: share of the updates before which a broken frame is put in
 * @malformed_kinds: a bit for each #RsDemoMalformed that may be put in; 0 for all
 * @burst_every_us: from one burst to the next; 0 for none
 * @burst_hold_us: updates of so long a time come in one burst
 * @silence_from_us: when the server falls silent, heartbeats included, counted from the connection; 0 for
 * never. RFC 6455 pings are answered all the same
 * @silence_for_us: how long; what was held back then comes out
 * @close_at_us: when the server closes, counted from the connection; 0 for never
 * @close_code: the code it closes with
 * @close_times: only the first so many connections; 0 for all
 * @keep_expired: a stream lives on when the token ends with which it was opened; else it is closed with 4001
 * @refuse_status: HTTP status of refused handshakes; 0 for none
 * @refuse_times: how many handshakes are refused; 0 for all
 * @refuse_only: a bit for each handshake that is refused, the lowest for the first; 0 for no such choice
 * @refuse_retry_after: seconds for `Retry-After`; 0 for no such header
 * @handshake_delay_us: how long a handshake waits for its answer
 * @die_before_subscribed: a bit for each connection that is reset when it wants to subscribe
 * @die_after_subscribed: a bit for each connection that is reset right after `subscribed`
 * @one_connection_code: a second connection makes the server close the first with this code; 0 for never
 * @subscribed_delay_us: how long `subscribed` takes
 * @early_deltas: first deltas and changes do not wait for a delayed `subscribed`
 * @no_first_deltas: a subscription is not followed by the present state
 * @restart_numbers_at_us: when the sequence numbers begin anew, counted from the connection; 0 for never
 * @timestamps: which messages tell when they were sent
 * @clock_jump_at_us: when the server's clock jumps, counted from the server's start; 0 for never
 * @clock_jump_by_us: how far, back if negative
 * @clock_skew_us: how far the server's clock is ahead from its start, beside what the options say
 * @invalid_utf8_at_us: when a text frame that is not UTF-8 is sent; 0 for never
 * @oversize_at_us: when a very large frame is sent; 0 for never
 * @oversize_bytes: how large
 * @flood_at_us: when updates begin to come as fast as the socket takes them, counted from the connection; 0
 *   for never
 * @flood_for_us: how long
 * @endless_at_us: when a message begins that never ends, in fragments; 0 for never
 * @endless_bytes: bytes of each fragment
 * @desk: what the token desk does
 * @directory: what the REST interface does
 * @discovery: what the documents of discovery say
 * @proxy: what happens on the way
 * @random_seed: seeds a storm of all kinds of faults, see #RsDemoStorm
 * @random_for_us: how long it lasts; 0 for none
 *
 * What goes wrong, as data. All zero: nothing. Connections and handshakes are counted from 1, since the plan
 * was given to the server.
 */
typedef struct
{
  double reorder_share;
  gint64 reorder_window_us;
  gint64 reorder_span;
  double duplicate_share;
  double drop_share;
  gboolean drop_first_deltas;
  double malformed_share;
  guint malformed_kinds;
  gint64 burst_every_us;
  gint64 burst_hold_us;
  gint64 silence_from_us;
  gint64 silence_for_us;
  gint64 close_at_us;
  gint64 close_code;
  gint64 close_times;
  gboolean keep_expired;
  gint64 refuse_status;
  gint64 refuse_times;
  guint64 refuse_only;
  gint64 refuse_retry_after;
  gint64 handshake_delay_us;
  guint64 die_before_subscribed;
  guint64 die_after_subscribed;
  gint64 one_connection_code;
  gint64 subscribed_delay_us;
  gboolean early_deltas;
  gboolean no_first_deltas;
  gint64 restart_numbers_at_us;
  guint timestamps;
  gint64 clock_jump_at_us;
  gint64 clock_jump_by_us;
  gint64 clock_skew_us;
  gint64 invalid_utf8_at_us;
  gint64 oversize_at_us;
  gint64 oversize_bytes;
  gint64 flood_at_us;
  gint64 flood_for_us;
  gint64 endless_at_us;
  gint64 endless_bytes;
  RsDemoDeskPlan desk;
  RsDemoDirectoryPlan directory;
  RsDemoDiscoveryPlan discovery;
  RsDemoProxyPlan proxy;
  gint64 random_seed;
  gint64 random_for_us;
} RsDemoFaultPlan;

/**
 * RS_DEMO_ORDINAL:
 * @number: 1 to 64
 *
 * The bit that stands for the so-manyth connection or handshake.
 */
#define RS_DEMO_ORDINAL(number) (G_GUINT64_CONSTANT (1) << ((number) -1))

gboolean rs_demo_fault_plan_load (RsDemoFaultPlan *self, const char *path, GError **error);
gboolean rs_demo_fault_plan_parse (RsDemoFaultPlan *self, const char *text, GError **error);
gboolean rs_demo_ordinal_is_in (guint64 ordinals, guint64 number);

G_END_DECLS
