/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-appointment.h"

/* An appointment around release: first probation meeting, Jobcentre, doctor, bank. Visits by our own officers
   are another record. */
struct _CbkAppointment
{
  CbkRecord parent_instance;

  char *person;
  char *plan;
  char *licence;
  char *need;
  char *kind;
  char *title;
  char *state;
  gint64 starts_at;
  gint64 minutes;
  char *time_kind;
  char *with_kind;
  char *with_text;
  char *organisation;
  char *place;
  char *place_text;
  char *phone;
  char *outcome;
  char *outcome_note;
  char *follow_up;
  char *cancel_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkAppointment, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkAppointment, plan, 1, N_("Resettlement plan"), "resettlement_plan", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAppointment, licence, 1, N_("Licence"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAppointment, need, 1, N_("Support need"), "need"),
  CBK_CODE (CbkAppointment, kind, 1, N_("Kind"), "appointment_kind", .flags = CBK_FIELD_REQUIRED),
  CBK_TEXT (CbkAppointment, title, 1, N_("What for"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkAppointment, state, 1, N_("State"), "appointment_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkAppointment, starts_at, 1, N_("When"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED),
  CBK_INT (CbkAppointment, minutes, 1, N_("Length"), .unit = CBK_UNIT_MINUTES),
  CBK_CODE (CbkAppointment, time_kind, 1, N_("How the time is set"), "appointment_time"),
  CBK_CODE (CbkAppointment, with_kind, 1, N_("With"), "appointment_person"),
  CBK_TEXT (CbkAppointment, with_text, 1, N_("Whom to see"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkAppointment, organisation, 1, N_("Organisation"), "organisation"),
  CBK_REF (CbkAppointment, place, 1, N_("Where"), "address"),
  CBK_TEXT (CbkAppointment, place_text, 1, N_("Where, in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAppointment, phone, 1, N_("Number"), .key = CBK_KEY_PHONE),
  CBK_CODE (CbkAppointment, outcome, 1, N_("Outcome"), "contact_outcome", .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TEXT (CbkAppointment, outcome_note, 1, N_("What happened"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkAppointment, follow_up, 1, N_("What follows"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAppointment, cancel_reason, 1, N_("Why cancelled"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

static const CbkTransition transitions[] = {
  { NULL, "plan", "planned", CBK_ROLES_WORKING, NULL, NULL },
  { "planned", "confirm", "confirmed", CBK_ROLES_WORKING, "starts_at", NULL },
  { "planned", "attend", "attended", CBK_ROLES_WORKING, NULL, NULL },
  { "confirmed", "attend", "attended", CBK_ROLES_WORKING, NULL, NULL },
  { "planned", "miss", "missed", CBK_ROLES_WORKING, NULL, NULL },
  { "confirmed", "miss", "missed", CBK_ROLES_WORKING, NULL, NULL },
  { "planned", "cancel", "cancelled", CBK_ROLES_WORKING, "cancel_reason", NULL },
  { "confirmed", "cancel", "cancelled", CBK_ROLES_WORKING, "cancel_reason", NULL },
  { "missed", "rearrange", "planned", CBK_ROLES_WORKING, NULL, NULL },
  { "missed", "attend", "attended", CBK_ROLES_WORKING, NULL, NULL },
  { "attended", "miss", "missed", CBK_ROLES_WORKING, NULL, NULL },
  { "cancelled", "rearrange", "planned", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "planned", transitions);

static const CbkEntity entity = {
  .name = "appointment",
  .relation = "appointments",
  .label = N_("Appointment"),
  .label_plural = N_("Appointments"),
  .icon = "casebook-appointment-symbolic",
  .about = N_("An appointment around release, and whether it was kept."),
  .code = 13,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "plan licence need person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkAppointment, cbk_appointment)
