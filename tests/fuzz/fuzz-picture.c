/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include "model/rs-picture.h"

#include <string.h>

/* A file that claims to be the last picture: read, or nothing. */

static GBytes *
make_sound_picture (void)
{
  const RsPictureMoment moment = { .taken_us = 1700000000000000, .server_ns = 1700000000000000000 };
  g_autoptr (RsBoardModel) model = rs_board_model_new ();
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();

  for (guint i = 0; i < 3; i++)
    {
      const char id[] = { (char) ('a' + (char) i), '\0' };

      rs_change_set_touch (changes, RS_KIND_AGENT, id)->mask = RS_CHANGED_ALL;
      rs_change_set_touch (changes, RS_KIND_QUEUE, id)->mask = RS_CHANGED_ALL;
    }
  rs_board_model_apply (model, changes);
  return rs_picture_make (model, &moment);
}

static void
read_picture (const void *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  RsPictureMoment moment = { 0 };
  g_autoptr (RsBoardModel) model = rs_picture_read (bytes, &moment);

  if (model == NULL)
    return;
  g_assert_cmpuint (g_list_model_get_n_items (rs_board_model_get_roster (model)), <=, RS_PICTURE_MAX_AGENTS);
  g_assert_cmpuint (g_list_model_get_n_items (rs_board_model_get_queues (model)), <=, RS_PICTURE_MAX_QUEUES);
  g_assert_cmpint (moment.taken_us, >, 0);
}

/* Few inputs look like a picture, so each is laid over a sound one as well: the first byte says where. */
static void
damage (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) sound = make_sound_picture ();
  gsize length = g_bytes_get_size (sound);
  g_autofree uint8_t *copy = g_memdup2 (g_bytes_get_data (sound, NULL), length);
  gsize at = data[0] % length;
  gsize n = MIN (size - 1, MIN (length - at, 4));

  memcpy (copy + at, data + 1, n);
  read_picture (copy, length);
  read_picture (copy, at);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  read_picture (data, size);
  if (size > 1)
    damage (data, size);
  return 0;
}
