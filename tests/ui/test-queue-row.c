/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-queue-row.h"

static const RsLook look = { .dark = TRUE, .filled = TRUE, .unit_px = 16, .text_px = 16, .smallest_px = 14 };

static RsQueueRow *
make_row (RsBoardModel *model, guint n_queues)
{
  RsQueueRow *row = RS_QUEUE_ROW (rs_queue_row_new ());
  RsChangeSet *changes = rs_change_set_new ();

  for (guint i = 0; i < n_queues; i++)
    {
      g_autofree char *id = g_strdup_printf ("q%03u", i);

      ui_add_queue (changes, id, id, (int) i, 10 * (int) i);
    }
  ui_apply (model, changes);
  rs_queue_row_set_look (row, &look);
  rs_queue_row_set_queues (row, rs_board_model_get_queues (model));
  rs_queue_row_tick (row, UI_NOW);
  return g_object_ref_sink (row);
}

static void
test_the_form_follows_the_number (void)
{
  static const struct
  {
    guint n_queues;
    RsCardForm form;
    gboolean all_shown;
  } cases[] = { { 6, RS_CARD_FORM_FULL, TRUE },
                { 12, RS_CARD_FORM_SHORT, TRUE },
                { 20, RS_CARD_FORM_COMPACT, TRUE },
                { 300, RS_CARD_FORM_LINE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsBoardModel) model = rs_board_model_new ();
      g_autoptr (RsQueueRow) row = make_row (model, cases[i].n_queues);
      int height = rs_queue_row_choose (row, RS_CARD_FORM_FULL, 1240, 270);

      g_test_message ("%u queues: %d pixels", cases[i].n_queues, height);
      g_assert_cmpint (rs_queue_row_get_form (row), ==, cases[i].form);
      g_assert_cmpint (height, <=, 270);
      g_assert_true ((rs_queue_row_get_n_not_shown (row) == 0) == cases[i].all_shown);
    }
}

static void
test_without_queues_it_takes_no_room (void)
{
  g_autoptr (RsBoardModel) model = rs_board_model_new ();
  g_autoptr (RsQueueRow) row = make_row (model, 0);

  g_assert_cmpint (rs_queue_row_choose (row, RS_CARD_FORM_FULL, 1240, 270), ==, 0);
}

static RsQueueCard *
make_card (RsBoardModel *model, int waiting, int wait_seconds, const char *channel)
{
  RsQueueCard *card = RS_QUEUE_CARD (g_object_ref_sink (rs_queue_card_new ()));
  RsChangeSet *changes = rs_change_set_new ();
  g_autoptr (RsQueue) queue = NULL;

  ui_add_queue (changes, "q1", "Billing", waiting, wait_seconds);
  if (channel != NULL)
    ui_add_interaction (changes, "i1", "queued", channel, "Billing", NULL, wait_seconds);
  ui_apply (model, changes);
  queue = g_list_model_get_item (rs_board_model_get_queues (model), 0);
  rs_queue_card_set_queue (card, queue);
  rs_queue_card_tick (card, UI_NOW);
  return card;
}

static void
test_the_limit_depends_on_the_channel (void)
{
  static const struct
  {
    int waiting;
    int wait_seconds;
    const char *channel;
    RsSignal signal;
  } cases[] = { { 0, 0, NULL, RS_SIGNAL_CALM },         { 3, 20, "voice", RS_SIGNAL_GOOD },
                { 3, 140, "voice", RS_SIGNAL_WARNING }, { 3, 180, "voice", RS_SIGNAL_ALARM },
                { 3, 125, "chat", RS_SIGNAL_ALARM },    { 3, 3600, "email", RS_SIGNAL_GOOD } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsBoardModel) model = rs_board_model_new ();
      g_autoptr (RsQueueCard) card = make_card (model, cases[i].waiting, cases[i].wait_seconds, cases[i].channel);

      g_assert_cmpint (rs_queue_card_get_signal (card), ==, cases[i].signal);
    }
}

static void
test_a_card_says_all_of_it (void)
{
  g_autoptr (RsBoardModel) model = rs_board_model_new ();
  g_autoptr (RsQueueCard) card = make_card (model, 7, 201, "voice");
  g_autofree char *said = rs_queue_card_get_description (card);

  g_assert_cmpstr (said, ==,
                   "Billing, 7 waiting, longest wait 3 minutes 21 seconds, over limit, "
                   "call for 3 minutes 21 seconds, service level 71 percent, goal 80, 4 agents available, 1 abandoned");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/queue-row/the-form-follows-the-number", test_the_form_follows_the_number);
  g_test_add_func ("/queue-row/without-queues-it-takes-no-room", test_without_queues_it_takes_no_room);
  g_test_add_func ("/queue-row/the-limit-depends-on-the-channel", test_the_limit_depends_on_the_channel);
  g_test_add_func ("/queue-row/a-card-says-all-of-it", test_a_card_says_all_of_it);
  return g_test_run ();
}
