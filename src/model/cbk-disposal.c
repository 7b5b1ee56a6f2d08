/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-disposal.h"

/* That a record is to be erased, proposed by one person and approved by another (docs/domain.md, "Retention"). It outlives
 * what it is about, and says nothing of its content: so everybody has it, and every laptop knows what to erase. */
struct _CbkDisposal
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char **records;
  char *state;
  char *retention_group;
  char *review_was_due;
  char *reason;
  char *proposed_by;
  gint64 proposed_at;
  char *decided_by;
  gint64 decided_at;
  char *decision_reason;
  char **erased;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkDisposal, subject_type, 1, N_("Kind of record"), .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkDisposal, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_LIST (CbkDisposal, records, 1, N_("What is erased with it"), NULL, .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkDisposal, state, 1, N_("State"), "disposal_state",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkDisposal, retention_group, 1, N_("Retention group"), "retention_group", .flags = CBK_FIELD_FIXED),
  CBK_DATE (CbkDisposal, review_was_due, 1, N_("Retention review was due"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkDisposal, reason, 1, N_("Why it is no longer necessary"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_REF (CbkDisposal, proposed_by, 1, N_("Proposed by"), "officer", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkDisposal, proposed_at, 1, N_("Proposed"), .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkDisposal, decided_by, 1, N_("Decided by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkDisposal, decided_at, 1, N_("Decided"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkDisposal, decision_reason, 1, N_("Why so decided")),
  CBK_LIST (CbkDisposal, erased, 1, N_("What headquarters erased"), NULL, .merge = CBK_MERGE_HQ),
};

#define SUP CBK_ROLE_SUPERVISOR

/* One proposes, another one approves: erasing is the one thing that nobody takes back. */
static const CbkTransition transitions[] = {
  { NULL, "propose", "proposed", CBK_ROLES_WORKING, "reason proposed_by proposed_at", NULL },
  { "proposed", "approve", "approved", SUP, "decided_by decided_at", "disposal_checks" },
  { "proposed", "refuse", "refused", SUP, "decided_by decided_at decision_reason", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "proposed", transitions);

static const CbkEntity entity = {
  .name = "disposal",
  .relation = "disposals",
  .label = N_("Disposal"),
  .label_plural = N_("Disposals"),
  .icon = "casebook-disposal-symbolic",
  .about = N_("That a record which is no longer necessary is to be erased, with all that belongs to it alone: proposed "
              "by one person, approved by another."),
  .code = 120,
  .since = 1,
  .flags = CBK_ENTITY_STRICT,
  .scoping = CBK_SCOPING_REFERENCE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkDisposal, cbk_disposal)
