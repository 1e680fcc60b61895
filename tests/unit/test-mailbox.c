/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-mailbox.h"
#include "base/rs-worker.h"

#include <string.h>
#include <time.h>

#define LONGER_THAN_ANY_UPTIME (100 * 365 * G_TIME_SPAN_DAY)

/*
 * A letter is a text; two letters merge into one with both texts. Every letter that lives is counted, so that none
 * can be lost or freed twice.
 */

static int n_living;

typedef struct
{
  GMainContext *context;
  RsMailbox *mailbox;
  GPtrArray *delivered;    /* of texts */
  GArray *delivered_at_us; /* of gint64 */
  guint n_letters;         /* of all texts together */
  GThread *thread;
  gboolean close_when_delivered;
} Fixture;

static gpointer
letter_new (const char *text)
{
  g_atomic_int_inc (&n_living);
  return g_strdup (text);
}

static void
letter_free (gpointer letter)
{
  g_atomic_int_add (&n_living, -1);
  g_free (letter);
}

static gpointer
merge (gpointer waiting, gpointer newer)
{
  g_autofree char *text = g_strconcat (waiting, newer, NULL);
  gpointer both = letter_new (text);

  letter_free (waiting);
  letter_free (newer);
  return both;
}

static void
deliver (gpointer letter, gpointer user_data)
{
  Fixture *fixture = user_data;
  gint64 now_us = g_get_monotonic_time ();

  g_ptr_array_add (fixture->delivered, g_strdup (letter));
  g_array_append_val (fixture->delivered_at_us, now_us);
  fixture->n_letters += (guint) strlen (letter);
  fixture->thread = g_thread_self ();
  letter_free (letter);
  if (fixture->close_when_delivered)
    {
      rs_mailbox_close (fixture->mailbox);
      g_clear_pointer (&fixture->mailbox, rs_mailbox_unref);
    }
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->context = g_main_context_new ();
  fixture->delivered = g_ptr_array_new_with_free_func (g_free);
  fixture->delivered_at_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->mailbox = rs_mailbox_new (fixture->context, merge, deliver, letter_free, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  if (fixture->mailbox != NULL)
    rs_mailbox_close (fixture->mailbox);
  g_clear_pointer (&fixture->mailbox, rs_mailbox_unref);
  g_assert_cmpint (g_atomic_int_get (&n_living), ==, 0);
  g_ptr_array_unref (fixture->delivered);
  g_array_unref (fixture->delivered_at_us);
  g_main_context_unref (fixture->context);
}

static void
drain (Fixture *fixture)
{
  while (g_main_context_iteration (fixture->context, FALSE))
    continue;
}

static void
post (Fixture *fixture, const char *text)
{
  rs_mailbox_post (fixture->mailbox, letter_new (text));
}

static void
assert_delivered (Fixture *fixture, guint index, const char *expected)
{
  g_assert_cmpuint (fixture->delivered->len, >, index);
  g_assert_cmpstr (fixture->delivered->pdata[index], ==, expected);
}

static void
test_what_is_posted_is_delivered_once (Fixture *fixture, gconstpointer user_data)
{
  post (fixture, "a");
  g_assert_cmpuint (fixture->delivered->len, ==, 0); /* never from within the sender's call */
  drain (fixture);
  drain (fixture);

  g_assert_cmpuint (fixture->delivered->len, ==, 1);
  assert_delivered (fixture, 0, "a");
}

static void
test_a_slow_receiver_gets_one_for_all (Fixture *fixture, gconstpointer user_data)
{
  post (fixture, "a");
  post (fixture, "b");
  post (fixture, "c");
  g_assert_cmpint (g_atomic_int_get (&n_living), ==, 1);
  drain (fixture);
  post (fixture, "d");
  drain (fixture);

  g_assert_cmpuint (fixture->delivered->len, ==, 2);
  assert_delivered (fixture, 0, "abc");
  assert_delivered (fixture, 1, "d");
}

static void
wait_for (Fixture *fixture, guint n_delivered)
{
  while (fixture->delivered->len < n_delivered)
    g_main_context_iteration (fixture->context, TRUE);
}

static gint64
get_delivery_us (Fixture *fixture, guint index)
{
  return g_array_index (fixture->delivered_at_us, gint64, index);
}

static void
test_the_first_after_quiet_goes_at_once_and_the_next_keep_the_interval (Fixture *fixture, gconstpointer user_data)
{
  const gint64 interval_us = 40 * 1000;
  gint64 start_us = g_get_monotonic_time ();

  rs_mailbox_set_interval (fixture->mailbox, interval_us);
  post (fixture, "a");
  drain (fixture);
  assert_delivered (fixture, 0, "a");
  post (fixture, "b");
  drain (fixture);
  if (g_get_monotonic_time () - start_us < interval_us) /* a machine that slept through it proves nothing */
    g_assert_cmpuint (fixture->delivered->len, ==, 1);
  post (fixture, "c");
  wait_for (fixture, 2);

  assert_delivered (fixture, 1, "bc");
  /* The interval counts from the moment at which the main loop woke, a little before the delivery itself. */
  g_assert_cmpint (get_delivery_us (fixture, 1) - start_us, >=, interval_us);
}

static void
test_a_shorter_interval_hurries_what_waits (Fixture *fixture, gconstpointer user_data)
{
  rs_mailbox_set_interval (fixture->mailbox, LONGER_THAN_ANY_UPTIME);
  post (fixture, "a");
  drain (fixture);
  post (fixture, "b");
  drain (fixture);
  g_assert_cmpuint (fixture->delivered->len, ==, 1);

  rs_mailbox_set_interval (fixture->mailbox, 0);
  drain (fixture);

  assert_delivered (fixture, 1, "b");
}

static void
test_nothing_comes_after_closing (Fixture *fixture, gconstpointer user_data)
{
  post (fixture, "waiting");
  rs_mailbox_close (fixture->mailbox);
  g_assert_cmpint (g_atomic_int_get (&n_living), ==, 0);
  post (fixture, "late");
  g_assert_cmpint (g_atomic_int_get (&n_living), ==, 0);
  rs_mailbox_set_interval (fixture->mailbox, 1);
  rs_mailbox_close (fixture->mailbox);
  drain (fixture);

  g_assert_cmpuint (fixture->delivered->len, ==, 0);
}

static void
test_a_receiver_may_close_while_it_is_given_something (Fixture *fixture, gconstpointer user_data)
{
  fixture->close_when_delivered = TRUE;
  post (fixture, "last");
  drain (fixture);

  g_assert_cmpuint (fixture->delivered->len, ==, 1);
  g_assert_null (fixture->mailbox);
}

#define N_LETTERS 20000

typedef struct
{
  RsMailbox *mailbox;
  char letter;
} Sender;

static void
send_many (gpointer user_data)
{
  Sender *sender = user_data;

  for (guint i = 0; i < N_LETTERS; i++)
    rs_mailbox_post (sender->mailbox, letter_new ((char[]){ sender->letter, '\0' }));
  g_clear_pointer (&sender->mailbox, rs_mailbox_unref);
}

static guint
count_letters (Fixture *fixture, char letter)
{
  guint count = 0;

  for (guint i = 0; i < fixture->delivered->len; i++)
    for (const char *p = fixture->delivered->pdata[i]; *p != '\0'; p++)
      count += *p == letter;
  return count;
}

static void
test_two_workers_send_and_nothing_is_lost (Fixture *fixture, gconstpointer user_data)
{
  RsWorker *workers[2] = { rs_worker_new ("one"), rs_worker_new ("two") };
  Sender senders[2] = { { rs_mailbox_ref (fixture->mailbox), 'a' }, { rs_mailbox_ref (fixture->mailbox), 'b' } };

  for (guint i = 0; i < 2; i++)
    rs_worker_invoke (workers[i], send_many, &senders[i]);
  while (fixture->n_letters < 2 * N_LETTERS)
    g_main_context_iteration (fixture->context, TRUE);
  for (guint i = 0; i < 2; i++)
    rs_worker_stop (workers[i]);

  g_assert_cmpuint (count_letters (fixture, 'a'), ==, N_LETTERS);
  g_assert_cmpuint (count_letters (fixture, 'b'), ==, N_LETTERS);
  g_assert_true (fixture->thread == g_thread_self ());
}

static void
test_closing_while_a_worker_sends_loses_no_memory (Fixture *fixture, gconstpointer user_data)
{
  RsWorker *worker = rs_worker_new ("sender");
  Sender sender = { rs_mailbox_ref (fixture->mailbox), 'a' };
  guint n_delivered;

  rs_worker_invoke (worker, send_many, &sender);
  wait_for (fixture, 1);
  rs_mailbox_close (fixture->mailbox);
  n_delivered = fixture->delivered->len;
  rs_worker_stop (worker);
  drain (fixture);

  g_assert_cmpuint (fixture->delivered->len, ==, n_delivered);
}

typedef struct
{
  RsMailbox *mailbox;
  gint64 busy_us;
} Question;

#define WORK_US (50 * 1000)

static gint64
get_own_busy (void)
{
  struct timespec busy;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &busy), ==, 0);
  return (gint64) busy.tv_sec * G_USEC_PER_SEC + busy.tv_nsec / 1000;
}

static void
work (void)
{
  gint64 until_us = get_own_busy () + WORK_US;

  while (get_own_busy () < until_us)
    ;
}

static void
work_and_ask (gpointer user_data)
{
  Question *question = user_data;

  work ();
  question->busy_us = rs_mailbox_get_busy (question->mailbox);
}

/* What the sender itself does in the meantime is not counted. */
static void
test_a_sender_learns_how_busy_the_receiver_was (Fixture *fixture, gconstpointer user_data)
{
  RsWorker *worker = rs_worker_new ("sender");
  Question question = { .mailbox = fixture->mailbox };
  gint64 before_us = rs_mailbox_get_busy (fixture->mailbox);
  gint64 after_us;

  work ();
  after_us = rs_mailbox_get_busy (fixture->mailbox);
  rs_worker_invoke (worker, work_and_ask, &question);
  rs_worker_stop (worker);

  g_assert_cmpint (after_us - before_us, >=, WORK_US);
  g_assert_cmpint (question.busy_us, >=, after_us);
  g_assert_cmpint (question.busy_us - after_us, <, WORK_US / 2);
}

#define ADD(path, func) g_test_add ("/base/mailbox/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-posted-is-delivered-once", test_what_is_posted_is_delivered_once);
  ADD ("a-slow-receiver-gets-one-for-all", test_a_slow_receiver_gets_one_for_all);
  ADD ("the-first-after-quiet-goes-at-once-and-the-next-keep-the-interval",
       test_the_first_after_quiet_goes_at_once_and_the_next_keep_the_interval);
  ADD ("a-shorter-interval-hurries-what-waits", test_a_shorter_interval_hurries_what_waits);
  ADD ("nothing-comes-after-closing", test_nothing_comes_after_closing);
  ADD ("a-receiver-may-close-while-it-is-given-something", test_a_receiver_may_close_while_it_is_given_something);
  ADD ("two-workers-send-and-nothing-is-lost", test_two_workers_send_and_nothing_is_lost);
  ADD ("a-sender-learns-how-busy-the-receiver-was", test_a_sender_learns_how_busy_the_receiver_was);
  ADD ("closing-while-a-worker-sends-loses-no-memory", test_closing_while_a_worker_sends_loses_no_memory);
  return g_test_run ();
}
