/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-enquiry-line.h"

/* A line of enquiry. All reasonable lines are pursued, towards or away from the suspect (CPIA 1996 s.23
   code of practice). */
struct _CbkEnquiryLine
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *plan;
  gint64 number;
  char *title;
  char *objective;
  char *priority;
  char *direction;
  char *proportionate_because;
  char *owner;
  char *state;
  char *result;
};

static const CbkField fields[] = {
  CBK_CODE (CbkEnquiryLine, subject_type, 1, N_("In"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkEnquiryLine, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkEnquiryLine, plan, 1, N_("Plan"), "plan", .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkEnquiryLine, number, 1, N_("Number"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkEnquiryLine, title, 1, N_("Line of enquiry"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkEnquiryLine, objective, 1, N_("Objective"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkEnquiryLine, priority, 1, N_("Priority"), "priority", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkEnquiryLine, direction, 1, N_("Points"), "enquiry_direction"),
  CBK_TEXT (CbkEnquiryLine, proportionate_because, 1, N_("Why it is proportionate"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkEnquiryLine, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkEnquiryLine, state, 1, N_("State"), "enquiry_line_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkEnquiryLine, result, 1, N_("Result"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

static const CbkTransition transitions[] = {
  { NULL, "open", "open", CBK_ROLES_WORKING, NULL, NULL },
  { "open", "pursue", "under_way", CBK_ROLES_WORKING, NULL, NULL },
  { "under_way", "complete", "completed", CBK_ROLES_WORKING, "result", NULL },
  { "open", "decline", "not_pursued", CBK_ROLES_WORKING, "result", NULL },
  { "under_way", "stop", "not_pursued", CBK_ROLES_WORKING, "result", NULL },
  { "completed", "reopen", "open", CBK_ROLES_WORKING, NULL, NULL },
  { "not_pursued", "reopen", "open", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "open", transitions);

static const CbkEntity entity = {
  .name = "enquiry_line",
  .relation = "enquiry_lines",
  .label = N_("Line of enquiry"),
  .label_plural = N_("Lines of enquiry"),
  .icon = "casebook-enquiry-line-symbolic",
  .about = N_("A line of enquiry, towards or away from the suspect, and why it is proportionate."),
  .code = 67,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id plan",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkEnquiryLine, cbk_enquiry_line)
