/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-episode.h"

/* One time that a person is missing, or wanted. Missing is no state of a person: a person has episodes, and
   an episode has reports, sightings and a find. Definitions: College of Policing, missing persons; the search
   terms are those of the ISRID incident form. */
struct _CbkEpisode
{
  CbkRecord parent_instance;

  char *reference;
  char *local_reference;
  char *kind;
  char *name;
  char *person;
  char *state;
  char *incident;
  char *case_id;
  char *grade;
  gint64 thrive_version;
  char *risk_scheme;
  char *risk;
  char *risk_reason;
  gint64 graded_at;
  char *reviewer;
  char *legacy_category;
  gint64 next_review_at;
  gint64 reported_at;
  char *channel;
  gint64 last_seen_at;
  gint64 noticed_at;
  char *late_report_reason;
  char *reporter;
  char *reporter_text;
  char *reporter_relationship;
  char *reporter_contact;
  char *missing_from;
  char *missing_from_text;
  char *missing_from_kind;
  char *in_care;
  char *placing_authority;
  char *is_child;
  char *circumstances;
  char *concern;
  char *done_to_trace;
  char *out_of_character;
  char *victim_of_crime;
  char *exploitation;
  char *danger_to_self;
  char *danger_to_others;
  char **factors;
  char *factor_notes;
  char **hidden_crimes;
  char *medical_needs;
  gint64 medication_due_at;
  char *clothing;
  char *carried;
  char *vehicle;
  char *phone;
  char *destination;
  gint64 previous_episodes;
  char *category;
  char *scenario;
  char *incident_type;
  char *contact_method;
  char *environment;
  char *population_density;
  char *terrain;
  char *land_cover;
  char *ecoregion;
  char *authority;
  char *authority_reference;
  char *authority_court;
  gint64 authority_at;
  char *recall;
  char *officer_safety;
  gint64 arrest_due_at;
  char *unit;
  char *team;
  char *owner;
  char *investigating_officer;
  char *supervisor;
  char *search_adviser;
  char *family_liaison;
  char *lead_force;
  gint64 national_unit_at;
  char *national_unit_reference;
  char *suspended_reason;
  gint64 located_at;
  char *located_address;
  char *located_text;
  gint64 located_lat_e7;
  gint64 located_lon_e7;
  char *found_by;
  char *condition;
  char **harm;
  gboolean do_not_disclose;
  char *returned_to;
  char *interview_waived_reason;
  gint64 assets_stood_down_at;
  char *close_reason;
  gint64 closed_at;
  char *duplicate_of;
  char *lessons;
  char *retention_group;
  char *retention_review;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkEpisode, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkEpisode, local_reference, 1, N_("Provisional reference"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkEpisode, kind, 1, N_("Missing or wanted"), "episode_kind",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkEpisode, name, 1, N_("Name as reported"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_REF (CbkEpisode, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkEpisode, state, 1, N_("State"), "episode_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkEpisode, incident, 1, N_("Incident"), "incident", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkEpisode, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkEpisode, grade, 1, N_("Response grade"), "response_grade"),
  CBK_INT (CbkEpisode, thrive_version, 1, N_("THRIVE+ version")),
  CBK_CODE (CbkEpisode, risk_scheme, 1, N_("Risk scheme"), "risk_scheme", .merge = CBK_MERGE_GROUP,
            .group = "risk"),
  CBK_CODE (CbkEpisode, risk, 1, N_("Risk"), "risk_band", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_TEXT (CbkEpisode, risk_reason, 1, N_("Why this risk"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_TIME (CbkEpisode, graded_at, 1, N_("Risk graded"), .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_REF (CbkEpisode, reviewer, 1, N_("Grade reviewed by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "risk"),
  CBK_TEXT (CbkEpisode, legacy_category, 1, N_("Category in an older system")),
  CBK_TIME (CbkEpisode, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkEpisode, reported_at, 1, N_("Reported"), .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkEpisode, channel, 1, N_("Reported through"), "report_channel"),
  CBK_TIME (CbkEpisode, last_seen_at, 1, N_("Last seen")),
  CBK_TIME (CbkEpisode, noticed_at, 1, N_("Noticed missing")),
  CBK_TEXT (CbkEpisode, late_report_reason, 1, N_("Why reported late"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkEpisode, reporter, 1, N_("Reported by"), "person"),
  CBK_TEXT (CbkEpisode, reporter_text, 1, N_("Reporter in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkEpisode, reporter_relationship, 1, N_("Reporter's relationship"), "relationship_to_subject"),
  CBK_TEXT (CbkEpisode, reporter_contact, 1, N_("Reporter's number"), .flags = CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_PHONE),
  CBK_REF (CbkEpisode, missing_from, 1, N_("Missing from"), "address", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "missing_from"),
  CBK_TEXT (CbkEpisode, missing_from_text, 1, N_("Missing from, in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "missing_from"),
  CBK_CODE (CbkEpisode, missing_from_kind, 1, N_("Kind of place"), "missing_from_kind"),
  CBK_CODE (CbkEpisode, in_care, 1, N_("In care"), "yes_no_unknown"),
  CBK_REF (CbkEpisode, placing_authority, 1, N_("Placing authority"), "organisation"),
  CBK_CODE (CbkEpisode, is_child, 1, N_("Under 18"), "yes_no_unknown"),
  CBK_TEXT (CbkEpisode, circumstances, 1, N_("Circumstances"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkEpisode, concern, 1, N_("Why people are worried"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkEpisode, done_to_trace, 1, N_("What has been done to trace"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkEpisode, out_of_character, 1, N_("Out of character"), "yes_no_unknown"),
  CBK_CODE (CbkEpisode, victim_of_crime, 1, N_("Likely victim of crime or abuse"), "yes_no_unknown"),
  CBK_CODE (CbkEpisode, exploitation, 1, N_("At risk of exploitation"), "yes_no_unknown"),
  CBK_CODE (CbkEpisode, danger_to_self, 1, N_("Danger to self"), "yes_no_unknown"),
  CBK_CODE (CbkEpisode, danger_to_others, 1, N_("Danger to others"), "yes_no_unknown"),
  CBK_LIST (CbkEpisode, factors, 1, N_("Risk factors"), "missing_factor"),
  CBK_TEXT (CbkEpisode, factor_notes, 1, N_("Notes on the factors"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkEpisode, hidden_crimes, 1, N_("Hidden crimes"), "hidden_crime"),
  CBK_TEXT (CbkEpisode, medical_needs, 1, N_("Medical needs"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkEpisode, medication_due_at, 1, N_("Medication needed by")),
  CBK_TEXT (CbkEpisode, clothing, 1, N_("Clothing when last seen"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkEpisode, carried, 1, N_("What they had with them"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkEpisode, vehicle, 1, N_("Vehicle"), "vehicle"),
  CBK_REF (CbkEpisode, phone, 1, N_("Phone"), "phone"),
  CBK_TEXT (CbkEpisode, destination, 1, N_("Thought to be heading for"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkEpisode, previous_episodes, 1, N_("Earlier episodes")),
  CBK_CODE (CbkEpisode, category, 1, N_("Subject category"), "subject_category"),
  CBK_CODE (CbkEpisode, scenario, 1, N_("Main scenario"), "search_scenario"),
  CBK_CODE (CbkEpisode, incident_type, 1, N_("Kind of search"), "search_incident_type"),
  CBK_CODE (CbkEpisode, contact_method, 1, N_("How the search began"), "search_contact_method"),
  CBK_CODE (CbkEpisode, environment, 1, N_("Environment"), "search_environment"),
  CBK_CODE (CbkEpisode, population_density, 1, N_("Population density"), "population_density"),
  CBK_CODE (CbkEpisode, terrain, 1, N_("Terrain"), "search_terrain"),
  CBK_CODE (CbkEpisode, land_cover, 1, N_("Land cover"), "land_cover"),
  CBK_CODE (CbkEpisode, ecoregion, 1, N_("Ecoregion"), "ecoregion"),
  CBK_CODE (CbkEpisode, authority, 1, N_("Lawful authority"), "lawful_authority"),
  CBK_TEXT (CbkEpisode, authority_reference, 1, N_("Warrant or order number"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkEpisode, authority_court, 1, N_("Issued by")),
  CBK_TIME (CbkEpisode, authority_at, 1, N_("Issued at")),
  CBK_REF (CbkEpisode, recall, 1, N_("Recall"), "recall", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkEpisode, officer_safety, 1, N_("Danger to officers"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkEpisode, arrest_due_at, 1, N_("Arrest due"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkEpisode, unit, 1, N_("Unit"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkEpisode, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkEpisode, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkEpisode, investigating_officer, 1, N_("Investigating officer"), "officer"),
  CBK_REF (CbkEpisode, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkEpisode, search_adviser, 1, N_("Police search adviser"), "officer"),
  CBK_REF (CbkEpisode, family_liaison, 1, N_("Family liaison officer"), "officer"),
  CBK_REF (CbkEpisode, lead_force, 1, N_("Force in charge"), "organisation"),
  CBK_TIME (CbkEpisode, national_unit_at, 1, N_("UK Missing Persons Unit told")),
  CBK_TEXT (CbkEpisode, national_unit_reference, 1, N_("UK Missing Persons Unit reference"),
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkEpisode, suspended_reason, 1, N_("Why the search is suspended"), "search_suspension"),
  CBK_TIME (CbkEpisode, located_at, 1, N_("Located"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "located"),
  CBK_REF (CbkEpisode, located_address, 1, N_("Found at"), "address", .merge = CBK_MERGE_GROUP,
           .group = "located"),
  CBK_TEXT (CbkEpisode, located_text, 1, N_("Found, in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "located"),
  CBK_INT (CbkEpisode, located_lat_e7, 1, N_("Found, latitude"), .flags = CBK_FIELD_SENSITIVE,
           .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP, .group = "located"),
  CBK_INT (CbkEpisode, located_lon_e7, 1, N_("Found, longitude"), .flags = CBK_FIELD_SENSITIVE,
           .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP, .group = "located"),
  CBK_CODE (CbkEpisode, found_by, 1, N_("Found by"), "found_by", .merge = CBK_MERGE_GROUP,
            .group = "located"),
  CBK_CODE (CbkEpisode, condition, 1, N_("Condition"), "found_condition", .merge = CBK_MERGE_GROUP,
            .group = "located"),
  CBK_LIST (CbkEpisode, harm, 1, N_("Harm suffered"), "episode_harm", .flags = CBK_FIELD_SENSITIVE),
  CBK_BOOL (CbkEpisode, do_not_disclose, 1, N_("Do not disclose the location")),
  CBK_REF (CbkEpisode, returned_to, 1, N_("Returned to"), "address"),
  CBK_TEXT (CbkEpisode, interview_waived_reason, 1, N_("Why there was no prevention interview"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "closure"),
  CBK_TIME (CbkEpisode, assets_stood_down_at, 1, N_("Search assets stood down")),
  CBK_TEXT (CbkEpisode, close_reason, 1, N_("Why closed"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "closure"),
  CBK_TIME (CbkEpisode, closed_at, 1, N_("Closed"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "closure"),
  CBK_REF (CbkEpisode, duplicate_of, 1, N_("Same as"), "episode", .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkEpisode, lessons, 1, N_("Lessons for the next time"), .flags = CBK_FIELD_SEARCHABLE),
  CBK_CODE (CbkEpisode, retention_group, 1, N_("Retention group"), "retention_group",
            .merge = CBK_MERGE_STRICT),
  CBK_DATE (CbkEpisode, retention_review, 1, N_("Retention review"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_STRICT),
};

#define INV CBK_ROLE_INVESTIGATOR
#define SUP CBK_ROLE_SUPERVISOR
#define LOC CBK_ROLE_LOCATE

/* States of the search pages, section 6. What only sightings, appeals and interviews can tell is a guard,
   checked in core. */
static const CbkTransition transitions[] = {
  { NULL, "open", "reported", CBK_ROLES_WORKING, NULL, NULL },
  { "reported", "grade", "graded", LOC | SUP | INV, "risk risk_reason reviewer", NULL },
  { "reported", "duplicate", "duplicate", LOC | SUP, "duplicate_of", NULL },
  { "graded", "activate", "active", LOC | SUP | INV, "owner next_review_at", NULL },
  { "graded", "no_action", "no_further_police_action", SUP, "close_reason", "may_end_without_search" },
  { "graded", "duplicate", "duplicate", LOC | SUP, "duplicate_of", NULL },
  { "graded", "locate", "located", LOC | SUP | INV, "located_at found_by condition", "find_recorded" },
  { "active", "regrade", "active", LOC | SUP | INV, "risk risk_reason", "downgrade_agreed" },
  { "active", "become_long_term", "long_term", SUP, "next_review_at", NULL },
  { "active", "locate", "located", LOC | SUP | INV, "located_at found_by condition", "find_recorded" },
  { "active", "duplicate", "duplicate", LOC | SUP, "duplicate_of", NULL },
  { "graded", "regrade", "graded", LOC | SUP | INV, "risk risk_reason", "downgrade_agreed" },
  { "long_term", "regrade", "long_term", LOC | SUP | INV, "risk risk_reason", "downgrade_agreed" },
  { "long_term", "resume", "active", SUP, "owner next_review_at", NULL },
  { "long_term", "locate", "located", LOC | SUP | INV, "located_at found_by condition", "find_recorded" },
  { "located", "mistaken", "active", LOC | SUP, "owner next_review_at", NULL },
  { "located", "close", "closed", SUP, "close_reason", "may_close_episode" },
  { "no_further_police_action", "reopen", "reopened", LOC | SUP, NULL, NULL },
  { "closed", "reopen", "reopened", LOC | SUP, NULL, NULL },
  { "duplicate", "separate", "reported", LOC | SUP, NULL, NULL },
  { "reopened", "grade", "graded", LOC | SUP | INV, "risk risk_reason reviewer", NULL },
  { "reopened", "resume", "active", LOC | SUP, "owner next_review_at", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "reported", transitions);

static const CbkEntity entity = {
  .name = "episode",
  .relation = "episodes",
  .label = N_("Episode"),
  .label_plural = N_("Episodes"),
  .icon = "casebook-episode-symbolic",
  .about = N_("One time that a person is missing or wanted, from the report to closure."),
  .code = 107,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .home = "case_id",
  .holders = "owner investigating_officer supervisor search_adviser family_liaison",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkEpisode, cbk_episode)
