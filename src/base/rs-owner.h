/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/*
 * No object of ours is touched by two threads. Debug builds hold everyone to it: a type that belongs to a thread
 * keeps an RsOwner and asserts it at its doors.
 */

typedef struct
{
  GThread *thread;
} RsOwner;

#define rs_owner_claim(owner) ((owner)->thread = g_thread_self ())
#define rs_assert_owner(owner) g_assert ((owner)->thread == g_thread_self ())
