/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-conflict-words.h"

#include "ui/cbk-words.h"

#include <glib/gi18n-lib.h>

static char *
dup_when (CbkDesk *desk, CbkConflictSheet *sheet, const char *field)
{
  gint64 now = cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (desk)));

  return cbk_words_when (cbk_record_get_int (cbk_conflict_sheet_get_record (sheet), field), now);
}

/* Returns: what the author's side is called. */
const char *
cbk_conflict_words_get_side (CbkDesk *desk, CbkConflictSheet *sheet)
{
  const char *author = cbk_record_get_text (cbk_conflict_sheet_get_record (sheet), "author");
  const CbkUser *user = cbk_workspace_get_user (cbk_desk_get_workspace (desk));
  const char *name = cbk_desk_get_officer_name (desk, author);

  if (g_strcmp0 (author, user->id) == 0)
    return _("Mine");

  return name != NULL ? name : _("The author");
}

char *
cbk_conflict_words_dup_found (CbkDesk *desk, CbkConflictSheet *sheet)
{
  g_autofree char *opened = dup_when (desk, sheet, "opened_at");
  g_autofree char *until = dup_when (desk, sheet, "escalate_at");

  return until != NULL ? g_strdup_printf (_("Found %s, to be decided by %s"), opened, until)
                       : g_strdup_printf (_("Found %s"), opened);
}

char *
cbk_conflict_words_dup_saved (CbkDesk *desk, CbkConflictSheet *sheet)
{
  g_autofree char *claimed = dup_when (desk, sheet, "claimed_at");

  return claimed != NULL ? g_strdup_printf (_("Saved %s, held until decided"), claimed) : g_strdup (_("Held until decided"));
}

/* Headquarters' own sentence. */
char *
cbk_conflict_words_dup_sentence (CbkConflictSheet *sheet)
{
  const char *sentence = cbk_record_get_text (cbk_conflict_sheet_get_record (sheet), "sentence");
  const char *other = cbk_conflict_sheet_get_other (sheet);

  if (other != NULL)
    return g_strdup_printf (_("%s. The other one is %s; it has the number too."), sentence, other);

  return g_strdup_printf ("%s.", sentence);
}

static char *
dup_decided (CbkDesk *desk, CbkConflictSheet *sheet)
{
  CbkRecord *record = cbk_conflict_sheet_get_record (sheet);
  g_autofree char *when = dup_when (desk, sheet, "resolved_at");
  const char *name = cbk_desk_get_officer_name (desk, cbk_record_get_text (record, "resolved_by"));
  const char *why = cbk_record_get_text (record, "rationale");

  if (name == NULL)
    return g_strdup_printf (_("Nothing was left to decide from %s on."), when);

  return g_strdup_printf (_("Decided %s by %s. %s"), when, name, why != NULL ? why : "");
}

/* Returns: (transfer full): what was decided, or what can be done. */
char *
cbk_conflict_words_dup_outcome (CbkDesk *desk, CbkConflictSheet *sheet)
{
  if (cbk_conflict_sheet_can_be_decided (sheet))
    return g_strdup (_("Nothing is lost: both versions stay in the history whichever you choose."));

  if (g_strcmp0 (cbk_record_get_text (cbk_conflict_sheet_get_record (sheet), "state"), "open") != 0)
    return dup_decided (desk, sheet);

  return g_strdup (_("Headquarters keeps it as it was sent. An administrator there releases it, once what was in its way is "
                     "gone, or rejects it; tell them the record’s name."));
}
