/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-zone.h"

/* An area that a person must keep out of, or not leave; each has its own map. */
struct _CbkZone
{
  CbkRecord parent_instance;

  char *person;
  char *licence;
  char *condition;
  char *preventive_order;
  char *monitoring;
  char *kind;
  char *name;
  char *outline;
  gint64 buffer_m;
  char *map;
  char *description;
  char *times;
  char *event;
  char *victim_related;
  char *starts_on;
  char *ends_on;
};

static const CbkField fields[] = {
  CBK_REF (CbkZone, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkZone, licence, 1, N_("Licence"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkZone, condition, 1, N_("Condition"), "condition", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkZone, preventive_order, 1, N_("Order"), "order", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkZone, monitoring, 1, N_("Monitored under"), "monitoring_order", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkZone, kind, 1, N_("Kind"), "zone_kind", .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_TEXT (CbkZone, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_GEOMETRY (CbkZone, outline, 1, N_("Outline"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkZone, buffer_m, 1, N_("Warn within"), .unit = CBK_UNIT_METRES),
  CBK_REF (CbkZone, map, 1, N_("Map"), "media_file"),
  CBK_TEXT (CbkZone, description, 1, N_("In words, as given to the person"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkZone, times, 1, N_("When it applies")),
  CBK_TEXT (CbkZone, event, 1, N_("Event")),
  CBK_CODE (CbkZone, victim_related, 1, N_("To protect a victim"), "yes_no_unknown"),
  CBK_DATE (CbkZone, starts_on, 1, N_("From"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkZone, ends_on, 1, N_("Until"), .flags = CBK_FIELD_INDEXED),
};

static const CbkEntity entity = {
  .name = "zone",
  .relation = "zones",
  .label = N_("Zone"),
  .label_plural = N_("Zones"),
  .icon = "casebook-zone-symbolic",
  .about = N_("An exclusion or restriction zone, its outline and when it applies."),
  .code = 28,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "licence condition preventive_order monitoring person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkZone, cbk_zone)
