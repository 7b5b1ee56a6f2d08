/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

static void
tell_duty (CbkDemo *self, CbkDemoCase *story, const char *duty, const char *event, guint64 contact,
           gboolean met)
{
  gint64 due = story->now + 5 * CBK_DEMO_DAY;
  gboolean late = !met && due < self->as_of;

  ADD (self, "victim_duty", cbk_demo_part (self), story->now, story->owner, N ("case_id", story->number),
       N ("case_role", story->victim_role), N ("person", story->victim.number), T ("duty", duty),
       T ("enhanced", "no"), T ("event_kind", event), N ("event_at", story->now), N ("due_at", due),
       T ("state", met ? "met" : late ? "breached" : "due"), N ("met_at", met ? story->now : CBK_DEMO_NONE),
       N ("contact", met ? (gint64) contact : CBK_DEMO_NONE),
       N ("late_days", late ? (self->as_of - due) / CBK_DEMO_DAY : CBK_DEMO_NONE), N ("owner", story->owner));
}

static void
tell_contact (CbkDemo *self, CbkDemoCase *story, const char *duty, const char *event, const char *said)
{
  guint64 contact = cbk_demo_part (self);
  gboolean reached = cbk_demo_chance (self, 85);

  cbk_demo_tick (self, story, 60, 5000);
  ADD (self, "contact", contact, story->now, story->owner, T ("subject_type", "case"),
       S ("subject_id", "case", story->number), N ("case_role", story->victim_role),
       N ("person", story->victim.number), T ("direction", "to"),
       T ("method", CBK_DEMO_PICK (self, "telephone", "telephone", "text", "email", "visit", "letter")),
       N ("happened_at", story->now), N ("officer", story->owner), T ("reached", reached ? "yes" : "no"),
       T ("said", cbk_demo_say (self, said)), T ("duties", reached ? duty : NULL));
  tell_duty (self, story, duty, event, contact, reached);
}

static void
tell_needs (CbkDemo *self, CbkDemoCase *story)
{
  gboolean domestic = story->crime->against_person && cbk_demo_chance (self, 30);

  ADD (self, "needs_assessment", cbk_demo_part (self), story->now, story->owner,
       N ("person", story->victim.number), N ("case_role", story->victim_role), N ("case_id", story->number),
       T ("kind", domestic ? "domestic" : "victim"), N ("assessed_at", story->now),
       N ("author", story->owner), T ("offered", "yes"), T ("language_need", "no"),
       T ("fear_of_suspect", CBK_DEMO_PICK (self, "no", "no", "yes")), T ("enhanced", "no"),
       T ("support_consent", "yes"), T ("contact_method", "telephone"), T ("contact_safe", "yes"),
       T ("risk_tool", domestic ? "dara" : NULL), T ("risk_answers", domestic ? "fear,control" : NULL),
       T ("risk_level", domestic ? CBK_DEMO_PICK (self, "standard", "medium", "high") : NULL),
       T ("risk_reason", domestic ? "By the answers and what officers saw." : NULL),
       T ("wishes", cbk_demo_say (self, "{Wants to be told by text|Does not want to go to court|Wants it to "
                                        "stop}.")));

  if (cbk_demo_chance (self, 40))
    ADD (self, "referral", cbk_demo_part (self), story->now, story->owner, T ("subject_type", "case"),
         S ("subject_id", "case", story->number), T ("kind", "victim_support"),
         T ("destination", "victim_service"), N ("person", story->victim.number),
         T ("state", CBK_DEMO_PICK (self, "sent", "accepted")), T ("priority", "normal"),
         T ("reason", "Asked for support."), T ("request", "Please make contact."),
         T ("information_shared", "Name and number."), T ("lawful_basis", "public_task"),
         T ("consent", "given"), N ("author", story->owner), N ("sent_at", story->now),
         N ("answered_at", story->now));
}

/**
 * cbk_demo_case_victim:
 * @self: the teller
 * @story: a case past its first hours
 *
 * What the victim was told, asked and owed.
 */
void
cbk_demo_case_victim (CbkDemo *self, CbkDemoCase *story)
{
  tell_contact (self, story, "V1", "report",
                "{Told that the report has been recorded and how to reach us|Number given; {prevention "
                "advice|a letter} to follow}.");
  if (story->depth >= CBK_DEMO_ALLOCATED)
    {
      tell_needs (self, story);
      tell_contact (self, story, "V4", "statement",
                    "{Told who deals with the case and what comes next|Updated; no suspect yet|Told that "
                    "recordings have been collected}. {Content|Would like a call next week|Upset at the "
                    "delay}.");
    }
  if (story->depth >= CBK_DEMO_ARRESTED)
    tell_contact (self, story, "V6", "arrest",
                  "Told of the arrest and {the bail conditions|the release under investigation}. "
                  "{Relieved|Worried about meeting the suspect|Asked about court}.");
}

/**
 * cbk_demo_case_result:
 * @self: the teller
 * @story: a case past screening
 *
 * The outcome, where there is one, and what the last state asks for.
 */
void
cbk_demo_case_result (CbkDemo *self, CbkDemoCase *story)
{
  gboolean charged = story->depth == CBK_DEMO_CHARGED;

  if (!story->over)
    return;

  cbk_demo_tick (self, story, 60, 8000);
  ADD (self, "outcome", cbk_demo_part (self), story->now, story->sergeant, N ("case_id", story->number),
       N ("offence", story->offence), T ("code", charged ? "1" : "18"), T ("state", "authorised"),
       N ("suspect", charged ? (gint64) story->suspect.number : CBK_DEMO_NONE),
       T ("reason", charged ? "Charged, and dealt with at court." : cbk_demo_say (self,
                                                                                  "{Recordings, witnesses "
                                                                                  "and marks were considered "
                                                                                  "and give no name|No line "
                                                                                  "of enquiry is left that "
                                                                                  "fits the harm|Nothing "
                                                                                  "further can be done "
                                                                                  "without a suspect}.")),
       T ("victim_view", "consulted"), T ("victim_told", "yes"), N ("victim_told_at", story->now),
       T ("told_method", "letter"), N ("proposed_by", story->owner), N ("proposed_at", story->now),
       N ("authorised_by", story->sergeant), T ("authorised_rank", "ps"), N ("authorised_at", story->now));
  cbk_demo_log (self, story, "result",
                charged ? "Result of court received and the victim told." :
                    "Filed; the victim was told why and by whom.");
}
