/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "kind", N_("Kind of referral"), CBK_FIELD_CODE, TRUE, "referral_kind" },
  { "screening_reason", N_("Why referred"), CBK_FIELD_TEXT, TRUE, NULL },
  { "destination", N_("To"), CBK_FIELD_CODE, FALSE, "referral_destination" },
  { "organisation", N_("To organisation"), CBK_FIELD_REF, FALSE, "organisation" },
  { "to_team", N_("To team"), CBK_FIELD_REF, FALSE, "team" },
  { "person", N_("About person"), CBK_FIELD_REF, FALSE, "person" },
  { "request", N_("What is asked"), CBK_FIELD_TEXT, FALSE, NULL },
  { "information_shared", N_("What is shared"), CBK_FIELD_TEXT, FALSE, NULL },
  { "lawful_basis", N_("Lawful basis"), CBK_FIELD_CODE, FALSE, "lawful_basis" },
};

static gboolean
send (CbkContext *context, CbkRecord *record, GError **error)
{
  CbkRecord *referral = cbk_context_create (context, "referral");
  JsonObject *attributes = cbk_work_attributes (context, "referral_kind",
                                                cbk_context_get_text (context, "kind"));

  cbk_work_set_subject (referral, record);
  cbk_record_set_text (referral, "author", cbk_context_get_user (context)->id);
  cbk_record_set_int (referral, "sent_at", cbk_context_get_now (context));
  if (attributes != NULL)
    cbk_record_set_text (referral, "destination", cbk_json_get_text (attributes, "destination"));

  return cbk_context_fill (context, referral, error, "kind", "reason=screening_reason", "destination",
                           "organisation", "to_team", "person", "request", "information_shared",
                           "lawful_basis", NULL) &&
         cbk_context_move (context, referral, "request", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);

  if (record == NULL)
    return FALSE;

  cbk_record_set_text (record, "screening", "refer");

  return cbk_context_fill (context, record, error, "screening_reason", NULL) &&
         cbk_context_move (context, record, "refer", error) && send (context, record, error) &&
         cbk_work_log (context, record, "state", error, "Referred: %s. %s",
                       cbk_work_label (context, "referral_kind", cbk_context_get_text (context, "kind")),
                       cbk_record_get_text (record, "screening_reason"));
}

const CbkCommand cbk_command_refer_case = {
  .name = "refer_case",
  .subject = "case",
  .label = N_("Refer…"),
  .done = N_("Case referred"),
  .about = N_("Passes a case to a neighbourhood unit, partner or service instead of investigating it, with "
              "the reason."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
