/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-bus.h"
#include "ui/rs-screen-saver.h"

#define NAME "org.freedesktop.ScreenSaver"
#define PATH "/org/freedesktop/ScreenSaver"

static const char interface[] = "<node><interface name='" NAME "'>"
                                "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
                                "<arg type='u' direction='out'/></method>"
                                "<method name='UnInhibit'><arg type='u' direction='in'/></method>"
                                "</interface></node>";

/* A screen saver of our own, on a bus of our own. */
typedef struct
{
  GDBusConnection *bus;
  guint object;
  guint name;
  gboolean refuses;
  guint32 next_cookie;
  guint32 last_cookie; /* that it gave away */
  guint n_inhibited;
  guint n_released;
  char *application;
} Service;

static void
answer_inhibit (Service *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  service->n_inhibited++;
  if (service->refuses)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, NAME ".Refused", "not today");
      return;
    }
  g_free (service->application);
  g_variant_get (parameters, "(ss)", &service->application, NULL);
  service->last_cookie = ++service->next_cookie;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", service->last_cookie));
}

static void
on_call (GDBusConnection *bus, const char *sender, const char *path, const char *interface_name, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  Service *service = user_data;
  guint32 cookie;

  if (g_str_equal (method, "Inhibit"))
    {
      answer_inhibit (service, parameters, invocation);
      return;
    }
  g_variant_get (parameters, "(u)", &cookie);
  g_assert_cmpuint (cookie, ==, service->last_cookie);
  service->n_released++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const char *bus_address;

static void
on_acquired (GDBusConnection *bus, const char *name, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
service_start (Service *service)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_there = FALSE;

  service->bus = g_dbus_connection_new_for_address_sync (
      bus_address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);
  g_assert_no_error (error);
  service->object =
      g_dbus_connection_register_object (service->bus, PATH, node->interfaces[0], &vtable, service, NULL, &error);
  g_assert_no_error (error);
  service->name = g_bus_own_name_on_connection (service->bus, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, on_acquired, NULL,
                                                &is_there, NULL);
  while (!is_there)
    g_main_context_iteration (NULL, TRUE);
}

static void
service_stop (Service *service)
{
  g_bus_unown_name (service->name);
  g_dbus_connection_unregister_object (service->bus, service->object);
  g_dbus_connection_close_sync (service->bus, NULL, NULL);
  g_clear_object (&service->bus);
  g_clear_pointer (&service->application, g_free);
}

static void
wait_until (guint *count, guint number)
{
  while (*count < number)
    g_main_context_iteration (NULL, TRUE);
}

/* A bus that answers has passed on what it was sent on the same connection before. */
static void
ask_bus (GDBusConnection *bus)
{
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetId", NULL, NULL,
                                   G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  g_assert_nonnull (reply);
}

/* First what the service has answered reaches the bus, then the saver. */
static void
settle (Service *service)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (service != NULL)
    ask_bus (service->bus);
  ask_bus (bus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_the_saver_is_held_off_and_let_go (void)
{
  Service service = { 0 };
  RsScreenSaver *saver;

  service_start (&service);
  saver = rs_screen_saver_new ();
  wait_until (&service.n_inhibited, 1);
  g_assert_cmpstr (service.application, ==, "Ringside");
  settle (&service);
  rs_screen_saver_free (saver);
  wait_until (&service.n_released, 1);
  g_assert_cmpuint (service.n_inhibited, ==, 1);
  service_stop (&service);
}

static void
test_a_service_that_starts_anew_is_asked_again (void)
{
  Service first = { 0 };
  Service second = { .next_cookie = 70 };
  RsScreenSaver *saver;

  service_start (&first);
  saver = rs_screen_saver_new ();
  wait_until (&first.n_inhibited, 1);
  service_stop (&first);

  service_start (&second);
  wait_until (&second.n_inhibited, 1);
  settle (&second);
  rs_screen_saver_free (saver);
  wait_until (&second.n_released, 1);
  service_stop (&second);
}

static GLogWriterOutput
count_messages (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  if ((level & G_LOG_LEVEL_MESSAGE) != 0) /* the bus's own thread tells less than that */
    (*(guint *) user_data)++;
  return G_LOG_WRITER_HANDLED;
}

static guint n_messages;

static void
test_a_service_that_refuses_is_one_line_in_the_log (void)
{
  Service service = { .refuses = TRUE };
  RsScreenSaver *saver;

  n_messages = 0;
  service_start (&service);
  saver = rs_screen_saver_new ();
  wait_until (&n_messages, 1);
  rs_screen_saver_free (saver);
  settle (&service);
  g_assert_cmpuint (service.n_released, ==, 0);
  g_assert_cmpuint (n_messages, ==, 1);
  service_stop (&service);
}

static void
test_without_a_service_there_is_one_line_in_the_log (void)
{
  RsScreenSaver *saver = rs_screen_saver_new ();

  n_messages = 0;
  wait_until (&n_messages, 1);
  settle (NULL);
  g_assert_cmpuint (n_messages, ==, 1);
  rs_screen_saver_free (saver);
}

/* Freed before anybody has answered, nothing is called back. */
static void
test_it_may_go_while_it_asks (void)
{
  Service service = { 0 };

  service_start (&service);
  rs_screen_saver_free (rs_screen_saver_new ());
  settle (&service);
  service_stop (&service);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bus_address = test_bus_start ();
  g_log_set_writer_func (count_messages, &n_messages, NULL);
  g_test_add_func ("/screen-saver/it-is-held-off-and-let-go", test_the_saver_is_held_off_and_let_go);
  g_test_add_func ("/screen-saver/a-service-that-starts-anew-is-asked-again",
                   test_a_service_that_starts_anew_is_asked_again);
  g_test_add_func ("/screen-saver/a-service-that-refuses-is-one-line-in-the-log",
                   test_a_service_that_refuses_is_one_line_in_the_log);
  g_test_add_func ("/screen-saver/without-a-service-there-is-one-line-in-the-log",
                   test_without_a_service_there_is_one_line_in_the_log);
  g_test_add_func ("/screen-saver/it-may-go-while-it-asks", test_it_may_go_while_it_asks);
  return g_test_run ();
}
