/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/*
 * ThreadSanitizer sees only what it compiled. GLib is not among it, so a hand-over under a GMutex looks to it
 * like two threads at one address. The places where threads meet, above all the mailbox and the worker, say here by
 * themselves what happens before what; everything else must not need it.
 */

#if defined(__SANITIZE_THREAD__)
#define RS_HAVE_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define RS_HAVE_TSAN 1
#endif
#endif

#ifdef RS_HAVE_TSAN
void __tsan_acquire (void *address);
void __tsan_release (void *address);
#define RS_TSAN_ACQUIRE(address) __tsan_acquire (address)
#define RS_TSAN_RELEASE(address) __tsan_release (address)
#else
#define RS_TSAN_ACQUIRE(address) ((void) (address))
#define RS_TSAN_RELEASE(address) ((void) (address))
#endif

/* A GMutex that the sanitizer sees. */
#define RS_LOCK(mutex) (g_mutex_lock (mutex), RS_TSAN_ACQUIRE (mutex))
#define RS_UNLOCK(mutex) (RS_TSAN_RELEASE (mutex), g_mutex_unlock (mutex))
