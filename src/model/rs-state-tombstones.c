/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-tombstones.h"

#include "model/rs-state-departures.h"

#include <string.h>

#define N_STONES RS_STATE_MAX_ENDED
#define N_HEADS 16384 /* a power of two */
#define NONE G_MAXUINT16

/**
 * RsStateTombstones:
 *
 * Which interactions have ended of late. `ended` is absorbing (protocol §4), so of one that is over nothing has to be
 * kept but that: eight bytes of a hash, and until when. A busy day ends thousands of them, so room for all is made at
 * once: what a board weighs does not depend on how many there were.
 *
 * Two ids with the same 64 bits would be taken for one. With 20,000 of them that is one in 10¹⁵ for each that is new.
 */
struct _RsStateTombstones
{
  guint64 basis; /* so that nobody outside can make two ids meet */
  guint n_stones;
  guint oldest;
  guint16 heads[N_HEADS];
  guint16 nexts[N_STONES];
  guint64 keys[N_STONES];
  gint64 until_us[N_STONES];
};

G_STATIC_ASSERT (N_STONES < NONE);

/**
 * rs_state_tombstones_new:
 *
 * Returns: (transfer full): room for 20,000, none of it taken
 */
RsStateTombstones *
rs_state_tombstones_new (void)
{
  RsStateTombstones *self = g_new (RsStateTombstones, 1);

  memset (self, 0xff, sizeof *self); /* every head is NONE; and no page of it is taken later */
  self->basis = (guint64) g_random_int () << 32 | g_random_int ();
  self->n_stones = 0;
  self->oldest = 0;
  return self;
}

/**
 * rs_state_tombstones_free:
 * @self: (transfer full): tombstones
 */
void
rs_state_tombstones_free (RsStateTombstones *self)
{
  g_free (self);
}

/* FNV-1a, from a basis of our own. */
static guint64
make_key (const RsStateTombstones *self, const char *id)
{
  guint64 key = self->basis;

  for (; *id != '\0'; id++)
    key = (key ^ (guint8) *id) * G_GUINT64_CONSTANT (1099511628211);
  return key ^ key >> 32;
}

static guint16 *
get_head (RsStateTombstones *self, guint64 key)
{
  return &self->heads[key % N_HEADS];
}

static void
unlink_stone (RsStateTombstones *self, guint stone)
{
  guint16 *link = get_head (self, self->keys[stone]);

  while (*link != stone)
    link = &self->nexts[*link];
  *link = self->nexts[stone];
}

static guint
take_stone (RsStateTombstones *self)
{
  guint stone = self->oldest;

  if (self->n_stones < N_STONES)
    return self->n_stones++;
  unlink_stone (self, stone);
  self->oldest = (stone + 1) % N_STONES;
  return stone;
}

/**
 * rs_state_tombstones_add:
 * @self: tombstones
 * @id: an interaction that has ended
 * @until_us: monotonic time until which that is remembered; the earliest is forgotten for one too many
 */
void
rs_state_tombstones_add (RsStateTombstones *self, const char *id, gint64 until_us)
{
  guint stone = take_stone (self);
  guint64 key = make_key (self, id);
  guint16 *head = get_head (self, key);

  self->keys[stone] = key;
  self->until_us[stone] = until_us;
  self->nexts[stone] = *head;
  *head = (guint16) stone;
}

/**
 * rs_state_tombstones_has:
 * @self: tombstones
 * @id: an interaction
 * @now_us: monotonic time
 *
 * Returns: whether it has ended, as far as that is still remembered
 */
gboolean
rs_state_tombstones_has (const RsStateTombstones *self, const char *id, gint64 now_us)
{
  guint64 key = make_key (self, id);

  for (guint stone = self->heads[key % N_HEADS]; stone != NONE; stone = self->nexts[stone])
    if (self->keys[stone] == key && self->until_us[stone] > now_us)
      return TRUE;
  return FALSE;
}
