/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-directory.h"
#include "net/rs-token-source.h"

G_BEGIN_DECLS

/**
 * RsDirectoryAddresses:
 * @users_url: (nullable): where agents are told, as `{"users":[{userId,displayName,teamName}]}`
 * @queues_url: (nullable): where queues are told, as `{"queues":[{queueId,queueName}]}`
 * @rest_url: (nullable): where CXone's REST interface is: its host, or the whole path with a version
 * @names_file: (nullable): a CSV file with agents
 *
 * Where a directory can be read. All of it is borrowed.
 */
typedef struct
{
  const char *users_url;
  const char *queues_url;
  const char *rest_url;
  const char *names_file;
} RsDirectoryAddresses;

void rs_directory_loader_load_async (SoupSession *session, RsTokenSource *tokens, const RsDirectoryAddresses *addresses,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RsDirectory *rs_directory_loader_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
