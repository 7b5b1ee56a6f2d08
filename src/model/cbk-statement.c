/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-statement.h"

/* A statement (MG11; Criminal Justice Act 1967 s.9) or another account. The wording of the declaration
   comes from the force's template. What is signed is locked with its hash; until then it is a draft and
   no evidence. */
struct _CbkStatement
{
  CbkRecord parent_instance;

  char *case_id;
  char *subject_type;
  char *subject_id;
  char *reference;
  char *kind;
  char *witness;
  char *witness_name;
  char *age_text;
  char *occupation;
  char *channel;
  char *taken_by;
  gint64 taken_at;
  char *taken_where;
  char *language;
  char *interpreter;
  char *state;
  gint64 number;
  char *previous;
  char *origin_account;
  char *body;
  char *identification;
  char **exhibits;
  char *declaration;
  gint64 pages;
  char **deletions;
  char *read_back;
  gint64 read_back_at;
  char *read_back_by;
  char *signature_kind;
  char *signature;
  gint64 signed_at;
  char *witnessed_by;
  char *text_hash;
  char *withdrawn_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkStatement, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkStatement, subject_type, 1, N_("In"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkStatement, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkStatement, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE, .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkStatement, kind, 1, N_("Kind"), "statement_kind",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkStatement, witness, 1, N_("Witness"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkStatement, witness_name, 1, N_("Name as in the statement"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkStatement, age_text, 1, N_("Age (if over 18, so stated)"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkStatement, occupation, 1, N_("Occupation"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkStatement, channel, 1, N_("Taken by"), "contact_method"),
  CBK_REF (CbkStatement, taken_by, 1, N_("Taken by officer"), "officer"),
  CBK_TIME (CbkStatement, taken_at, 1, N_("Taken"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkStatement, taken_where, 1, N_("Where taken"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkStatement, language, 1, N_("Language")),
  CBK_TEXT (CbkStatement, interpreter, 1, N_("Interpreter"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkStatement, state, 1, N_("State"), "statement_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_INT (CbkStatement, number, 1, N_("Version"), .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkStatement, previous, 1, N_("Version before"), "statement",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkStatement, origin_account, 1, N_("Made from account"), "statement", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkStatement, body, 1, N_("Statement"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "body"),
  CBK_TEXT (CbkStatement, identification, 1,
            N_("Identification: time, distance, view, known before and so on"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkStatement, exhibits, 1, N_("Exhibits produced"), NULL, .merge = CBK_MERGE_GROUP,
            .group = "body"),
  CBK_TEXT (CbkStatement, declaration, 1, N_("Declaration"), .merge = CBK_MERGE_GROUP, .group = "body"),
  CBK_INT (CbkStatement, pages, 1, N_("Pages"), .merge = CBK_MERGE_GROUP, .group = "body"),
  CBK_LIST (CbkStatement, deletions, 1, N_("Deletions initialled"), NULL, .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "body"),
  CBK_CODE (CbkStatement, read_back, 1, N_("Read over"), "read_back", .merge = CBK_MERGE_GROUP,
            .group = "signature"),
  CBK_TIME (CbkStatement, read_back_at, 1, N_("Read over at"), .merge = CBK_MERGE_GROUP,
            .group = "signature"),
  CBK_TEXT (CbkStatement, read_back_by, 1, N_("Read over by"), .merge = CBK_MERGE_GROUP,
            .group = "signature"),
  CBK_CODE (CbkStatement, signature_kind, 1, N_("Signed by"), "signature_kind", .merge = CBK_MERGE_GROUP,
            .group = "signature"),
  CBK_TEXT (CbkStatement, signature, 1, N_("Signature"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "signature"),
  CBK_TIME (CbkStatement, signed_at, 1, N_("Signed"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkStatement, witnessed_by, 1, N_("Signature witnessed by"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "signature"),
  CBK_TEXT (CbkStatement, text_hash, 1, N_("SHA-256 of the text"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkStatement, withdrawn_reason, 1, N_("Why retracted"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

/* A signed text is never changed: a further statement is made. */
static const CbkTransition transitions[] = {
  { NULL, "start", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "read_back", "awaiting_signature", CBK_ROLES_WORKING, "body", "read_back_recorded" },
  { "awaiting_signature", "change", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "awaiting_signature", "sign", "signed", CBK_ROLES_WORKING, "signed_at text_hash read_back", NULL },
  { "draft", "sign", "signed", CBK_ROLES_WORKING, "signed_at text_hash read_back", NULL },
  { "signed", "supersede", "superseded", CBK_ROLES_WORKING, NULL, "newer_signed" },
  { "signed", "retract", "retracted", CBK_ROLES_WORKING, "withdrawn_reason", NULL },
  { "draft", "discard", "discarded", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "statement",
  .relation = "statements",
  .label = N_("Statement"),
  .label_plural = N_("Statements"),
  .icon = "casebook-statement-symbolic",
  .about = N_("A statement or account, from first words to the signed and locked text."),
  .code = 72,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkStatement, cbk_statement)
