/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"

G_BEGIN_DECLS

/* What a case does alone: libsecret keeps one connection to one bus for as long as a process lives. */
typedef void (*TestKeyringCase) (void);

void test_keyring_add (const char *path, TestKeyringCase run);
void test_keyring_add_unwatched (const char *path, TestKeyringCase run);

void test_keyring_start_bus (void);
const char *test_keyring_get_address (void);
void test_keyring_start_gnome (gboolean with_keyring);
void test_keyring_stop_gnome (void);
void test_keyring_own_silently (const char *name);

RsProfile *test_keyring_make_profile (const char *name, const char *token_url, const char *client);
RsProfile *test_keyring_make_board_profile (const char *name, const char *token_url, const char *stream_url);
RsProfile *test_keyring_make_key_profile (const char *name, const char *token_url, const char *client,
                                          const char *key_id);

void test_keyring_keep_result (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult *test_keyring_wait (GAsyncResult **result);

gboolean test_keyring_store (RsCredentialStore *store, RsProfile *profile, const char *text, GError **error);
char *test_keyring_lookup (RsCredentialStore *store, RsProfile *profile, GError **error);
gboolean test_keyring_forget (RsCredentialStore *store, RsProfile *profile, GError **error);

void test_keyring_assert_fails (RsCredentialStore *store, RsCredentialError code, const char *words);

G_END_DECLS
