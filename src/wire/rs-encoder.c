/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-encoder.h"

#include "wire/rs-json-writer.h"

/* Ids, or null for everything that we may see. */
static void
add_part (JsonBuilder *builder, const char *part, const char *name, const RsScope *scope, RsKind kind)
{
  g_auto (GStrv) ids = rs_scope_list (scope, kind);

  json_builder_set_member_name (builder, part);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, name);
  if (rs_scope_is_all (scope, kind))
    json_builder_add_null_value (builder);
  else
    {
      json_builder_begin_array (builder);
      for (char **id = ids; *id != NULL; id++)
        json_builder_add_string_value (builder, *id);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static gboolean
wants (const RsScope *scope, RsKind kind)
{
  return rs_scope_is_all (scope, kind) || rs_scope_count (scope, kind) > 0;
}

/**
 * rs_encoder_subscribe:
 * @scope: what the board shows
 * @with_interactions: whether it shows contacts
 *
 * Writes a subscription (protocol §3): only the parts that the board shows; contacts are asked for by the
 * roster's ids.
 *
 * Returns: (transfer full): a text frame
 */
char *
rs_encoder_subscribe (const RsScope *scope, gboolean with_interactions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  rs_json_write_text (builder, "type", "subscribe");
  json_builder_set_member_name (builder, "payload");
  json_builder_begin_object (builder);
  if (wants (scope, RS_KIND_AGENT))
    add_part (builder, "presence", "userIds", scope, RS_KIND_AGENT);
  if (wants (scope, RS_KIND_QUEUE))
    add_part (builder, "queues", "queueIds", scope, RS_KIND_QUEUE);
  if (with_interactions)
    add_part (builder, "interactions", "userIds", scope, RS_KIND_AGENT);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return rs_json_write_end (builder);
}
