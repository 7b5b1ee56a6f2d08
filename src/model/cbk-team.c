/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-team.h"

/* A team within a unit, with its strand of work and its dates. */
struct _CbkTeam
{
  CbkRecord parent_instance;

  char *code;
  char *name;
  char *kind;
  char *cluster;
  char *strand;
  char *unit;
  char *supervisor;
  char *backup_supervisor;
  gboolean restricted_view;
  gint64 capacity;
  char *phone;
  char *email;
  char *starts_on;
  char *ends_on;
  char *successor;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkTeam, code, 1, N_("Code"), .flags = CBK_FIELD_INDEXED, .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkTeam, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE, .key = CBK_KEY_NAME),
  CBK_CODE (CbkTeam, kind, 1, N_("Kind"), "team_kind", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkTeam, cluster, 1, N_("Cluster"), "cluster", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkTeam, strand, 1, N_("Strand"), "team_strand", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkTeam, unit, 1, N_("Unit"), "unit", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkTeam, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkTeam, backup_supervisor, 1, N_("Supervisor's deputy"), "officer"),
  CBK_BOOL (CbkTeam, restricted_view, 1, N_("Work seen by its own people only")),
  CBK_INT (CbkTeam, capacity, 1, N_("Cases that it can carry")),
  CBK_TEXT (CbkTeam, phone, 1, N_("Telephone"), .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkTeam, email, 1, N_("E-mail")),
  CBK_DATE (CbkTeam, starts_on, 1, N_("From")),
  CBK_DATE (CbkTeam, ends_on, 1, N_("Until")),
  CBK_REF (CbkTeam, successor, 1, N_("Replaced by"), "team"),
};

static const CbkEntity entity = {
  .name = "team",
  .relation = "teams",
  .label = N_("Team"),
  .label_plural = N_("Teams"),
  .icon = "casebook-team-symbolic",
  .about = N_("A team within a unit, with its strand of work and its dates."),
  .code = 3,
  .since = 1,
  .flags = CBK_ENTITY_REFERENCE,
  .scoping = CBK_SCOPING_REFERENCE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkTeam, cbk_team)
