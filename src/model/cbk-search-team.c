/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-search-team.h"

/* A team in the field, of the police or of a partner. */
struct _CbkSearchTeam
{
  CbkRecord parent_instance;

  char *episode;
  char *name;
  char *state;
  char *resource;
  char *provider;
  char *leader;
  char *leader_text;
  char *members;
  gint64 size;
  char *call_sign;
  char *phone;
  char *skills;
  gint64 briefed_at;
  gint64 deployed_at;
  gint64 due_back_at;
  gint64 last_contact_at;
  gint64 last_lat_e7;
  gint64 last_lon_e7;
  gint64 stood_down_at;
  char *welfare;
};

static const CbkField fields[] = {
  CBK_REF (CbkSearchTeam, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkSearchTeam, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED | CBK_FIELD_SEARCHABLE),
  CBK_CODE (CbkSearchTeam, state, 1, N_("State"), "search_team_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkSearchTeam, resource, 1, N_("Kind"), "resource_type"),
  CBK_REF (CbkSearchTeam, provider, 1, N_("Provided by"), "organisation"),
  CBK_REF (CbkSearchTeam, leader, 1, N_("Leader"), "officer"),
  CBK_TEXT (CbkSearchTeam, leader_text, 1, N_("Leader in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkSearchTeam, members, 1, N_("Members"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkSearchTeam, size, 1, N_("Number of searchers")),
  CBK_TEXT (CbkSearchTeam, call_sign, 1, N_("Call sign"), .flags = CBK_FIELD_TITLE),
  CBK_TEXT (CbkSearchTeam, phone, 1, N_("Phone"), .flags = CBK_FIELD_SENSITIVE, .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkSearchTeam, skills, 1, N_("Skills and equipment")),
  CBK_TIME (CbkSearchTeam, briefed_at, 1, N_("Briefed"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkSearchTeam, deployed_at, 1, N_("Deployed"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkSearchTeam, due_back_at, 1, N_("Due back"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkSearchTeam, last_contact_at, 1, N_("Last contact"), .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkSearchTeam, last_lat_e7, 1, N_("Last latitude"), .unit = CBK_UNIT_E7),
  CBK_INT (CbkSearchTeam, last_lon_e7, 1, N_("Last longitude"), .unit = CBK_UNIT_E7),
  CBK_TIME (CbkSearchTeam, stood_down_at, 1, N_("Stood down"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkSearchTeam, welfare, 1, N_("Welfare and injuries"), .flags = CBK_FIELD_SENSITIVE),
};

#define SUP CBK_ROLE_SUPERVISOR
#define LOC CBK_ROLE_LOCATE

/* Team states of the search pages, section 6. */
static const CbkTransition transitions[] = {
  { NULL, "register", "available", LOC | SUP, NULL, NULL },
  { "available", "brief", "briefed", LOC | SUP, "briefed_at", NULL },
  { "briefed", "deploy", "deployed", LOC | SUP, "deployed_at due_back_at", NULL },
  { "deployed", "begin", "searching", LOC | SUP, NULL, NULL },
  { "deployed", "recall_in", "returning", LOC | SUP, NULL, NULL },
  { "searching", "finish", "returning", LOC | SUP, NULL, NULL },
  { "searching", "miss_contact", "overdue", CBK_ROLES_WORKING, NULL, NULL },
  { "deployed", "miss_contact", "overdue", CBK_ROLES_WORKING, NULL, NULL },
  { "returning", "miss_contact", "overdue", CBK_ROLES_WORKING, NULL, NULL },
  { "overdue", "regain_contact", "returning", CBK_ROLES_WORKING, "last_contact_at", NULL },
  { "returning", "arrive", "available", LOC | SUP, NULL, NULL },
  { "available", "stand_down", "stood_down", LOC | SUP, "stood_down_at", NULL },
  { "returning", "stand_down", "stood_down", LOC | SUP, "stood_down_at", NULL },
  { "briefed", "stand_down", "stood_down", LOC | SUP, "stood_down_at", NULL },
  { "stood_down", "call_back", "available", LOC | SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "available", transitions);

static const CbkEntity entity = {
  .name = "search_team",
  .relation = "search_teams",
  .label = N_("Search team"),
  .label_plural = N_("Search teams"),
  .icon = "casebook-search-team-symbolic",
  .about = N_("A search team, its members, its state and its last contact."),
  .code = 46,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkSearchTeam, cbk_search_team)
