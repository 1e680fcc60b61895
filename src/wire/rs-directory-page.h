/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-directory-builder.h"
#include "model/rs-malformed.h"

G_BEGIN_DECLS

/**
 * RsDirectoryList:
 * @RS_DIRECTORY_AGENTS: `agents`
 * @RS_DIRECTORY_TEAMS: `teams`
 * @RS_DIRECTORY_SKILLS: `skills`, which are the queues
 *
 * The lists of CXone's REST interface that make a directory.
 */
typedef enum
{
  RS_DIRECTORY_AGENTS,
  RS_DIRECTORY_TEAMS,
  RS_DIRECTORY_SKILLS,
} RsDirectoryList;

#define RS_N_DIRECTORY_LISTS (RS_DIRECTORY_SKILLS + 1)

/**
 * RsDirectoryPage:
 * @n_rows: how many rows it had, those that were left out included
 * @n_wrong: how many of them could not be read
 * @wrong_path: (nullable): where the first of those is, as `agents[3].agentId`
 * @total: how many rows all pages have together, -1 if it did not say
 * @next: (nullable): the address of the page after it, as the server wrote it
 *
 * What one page of a list said about itself.
 */
typedef struct
{
  guint n_rows;
  guint n_wrong;
  char *wrong_path;
  gint64 total;
  char *next;
} RsDirectoryPage;

RsMalformed rs_directory_page_read (RsDirectoryPage *self, RsDirectoryList list, const char *data, gsize length,
                                    gsize max_bytes, RsDirectoryBuilder *builder);
void rs_directory_page_clear (RsDirectoryPage *self);

const char *rs_directory_list_get_name (RsDirectoryList list);
const char *rs_directory_list_get_fields (RsDirectoryList list);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsDirectoryPage, rs_directory_page_clear)

G_END_DECLS
