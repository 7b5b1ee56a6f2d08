/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

/* Management and licence go together: who is inside has a licence in the making, who is out lives under
 * one. */
static const struct
{
  const char *management, *licence;
} fates[] = {
  { "ACTIVE", "ACTIVE" },        { "CUSTODY", "IN_PROGRESS" },  { "ACTIVE", "VARIATION_IN_PROGRESS" },
  { "REFERRED", "ACTIVE" },      { "CUSTODY", "SUBMITTED" },    { "ACTIVE", "VARIATION_SUBMITTED" },
  { "REACTIVE", "ACTIVE" },      { "CUSTODY", "APPROVED" },     { "ACTIVE", "VARIATION_REJECTED" },
  { "DESELECTED", "INACTIVE" },  { "CUSTODY", "TIMED_OUT" },    { "ACTIVE", "VARIATION_APPROVED" },
  { "AWAITING_PANEL", "ACTIVE" }, { "CUSTODY", "REJECTED" },    { "ADOPTED", "ACTIVE" },
  { "DECLINED", "ACTIVE" },      { "CUSTODY", "APPROVED" },     { "ACTIVE", "ACTIVE" },
};

#define MANAGEMENT(story) fates[(story)->number % G_N_ELEMENTS (fates)].management
#define LICENCE(story) fates[(story)->number % G_N_ELEMENTS (fates)].licence

static gboolean
any_of (const char *state, const char *const *states)
{
  return g_strv_contains (states, state);
}

#define ANY(state, ...) any_of (state, (const char *const[]){ __VA_ARGS__, NULL })

static void
begin (CbkDemo *self, CbkDemoOffender *story, guint64 number)
{
  gboolean inside;
  guint days;

  story->number = number;
  inside = g_str_equal (MANAGEMENT (story), "CUSTODY");
  cbk_demo_person (self, number * 2, 0, &story->person);
  cbk_demo_home (self, number * 2, &story->home);
  story->npu = CBK_DEMO_LOCALITY (self, story->home.locality)->npu;
  story->stream = CBK_DEMO_PICK (self, "CORE", "CORE", "VULNERABLE", "VIOLENT_HIGH_RISK", "SEXUAL");
  story->team = cbk_demo_find_team (self, "lomu", story->npu);
  story->manager = cbk_demo_officer (self, story->team);
  story->sergeant = cbk_demo_sergeant (self, story->team);
  days = 240 + cbk_demo_roll (self, 480);
  story->released_on = self->today + (inside ? 3 + (CbkDay) cbk_demo_roll (self, 80) : -30 - (CbkDay)
                                      cbk_demo_roll (self, days - 120));
  story->sentenced_on = story->released_on - (CbkDay) days;
  story->ends_on = story->sentenced_on + 2 * (CbkDay) days;
  if (g_str_equal (LICENCE (story), "INACTIVE"))
    {
      story->released_on = story->sentenced_on + 200;
      story->ends_on = self->today - 20;
    }
  story->adopted_at = cbk_uk_start_of_day (story->released_on - 150) + 11 * CBK_HOUR;
  if (story->adopted_at > self->as_of)
    story->adopted_at = self->as_of - 60 * CBK_DEMO_DAY;

  cbk_demo_word (self, 'n', story->person.forename);
  cbk_demo_word (self, 'v', story->person.full_name);
  cbk_demo_word (self, 'l', story->home.text);
}

static void
tell_management (CbkDemo *self, CbkDemoOffender *story)
{
  const char *state = MANAGEMENT (story);
  gint64 at = story->adopted_at;
  gboolean adopted = !ANY (state, "REFERRED", "AWAITING_PANEL", "DECLINED");
  gboolean seen = adopted || g_str_equal (state, "DECLINED");
  gboolean inside = g_str_equal (state, "CUSTODY");
  gboolean gone = g_str_equal (state, "DESELECTED");
  guint64 score = cbk_demo_part (self);

  ADD (self, "score", score, at, story->manager, N ("person", story->person.number),
       N ("management", story->number), T ("tool", "OGRS3"), N ("scored_on", cbk_uk_day (at)),
       N ("one_year_ppm", cbk_demo_between (self, 150000, 700000)),
       N ("two_year_ppm", cbk_demo_between (self, 700000, 900000)),
       T ("band", CBK_DEMO_PICK (self, "medium", "high", "very_high")), T ("source", "Probation"));
  ADD (self, "management", story->number, at - 20 * CBK_DEMO_DAY, story->sergeant, N ("changed_at", at),
       N ("person", story->person.number),
       T ("reference", cbk_demo_format (self, "IOM/%05u", (guint) story->number + 1)),
       T ("name", story->person.full_name), T ("state", state), N ("referred_at", at - 20 * CBK_DEMO_DAY),
       T ("referral_source", CBK_DEMO_PICK (self, "probation", "prison", "police_unit", "intelligence")),
       T ("referral_reason", cbk_demo_say (self, "{Fourteen thefts in a year|Violence within the "
                                                 "family|Robberies with others} {and daily use of drugs|and "
                                                 "no fixed address|since release}. {Would gain from "
                                                 "support|Needs close control}.")),
       T ("stream", story->stream), T ("stream_reason", "By offences and score."),
       T ("cohort", CBK_DEMO_PICK (self, "FIXED", "FLEX", "FREE")), T ("statutory", "yes"),
       T ("rag", inside ? "GREY_IN_CUSTODY" : CBK_DEMO_PICK (self, "RED", "AMBER", "AMBER", "GREEN")),
       T ("rag_reason", "Set at the last review."), N ("rag_since", at), N ("score", score),
       N ("panel_at", seen ? at : CBK_DEMO_NONE),
       T ("panel_members", seen ? "Police, probation, council, health" : NULL),
       T ("panel_decision", !seen ? NULL : adopted ? "accept" : "decline"),
       T ("panel_reason", seen ? "The panel was agreed." : NULL),
       N ("adopted_at", adopted ? at : CBK_DEMO_NONE), N ("unit", CBK_DEMO_TEAM (self, story->team)->unit),
       N ("team", story->team), N ("offender_manager", adopted ? story->manager : CBK_DEMO_NONE),
       N ("supervisor", story->sergeant), T ("probation_officer", "Community offender manager"),
       N ("told_at", adopted ? at + CBK_DEMO_DAY : CBK_DEMO_NONE),
       T ("told_how", adopted ? "In person" : NULL),
       T ("contact_minimum", CBK_DEMO_PICK (self, "weekly", "fortnightly", "monthly")),
       N ("next_review_at", adopted && !gone ? self->as_of + cbk_demo_between (self, -5, 40) * CBK_DEMO_DAY :
          CBK_DEMO_NONE),
       N ("prison", inside ? cbk_demo_organisation (self, "prison") : CBK_DEMO_NONE),
       N ("custody_since", inside ? cbk_uk_start_of_day (story->sentenced_on) : CBK_DEMO_NONE),
       N ("release_expected", inside ? (gint64) story->released_on : CBK_DEMO_NONE),
       N ("licence", story->licence),
       T ("flags", CBK_DEMO_PICK (self, "iom", "iom,weapons", "iom,domestic_abuse")),
       T ("factors", CBK_DEMO_PICK (self, "housing,substance", "alcohol,families", "employment,housing",
                                    "health")),
       N ("offences_before", cbk_demo_roll (self, 40)), N ("offences_since", cbk_demo_roll (self, 5)),
       N ("deselected_at", gone ? self->as_of - 15 * CBK_DEMO_DAY : CBK_DEMO_NONE),
       T ("deselect_reason", gone ? "SENTENCE_END" : NULL),
       T ("exit_plan", gone ? "Neighbourhood team to visit monthly." : NULL));
}

static void
tell_sentence (CbkDemo *self, CbkDemoOffender *story)
{
  static const char *const kinds[][2] = { { "CRD", "at half" }, { "SLED", "at its end" } };
  gint64 at = cbk_uk_start_of_day (story->sentenced_on) + 15 * CBK_HOUR;
  gint64 days = story->ends_on - story->sentenced_on;

  story->sentence = cbk_demo_part (self);
  ADD (self, "sentence", story->sentence, at, CBK_DEMO_NONE, N ("person", story->person.number),
       T ("court", CBK_DEMO_PICK (self, "Birmingham Crown Court", "Wolverhampton Crown Court")),
       T ("court_reference", cbk_demo_format (self, "T%08u", cbk_demo_roll (self, 99999999))),
       N ("sentenced_on", story->sentenced_on), T ("kind", "SDS"), N ("days", days),
       T ("early_release_exclusion", "NO"), T ("sds_plus_today", "no"),
       N ("prison", cbk_demo_organisation (self, "prison")), T ("source", "Warrant of committal"));
  ADD (self, "sentence_offence", cbk_demo_part (self), at, CBK_DEMO_NONE, N ("sentence", story->sentence),
       N ("person", story->person.number),
       T ("description", CBK_DEMO_PICK (self, "Burglary", "Robbery", "Wounding", "Supplying drugs", "Theft")),
       N ("committed_from", story->sentenced_on - 90), N ("convicted_on", story->sentenced_on - 20),
       N ("index_offence", 1));
  for (guint i = 0; i < 2; i++)
    ADD (self, "release_date", cbk_demo_part (self), at, CBK_DEMO_NONE, N ("person", story->person.number),
         N ("sentence", story->sentence), T ("kind", kinds[i][0]),
         N ("legal_on", i == 0 ? story->released_on : story->ends_on),
         N ("confirmed_on", i == 0 ? story->released_on : story->ends_on), T ("authority", "prison"),
         N ("calculated_at", at));
}

static void
tell_risk (CbkDemo *self, CbkDemoOffender *story)
{
  const char *overall = CBK_DEMO_PICK (self, "LOW", "MEDIUM", "MEDIUM", "HIGH", "VERY_HIGH");

  ADD (self, "risk_assessment", cbk_demo_part (self), story->adopted_at, story->manager,
       N ("person", story->person.number), N ("management", story->number), T ("state", "signed"),
       N ("assessment_version", 1), N ("assessed_on", cbk_uk_day (story->adopted_at)),
       T ("public_community", overall), T ("known_adult_community", "MEDIUM"), T ("overall", overall),
       T ("who_at_risk", "Shop staff and family"),
       T ("nature", cbk_demo_say (self,
                                  "{Violence if challenged|Theft to pay for drugs|Control of a partner}.")),
       T ("triggers", "Loss of housing, relapse."), T ("plan", "Visits, testing, joint work with probation."),
       T ("source", "Probation"), N ("assessor", story->manager));
  if (g_str_equal (story->stream, "SEXUAL") || g_str_equal (story->stream, "VIOLENT_HIGH_RISK"))
    ADD (self, "mappa", cbk_demo_part (self), story->adopted_at, story->sergeant,
         N ("person", story->person.number), T ("state", "active"),
         T ("category", g_str_equal (story->stream, "SEXUAL") ? "1" : "2"),
         T ("level", CBK_DEMO_PICK (self, "1", "1", "2")), N ("starts_on", cbk_uk_day (story->adopted_at)),
         T ("lead_agency", "probation"), N ("next_review_at", self->as_of + 50 * CBK_DEMO_DAY),
         N ("manager", story->manager));
  if (cbk_demo_chance (self, 30))
    ADD (self, "order", cbk_demo_part (self), story->adopted_at, story->manager,
         T ("kind", CBK_DEMO_PICK (self, "cbo", "restraining", "shpo")), N ("person", story->person.number),
         T ("state", "in_force"), N ("made_on", story->sentenced_on), N ("starts_on", story->sentenced_on),
         N ("ends_on", self->today + 300),
         T ("conditions", "Not to enter the named shops,Not to contact the victim"),
         N ("owner", story->manager));
  for (guint i = 0; i < 1 + cbk_demo_roll (self, 2); i++)
    ADD (self, "plan_goal", cbk_demo_part (self), story->adopted_at, story->manager,
         N ("management", story->number), N ("person", story->person.number),
         T ("pathway", i == 0 ? "ACCOMMODATION" : "DRUGS_AND_ALCOHOL"), T ("kind", "support"),
         T ("state", "started"),
         T ("goal", cbk_demo_say (self, "{Keep the tenancy for six months|Attend every treatment "
                                        "session|Find work of twenty hours}.")),
         N ("owner", story->manager), N ("starts_on", cbk_uk_day (story->adopted_at)),
         N ("due_on", self->today + 60), N ("sessions_planned", 12),
         N ("sessions_attended", cbk_demo_roll (self, 12)));
}

/**
 * cbk_demo_tell_offender:
 * @self: the teller
 * @number: which
 *
 * Somebody who is managed: sentence, licence, visits, breaches, and the way back into life outside.
 */
void
cbk_demo_tell_offender (CbkDemo *self, guint64 number)
{
  CbkDemoOffender story = { 0 };

  begin (self, &story, number);
  story.licence = cbk_demo_part (self);
  tell_management (self, &story);
  tell_sentence (self, &story);
  tell_risk (self, &story);
  cbk_demo_offender_licence (self, &story, LICENCE (&story));
  if (story.released_on < self->today)
    {
      cbk_demo_offender_contact (self, &story);
      cbk_demo_offender_breach (self, &story);
    }
  cbk_demo_offender_plan (self, &story);
}
