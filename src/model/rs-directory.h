/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDirectoryAgent:
 * @user_id: the id by which a roster names the agent
 * @name: (nullable): what the agent is called, if it was told
 * @team_id: (nullable): the team's id; where a server tells teams by name only, that name
 * @team_name: (nullable): what the team is called
 *
 * One agent of a directory.
 */
typedef struct
{
  const char *user_id;
  const char *name;
  const char *team_id;
  const char *team_name;
} RsDirectoryAgent;

/**
 * RsDirectoryTeam:
 * @team_id: the team's id; where a server tells teams by name only, that name
 * @name: (nullable): what the team is called
 * @n_agents: how many agents of the directory are in it
 *
 * One team of a directory.
 */
typedef struct
{
  const char *team_id;
  const char *name;
  guint n_agents;
} RsDirectoryTeam;

/**
 * RsDirectoryQueue:
 * @queue_id: the queue's id
 * @name: (nullable): what the queue is called
 *
 * One queue of a directory.
 */
typedef struct
{
  const char *queue_id;
  const char *name;
} RsDirectoryQueue;

/**
 * RsDirectoryContent:
 * @agents: (array length=n_agents): the agents, each id once
 * @n_agents: how many
 * @teams: (array length=n_teams): the teams, each id once
 * @n_teams: how many
 * @queues: (array length=n_queues): the queues, each id once
 * @n_queues: how many
 * @notice: (nullable): what is missing and why, for a person
 *
 * What a directory is made from. All of it is borrowed.
 */
typedef struct
{
  const RsDirectoryAgent *agents;
  guint n_agents;
  const RsDirectoryTeam *teams;
  guint n_teams;
  const RsDirectoryQueue *queues;
  guint n_queues;
  const char *notice;
} RsDirectoryContent;

typedef struct _RsDirectory RsDirectory;

RsDirectory *rs_directory_new (const RsDirectoryContent *content);
RsDirectory *rs_directory_ref (RsDirectory *self);
void rs_directory_unref (RsDirectory *self);

const RsDirectoryAgent *rs_directory_get_agents (const RsDirectory *self, guint *out_n);
const RsDirectoryTeam *rs_directory_get_teams (const RsDirectory *self, guint *out_n);
const RsDirectoryQueue *rs_directory_get_queues (const RsDirectory *self, guint *out_n);
const char *rs_directory_get_notice (const RsDirectory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDirectory, rs_directory_unref)

G_END_DECLS
