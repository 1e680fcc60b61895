/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-token-source.h"
#include "session/rs-check-stream.h"
#include "session/rs-check.h"

G_BEGIN_DECLS

struct _RsCheck
{
  GObject parent_instance;

  RsSourceConfig *config;
  RsSecret *secret;      /* NULL if none is needed, or none was found */
  RsRefreshStore *store; /* NULL for memory */
  RsClock *clock;
  GError *secret_failure; /* why none was found, NULL if nobody said */
  RsCheckStep last_step;
  gint64 limit_us;

  RsCheckLine lines[RS_N_CHECKS];
  gboolean is_running;
  guint run;        /* how often it was started */
  RsCheckStep step; /* the one under way */
  gint64 began_us;  /* when it began */
  RsTimer *step_timer;
  RsTimer *total_timer;
  GCancellable *cancellable; /* of the step under way */

  GPtrArray *urls;        /* of char *: one for each server that the board needs */
  GPtrArray *nexts;       /* of char *: for each of them who is connected to: the server itself, or a proxy */
  guint n_done;           /* of them, in the step under way */
  GString *found;         /* by the step under way, so far */
  SoupSession *session;   /* NULL before the connection is checked */
  RsTokenSource *tokens;  /* NULL before the sign-in */
  RsScope *allowed;       /* NULL before the permissions are known */
  RsDirectory *directory; /* NULL before it is read, or if there is none */
  RsCheckStream *stream;  /* NULL before the stream */
};

/* What the steps tell. After any of them the check may have ended, or be gone. */
void rs_check_conclude (RsCheck *self, RsCheckState state, char *sentence);
void rs_check_conclude_with_error (RsCheck *self, RsCheckState state, const GError *error);
void rs_check_give_up (RsCheck *self);

gboolean rs_check_needs_proxy (RsCheck *self, const GError *error);

/* One file for each group of steps. */
void rs_check_begin_lookup (RsCheck *self);
void rs_check_begin_handshake (RsCheck *self);
void rs_check_begin_token (RsCheck *self);
void rs_check_begin_scopes (RsCheck *self);
void rs_check_begin_directory (RsCheck *self);
void rs_check_begin_socket (RsCheck *self);
void rs_check_begin_subscribed (RsCheck *self);
void rs_check_begin_first_data (RsCheck *self);

G_END_DECLS
