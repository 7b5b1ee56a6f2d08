/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-monitoring-event.h"

/* An alert of a tag (kinds of ministryofjustice/hmpps-e-surveillance-api). Alerts within a short time are
   grouped into one; a low battery alone proves no breach. */
struct _CbkMonitoringEvent
{
  CbkRecord parent_instance;

  char *monitoring;
  char *person;
  char *kind;
  gint64 started_at;
  gint64 ended_at;
  gint64 received_at;
  char *zone;
  gint64 lat_e7;
  gint64 lon_e7;
  gint64 accuracy_m;
  char *severity;
  char *raw;
  char *group_of;
  char *outcome;
  char *handled_by;
  gint64 handled_at;
  char *explanation;
  char *note;
  char *breach;
};

static const CbkField fields[] = {
  CBK_REF (CbkMonitoringEvent, monitoring, 1, N_("Monitoring order"), "monitoring_order",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkMonitoringEvent, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkMonitoringEvent, kind, 1, N_("Kind"), "monitoring_event_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TIME (CbkMonitoringEvent, started_at, 1, N_("Started"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkMonitoringEvent, ended_at, 1, N_("Ended"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkMonitoringEvent, received_at, 1, N_("Received"), .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkMonitoringEvent, zone, 1, N_("Zone"), "zone", .flags = CBK_FIELD_FIXED),
  CBK_INT (CbkMonitoringEvent, lat_e7, 1, N_("Latitude"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED,
           .unit = CBK_UNIT_E7),
  CBK_INT (CbkMonitoringEvent, lon_e7, 1, N_("Longitude"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED,
           .unit = CBK_UNIT_E7),
  CBK_INT (CbkMonitoringEvent, accuracy_m, 1, N_("Accuracy"), .flags = CBK_FIELD_FIXED,
           .unit = CBK_UNIT_METRES),
  CBK_CODE (CbkMonitoringEvent, severity, 1, N_("Severity"), "monitoring_severity"),
  CBK_TEXT (CbkMonitoringEvent, raw, 1, N_("Message as it came"),
            .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_REF (CbkMonitoringEvent, group_of, 1, N_("Grouped under"), "monitoring_event",
           .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkMonitoringEvent, outcome, 1, N_("What was made of it"), "monitoring_outcome"),
  CBK_REF (CbkMonitoringEvent, handled_by, 1, N_("Handled by"), "officer"),
  CBK_TIME (CbkMonitoringEvent, handled_at, 1, N_("Handled")),
  CBK_TEXT (CbkMonitoringEvent, explanation, 1, N_("Explanation given"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkMonitoringEvent, note, 1, N_("Note"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkMonitoringEvent, breach, 1, N_("Breach"), "breach", .flags = CBK_FIELD_INDEXED),
};

static const CbkEntity entity = {
  .name = "monitoring_event",
  .relation = "monitoring_events",
  .label = N_("Monitoring event"),
  .label_plural = N_("Monitoring events"),
  .icon = "casebook-monitoring-event-symbolic",
  .about = N_("An alert of electronic monitoring, and what was made of it."),
  .code = 31,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "monitoring",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkMonitoringEvent, cbk_monitoring_event)
