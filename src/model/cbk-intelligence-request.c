/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-intelligence-request.h"

/* A question or product asked of Intelligence, and the answer; without a network it waits and says so.
   Messages about it are log entries. */
struct _CbkIntelligenceRequest
{
  CbkRecord parent_instance;

  char *reference;
  char *subject_type;
  char *subject_id;
  char *kind;
  char *priority;
  gboolean standing;
  char *state;
  char *question;
  char *reason;
  char *lawful_basis;
  char *person;
  char *vehicle;
  char *phone;
  char *place;
  char *author;
  char *team;
  gint64 sent_at;
  gint64 due_at;
  char *assigned_to;
  gint64 answered_at;
  char *answer;
  char *product;
  char *useful;
  char *declined_reason;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkIntelligenceRequest, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE,
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkIntelligenceRequest, subject_type, 1, N_("For"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkIntelligenceRequest, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkIntelligenceRequest, kind, 1, N_("What is asked for"), "intelligence_product",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkIntelligenceRequest, priority, 1, N_("Priority"), "priority", .flags = CBK_FIELD_INDEXED),
  CBK_BOOL (CbkIntelligenceRequest, standing, 1, N_("Standing, until withdrawn")),
  CBK_CODE (CbkIntelligenceRequest, state, 1, N_("State"), "intelligence_request_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkIntelligenceRequest, question, 1, N_("Question"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkIntelligenceRequest, reason, 1, N_("Why it is needed"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkIntelligenceRequest, lawful_basis, 1, N_("Lawful basis"), "lawful_basis"),
  CBK_REF (CbkIntelligenceRequest, person, 1, N_("About person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkIntelligenceRequest, vehicle, 1, N_("About vehicle"), "vehicle"),
  CBK_REF (CbkIntelligenceRequest, phone, 1, N_("About telephone"), "phone"),
  CBK_REF (CbkIntelligenceRequest, place, 1, N_("About place"), "address"),
  CBK_REF (CbkIntelligenceRequest, author, 1, N_("Asked by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkIntelligenceRequest, team, 1, N_("Asked by team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkIntelligenceRequest, sent_at, 1, N_("Sent"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkIntelligenceRequest, due_at, 1, N_("Needed by"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkIntelligenceRequest, assigned_to, 1, N_("With"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkIntelligenceRequest, answered_at, 1, N_("Answered"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkIntelligenceRequest, answer, 1, N_("Answer"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkIntelligenceRequest, product, 1, N_("Product"), "media_file", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_CODE (CbkIntelligenceRequest, useful, 1, N_("Helped"), "yes_no_unknown"),
  CBK_TEXT (CbkIntelligenceRequest, declined_reason, 1, N_("Why declined"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

#define INT CBK_ROLE_INTELLIGENCE

static const CbkTransition transitions[] = {
  { NULL, "start", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { NULL, "ask", "sent", CBK_ROLES_WORKING, "question sent_at", NULL },
  { "draft", "ask", "sent", CBK_ROLES_WORKING, "question sent_at", NULL },
  { "draft", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "sent", "accept", "accepted", INT, NULL, NULL },
  { "sent", "answer", "answered", INT, "answer answered_at", NULL },
  { "accepted", "answer", "answered", INT, "answer answered_at", NULL },
  { "sent", "decline", "declined", INT, "declined_reason", NULL },
  { "accepted", "decline", "declined", INT, "declined_reason", NULL },
  { "sent", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "accepted", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "answered", "ask_again", "sent", CBK_ROLES_WORKING, "question", NULL },
  { "declined", "ask_again", "sent", CBK_ROLES_WORKING, "question", NULL },
  { "answered", "close", "closed", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "intelligence_request",
  .relation = "intelligence_requests",
  .label = N_("Intelligence request"),
  .label_plural = N_("Intelligence requests"),
  .icon = "casebook-intelligence-request-symbolic",
  .about = N_("A question or product asked of Intelligence, and the answer."),
  .code = 91,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .home = "subject_id",
  .holders = "author",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkIntelligenceRequest, cbk_intelligence_request)
