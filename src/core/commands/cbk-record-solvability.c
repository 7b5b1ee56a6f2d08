/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-solvability-count.h"
#include "core/cbk-work.h"

#define ELEMENT(name_, label_)                                                                               \
  { name_, label_, CBK_FIELD_CODE, FALSE, "yes_no_unknown" },                                                \
  {                                                                                                          \
    name_ "_note", N_("Note"), CBK_FIELD_TEXT, FALSE, NULL                                                  \
  }

static const CbkParam params[] = {
  { "scope", N_("Kind of crime it fits"), CBK_FIELD_TEXT, FALSE, NULL },
  ELEMENT ("victim_supports", N_("Victim supports prosecution")),
  ELEMENT ("named_suspect", N_("Suspect named")),
  ELEMENT ("witness", N_("Co-operative witness")),
  ELEMENT ("cctv", N_("CCTV")),
  ELEMENT ("police_testimony", N_("Confirming police testimony")),
  ELEMENT ("forensic", N_("Forensic evidence")),
  ELEMENT ("linked", N_("Link to other cases")),
  ELEMENT ("reported_early", N_("Reported within 28 days")),
  { "overrides", N_("Speaks for going on whatever the count"), CBK_FIELD_LIST, FALSE, "screening_override" },
};

/* A sheet on which a decision was taken stays as it was then. */
static CbkRecord *
open_sheet (CbkContext *context, CbkRecord *subject, GError **error)
{
  g_autoptr(GPtrArray) sheets =
    cbk_context_find (context, "solvability", error, "case_id", subject->id, NULL);
  CbkRecord *sheet;

  if (sheets == NULL)
    return NULL;

  if (sheets->len > 0 && cbk_record_get_text (sheets->pdata[0], "decision") == NULL)
    return cbk_context_edit (context, "solvability", ((CbkRecord *) sheets->pdata[0])->id, error);

  sheet = cbk_context_create (context, "solvability");
  cbk_work_set_subject (sheet, subject);
  for (guint i = 0; i < CBK_SOLVABILITY_ELEMENTS; i++)
    cbk_record_set_text (sheet, cbk_solvability_names ()[i], "unknown");

  return sheet;
}

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) subject =
    cbk_context_get (context, "case", cbk_context_get_subject_id (context), error);
  CbkSolvabilityCount count;
  CbkRecord *sheet;

  if (subject == NULL || (sheet = open_sheet (context, subject, error)) == NULL)
    return FALSE;

  cbk_context_set_result (context, sheet);
  if (!cbk_context_fill (context, sheet, error, "scope", "overrides", NULL))
    return FALSE;

  for (guint i = 0; i < CBK_SOLVABILITY_ELEMENTS; i++)
    {
      const char *name = cbk_solvability_names ()[i];
      g_autofree char *note = g_strconcat (name, "_note", NULL);

      if (!cbk_context_fill (context, sheet, error, name, note, NULL))
        return FALSE;
    }

  count = cbk_solvability_count (sheet);
  cbk_context_warn (context, "%u of %u elements present, %u not known. The count decides nothing.",
                    count.present, CBK_SOLVABILITY_ELEMENTS, count.unknown);

  return cbk_work_log (context, sheet, "note", error, "Solvability recorded: %u of %u present, %u not known",
                       count.present, CBK_SOLVABILITY_ELEMENTS, count.unknown);
}

const CbkCommand cbk_command_record_solvability = {
  .name = "record_solvability",
  .subject = "case",
  .label = N_("Solvability…"),
  .done = N_("Solvability recorded"),
  .about = N_("Records the eight elements that speak for a detection; what they count to decides nothing."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
