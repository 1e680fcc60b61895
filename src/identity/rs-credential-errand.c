/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-credential-errand.h"

#include "base/rs-text.h"
#include "identity/rs-credential-backend.h"

/* A keyring answers in milliseconds, a person reads and types. */
#define DOUBT_US (4 * G_USEC_PER_SEC)
#define KEYRING_US (5 * G_USEC_PER_SEC)
#define PERSON_US (120 * G_USEC_PER_SEC)

/**
 * RsCredentialErrand:
 *
 * One errand to the keyring:
 *
 * ```
 * store:           the default keyring → open it? → put in
 * lookup, forget:  search → open what is locked? → search → take out
 * ```
 *
 * libsecret says "nothing there" also of a keyring that is locked, and may wait for a minute when it is not answered:
 * so locks are looked at, and there is a deadline. At that the task returns at once, whatever libsecret still does.
 *
 * KeePassXC asks a person within calls that should only search or store, and nothing says so. A keyring that keeps us
 * waiting is therefore asked something simple: if it answers, it waits for somebody, who then has time to. Where nobody
 * sits, the lock is looked at before the search, so that no question appears on the screen.
 */
struct _RsCredentialErrand
{
  RsCredentialJob job;
  GHashTable *attributes;
  char *label;
  RsSecret *secret; /* (nullable): to be stored */
  RsClock *clock;
  gboolean may_ask;
  GTask *task; /* NULL once it has returned */
  GCancellable *cancellable;
  GSource *cancel_source;
  RsTimer *doubt;
  RsTimer *deadline;
  gboolean is_asking; /* a person, now */
  gboolean has_bus;   /* the connection that all share is made */
  gboolean has_asked;
  gboolean has_searched;
  gboolean knows_keyring; /* whether the default keyring was looked at */
};

static void
clear (gpointer data)
{
  RsCredentialErrand *self = data;

  g_assert (self->task == NULL);
  g_hash_table_unref (self->attributes);
  g_free (self->label);
  g_clear_pointer (&self->secret, rs_secret_unref);
  g_clear_object (&self->cancellable);
}

static void
release (RsCredentialErrand *self)
{
  g_rc_box_release_full (self, clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsCredentialErrand, release)

/* What comes from libsecret after this is not for anybody. */
static GTask *
take_task (RsCredentialErrand *self)
{
  rs_clear_timer (&self->doubt);
  rs_clear_timer (&self->deadline);
  g_source_destroy (self->cancel_source);
  g_clear_pointer (&self->cancel_source, g_source_unref);
  g_clear_object (&self->clock);
  g_cancellable_cancel (self->cancellable);
  return g_steal_pointer (&self->task);
}

static void
fail (RsCredentialErrand *self, GError *error)
{
  g_autoptr (GTask) task = take_task (self);

  g_task_return_error (task, error);
}

static void
succeed (RsCredentialErrand *self)
{
  g_autoptr (GTask) task = take_task (self);

  g_task_return_boolean (task, TRUE);
}

static void
give (RsCredentialErrand *self, RsSecret *secret)
{
  g_autoptr (GTask) task = take_task (self);

  g_task_return_pointer (task, secret, (GDestroyNotify) rs_secret_unref);
}

static gboolean
is_dismissal (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
}

/* A keyring that a person was asked to make, and did not, is missing to libsecret. */
static GError *
explain (RsCredentialErrand *self, const GError *error)
{
  if (self->is_asking && is_dismissal (error))
    return rs_credential_error_new (RS_CREDENTIAL_ERROR_DISMISSED);
  return rs_credential_error_translate (error, rs_credential_backend_is_service (),
                                        rs_credential_backend_is_sandboxed ());
}

/* Whether the errand goes on after a call of libsecret. */
static gboolean
goes_on (RsCredentialErrand *self, const GError *error)
{
  if (self->task == NULL)
    return FALSE;
  if (error == NULL)
    return TRUE;
  fail (self, explain (self, error));
  return FALSE;
}

static void
on_deadline (gpointer user_data)
{
  RsCredentialErrand *self = user_data;

  fail (self, rs_credential_error_new (self->is_asking ? RS_CREDENTIAL_ERROR_DISMISSED : RS_CREDENTIAL_ERROR_HUNG));
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  fail (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled"));
  return G_SOURCE_REMOVE;
}

static void wait_for (RsCredentialErrand *self, gboolean person);

static void
on_sign_of_life (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) keyring = NULL;

  keyring = secret_collection_for_alias_finish (result, &error);
  if (error == NULL && self->task != NULL && !self->is_asking)
    wait_for (self, TRUE);
}

/* All share one connection: were it given up while it is made, others would be told that they gave up. */
static void
on_doubt (gpointer user_data)
{
  RsCredentialErrand *self = user_data;

  if (!self->has_bus)
    return;
  secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, self->cancellable,
                               on_sign_of_life, g_rc_box_acquire (self));
}

static void
wait_for (RsCredentialErrand *self, gboolean person)
{
  GMainContext *context = g_main_context_get_thread_default ();

  self->is_asking = person;
  rs_clear_timer (&self->doubt);
  rs_clear_timer (&self->deadline);
  self->deadline = rs_clock_add_timer (self->clock, context, person ? PERSON_US : KEYRING_US, on_deadline, self);
  if (!person && self->may_ask && rs_credential_backend_is_service ())
    self->doubt = rs_clock_add_timer (self->clock, context, DOUBT_US, on_doubt, self);
}

static void
ask_person (RsCredentialErrand *self)
{
  self->has_asked = TRUE;
  wait_for (self, TRUE);
}

static void
on_stored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_stored = secret_password_store_finish (result, &error);

  if (!goes_on (self, error))
    return;
  if (is_stored)
    succeed (self);
  else
    fail (self, rs_credential_error_new (RS_CREDENTIAL_ERROR_DISMISSED));
}

static void
store (RsCredentialErrand *self)
{
  g_autoptr (SecretValue) value = secret_value_new (rs_secret_peek (self->secret), -1, "text/plain");

  g_clear_pointer (&self->secret, rs_secret_unref);
  secret_password_storev_binary (rs_credential_backend_get_schema (), self->attributes, SECRET_COLLECTION_DEFAULT,
                                 self->label, value, self->cancellable, on_stored, g_rc_box_acquire (self));
}

static RsSecret *
copy_value (SecretValue *value)
{
  gsize length;
  const char *bytes = secret_value_get (value, &length);
  g_autoptr (RsSecretText) text = g_strndup (bytes, length);

  return rs_secret_new (text);
}

static void
on_retrieved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value =
      secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (object), result, &error);

  if (!goes_on (self, error))
    return;
  if (value != NULL)
    give (self, copy_value (value));
  else
    fail (self, rs_credential_error_new (RS_CREDENTIAL_ERROR_LOCKED));
}

static void
on_cleared (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialErrand) self = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (goes_on (self, error))
    succeed (self);
}

/* All that is in the way has been opened. */
static void
act (RsCredentialErrand *self, GList *items)
{
  if (self->job == RS_CREDENTIAL_JOB_STORE)
    store (self);
  else if (self->job == RS_CREDENTIAL_JOB_LOOKUP && items == NULL)
    give (self, NULL);
  else if (self->job == RS_CREDENTIAL_JOB_LOOKUP)
    secret_retrievable_retrieve_secret (items->data, self->cancellable, on_retrieved, g_rc_box_acquire (self));
  else if (items == NULL)
    succeed (self);
  else
    secret_password_clearv (rs_credential_backend_get_schema (), self->attributes, self->cancellable, on_cleared,
                            g_rc_box_acquire (self));
}

static void search (RsCredentialErrand *self);

static void
on_unlocked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  int n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (object), result, NULL, &error);

  if (!goes_on (self, error))
    return;
  if (n_unlocked <= 0)
    {
      fail (self, rs_credential_error_new (RS_CREDENTIAL_ERROR_DISMISSED));
      return;
    }
  wait_for (self, FALSE);
  if (self->job == RS_CREDENTIAL_JOB_STORE)
    store (self);
  else
    search (self);
}

/* A person is asked once, if at all. */
static void
open_up (RsCredentialErrand *self, SecretService *service, GList *locked)
{
  if (!self->may_ask || self->has_asked)
    {
      fail (self, rs_credential_error_new (RS_CREDENTIAL_ERROR_LOCKED));
      return;
    }
  ask_person (self);
  secret_service_unlock (service, locked, self->cancellable, on_unlocked, g_rc_box_acquire (self));
}

/* Nothing of the default keyring is in the way. */
static void
go_on (RsCredentialErrand *self)
{
  if (self->job == RS_CREDENTIAL_JOB_STORE || self->has_searched)
    act (self, NULL);
  else
    search (self);
}

/* libsecret has the keyring service ask for a new keyring, where there is none. */
static void
go_without_keyring (RsCredentialErrand *self)
{
  if (self->job != RS_CREDENTIAL_JOB_STORE)
    {
      go_on (self);
      return;
    }
  if (!self->may_ask)
    {
      fail (self, rs_credential_error_new_no_keyring ());
      return;
    }
  ask_person (self);
  store (self);
}

static void
on_keyring (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) keyring = secret_collection_for_alias_finish (result, &error);
  GList locked = { .data = keyring };

  self->knows_keyring = TRUE;
  if (!goes_on (self, error))
    return;
  if (keyring == NULL)
    go_without_keyring (self);
  else if (secret_collection_get_locked (keyring))
    open_up (self, secret_collection_get_service (keyring), &locked);
  else
    go_on (self);
}

static void
look_at_keyring (RsCredentialErrand *self)
{
  secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, self->cancellable, on_keyring,
                               g_rc_box_acquire (self));
}

static gboolean
is_locked (gpointer item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (item);
}

static void
free_items (GList *items)
{
  g_list_free_full (items, g_object_unref);
}

typedef GList Items;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Items, free_items)

static GList *
pick_locked (GList *items)
{
  GList *locked = NULL;

  for (; items != NULL; items = items->next)
    if (is_locked (items->data))
      locked = g_list_prepend (locked, items->data);
  return locked;
}

static void
on_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Items) items = secret_password_search_finish (result, &error);
  g_autoptr (GList) locked = pick_locked (items);

  if (!goes_on (self, error))
    return;
  if (locked != NULL)
    open_up (self, secret_item_get_service (locked->data), locked);
  else if (items == NULL && !self->knows_keyring && rs_credential_backend_is_service ())
    look_at_keyring (self);
  else
    act (self, items);
}

static void
search (RsCredentialErrand *self)
{
  SecretSearchFlags flags = self->job == RS_CREDENTIAL_JOB_FORGET ? SECRET_SEARCH_ALL : SECRET_SEARCH_NONE;

  self->has_searched = TRUE;
  secret_password_searchv (rs_credential_backend_get_schema (), self->attributes, flags, self->cancellable, on_found,
                           g_rc_box_acquire (self));
}

static void
begin (RsCredentialErrand *self)
{
  if (rs_credential_backend_is_service () && (self->job == RS_CREDENTIAL_JOB_STORE || !self->may_ask))
    look_at_keyring (self);
  else if (self->job != RS_CREDENTIAL_JOB_STORE)
    search (self);
  else
    store (self);
}

static void
on_bus (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = NULL;

  bus = g_bus_get_finish (result, &error);
  self->has_bus = bus != NULL;
  if (goes_on (self, error))
    begin (self);
}

/**
 * rs_credential_errand_new:
 * @job: what to do
 * @profile: for whom
 * @kind: with what
 * @secret: (nullable): what is to be stored
 *
 * Returns: (transfer full): an errand, to be run once
 */
RsCredentialErrand *
rs_credential_errand_new (RsCredentialJob job, RsProfile *profile, RsCredentialKind kind, RsSecret *secret)
{
  RsCredentialErrand *self = g_rc_box_new0 (RsCredentialErrand);

  self->job = job;
  self->attributes = rs_credential_backend_make_attributes (profile, kind);
  self->label = rs_credential_backend_make_label (profile, kind);
  self->secret = secret != NULL ? rs_secret_ref (secret) : NULL;
  self->cancellable = g_cancellable_new ();
  return self;
}

/**
 * rs_credential_errand_run:
 * @self: (transfer full): an errand
 * @task: (transfer full): returns what the job says, or an error of #RsCredentialError, or %G_IO_ERROR_CANCELLED
 * @clock: tells when it has taken too long
 * @may_ask: whether a person sits there whom the keyring may ask to unlock it
 */
void
rs_credential_errand_run (RsCredentialErrand *self, GTask *task, RsClock *clock, gboolean may_ask)
{
  self->task = task;
  self->clock = g_object_ref (clock);
  self->may_ask = may_ask;
  self->cancel_source = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (on_cancelled), self, NULL);
  g_source_attach (self->cancel_source, g_main_context_get_thread_default ());
  wait_for (self, FALSE);
  if (rs_credential_backend_is_service ())
    g_bus_get (G_BUS_TYPE_SESSION, NULL /* shared, see on_doubt () */, on_bus, g_rc_box_acquire (self));
  else
    begin (self);
  release (self);
}
