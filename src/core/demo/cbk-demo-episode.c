/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

/* The first ones meet every state; most are soon closed (Thames Valley Police 2015: 16, 68 and 13 in a
 * hundred high, medium and low; three quarters closed within a day). Ages in days. */
static const struct
{
  const char *state;
  guint weight, youngest, oldest;
} fates[] = {
  { "closed", 84, 3, 1080 },   { "reported", 1, 0, 0 }, { "graded", 1, 0, 0 },       { "active", 4, 0, 4 },
  { "long_term", 1, 40,
    700 }, { "located", 2, 0, 2 }, { "reopened", 1, 5, 300 }, { "no_further_police_action", 4, 2, 900 },
  { "duplicate", 2, 1, 900 },
};

static gboolean
is_state (const CbkDemoEpisode *story, const char *a, const char *b)
{
  return g_str_equal (story->state, a) || g_str_equal (story->state, b);
}

static gint64
tick (CbkDemo *self, CbkDemoEpisode *story, gint64 from, gint64 to)
{
  gint64 next = story->now + cbk_demo_between (self, from, to) * CBK_MINUTE;

  story->now = MIN (next, story->until);

  return story->now;
}

static void
begin (CbkDemo *self, CbkDemoEpisode *story, guint64 number, gboolean missing)
{
  guint fate = 0;
  guint roll;

  if (missing && number < G_N_ELEMENTS (fates))
    fate = (guint) number;
  else
    for (roll = cbk_demo_roll (self, 100); fate + 1 < G_N_ELEMENTS (fates) && roll >= fates[fate].weight;
             fate++)
      roll -= fates[fate].weight;

  story->number = number * 2 + (missing ? 0 : 1);
  story->state = fates[fate].state;
  story->until = self->as_of - CBK_MINUTE;
  story->now = self->as_of - cbk_demo_between (self, fates[fate].youngest,
                                               fates[fate].oldest) * CBK_DEMO_DAY - cbk_demo_between (self,
                                                                                                      200,
                                                                                                      1300) *
                                                   CBK_MINUTE;
  story->child = missing && cbk_demo_chance (self, 58);
  cbk_demo_someone (self, story->child ? 10 : 18, story->child ? 17 : missing ? 95 : 45, &story->person);
  story->child = story->person.age < 18;
  cbk_demo_home (self, story->person.number / 8, &story->home);
  story->npu = CBK_DEMO_LOCALITY (self, story->home.locality)->npu;
  story->team = cbk_demo_find_team (self, "locate", NULL);
  story->owner = cbk_demo_officer (self, story->team);
  story->sergeant = cbk_demo_sergeant (self, story->team);
  story->inspector = cbk_demo_inspector (self, story->npu);
  roll = cbk_demo_roll (self, 97);
  story->risk = roll < 16 ? "high" : roll < 84 ? "medium" : "low";
  if (g_str_equal (story->state, "no_further_police_action"))
    story->risk = "no_apparent_risk";

  cbk_demo_word (self, 'n', story->person.forename);
  cbk_demo_word (self, 'v', story->person.full_name);
  cbk_demo_word (self, 'l', story->home.text);
  cbk_demo_word (self, 'd', cbk_demo_day_text (self, story->now));
  cbk_demo_word (self, 't', cbk_demo_time_text (self, story->now - 3 * CBK_HOUR));
}

static void
tell_grading (CbkDemo *self, CbkDemoEpisode *story, guint number, const char *before)
{
  gint64 at = tick (self, story, 10, 60);

  ADD (self, "risk_grading", cbk_demo_part (self), at, story->owner, N ("episode", story->number),
       N ("number", number), T ("state", "agreed"), T ("scheme", "college"),
       T ("likelihood", g_str_equal (story->risk, "high") ? "likely" : "possible"),
       T ("seriousness", g_str_equal (story->risk, "high") ? "serious" : "not_serious"),
       T ("previous_band", before), T ("band", story->risk),
       T ("rationale", cbk_demo_say (self, "{$n is out of touch and this is not like them|$n has gone before "
                                           "and come back|Family fear for $n}. {Medication is at home|The "
                                           "telephone is off|There are worries about who they are with}. {No "
                                           "sign of a crime|A friend may know more}.")),
       T ("change_reason", number == 1 ? "first" : "new_information"), N ("author", story->owner),
       N ("graded_at", at), N ("reviewer", story->inspector),
       N ("reviewed_at", at + 5 * CBK_MINUTE > story->until ? at : at + 5 * CBK_MINUTE),
       T ("reviewer_reason", "Agreed on what is known."), N ("next_review_at", at + 8 * CBK_HOUR));
}

static void
tell_sighting (CbkDemo *self, CbkDemoEpisode *story, guint number)
{
  static const char *const states[] = { "received", "assessed", "corroborated", "discounted" };
  guint step = cbk_demo_roll (self, 4);
  gint64 lat, lon;
  gint64 seen = story->now;
  gint64 at = tick (self, story, 20, 240);

  cbk_demo_near (self, &story->home, 300, &lat, &lon);
  ADD (self, "sighting", cbk_demo_part (self), at, story->owner, N ("episode", story->number),
       N ("number", number),
       T ("kind", CBK_DEMO_PICK (self, "witness", "cctv", "phone", "transaction", "online")),
       T ("state", states[step]),
       T ("title", cbk_demo_say (self, "{Seen at a bus stop|Card used in a shop|Telephone on the "
                                       "network|Seen near the canal}")),
       T ("description", cbk_demo_say (self, "{Alone|With one other}, {walking|sitting}, {seemed calm|looked "
                                             "lost|in the clothing described}.")),
       N ("seen_at", seen), N ("received_at", at), T ("reporter_text", "Member of the public"),
       T ("channel", "101"), N ("lat_e7", lat), N ("lon_e7", lon), N ("precision_m", 150),
       T ("reliability", CBK_DEMO_PICK (self, "confirmed", "probable", "possible", "doubtful")),
       N ("assessed_by", step > 0 ? story->owner : CBK_DEMO_NONE),
       N ("assessed_at", step > 0 ? at : CBK_DEMO_NONE),
       T ("assessment", step > 0 ? "Fits the description and the time." : NULL),
       T ("corroboration", step == 2 ? "A camera shows the same person." : NULL),
       T ("discount_reason", step == 3 ? "Found to be somebody else." : NULL));
}

static void
tell_action (CbkDemo *self, CbkDemoEpisode *story, const char *kind, const char *title, const char *result)
{
  gboolean done = !is_state (story, "active", "reported") || cbk_demo_chance (self, 50);
  gint64 raised = tick (self, story, 5, 60);
  gint64 end = done ? tick (self, story, 10, 200) : CBK_DEMO_NONE;

  ADD (self, "action", cbk_demo_part (self), raised, story->sergeant, T ("subject_type", "episode"),
       S ("subject_id", "episode", story->number), T ("kind", kind), T ("title", cbk_demo_say (self, title)),
       T ("state", done ? "completed" : "in_progress"), T ("priority", "high"), N ("team", story->team),
       N ("owner", story->owner), N ("raised_by", story->sergeant), N ("supervisor", story->sergeant),
       N ("due_at", raised + 4 * CBK_HOUR), N ("acknowledged_at", raised), N ("completed_at", end),
       N ("completed_by", done ? story->owner : CBK_DEMO_NONE),
       T ("result", done ? cbk_demo_say (self, result) : NULL));
}

static void
tell_enquiries (CbkDemo *self, CbkDemoEpisode *story)
{
  static const char *const rows[][3] = {
    { "search", "Search of the home and where $n sleeps",
      "{Bed slept in, bag gone|Nothing out of place|A diary was found}." },
    { "telecoms", "Location of the telephone of $n", "{Last on near home|Off since $t|No answer}." },
    { "visit", "Friends of $n",
      "{Two friends spoken to, no word|A friend had a message|No reply at the door}." },
    { "hospital", "Hospitals and custody", "{Not there|Nobody of that name}." },
    { "bank", "Bank use", "{No use since|Ten pounds taken out near the station}." },
  };
  guint n = 2 + cbk_demo_roll (self, 3);

  for (guint i = 0; i < n; i++)
    tell_action (self, story, rows[i][0], rows[i][1], rows[i][2]);
  for (guint i = 0; i < cbk_demo_roll (self, 3); i++)
    tell_sighting (self, story, i + 1);
  for (guint i = 0; i < 2; i++)
    {
      tick (self, story, 30, 240);
      ADD (self, "log_entry", cbk_demo_part (self), story->now, story->owner, T ("subject_type", "episode"),
           S ("subject_id", "episode", story->number), N ("number", i + 1), T ("kind", "enquiry"),
           T ("body", cbk_demo_say (self, "{Spoke to the reporting person|Checked the systems|Reviewed the "
                                          "plan}. {$n is still not back|No contact since $t|Mother has tried "
                                          "the telephone again}. {Next review set|Patrols told|Photograph on "
                                          "file}.")),
           N ("happened_at", story->now), N ("written_at", story->now), N ("author", story->owner),
           T ("rank", "pc"));
    }
}

static void
tell_find (CbkDemo *self, CbkDemoEpisode *story, const char *by, const char *condition)
{
  gint64 lat, lon;

  cbk_demo_near (self, &story->home, 350, &lat, &lon);
  ADD (self, "find", cbk_demo_part (self), story->now, story->owner, N ("episode", story->number),
       N ("found_at", story->now), T ("located_by", by), T ("status", condition),
       T ("place_text", "In the area of home"), N ("lat_e7", lat), N ("lon_e7", lon),
       T ("place_class", "habitation"), N ("distance_m", cbk_demo_between (self, 20, 4000)),
       N ("last_seen_at", story->now - 9 * CBK_HOUR),
       T ("why_left", cbk_demo_say (self, "{Argument|To see friends|Would not say|Confused}")),
       T ("notes", "Safe and spoken to by an officer."));

  if (story->child)
    {
      const char *state = CBK_DEMO_PICK (self, "due", "offered", "completed", "completed", "declined");
      gboolean held = g_str_equal (state, "completed");

      ADD (self, "return_interview", cbk_demo_part (self), story->now, story->owner,
           N ("episode", story->number), N ("person", story->person.number), T ("kind", "independent"),
           T ("state", state), N ("due_at", story->now + 72 * CBK_HOUR),
           N ("offered_at", g_str_equal (state, "due") ? CBK_DEMO_NONE : story->now),
           N ("held_at", held ? tick (self, story, 600, 4000) : CBK_DEMO_NONE),
           T ("why_missing", held ? cbk_demo_say (self, "{Fell out with a parent|Wanted to be with "
                                                        "friends|Did not want to go to school}.") : NULL),
           T ("push_pull", held ? CBK_DEMO_PICK (self, "conflict", "friends_partner", "school_work") : NULL),
           T ("face_to_face", held ? "yes" : NULL),
           T ("not_held_reason", g_str_equal (state, "declined") ? "Did not want to talk." : NULL));
    }
}

static void
tell_episode (CbkDemo *self, CbkDemoEpisode *story, gint64 reported, gboolean missing, const char *by,
              const char *condition)
{
  gboolean found = is_state (story, "located", "closed") || g_str_equal (story->state, "reopened");
  gboolean closed = is_state (story, "closed", "reopened");
  gboolean open = is_state (story, "active", "long_term");
  gboolean graded = !is_state (story, "reported", "duplicate");

  ADD (self, "episode", story->number, reported, story->owner, N ("changed_at", story->now),
       T ("reference", cbk_demo_format (self, "%s/%u/%s", missing ? "MP" : "WP", (guint) (20000 +
                                                                                          story->number),
                                        cbk_demo_npu_code (story->npu))),
       T ("kind", missing ? "missing" : "wanted"), T ("name", story->person.full_name),
       N ("person", story->person.number), T ("state", story->state), T ("grade", missing ? "P2" : "P5"),
       T ("risk_scheme", "college"), T ("risk", graded ? story->risk : NULL),
       T ("risk_reason", graded ? "See the gradings." : NULL),
       N ("graded_at", graded ? reported + 10 * CBK_MINUTE : CBK_DEMO_NONE),
       N ("reviewer", graded ? story->inspector : CBK_DEMO_NONE),
       N ("next_review_at", open ? self->as_of + cbk_demo_between (self, -3, 12) * CBK_HOUR : CBK_DEMO_NONE),
       N ("reported_at", reported), T ("channel", CBK_DEMO_PICK (self, "999", "101", "partner")),
       N ("last_seen_at", reported - 3 * CBK_HOUR),
       T ("reporter_text", missing ? "Parent or carer" : "Warrant section"),
       T ("reporter_relationship", story->child ? "parent" : missing ? "partner" : "police"),
       T ("reporter_contact", cbk_demo_mobile (self)), N ("missing_from", story->home.number),
       T ("missing_from_kind", "home"), T ("in_care", "no"), T ("is_child", story->child ? "yes" : "no"),
       T ("circumstances", cbk_demo_say (self, missing ? "{$n left home|$n did not come home from school|$n "
                                                         "was last seen leaving} at about $t on $d {after an "
                                                         "argument|without a coat|saying nothing}. {The "
                                                         "telephone goes to voicemail|A message was read but "
                                                         "not answered|There is no telephone}. {$n has done "
                                                         "this before|It is the first time|Last time $n was "
                                                         "at a friend's}." : "{A warrant was issued|Failed "
                                                                             "to appear at court|Recalled to "
                                                                             "prison} and $v {is not at|has "
                                                                             "left|was not found at} $l. "
                                                                             "{May be with a partner|Has "
                                                                             "links to another force|Uses a "
                                                                             "false name}.")),
       T ("factors", !missing ? NULL : CBK_DEMO_PICK (self, "age", "mental_health", "repeat", "first_time",
                                                      "medication,mental_health", "dementia")),
       T ("clothing", cbk_demo_say (self, "{Grey hooded top and jeans|School uniform|Dark coat and "
                                          "trainers|Not known}")),
       N ("previous_episodes", cbk_demo_chance (self, 60) ? cbk_demo_roll (self, 12) : 0),
       T ("category", !missing ? NULL : story->person.age < 13 ? "child_10_12" : story->child ? "child_13_15"
          : CBK_DEMO_PICK (self, "despondent", "dementia", "mental_illness")),
       T ("authority", missing ? "none" : "warrant"), N ("unit", CBK_DEMO_TEAM (self, story->team)->unit),
       N ("team", story->team), N ("owner", story->owner), N ("supervisor", story->sergeant),
       N ("located_at", found ? story->now - CBK_MINUTE : CBK_DEMO_NONE), T ("found_by", found ? by : NULL),
       T ("condition", found ? condition : NULL), T ("located_text", found ? "In the area of home" : NULL),
       T ("close_reason", closed ? "Found and seen by an officer." : g_str_equal (story->state,
                                                                                  "no_further_police_action")
          ? "Known where they are." : NULL),
       N ("closed_at", closed ? story->now : CBK_DEMO_NONE),
       N ("duplicate_of", g_str_equal (story->state, "duplicate") ? 0 : CBK_DEMO_NONE),
       N ("assets_stood_down_at", closed ? story->now : CBK_DEMO_NONE));
}

static void
tell_any (CbkDemo *self, guint64 number, gboolean missing)
{
  CbkDemoEpisode story = { 0 };
  const char *by = "police";
  const char *condition = "alive_well";
  gint64 reported;

  begin (self, &story, number, missing);
  reported = story.now;

  if (missing)
    {
      by = CBK_DEMO_PICK (self, "returned", "returned", "returned", "police", "family");
      condition = cbk_demo_chance (self,
                                   96) ? "alive_well" : cbk_demo_chance (self, 85) ? "minor_injury" : "dead";
    }
  if (!is_state (&story, "reported", "duplicate"))
    tell_grading (self, &story, 1, NULL);
  if (g_str_equal (story.risk, "high") && is_state (&story, "active", "closed") && missing)
    cbk_demo_episode_search (self, &story);
  if (!is_state (&story, "reported", "duplicate") && !g_str_equal (story.state, "no_further_police_action"))
    tell_enquiries (self, &story);
  if (is_state (&story, "closed", "located") || g_str_equal (story.state, "reopened"))
    tell_find (self, &story, by, condition);
  tick (self, &story, 5, 30);
  tell_episode (self, &story, reported, missing, by, condition);

  ADD (self, "circulation", cbk_demo_part (self), reported, story.owner, N ("episode", story.number),
       N ("person", story.person.number), T ("kind", missing ? "pnc_missing" : "pnc_wanted"),
       T ("state", is_state (&story, "closed", "located") ? "cancelled" : "requested"),
       T ("wording", cbk_demo_say (self, "{If found, check well-being and tell the Locate Unit|Stop and "
                                         "report; see the log}.")),
       N ("requested_at", reported), N ("requested_by", story.owner),
       N ("cancelled_at", is_state (&story, "closed", "located") ? story.now : CBK_DEMO_NONE),
       T ("cancel_reason", is_state (&story, "closed", "located") ? "Found." : NULL));
}

/**
 * cbk_demo_tell_missing:
 * @self: the teller
 * @number: which
 *
 * Somebody is missing, is looked for, and mostly comes home.
 */
void
cbk_demo_tell_missing (CbkDemo *self, guint64 number)
{
  tell_any (self, number, TRUE);
}

void
cbk_demo_tell_wanted (CbkDemo *self, guint64 number)
{
  tell_any (self, number, FALSE);
}
