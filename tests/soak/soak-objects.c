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
static GMutex types_lock;
static GHashTable *types; /* GType → int, under the lock */

static void
add_of_type (GType type, int n)
{
  gpointer key = GSIZE_TO_POINTER (type);

  g_mutex_lock (&types_lock);
  if (types == NULL)
    types = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (types, key, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (types, key)) + n));
  g_mutex_unlock (&types_lock);
  g_atomic_int_add (&n_living, n);
}

static void
note_gone (gpointer user_data, GObject *object)
{
  add_of_type (G_OBJECT_TYPE (object), -1);
}

static GObject *
note_new (GObject *object)
{
  if (object != NULL)
    {
      add_of_type (G_OBJECT_TYPE (object), 1);
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

/**
 * soak_objects_foreach:
 * @func: (scope call): called for each type of which there has been an object; it makes none
 * @user_data: for @func
 */
void
soak_objects_foreach (SoakObjectsFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer type, n;

  g_mutex_lock (&types_lock);
  if (types != NULL)
    {
      g_hash_table_iter_init (&iter, types);
      while (g_hash_table_iter_next (&iter, &type, &n))
        func (GPOINTER_TO_SIZE (type), GPOINTER_TO_INT (n), user_data);
    }
  g_mutex_unlock (&types_lock);
}
