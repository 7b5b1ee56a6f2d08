/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-accommodation.h"

/* Where a person will live: application, placement and stay, with the statuses of
   ministryofjustice/hmpps-approved-premises-api. */
struct _CbkAccommodation
{
  CbkRecord parent_instance;

  char *person;
  char *plan;
  char *management;
  char *kind;
  char *status;
  char *state;
  char *application_status;
  char *referral_status;
  char *booking_status;
  char *booking_status_cas3;
  char *premises_type;
  char *timeliness;
  char *release_option;
  char *provider;
  char *address;
  char *address_text;
  char *reference;
  char *applied_on;
  char *starts_on;
  char *ends_on;
  gint64 nights;
  char *arrived_on;
  char *departed_on;
  char *depart_reason;
  char *withdrawn_reason;
  char *suitability;
  char *victim_distance_checked;
  char *curfew_suitable;
  char *duty_to_refer;
  char *duty_to_refer_on;
  char *council;
  char *council_answer;
};

static const CbkField fields[] = {
  CBK_REF (CbkAccommodation, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkAccommodation, plan, 1, N_("Resettlement plan"), "resettlement_plan",
           .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAccommodation, management, 1, N_("Management"), "management", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkAccommodation, kind, 1, N_("Kind"), "accommodation_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkAccommodation, status, 1, N_("Kind of tenure"), "first_night", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkAccommodation, state, 1, N_("State"), "accommodation_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkAccommodation, application_status, 1, N_("Application, approved premises"),
            "cas1_application_status"),
  CBK_CODE (CbkAccommodation, referral_status, 1, N_("Referral, transitional accommodation"),
            "cas3_referral_status"),
  CBK_CODE (CbkAccommodation, booking_status, 1, N_("Booking"), "space_booking_status"),
  CBK_CODE (CbkAccommodation, booking_status_cas3, 1, N_("Booking, transitional accommodation"),
            "cas3_booking_status"),
  CBK_CODE (CbkAccommodation, premises_type, 1, N_("Premises"), "premises_type"),
  CBK_CODE (CbkAccommodation, timeliness, 1, N_("Notice"), "cas1_timeliness"),
  CBK_CODE (CbkAccommodation, release_option, 1, N_("Release option"), "cas1_release_type"),
  CBK_REF (CbkAccommodation, provider, 1, N_("Provider"), "organisation"),
  CBK_REF (CbkAccommodation, address, 1, N_("Address"), "address", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkAccommodation, address_text, 1, N_("Address in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAccommodation, reference, 1, N_("Reference"), .key = CBK_KEY_REFERENCE),
  CBK_DATE (CbkAccommodation, applied_on, 1, N_("Applied"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkAccommodation, starts_on, 1, N_("From"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkAccommodation, ends_on, 1, N_("Until"), .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkAccommodation, nights, 1, N_("Nights")),
  CBK_DATE (CbkAccommodation, arrived_on, 1, N_("Arrived"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_DATE (CbkAccommodation, departed_on, 1, N_("Left"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkAccommodation, depart_reason, 1, N_("Why left"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkAccommodation, withdrawn_reason, 1, N_("Why withdrawn or rejected"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkAccommodation, suitability, 1, N_("Suitability and checks"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkAccommodation, victim_distance_checked, 1, N_("Distance to victims checked"),
            "yes_no_unknown"),
  CBK_CODE (CbkAccommodation, curfew_suitable, 1, N_("Suitable for curfew"), "yes_no_unknown"),
  CBK_CODE (CbkAccommodation, duty_to_refer, 1, N_("Duty to refer"), "duty_to_refer"),
  CBK_DATE (CbkAccommodation, duty_to_refer_on, 1, N_("Referred to the council"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAccommodation, council, 1, N_("Council"), "organisation"),
  CBK_TEXT (CbkAccommodation, council_answer, 1, N_("Council's answer"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkTransition transitions[] = {
  { NULL, "propose", "proposed", CBK_ROLES_WORKING, NULL, NULL },
  { "proposed", "apply", "applied", CBK_ROLES_WORKING, "applied_on", NULL },
  { "proposed", "confirm", "confirmed", CBK_ROLES_WORKING, "starts_on", NULL },
  { "proposed", "reject", "rejected", CBK_ROLES_WORKING, "withdrawn_reason", NULL },
  { "applied", "confirm", "confirmed", CBK_ROLES_WORKING, "starts_on", NULL },
  { "applied", "reject", "rejected", CBK_ROLES_WORKING, "withdrawn_reason", NULL },
  { "confirmed", "arrive", "arrived", CBK_ROLES_WORKING, "arrived_on", NULL },
  { "confirmed", "fail_to_arrive", "not_arrived", CBK_ROLES_WORKING, NULL, NULL },
  { "confirmed", "withdraw", "withdrawn", CBK_ROLES_WORKING, "withdrawn_reason", NULL },
  { "arrived", "depart", "departed", CBK_ROLES_WORKING, "departed_on", NULL },
  { "applied", "withdraw", "withdrawn", CBK_ROLES_WORKING, "withdrawn_reason", NULL },
  { "not_arrived", "arrive", "arrived", CBK_ROLES_WORKING, "arrived_on", NULL },
  { "not_arrived", "withdraw", "withdrawn", CBK_ROLES_WORKING, "withdrawn_reason", NULL },
  { "rejected", "propose", "proposed", CBK_ROLES_WORKING, NULL, NULL },
  { "withdrawn", "propose", "proposed", CBK_ROLES_WORKING, NULL, NULL },
  { "departed", "arrive", "arrived", CBK_ROLES_WORKING, "arrived_on", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "proposed", transitions);

static const CbkEntity entity = {
  .name = "accommodation",
  .relation = "accommodations",
  .label = N_("Accommodation"),
  .label_plural = N_("Accommodation records"),
  .icon = "casebook-accommodation-symbolic",
  .about = N_("A person's accommodation: application, placement, arrival and departure."),
  .code = 15,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "plan management person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkAccommodation, cbk_accommodation)
