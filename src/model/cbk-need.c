/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-need.h"

/* One support need on a pathway, offered and taken up or declined. */
struct _CbkNeed
{
  CbkRecord parent_instance;

  char *pathway;
  char *person;
  char *kind;
  char *title;
  char *status;
  char *responsible;
  char *owner;
  char *provider;
  char *action;
  char *offered;
  char *taken_up;
  char *due_on;
  char *latest;
  char *met_on;
  char *decline_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkNeed, pathway, 1, N_("Pathway"), "pathway", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkNeed, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkNeed, kind, 1, N_("Need"), "support_need"),
  CBK_TEXT (CbkNeed, title, 1, N_("Need in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkNeed, status, 1, N_("Status"), "need_status", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "status"),
  CBK_CODE (CbkNeed, responsible, 1, N_("Responsible"), "need_responsible"),
  CBK_REF (CbkNeed, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkNeed, provider, 1, N_("Provider"), "organisation"),
  CBK_REF (CbkNeed, action, 1, N_("Action"), "action"),
  CBK_CODE (CbkNeed, offered, 1, N_("Offered"), "yes_no_unknown"),
  CBK_CODE (CbkNeed, taken_up, 1, N_("Taken up"), "yes_no_unknown"),
  CBK_DATE (CbkNeed, due_on, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkNeed, latest, 1, N_("Latest"), .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkNeed, met_on, 1, N_("Met"), .merge = CBK_MERGE_GROUP, .group = "status"),
  CBK_TEXT (CbkNeed, decline_reason, 1, N_("Why declined"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "status"),
};

#define OM CBK_ROLE_OFFENDER_MANAGER
#define RES CBK_ROLE_RESETTLEMENT

static const CbkTransition transitions[] = {
  { NULL, "find", "NOT_STARTED", RES | OM, NULL, NULL },
  { "NOT_STARTED", "start", "IN_PROGRESS", RES | OM, NULL, NULL },
  { "NOT_STARTED", "decline", "DECLINED", RES | OM, "decline_reason", NULL },
  { "IN_PROGRESS", "meet", "MET", RES | OM, "met_on", NULL },
  { "IN_PROGRESS", "decline", "DECLINED", RES | OM, "decline_reason", NULL },
  { "DECLINED", "start", "IN_PROGRESS", RES | OM, NULL, NULL },
  { "MET", "reopen", "IN_PROGRESS", RES | OM, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("status", "NOT_STARTED", transitions);

static const CbkEntity entity = {
  .name = "need",
  .relation = "needs",
  .label = N_("Support need"),
  .label_plural = N_("Support needs"),
  .icon = "casebook-need-symbolic",
  .about = N_("A support need, who meets it, and whether it was offered and taken up."),
  .code = 12,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "pathway",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkNeed, cbk_need)
