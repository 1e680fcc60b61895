/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-portal.h"

#include <gio/gunixfdlist.h>
#include <string.h>
#include <unistd.h>

#define DESKTOP_PATH "/org/freedesktop/portal/desktop"
#define KEY "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const char introspection[] = "<node><interface name='org.freedesktop.portal.Secret'>"
                                    "<property name='version' type='u' access='read'/>"
                                    "<method name='RetrieveSecret'><arg type='h' direction='in'/>"
                                    "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
                                    "</interface></node>";

typedef struct
{
  char *address;
  TestPortalManner manner;
  gint is_ready; /* atomic */
} Portal;

static void
write_key (GDBusMethodInvocation *invocation, int index)
{
  GUnixFDList *list = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  int fd = g_unix_fd_list_get (list, index, NULL);

  g_assert_cmpint (write (fd, KEY, strlen (KEY)), ==, strlen (KEY));
  close (fd);
}

/* The answer comes as a signal of a request, whose path both sides know beforehand. */
static char *
make_request_path (GDBusMethodInvocation *invocation, GVariant *options)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_method_invocation_get_sender (invocation) + 1), ".", '_');
  const char *token = "none";

  g_variant_lookup (options, "handle_token", "&s", &token);
  return g_strdup_printf (DESKTOP_PATH "/request/%s/%s", sender, token);
}

/* What a request has come to. */
typedef struct
{
  GDBusConnection *connection;
  char *client;
  char *path;
  guint code;
} Response;

static gboolean
respond (gpointer user_data)
{
  const Response *response = user_data;

  g_dbus_connection_emit_signal (response->connection, response->client, response->path,
                                 "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", response->code, NULL), NULL);
  return G_SOURCE_CONTINUE;
}

/* libsecret begins to listen only after the call has returned; nobody can see when, so it is told until it has heard. */
static void
respond_for_ever (GDBusConnection *connection, const char *client, char *path, guint code)
{
  g_autoptr (GSource) source = g_timeout_source_new (10);
  Response *response = g_new (Response, 1);

  *response = (Response){ .connection = connection, .client = g_strdup (client), .path = path, .code = code };
  g_source_set_callback (source, respond, response, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
on_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  const Portal *portal = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *request = make_request_path (invocation, options);
  gint32 index;

  if (portal->manner == TEST_PORTAL_IS_SILENT)
    return;
  g_variant_get_child (parameters, 0, "h", &index);
  if (portal->manner == TEST_PORTAL_GIVES)
    write_key (invocation, index);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  respond_for_ever (connection, sender, g_steal_pointer (&request), portal->manner == TEST_PORTAL_GIVES ? 0 : 1);
}

static GVariant *
get_version (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
             const char *property, GError **error, gpointer user_data)
{
  return g_variant_new_uint32 (1);
}

static void
own_name (GDBusConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (
      connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static gpointer serve (gpointer user_data) G_GNUC_NORETURN;

static gpointer
serve (gpointer user_data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call, .get_property = get_version };
  Portal *portal = user_data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  static GDBusNodeInfo *node; /* the optimiser would lose what only a function without end holds */
  g_autoptr (GDBusConnection) connection = NULL;

  node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_main_context_push_thread_default (context);
  connection = g_dbus_connection_new_for_address_sync (
      portal->address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, NULL);
  g_assert_nonnull (connection);
  g_assert_cmpuint (
      g_dbus_connection_register_object (connection, DESKTOP_PATH, node->interfaces[0], &vtable, portal, NULL, NULL), >,
      0);
  own_name (connection);
  g_atomic_int_set (&portal->is_ready, 1);
  for (;;)
    g_main_context_iteration (context, TRUE);
}

/*
 * The Secret portal, as far as libsecret asks it. libsecret waits for some of it without its main loop running, so it
 * lives on a thread of its own, as long as the process.
 */
void
test_portal_start (const char *bus_address, TestPortalManner manner)
{
  Portal *portal = g_new0 (Portal, 1);

  portal->address = g_strdup (bus_address);
  portal->manner = manner;
  g_thread_unref (g_thread_new ("portal", serve, portal));
  while (!g_atomic_int_get (&portal->is_ready))
    g_thread_yield ();
}
