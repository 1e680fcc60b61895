/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-directory.h"
#include "model/rs-name-table.h"

G_BEGIN_DECLS

typedef struct _RsDirectoryBuilder RsDirectoryBuilder;

RsDirectoryBuilder *rs_directory_builder_new (void);
void rs_directory_builder_free (RsDirectoryBuilder *self);

gboolean rs_directory_builder_add_agent (RsDirectoryBuilder *self, const RsDirectoryAgent *agent);
gboolean rs_directory_builder_add_team (RsDirectoryBuilder *self, const char *team_id, const char *name);
gboolean rs_directory_builder_add_queue (RsDirectoryBuilder *self, const char *queue_id, const char *name);
void rs_directory_builder_add_names (RsDirectoryBuilder *self, const RsNameTable *names);
void rs_directory_builder_add_notice (RsDirectoryBuilder *self, const char *sentence);
guint rs_directory_builder_count (const RsDirectoryBuilder *self);

RsDirectory *rs_directory_builder_build (RsDirectoryBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDirectoryBuilder, rs_directory_builder_free)

G_END_DECLS
