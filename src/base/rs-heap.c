/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-heap.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/*
 * The allocator of glibc learns: once a large block was freed, blocks of that size come from the heap of their thread,
 * and each thread keeps twice as much for the next one. A single message of 16 MiB so makes a process larger for ever,
 * by 32 MiB for each thread. Here it is told what to do instead.
 */

/* What is as large as that is asked from the system and given back at once; a message hardly ever is. */
#define LARGE (128 * 1024)
#define KEPT (256 * 1024)

/* The pixels of a frame, in contrast, are needed again sixteen milliseconds later: up to 2560 by 1440. */
#define FRAME (16 * 1024 * 1024)

static gboolean has_frames;

#ifdef __GLIBC__
static void
tune (int large, int kept)
{
  mallopt (M_MMAP_THRESHOLD, large);
  mallopt (M_TRIM_THRESHOLD, kept);
}
#else
static void
tune (int large, int kept)
{
}
#endif

/**
 * rs_heap_expect_frames:
 *
 * For a program with a window, before it starts any thread: keeps what frames are drawn in.
 */
void
rs_heap_expect_frames (void)
{
  has_frames = TRUE;
  tune (FRAME, 2 * FRAME);
}

/**
 * rs_heap_set_up:
 *
 * Makes the program as small after a large message as it was before, if it expects no frames. Cheap if that was done
 * already; for any thread.
 */
void
rs_heap_set_up (void)
{
  static gsize is_set_up;

  if (!g_once_init_enter (&is_set_up))
    return;
  if (!has_frames)
    tune (LARGE, KEPT);
  g_once_init_leave (&is_set_up, 1);
}

/**
 * rs_heap_give_back:
 *
 * Gives back what the calling thread has kept beyond what it uses. To be called now and then by a thread that draws
 * nothing: a block that is freed makes the allocator look.
 */
void
rs_heap_give_back (void)
{
  if (!has_frames)
    return;
  tune (FRAME, KEPT);
  g_free (g_malloc (LARGE));
  tune (FRAME, 2 * FRAME);
}
