/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "soak-objects.h"

#include <dlfcn.h>
#include <glib-object.h>

/*
 * Counts the GObjects of the whole program, those of libraries included: these functions stand before those of GLib
 * that have the same names, so all that make an object come by here.
 */

typedef GObject *(*NewValist) (GType type, const char *first, va_list arguments);
typedef GObject *(*NewWithProperties) (GType type, guint count, const char *names[], const GValue values[]);

static int n_living; /* atomic */

static void
note_gone (gpointer user_data, GObject *object)
{
  g_atomic_int_add (&n_living, -1);
}

static GObject *
note_new (GObject *object)
{
  if (object != NULL)
    {
      g_atomic_int_inc (&n_living);
      g_object_weak_ref (object, note_gone, NULL);
    }
  return object;
}

/**
 * g_object_new_valist:
 * @type: see GLib
 * @first: see GLib
 * @arguments: see GLib
 *
 * Returns: see GLib
 */
GObject *
g_object_new_valist (GType type, const char *first, va_list arguments)
{
  NewValist make = (NewValist) dlsym (RTLD_NEXT, "g_object_new_valist");

  return note_new (make (type, first, arguments));
}

/**
 * g_object_new_with_properties:
 * @type: see GLib
 * @count: see GLib
 * @names: see GLib
 * @values: see GLib
 *
 * Returns: see GLib
 */
GObject *
g_object_new_with_properties (GType type, guint count, const char *names[], const GValue values[])
{
  NewWithProperties make = (NewWithProperties) dlsym (RTLD_NEXT, "g_object_new_with_properties");

  return note_new (make (type, count, names, values));
}

/**
 * g_object_new:
 * @type: see GLib
 * @first: see GLib
 * @...: see GLib
 *
 * Returns: see GLib
 */
gpointer
g_object_new (GType type, const char *first, ...)
{
  GObject *object;
  va_list arguments;

  if (first == NULL)
    return g_object_new_with_properties (type, 0, NULL, NULL);
  va_start (arguments, first);
  object = g_object_new_valist (type, first, arguments);
  va_end (arguments);
  return object;
}

/**
 * soak_objects_count:
 *
 * Returns: how many objects there are that were not disposed of yet
 */
guint
soak_objects_count (void)
{
  return (guint) g_atomic_int_get (&n_living);
}
