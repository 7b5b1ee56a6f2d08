/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);

  return record != NULL && cbk_context_move (context, record, "begin_screening", error) &&
         cbk_work_log (context, record, "state", error, "Initial investigation begun");
}

const CbkCommand cbk_command_begin_screening = {
  .name = "begin_screening",
  .subject = "case",
  .label = N_("Begin Initial Investigation"),
  .done = N_("Initial investigation begun"),
  .about = N_("Begins the initial investigation of a case that has a signed THRIVE+ assessment."),
  .who = CBK_ROLES_WORKING,
  .run = run,
};
