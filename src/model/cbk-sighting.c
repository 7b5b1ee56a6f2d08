/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-sighting.h"

/* A report of the person, or a thing found. Grade and corroboration stand apart from the effect on the map:
   nothing moves probability until a person applies it. */
struct _CbkSighting
{
  CbkRecord parent_instance;

  char *episode;
  gint64 number;
  char *kind;
  char *state;
  char *title;
  char *description;
  gint64 seen_at;
  gint64 seen_until;
  gint64 received_at;
  char *reported_by;
  char *reporter_text;
  char *channel;
  char *place;
  char *place_text;
  char *words_address;
  gint64 lat_e7;
  gint64 lon_e7;
  gint64 precision_m;
  gint64 direction_degrees;
  char *direction_source;
  char *decision_point;
  char *accompanied_by;
  char *reliability;
  char *corroboration;
  char *assessed_by;
  gint64 assessed_at;
  char *assessment;
  char *discount_reason;
  char *assignment;
  char *segment;
  char *exhibit;
  char *media;
  char *enquiry;
  char **likelihood_regions;
  char **likelihood_ratios;
  gint64 likelihood_row_ppm;
  gint64 applied_at;
  char *applied_by;
};

static const CbkField fields[] = {
  CBK_REF (CbkSighting, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkSighting, number, 1, N_("Number"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkSighting, kind, 1, N_("Kind"), "sighting_kind"),
  CBK_CODE (CbkSighting, state, 1, N_("State"), "sighting_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkSighting, title, 1, N_("In short"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkSighting, description, 1, N_("What was seen or found"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkSighting, seen_at, 1, N_("Seen or found"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkSighting, seen_until, 1, N_("Until")),
  CBK_TIME (CbkSighting, received_at, 1, N_("Received"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkSighting, reported_by, 1, N_("Reported by"), "person"),
  CBK_TEXT (CbkSighting, reporter_text, 1, N_("Reporter in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSighting, channel, 1, N_("Reported through"), "report_channel"),
  CBK_REF (CbkSighting, place, 1, N_("Place"), "address", .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkSighting, place_text, 1, N_("Place in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkSighting, words_address, 1, N_("Three-word address as told, unverified"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkSighting, lat_e7, 1, N_("Latitude"), .flags = CBK_FIELD_SENSITIVE, .unit = CBK_UNIT_E7,
           .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_INT (CbkSighting, lon_e7, 1, N_("Longitude"), .flags = CBK_FIELD_SENSITIVE, .unit = CBK_UNIT_E7,
           .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_INT (CbkSighting, precision_m, 1, N_("Precision"), .unit = CBK_UNIT_METRES, .merge = CBK_MERGE_GROUP,
           .group = "place"),
  CBK_INT (CbkSighting, direction_degrees, 1, N_("Direction of travel"), .unit = CBK_UNIT_DEGREES),
  CBK_CODE (CbkSighting, direction_source, 1, N_("How the direction is known"), "direction_source"),
  CBK_CODE (CbkSighting, decision_point, 1, N_("Decision point"), "decision_point"),
  CBK_TEXT (CbkSighting, accompanied_by, 1, N_("In company of"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSighting, reliability, 1, N_("Reliability"), "confidence"),
  CBK_TEXT (CbkSighting, corroboration, 1, N_("Corroboration"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkSighting, assessed_by, 1, N_("Assessed by"), "officer"),
  CBK_TIME (CbkSighting, assessed_at, 1, N_("Assessed")),
  CBK_TEXT (CbkSighting, assessment, 1, N_("Assessment"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkSighting, discount_reason, 1, N_("Why discounted"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkSighting, assignment, 1, N_("Found on assignment"), "assignment"),
  CBK_REF (CbkSighting, segment, 1, N_("Segment"), "segment"),
  CBK_REF (CbkSighting, exhibit, 1, N_("Exhibit"), "exhibit"),
  CBK_REF (CbkSighting, media, 1, N_("Picture"), "media_file"),
  CBK_REF (CbkSighting, enquiry, 1, N_("Enquiry"), "action"),
  CBK_LIST (CbkSighting, likelihood_regions, 1, N_("Regions it bears on"), NULL, .merge = CBK_MERGE_GROUP,
            .group = "likelihood"),
  CBK_LIST (CbkSighting, likelihood_ratios, 1, N_("Likelihood ratio for each, in millionths"), NULL,
            .merge = CBK_MERGE_GROUP, .group = "likelihood"),
  CBK_INT (CbkSighting, likelihood_row_ppm, 1, N_("Likelihood ratio, rest of world"), .unit = CBK_UNIT_PPM,
           .merge = CBK_MERGE_GROUP, .group = "likelihood"),
  CBK_TIME (CbkSighting, applied_at, 1, N_("Applied to the map"), .merge = CBK_MERGE_GROUP,
            .group = "likelihood"),
  CBK_REF (CbkSighting, applied_by, 1, N_("Applied by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "likelihood"),
};

#define INV CBK_ROLE_INVESTIGATOR
#define SUP CBK_ROLE_SUPERVISOR
#define LOC CBK_ROLE_LOCATE

/* A discounted sighting stays visible. */
static const CbkTransition transitions[] = {
  { NULL, "receive", "received", CBK_ROLES_WORKING, NULL, NULL },
  { "received", "assess", "assessed", CBK_ROLES_WORKING, "assessment assessed_by assessed_at", NULL },
  { "received", "discount", "discounted", LOC | SUP | INV, "discount_reason", NULL },
  { "assessed", "corroborate", "corroborated", LOC | SUP | INV, "corroboration", NULL },
  { "assessed", "discount", "discounted", LOC | SUP | INV, "discount_reason", NULL },
  { "corroborated", "discount", "discounted", LOC | SUP, "discount_reason", NULL },
  { "discounted", "reassess", "assessed", LOC | SUP | INV, "assessment", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "received", transitions);

static const CbkEntity entity = {
  .name = "sighting",
  .relation = "sightings",
  .label = N_("Sighting or clue"),
  .label_plural = N_("Sightings and clues"),
  .icon = "casebook-sighting-symbolic",
  .about = N_("A sighting of the person, or a clue found in the search."),
  .code = 41,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkSighting, cbk_sighting)
