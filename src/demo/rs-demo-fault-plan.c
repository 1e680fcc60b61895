/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-fault-plan.h"

#include "base/rs-error.h"
#include "demo/rs-demo-fault-setting.h"

static gboolean
read_group (RsDemoFaultPlan *self, GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  if (rs_demo_fault_setting_find (group, NULL) == NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "[%s] is not a fault that the demo centre knows.", group);
      return FALSE;
    }
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const RsDemoFaultSetting *setting = rs_demo_fault_setting_find (group, keys[i]);
      g_autofree char *value = g_key_file_get_value (file, group, keys[i], NULL);

      if (setting == NULL)
        {
          g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "[%s] has no key “%s”.", group, keys[i]);
          return FALSE;
        }
      if (!rs_demo_fault_setting_read (setting, self, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
need (gboolean has, gboolean needs, const char *sentence, GError **error)
{
  if (has || !needs)
    return TRUE;
  g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
check_proxy (const RsDemoProxyPlan *self, GError **error)
{
  return need (self->up.drip_every_us > 0, self->up.drip_bytes > 0, "[Proxy] UpDripBytes needs UpDripEveryMs.",
               error) &&
         need (self->down.drip_every_us > 0, self->down.drip_bytes > 0, "[Proxy] DownDripBytes needs DownDripEveryMs.",
               error) &&
         need (self->stall_for_us > 0, self->stall_from_us > 0, "[Proxy] StallFrom needs StallFor.", error);
}

static gboolean
check_stream (const RsDemoFaultPlan *self, GError **error)
{
  return need (self->reorder_window_us > 0 || self->reorder_span > 0, self->reorder_share > 0,
               "[Reorder] needs WindowMs or Span: how long a frame may be held back.", error) &&
         need (self->burst_hold_us > 0, self->burst_every_us > 0, "[Burst] Every needs Hold.", error) &&
         need (self->burst_hold_us <= self->burst_every_us, TRUE, "[Burst] Hold may not exceed Every.", error) &&
         need (self->silence_for_us > 0, self->silence_from_us > 0, "[Silence] From needs For.", error) &&
         need (self->close_code > 0, self->close_at_us > 0, "[Close] At needs Code.", error) &&
         need (self->oversize_bytes > 0, self->oversize_at_us > 0, "[Oversize] At needs Bytes.", error) &&
         need (self->refuse_status > 0, self->refuse_only > 0, "[Handshake] Only needs Status.", error) &&
         need (self->clock_jump_by_us != 0, self->clock_jump_at_us > 0, "[Clock] JumpAt needs JumpBy.", error) &&
         need (self->flood_for_us > 0, self->flood_at_us > 0, "[Flood] At needs For.", error) &&
         need (self->endless_bytes > 0, self->endless_at_us > 0, "[Endless] At needs Bytes.", error);
}

/**
 * rs_demo_ordinal_is_in:
 * @ordinals: a bit for each number from 1 to 64, see RS_DEMO_ORDINAL()
 * @number: any number
 *
 * Returns: whether @number is among them
 */
gboolean
rs_demo_ordinal_is_in (guint64 ordinals, guint64 number)
{
  return number >= 1 && number <= 64 && (ordinals & RS_DEMO_ORDINAL (number)) != 0;
}

/**
 * rs_demo_fault_plan_parse:
 * @self: (out caller-allocates): a plan
 * @text: a key file, a group for each fault
 * @error: return location
 *
 * Reads a plan. Unknown groups and keys are errors: a test with a misspelt fault would prove nothing.
 *
 * Returns: FALSE with RS_ERROR_USAGE if @text is no such file
 */
gboolean
rs_demo_fault_plan_parse (RsDemoFaultPlan *self, const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) parse_error = NULL;
  g_auto (GStrv) groups = NULL;

  *self = (RsDemoFaultPlan){ 0 };
  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, &parse_error))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "The faults are not a key file: %s", parse_error->message);
      return FALSE;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!read_group (self, file, groups[i], error))
      return FALSE;
  self->proxy.is_used = self->proxy.is_used || g_key_file_has_group (file, "Proxy");
  return check_stream (self, error) && check_proxy (&self->proxy, error);
}

/**
 * rs_demo_fault_plan_load:
 * @self: (out caller-allocates): a plan
 * @path: a key file
 * @error: return location
 *
 * Returns: FALSE with RS_ERROR_USAGE if there is no such file or rs_demo_fault_plan_parse() refuses it; the
 *   message names the file
 */
gboolean
rs_demo_fault_plan_load (RsDemoFaultPlan *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) read_error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &read_error))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE, "The faults cannot be read: %s.", read_error->message);
      return FALSE;
    }
  if (rs_demo_fault_plan_parse (self, text, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}
