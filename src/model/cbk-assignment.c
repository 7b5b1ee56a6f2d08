/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-assignment.h"

/* A task for one team in one segment, in CalTopo's vocabulary so that it can be exchanged. Completion demands
   a debrief; its probability of detection counts once, and a debrief corrected later is recomputed. */
struct _CbkAssignment
{
  CbkRecord parent_instance;

  char *episode;
  char *operational_period;
  char *segment;
  char *team;
  char *letter;
  gint64 number;
  char *title;
  char *state;
  char *resource;
  gint64 team_size;
  char *priority;
  char *technique;
  char *description;
  char *previous_efforts;
  char *transport;
  gint64 minutes_allocated;
  char *frequency_primary;
  char *frequency_secondary;
  char *planned_responsive;
  char *planned_unresponsive;
  char *planned_clue;
  char *hazards;
  char *prepared_by;
  gint64 prepared_at;
  gint64 started_at;
  gint64 ended_at;
  gint64 searchers;
  gint64 spacing_mm;
  gint64 detection_range_mm;
  char *visibility;
  gint64 sweep_width_mm;
  gint64 track_length_m;
  gint64 area_searched_m2;
  gint64 coverage_ppm;
  gint64 pod_responsive_ppm;
  gint64 pod_unresponsive_ppm;
  gint64 pod_clue_ppm;
  char *pod_source;
  char *uncovered;
  char *uncovered_area;
  char *clues_note;
  char *conditions;
  char *debriefed_by;
  gint64 debriefed_at;
  char *stop_reason;
  char *replaced_by;
};

static const CbkField fields[] = {
  CBK_REF (CbkAssignment, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkAssignment, operational_period, 1, N_("Operational period"), "operational_period",
           .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAssignment, segment, 1, N_("Segment"), "segment", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAssignment, team, 1, N_("Team"), "search_team", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkAssignment, letter, 1, N_("Letter"), .flags = CBK_FIELD_TITLE),
  CBK_INT (CbkAssignment, number, 1, N_("Number")),
  CBK_TEXT (CbkAssignment, title, 1, N_("Title"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkAssignment, state, 1, N_("State"), "assignment_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkAssignment, resource, 1, N_("Resource"), "resource_type"),
  CBK_INT (CbkAssignment, team_size, 1, N_("Team size")),
  CBK_CODE (CbkAssignment, priority, 1, N_("Priority"), "assignment_priority"),
  CBK_CODE (CbkAssignment, technique, 1, N_("Technique"), "search_technique"),
  CBK_TEXT (CbkAssignment, description, 1, N_("Task"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAssignment, previous_efforts, 1, N_("Earlier efforts here"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAssignment, transport, 1, N_("Transport")),
  CBK_INT (CbkAssignment, minutes_allocated, 1, N_("Time allowed"), .unit = CBK_UNIT_MINUTES),
  CBK_TEXT (CbkAssignment, frequency_primary, 1, N_("First channel")),
  CBK_TEXT (CbkAssignment, frequency_secondary, 1, N_("Second channel")),
  CBK_CODE (CbkAssignment, planned_responsive, 1, N_("Planned for a responsive person"), "pod_level"),
  CBK_CODE (CbkAssignment, planned_unresponsive, 1, N_("Planned for an unresponsive person"), "pod_level"),
  CBK_CODE (CbkAssignment, planned_clue, 1, N_("Planned for clues"), "pod_level"),
  CBK_TEXT (CbkAssignment, hazards, 1, N_("Hazards"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkAssignment, prepared_by, 1, N_("Prepared by"), "officer"),
  CBK_TIME (CbkAssignment, prepared_at, 1, N_("Prepared")),
  CBK_TIME (CbkAssignment, started_at, 1, N_("Time in"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "debrief"),
  CBK_TIME (CbkAssignment, ended_at, 1, N_("Time out"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "debrief"),
  CBK_INT (CbkAssignment, searchers, 1, N_("Searchers"), .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_INT (CbkAssignment, spacing_mm, 1, N_("Spacing"), .unit = CBK_UNIT_MILLIMETRES,
           .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_INT (CbkAssignment, detection_range_mm, 1, N_("Range of detection"), .unit = CBK_UNIT_MILLIMETRES,
           .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_CODE (CbkAssignment, visibility, 1, N_("Visibility of the object"), "object_visibility",
            .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_INT (CbkAssignment, sweep_width_mm, 1, N_("Sweep width"), .unit = CBK_UNIT_MILLIMETRES,
           .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_INT (CbkAssignment, track_length_m, 1, N_("Track length, all searchers"), .unit = CBK_UNIT_METRES,
           .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_INT (CbkAssignment, area_searched_m2, 1, N_("Area searched"), .unit = CBK_UNIT_SQUARE_METRES,
           .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_INT (CbkAssignment, coverage_ppm, 1, N_("Coverage"), .unit = CBK_UNIT_PPM, .merge = CBK_MERGE_GROUP,
           .group = "debrief"),
  CBK_INT (CbkAssignment, pod_responsive_ppm, 1, N_("Detection, responsive person"), .unit = CBK_UNIT_PPM,
           .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_INT (CbkAssignment, pod_unresponsive_ppm, 1, N_("Detection, unresponsive person"), .unit = CBK_UNIT_PPM,
           .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_INT (CbkAssignment, pod_clue_ppm, 1, N_("Detection, clues"), .unit = CBK_UNIT_PPM,
           .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_CODE (CbkAssignment, pod_source, 1, N_("How that is known"), "pod_source", .merge = CBK_MERGE_GROUP,
            .group = "debrief"),
  CBK_TEXT (CbkAssignment, uncovered, 1, N_("What was not covered"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_GEOMETRY (CbkAssignment, uncovered_area, 1, N_("Part not covered"), .flags = CBK_FIELD_SENSITIVE,
                .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_TEXT (CbkAssignment, clues_note, 1, N_("Clues found"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAssignment, conditions, 1, N_("Weather, light, ground")),
  CBK_REF (CbkAssignment, debriefed_by, 1, N_("Debriefed by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "debrief"),
  CBK_TIME (CbkAssignment, debriefed_at, 1, N_("Debriefed"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "debrief"),
  CBK_TEXT (CbkAssignment, stop_reason, 1, N_("Why ended early"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkAssignment, replaced_by, 1, N_("Taken over by"), "assignment"),
};

#define SUP CBK_ROLE_SUPERVISOR
#define LOC CBK_ROLE_LOCATE

/* CalTopo's four states, and two of ours for what does not run to the end. */
static const CbkTransition transitions[] = {
  { NULL, "draft", "DRAFT", LOC | SUP, NULL, NULL },
  { "DRAFT", "prepare", "PREPARED", LOC | SUP, "segment description", NULL },
  { "DRAFT", "cancel", "ABANDONED", LOC | SUP, "stop_reason", NULL },
  { "PREPARED", "begin", "INPROGRESS", LOC | SUP, "team started_at", NULL },
  { "PREPARED", "edit", "DRAFT", LOC | SUP, NULL, NULL },
  { "PREPARED", "cancel", "ABANDONED", LOC | SUP, "stop_reason", NULL },
  { "PREPARED", "reassign", "REASSIGNED", LOC | SUP, "replaced_by", NULL },
  { "INPROGRESS", "complete", "COMPLETED", LOC | SUP,
    "ended_at pod_unresponsive_ppm pod_source uncovered debriefed_by", "sweep_or_range_known" },
  { "INPROGRESS", "abandon", "ABANDONED", LOC | SUP, "ended_at stop_reason", NULL },
  { "INPROGRESS", "reassign", "REASSIGNED", LOC | SUP, "ended_at replaced_by", NULL },
  { "COMPLETED", "correct", "COMPLETED", LOC | SUP, "debriefed_by", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "DRAFT", transitions);

static const CbkEntity entity = {
  .name = "assignment",
  .relation = "assignments",
  .label = N_("Search assignment"),
  .label_plural = N_("Search assignments"),
  .icon = "casebook-assignment-symbolic",
  .about = N_("A search task for one team, with its plan and its debrief."),
  .code = 47,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkAssignment, cbk_assignment)
