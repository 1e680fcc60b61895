/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo/rs-demo-host.h"
#include "identity/rs-credential-store.h"
#include "ui/rs-application.h"
#include "ui/rs-window.h"

G_BEGIN_DECLS

/**
 * OpenBoard:
 * @host: a demo centre
 * @clock: tells time
 * @credentials: the keyring
 * @folder: where the administrator lays down profiles
 * @options: what the command line asked for
 * @application: the program, running
 *
 * The program with a board of an administrator's profile, on a keyring that is real.
 */
typedef struct
{
  RsDemoHost *host;
  RsClock *clock;
  RsCredentialStore *credentials;
  char *folder;
  RsOptions *options;
  RsApplication *application;
} OpenBoard;

typedef gboolean (*OpenBoardCondition) (OpenBoard *self);

void open_board_begin (OpenBoard *self, const char *scopes, gboolean with_keyring);
void open_board_start (OpenBoard *self, const char *name);
void open_board_start_with (OpenBoard *self, const char *const *words);
void open_board_end (OpenBoard *self);

char *open_board_make_profile (RsDemoHost *host, const char *name, const char *roster);
void open_board_write (OpenBoard *self, const char *file, const char *text);
void open_board_store (OpenBoard *self, const char *name, const char *secret);
char *open_board_look_up (OpenBoard *self, const char *name);

void open_board_wait (OpenBoard *self, OpenBoardCondition condition, const char *words);
RsWindow *open_board_get_window (OpenBoard *self);
const char *open_board_get_message (OpenBoard *self);
gboolean open_board_is_full (OpenBoard *self);
void open_board_activate (OpenBoard *self, const char *action);
GtkWindow *open_board_wait_for_window (OpenBoard *self, GType type);
gboolean open_board_says (GtkWidget *widget, const char *words);
GtkWidget *open_board_find (GtkWidget *widget, GType type);

G_END_DECLS
