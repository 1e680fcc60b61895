/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-options.h"

/**
 * rs_demo_options_init:
 * @self: (out caller-allocates): options to fill
 *
 * Sets what a demo centre is like when nobody says otherwise: 36 agents in 6 queues at a natural pace.
 */
void
rs_demo_options_init (RsDemoOptions *self)
{
  *self = (RsDemoOptions){
    .agents = 36,
    .queues = 6,
    .seed = 1,
    .scope = RS_DEMO_SCOPE_CONNECTION,
    .heartbeat_interval_us = 5 * G_USEC_PER_SEC,
    .token_lifetime_seconds = 3600,
    .granted_scopes = RS_DEMO_ALL_SCOPES,
    .names_in_stream = TRUE,
    .queue_names_in_stream = TRUE,
  };
}

/**
 * rs_demo_scope_from_word:
 * @word: `entity`, `connection`, `tenant` or `none`
 * @out_scope: (out): what it means
 *
 * Returns: whether @word is one of them
 */
gboolean
rs_demo_scope_from_word (const char *word, RsDemoScope *out_scope)
{
  static const char *const words[] = {
    [RS_DEMO_SCOPE_ENTITY] = "entity",
    [RS_DEMO_SCOPE_CONNECTION] = "connection",
    [RS_DEMO_SCOPE_TENANT] = "tenant",
    [RS_DEMO_SCOPE_NONE] = "none",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *out_scope = (RsDemoScope) i;
        return TRUE;
      }
  return FALSE;
}
