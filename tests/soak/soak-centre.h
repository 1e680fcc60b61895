/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SoakCentre:
 * @token_url: where tokens are given
 * @stream_url: where the WebSocket is
 * @client_id: who may ask for a token
 * @secret: the client's secret
 *
 * A demo centre in a process of its own, with a storm at its command.
 */
typedef struct
{
  GSubprocess *process;
  GDataInputStream *answers;
  char *token_url;
  char *stream_url;
  char *client_id;
  char *secret;
} SoakCentre;

int soak_centre_serve (guint32 seed, guint agents, double rate);

void soak_centre_open (SoakCentre *self, const char *program, guint32 seed);
void soak_centre_close (SoakCentre *self);
char *soak_centre_ask (SoakCentre *self, const char *command);
void soak_centre_tell (SoakCentre *self, const char *command);
double soak_centre_get_cpu (SoakCentre *self);

G_END_DECLS
