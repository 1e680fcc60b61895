/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-decoder.h"
#include "wire/rs-frame-redactor.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  RsFrameRedactor *redactor;
  RsFrameRedactor *anonymous;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test->redactor = rs_frame_redactor_new (FALSE);
  test->anonymous = rs_frame_redactor_new (TRUE);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_frame_redactor_free (test->redactor);
  rs_frame_redactor_free (test->anonymous);
}

/* Frames are written with ' for ", so that they can be read. */
static char *
redact (RsFrameRedactor *redactor, const char *frame)
{
  g_autofree char *text = g_strdelimit (g_strdup (frame), "'", '"');
  RsMalformed reason;
  char *clean = rs_frame_redactor_redact (redactor, text, strlen (text), &reason);

  g_test_message ("%s → %s", text, clean != NULL ? clean : rs_malformed_get_nick (reason));
  return clean;
}

static void
assert_kept (Test *test, const char *frame)
{
  g_autofree char *text = g_strdelimit (g_strdup (frame), "'", '"');
  g_autofree char *clean = redact (test->redactor, frame);

  g_assert_cmpstr (clean, ==, text);
}

static void
test_what_the_board_shows_is_kept (Test *test, gconstpointer user_data)
{
  assert_kept (test, "{'type':'presence.update','sequence':7,'timestamp':'2026-01-01T10:00:00.123456Z','payload':{"
                     "'userId':'718620fc-e0cc-4dea-bac5-929c0702df9d','status':'After Call Work','queueName':'Billing',"
                     "'wrapUpCode':null,'displayName':'Ana Sousa','teamName':'Team 7',"
                     "'statusChangedAt':'2026-01-01T10:00:00Z'}}");
  assert_kept (test, "{'type':'queue.update','seq':'12345678901','payload':{'queueId':'q1','queueName':'Sales',"
                     "'waiting':3,'longestWaitSeconds':123456.5,'serviceLevel':82.5,'serviceLevelGoal':80,"
                     "'abandoned':0,'handled':1234567,'agentsAvailable':4,'ts':'2026-01-01T10:00:00Z'}}");
  assert_kept (test, "{'type':'interaction.update','payload':{'interactionId':'i-0042','state':'queued',"
                     "'channel':'voice','direction':'inbound','queueName':'Sales','userId':'a1',"
                     "'stateChangedAt':'2026-01-01T10:00:00+01:00'}}");
  assert_kept (test, "{'type':'subscribed','payload':{'presence':{'userIds':['a1','1234567']},"
                     "'queues':{'queueIds':['q1']},'interactions':{'userIds':null}}}");
  assert_kept (test, "{'type':'heartbeat','intervalSeconds':15}");
  assert_kept (test, "{'command':'PING','payload':{'intervalSeconds':30}}");
  assert_kept (test, "ping");
}

static void
test_every_field_has_its_rule (Test *test, gconstpointer user_data)
{
  static const char *const types[] = { "presence.update", "queue.update", "interaction.update" };

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      guint n_fields;
      const RsField *fields = rs_kind_get_fields ((RsKind) kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          const char *value = fields[i].type == RS_FIELD_TEXT   ? "'word'"
                              : fields[i].type == RS_FIELD_TIME ? "'2026-01-01T10:00:00Z'"
                                                                : "1234567";
          g_autofree char *frame =
              g_strdup_printf ("{'type':'%s','payload':{'%s':%s}}", types[kind], fields[i].name, value);

          assert_kept (test, frame);
        }
    }
}

static void
assert_gone (Test *test, const char *frame, const char *word)
{
  g_autofree char *clean = redact (test->redactor, frame);

  g_assert_nonnull (clean);
  g_assert_null (strstr (clean, word));
}

static void
test_whatever_is_not_known_becomes_a_pseudonym (Test *test, gconstpointer user_data)
{
  assert_gone (test, "{'type':'interaction.update','payload':{'interactionId':'i1','customerName':'João Pinto'}}",
               "Pinto");
  assert_gone (test, "{'type':'interaction.update','payload':{'interactionId':'i1','displayName':'João Pinto'}}",
               "Pinto");
  assert_gone (test,
               "{'type':'interaction.update','payload':{'customer':{'displayName':'João Pinto','userId':'Pinto'}}}",
               "Pinto");
  assert_gone (test, "{'type':'interaction.update','payload':{'tags':['vip',['João Pinto']]}}", "Pinto");
  assert_gone (test, "{'type':'a.word.of.tomorrow','payload':{'status':'João Pinto'}}", "Pinto");
  assert_gone (test, "{'type':'error','payload':{'code':'x','message':'no such user João Pinto'}}", "Pinto");
  assert_gone (test, "{'type':'João Pinto'}", "Pinto");
  assert_gone (test, "{'type':'interaction.update','payload':{'João Pinto':1}}", "Pinto");
  assert_gone (test, "{'type':'interaction.update','payload':{'351912345678':1}}", "351912345678");
  assert_gone (test, "{'type':'interaction.update','payload':{'ani':351912345678}}", "351912345678");
  assert_gone (test, "{'type':'interaction.update','payload':{'ani':351912345678.0}}", "3519123");
  assert_gone (test, "{'type':'queue.update','payload':{'queueId':'q1','waiting':'João Pinto'}}", "Pinto");
  assert_gone (test, "{'type':'presence.update','timestamp':'João Pinto','payload':{'userId':'a'}}", "Pinto");
}

static void
test_addresses_are_replaced_in_every_text (Test *test, gconstpointer user_data)
{
  static const char *const addresses[] = {
    "+351 912 345 678", "(021) 234-5678", "912345678",         "joao.pinto@example.org",  "https://example.org/?id=7",
    "tel:911234",       "sip:joao@pbx",   "www.example.org/x", "mailto:joao@example.org",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *status = g_strdup_printf (
          "{'type':'presence.update','payload':{'userId':'a1','wrapUpCode':'Call back %s','status':'In Call'}}",
          addresses[i]);
      g_autofree char *contact =
          g_strdup_printf ("{'type':'interaction.update','payload':{'interactionId':'%s'}}", addresses[i]);
      g_autofree char *clean = redact (test->redactor, status);

      g_assert_null (strstr (clean, addresses[i]));
      g_assert_nonnull (strstr (clean, "Call back address-"));
      if (*addresses[i] == '+' || strchr (addresses[i], ':') != NULL || strchr (addresses[i], '@') != NULL)
        assert_gone (test, contact, addresses[i]);
    }
}

static void
test_the_same_word_becomes_the_same_pseudonym (Test *test, gconstpointer user_data)
{
  g_autoptr (RsFrameRedactor) other = rs_frame_redactor_new (FALSE);
  const char *frame = "{'type':'interaction.update','payload':{'interactionId':'sip:351912345678'}}";
  g_autofree char *first = redact (test->redactor, frame);
  g_autofree char *second = redact (test->redactor, frame);
  g_autofree char *third =
      redact (test->redactor, "{'type':'interaction.update','payload':{'interactionId':'sip:351912345679'}}");
  g_autofree char *elsewhere = redact (other, frame);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  g_assert_cmpstr (first, !=, elsewhere); /* or the number could be found by trying them all */
}

static const char *
get_member (JsonNode *root, const char *name)
{
  return json_object_get_string_member (json_object_get_object_member (json_node_get_object (root), "payload"), name);
}

static void
test_anonymous_replaces_agents_and_queues_as_well (Test *test, gconstpointer user_data)
{
  g_autofree char *agent =
      redact (test->anonymous, "{'type':'presence.update','payload':{'userId':'a1','status':'Break',"
                               "'displayName':'Ana','teamName':'Red','queueName':'Sales'}}");
  g_autofree char *contact = redact (test->anonymous, "{'type':'interaction.update','payload':{'interactionId':'i1',"
                                                      "'userId':'a1','queueName':'Sales'}}");
  g_autofree char *granted =
      redact (test->anonymous, "{'type':'subscribed','payload':{'presence':{'userIds':['a1']}}}");
  g_autoptr (JsonNode) agent_node = json_from_string (agent, NULL);
  g_autoptr (JsonNode) contact_node = json_from_string (contact, NULL);

  g_assert_true (g_str_has_prefix (get_member (agent_node, "displayName"), "Agent-"));
  g_assert_true (g_str_has_prefix (get_member (agent_node, "teamName"), "Team-"));
  g_assert_true (g_str_has_prefix (get_member (agent_node, "queueName"), "Queue-"));
  g_assert_cmpstr (get_member (agent_node, "status"), ==, "Break");
  g_assert_cmpstr (get_member (agent_node, "userId"), ==, get_member (contact_node, "userId"));
  g_assert_cmpstr (get_member (agent_node, "queueName"), ==, get_member (contact_node, "queueName"));
  g_assert_cmpstr (get_member (contact_node, "interactionId"), ==, "i1");
  g_assert_nonnull (strstr (granted, get_member (agent_node, "userId")));
}

static void
test_what_is_malformed_keeps_only_words_of_the_protocol (Test *test, gconstpointer user_data)
{
  static const char *const dropped[] = {
    "{\"type\":\"presence.update\",\"payload\":{\"displayName\":\"João Pinto\"",
    "[351912345678]",
    "{'a':'João'}",
    "call +351 91 23",
    "",
  };
  RsMalformed reason;

  assert_kept (test, "[1,2,3]");
  assert_kept (test, "{'type':'presence.update',}");
  assert_kept (test, "{/* payload */'type':'queue.update'}");
  for (guint i = 0; i < G_N_ELEMENTS (dropped) - 1; i++)
    {
      g_assert_null (rs_frame_redactor_redact (test->redactor, dropped[i], strlen (dropped[i]), &reason));
      g_assert_cmpint (reason, !=, RS_MALFORMED_NONE);
    }
  g_assert_null (rs_frame_redactor_redact (test->redactor, "{\"\xff\":1}", 7, &reason));
  g_assert_cmpint (reason, ==, RS_MALFORMED_NOT_UTF8);
  g_assert_null (rs_frame_redactor_redact (test->redactor, "ping\0João", 10, &reason));
}

static void
test_a_long_text_keeps_nobody_busy (Test *test, gconstpointer user_data)
{
  g_autofree char *long_text = g_strnfill (3 * 1024 * 1024, 'a');
  g_autofree char *frame = g_strdup_printf ("{'type':'presence.update','payload':{'status':'%s'}}", long_text);
  gint64 start_us = g_get_monotonic_time ();
  g_autofree char *text = g_strdelimit (g_strdup (frame), "'", '"');
  RsMalformed reason;
  g_autofree char *clean = rs_frame_redactor_redact (test->redactor, text, strlen (text), &reason);

  g_assert_cmpuint (strlen (clean), <, 200);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 2 * G_USEC_PER_SEC);
}

/* What a decoder makes of a redacted frame is what it makes of the frame. */
static void
test_the_decoder_sees_the_same (Test *test, gconstpointer user_data)
{
  static const char *const frames[] = {
    "{'type':'presence.update','sequence':99999999999999999999,'payload':{'userId':'a1'}}",
    "{'type':'presence.update','sequence':'x','payload':{'userId':'a1'}}",
    "{'type':'presence.update','payload':17}",
    "{'type':'presence.update','payload':{'status':'Break'}}",
    "{'type':'presence.update','payload':{'userId':'a1','status':7,'queueName':{'a':1},'statusChangedAt':'soon'}}",
    "{'type':'queue.update','payload':{'queueId':'q1','waiting':'3','serviceLevel':101,'handled':-1}}",
    "{'type':'subscribed','payload':{'presence':{'userIds':['a1',7]}}}",
    "{'type':'subscribed','payload':null}",
    "{'no':'type'}",
    "{'type':'a.word.of.tomorrow','payload':{}}",
    "{'event':'keep-alive'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (frames[i]), "'", '"');
      g_autofree char *clean = redact (test->redactor, frames[i]);
      g_auto (RsMessage) before = { 0 };
      g_auto (RsMessage) after = { 0 };

      rs_decoder_decode (text, strlen (text), NULL, &before);
      rs_decoder_decode (clean, strlen (clean), NULL, &after);
      g_assert_cmpint (before.type, ==, after.type);
      g_assert_cmpint (before.reason, ==, after.reason);
      g_assert_cmpuint (before.n_wrong_fields, ==, after.n_wrong_fields);
      g_assert_cmpuint (before.delta.mask, ==, after.delta.mask);
    }
}

#define ADD(name, func) g_test_add ("/frame-redactor/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-the-board-shows-is-kept", test_what_the_board_shows_is_kept);
  ADD ("every-field-has-its-rule", test_every_field_has_its_rule);
  ADD ("whatever-is-not-known-becomes-a-pseudonym", test_whatever_is_not_known_becomes_a_pseudonym);
  ADD ("addresses-are-replaced-in-every-text", test_addresses_are_replaced_in_every_text);
  ADD ("the-same-word-becomes-the-same-pseudonym", test_the_same_word_becomes_the_same_pseudonym);
  ADD ("anonymous-replaces-agents-and-queues-as-well", test_anonymous_replaces_agents_and_queues_as_well);
  ADD ("what-is-malformed-keeps-only-words-of-the-protocol", test_what_is_malformed_keeps_only_words_of_the_protocol);
  ADD ("a-long-text-keeps-nobody-busy", test_a_long_text_keeps_nobody_busy);
  ADD ("the-decoder-sees-the-same", test_the_decoder_sees_the_same);
  return g_test_run ();
}
