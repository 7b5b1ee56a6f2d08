/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-clues.h"
#include "core/cbk-work.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "other", N_("The other person"), CBK_FIELD_REF, TRUE, "person" },
  { "decision", N_("Are they the same?"), CBK_FIELD_CODE, TRUE, "match_decision" },
  { "detail", N_("Why so decided"), CBK_FIELD_TEXT, FALSE, NULL },
};

static CbkRecord *
make_link (CbkContext *context, CbkRecord *person, CbkRecord *other)
{
  CbkRecord *link = cbk_context_create (context, "link");

  cbk_record_set_text (link, "from_type", "person");
  cbk_record_set_text (link, "from_id", person->id);
  cbk_record_set_text (link, "to_type", "person");
  cbk_record_set_text (link, "to_id", other->id);
  cbk_record_set_text (link, "confidence", "unknown");

  return link;
}

/* The one decision about two people is changed, never a second one made: what it was before stays in its history. */
static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) person = cbk_context_get (context, "person", cbk_context_get_subject_id (context), error);
  g_autoptr(CbkRecord) other =
    person != NULL ? cbk_context_get (context, "person", cbk_context_get_text (context, "other"), error) : NULL;
  g_autoptr(CbkRecord) known = NULL;
  CbkRecord *link;

  if (other == NULL)
    return FALSE;

  if (g_str_equal (person->id, other->id))
    return cbk_context_refuse (context, error, "That is one record: there is nothing to decide");

  if (!cbk_clues_find_decision (cbk_context_get_session (context), cbk_context_get_reference (context), person->id, other->id,
                                &known, error))
    return FALSE;

  link = known != NULL ? cbk_context_edit (context, "link", known->id, error) : make_link (context, person, other);
  if (link == NULL)
    return FALSE;

  cbk_record_set_text (link, "kind", cbk_context_get_text (context, "decision"));
  cbk_context_set_result (context, link);

  return cbk_context_fill (context, link, error, "detail", NULL);
}

const CbkCommand cbk_command_decide_match = {
  .name = "decide_match",
  .subject = "person",
  .label = N_("Same Person?…"),
  .done = N_("Decided"),
  .about = N_("Says whether two records are of the same person, of different people, or that nobody can tell yet. Both records stay "
              "as they are; it can be decided anew at any time."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
