/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

static const struct
{
  const char *kind, *code, *category, *wording;
} conditions[] = {
  { "standard", "ST1", "standard",
    "Be of good behaviour and not undermine the purpose of the licence period." },
  { "standard", "ST3", "standard", "Keep in touch with the supervising officer as instructed." },
  { "additional", "RES1", "residence", "Live at the approved address." },
  { "additional", "MOV1", "movement", "Not to enter the area shown on the map." },
  { "additional", "DRG1", "substances", "Provide samples for drug testing as required." },
};

static void
tell_zone (CbkDemo *self, CbkDemoOffender *story, gint64 at)
{
  guint64 zone = cbk_demo_part (self);

  ADD (self, "zone", zone, at, story->manager, N ("person", story->person.number),
       N ("licence", story->licence), N ("condition", story->conditions[3]), T ("kind", "exclusion"),
       T ("name", "Area around the shops"),
       T ("outline", cbk_demo_square (self, story->home.lat_e7 + 20000, story->home.lon_e7 + 30000, 400)),
       N ("buffer_m", 0), N ("starts_on", story->released_on), N ("ends_on", story->ends_on),
       T ("description", "Shown on the map given with the licence."));
}

static void
tell_licence (CbkDemo *self, CbkDemoOffender *story, const char *state, gint64 at)
{
  gboolean out = story->released_on < self->today;
  gboolean varied = g_str_has_prefix (state, "VARIATION");
  gboolean submitted = !g_str_equal (state, "IN_PROGRESS") && !g_str_equal (state, "TIMED_OUT");
  gboolean approved = submitted && !g_str_equal (state, "SUBMITTED") && !g_str_equal (state, "REJECTED") &&
      !g_str_equal (state, "VARIATION_SUBMITTED") && !g_str_equal (state, "VARIATION_REJECTED") &&
      !g_str_equal (state, "VARIATION_IN_PROGRESS");
  gboolean rejected = g_str_has_suffix (state, "REJECTED");
  guint64 first = varied ? cbk_demo_part (self) : 0;

  /* A variation stands beside the licence that is in force. */
  for (guint i = varied ? 0 : 1; i < 2; i++)
    ADD (self, "licence", i == 0 ? first : story->licence, at, story->manager,
         N ("person", story->person.number), T ("name", story->person.full_name),
         T ("state", i == 0 ? "ACTIVE" : state), T ("kind", i == 1 && varied ? "VARIATION" : "CRD"),
         T ("type", "AP"), T ("eligible_kind", "CRD"), T ("policy", "V4"),
         T ("licence_version", i == 1 && varied ? "2.0" : "1.0"),
         N ("variation_of", i == 1 && varied ? (gint64) first : CBK_DEMO_NONE),
         N ("sentence_start", story->sentenced_on), N ("sentence_end", story->ends_on),
         N ("licence_end", story->ends_on), N ("conditional_release", story->released_on),
         N ("actual_release", out ? (gint64) story->released_on : CBK_DEMO_NONE),
         N ("start_date", story->released_on), N ("hard_stop", story->released_on - 2),
         N ("prison", cbk_demo_organisation (self, "prison")),
         T ("community_manager", "Community offender manager"), N ("responsible", story->manager),
         N ("team", story->team), N ("author", story->manager),
         T ("submitted_by", submitted || i == 0 ? "Community offender manager" : NULL),
         N ("submitted_at", submitted || i == 0 ? at : CBK_DEMO_NONE),
         T ("approved_by", approved || i == 0 ? "Prison decision maker" : NULL),
         N ("approved_at", approved || i == 0 ? at + CBK_HOUR : CBK_DEMO_NONE),
         T ("rejected_reason", i == 1 && rejected ? "The exclusion zone takes in the place of work." : NULL),
         N ("activated_at", out ? cbk_uk_start_of_day (story->released_on) + 9 * CBK_HOUR : CBK_DEMO_NONE),
         T ("deactivation", i == 1 && g_str_equal (state, "INACTIVE") ? "EXPIRED" : NULL),
         T ("appointment_person", "DUTY_OFFICER"), T ("appointment_time_kind", "SPECIFIC_DATE_TIME"),
         N ("appointment_at", cbk_uk_start_of_day (story->released_on) + 14 * CBK_HOUR),
         T ("appointment_place_text", "Probation office"), T ("appointment_phone", cbk_demo_landline (self)),
         T ("variation_reason", i == 1 && varied ? "A new address, and testing is no longer needed weekly." :
            NULL),
         T ("supervisor_discussed", i == 1 && varied ? "YES" : NULL),
         T ("victim_liaison_discussed", i == 1 && varied ? "NOT_APPLICABLE" : NULL));
}

/**
 * cbk_demo_offender_licence:
 * @self: the teller
 * @story: an offender
 * @state: the licence's state
 *
 * The licence with its conditions, the zone and the tag.
 */
void
cbk_demo_offender_licence (CbkDemo *self, CbkDemoOffender *story, const char *state)
{
  gint64 at = MIN (cbk_uk_start_of_day (story->released_on - 40) + 10 * CBK_HOUR,
                   self->as_of - 2 * CBK_DEMO_DAY);
  gboolean out = story->released_on < self->today;
  guint64 monitoring;

  tell_licence (self, story, state, at);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      story->conditions[i] = cbk_demo_part (self);
      ADD (self, "condition", story->conditions[i], at, story->manager, N ("licence", story->licence),
           N ("person", story->person.number), N ("position", i + 1), T ("kind", conditions[i].kind),
           T ("policy", "V4"), T ("code", conditions[i].code), T ("category", conditions[i].category),
           T ("wording", conditions[i].wording), T ("risk_managed", "Return to offending."),
           T ("recommended_by", "probation"), T ("recommended", "yes"), N ("starts_on", story->released_on),
           N ("ends_on", story->ends_on));
    }
  tell_zone (self, story, at);

  if (!out || cbk_demo_chance (self, 40))
    return;

  monitoring = cbk_demo_part (self);
  at = cbk_uk_start_of_day (story->released_on) + 15 * CBK_HOUR;
  ADD (self, "monitoring_order", monitoring, at, story->manager, N ("person", story->person.number),
       N ("licence", story->licence), N ("condition", story->conditions[3]),
       T ("reference", cbk_demo_format (self, "EM%08u", (guint) story->number)), T ("state", "active"),
       T ("order_type", "POST_RELEASE"), T ("condition_type", "licence"),
       T ("monitored", "exclusion_zone,trail"), T ("device", "gps_tag"),
       T ("device_number", cbk_demo_format (self, "D%07u", cbk_demo_roll (self, 9999999))),
       T ("fitted", "yes"), N ("fitted_at", at), T ("installation_place", "prison"),
       N ("installation_on", story->released_on), N ("starts_on", story->released_on),
       N ("ends_on", story->ends_on), T ("provider", "Monitoring provider"));
  for (guint i = 0; i < 1 + cbk_demo_roll (self, 3); i++)
    {
      gint64 start = cbk_demo_between (self, at, self->as_of - CBK_HOUR);
      gint64 lat, lon;

      cbk_demo_near (self, &story->home, 300, &lat, &lon);
      ADD (self, "monitoring_event", cbk_demo_part (self), start, CBK_DEMO_NONE, N ("monitoring", monitoring),
           N ("person", story->person.number),
           T ("kind", CBK_DEMO_PICK (self, "BATTERY_LOW", "EXCLUSION_ZONE_VIOLATION", "TAMPER")),
           N ("started_at", start), N ("ended_at", start + 12 * CBK_MINUTE),
           N ("received_at", start + 15 * CBK_MINUTE), N ("lat_e7", lat), N ("lon_e7", lon),
           N ("accuracy_m", 15), T ("severity", CBK_DEMO_PICK (self, "info", "low", "medium", "high")),
           T ("outcome", CBK_DEMO_PICK (self, "no_breach", "explained", "warned")));
    }
}

/**
 * cbk_demo_offender_contact:
 * @self: the teller
 * @story: an offender who is out
 *
 * Visits and whether they were kept.
 */
void
cbk_demo_offender_contact (CbkDemo *self, CbkDemoOffender *story)
{
  gint64 from = cbk_uk_start_of_day (story->released_on) + 10 * CBK_HOUR;
  gint64 to = MIN (self->as_of - 2 * CBK_HOUR, cbk_uk_start_of_day (story->ends_on));
  guint n = 3 + cbk_demo_roll (self, 5);

  for (guint i = 0; i < n; i++)
    {
      gboolean kept = cbk_demo_chance (self, 80);
      guint64 visit = cbk_demo_part (self);
      gint64 at = from + (to - from) / n * i + cbk_demo_between (self, 0, (to - from) / n / 2);

      ADD (self, "visit", visit, at, story->manager, N ("person", story->person.number),
           N ("management", story->number), N ("licence", story->licence),
           T ("kind", CBK_DEMO_PICK (self, "home_visit", "joint_visit", "office", "phone", "test")),
           T ("announced", "yes"), N ("planned_at", at), N ("happened_at", kept ? at : CBK_DEMO_NONE),
           N ("minutes", kept ? cbk_demo_between (self, 15, 60) : CBK_DEMO_NONE),
           N ("place", story->home.number), N ("officer", story->manager),
           T ("outcome", kept ? "ATTC" : "AFTA"),
           T ("outcome_note", cbk_demo_say (self, kept ? "{$n was in|Seen at $l}, {in good spirits|worried "
                                                         "about money|looking unwell}. {Work is going "
                                                         "well|Says has not used|Rent is behind|Wants to "
                                                         "move}." : "{No reply at $l|Telephone off}. {Card "
                                                                    "left|Neighbour has not seen $n this "
                                                                    "week}.")),
           N ("recorded_at", at + 30 * CBK_MINUTE));
      ADD (self, "compliance_event", cbk_demo_part (self), at, story->manager,
           N ("person", story->person.number), N ("licence", story->licence), N ("management", story->number),
           N ("condition", story->conditions[1]), T ("kind", kept ? "kept" : "missed"), N ("happened_at", at),
           N ("learnt_at", at), T ("source", "POLICE"),
           T ("description", kept ? "Kept the appointment." : "Missed the appointment without word."),
           N ("visit", visit), T ("outcome", kept ? "ATTC" : "AFTA"));
    }
}
