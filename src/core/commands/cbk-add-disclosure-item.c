/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

#include <string.h>

static const CbkParam params[] = {
  { "case_id", N_("Case"), CBK_FIELD_REF, TRUE, "case" },
  { "description", N_("Description"), CBK_FIELD_TEXT, TRUE, NULL },
  { "dated", N_("Date"), CBK_FIELD_DATE, FALSE, NULL },
  { "location", N_("Where it is"), CBK_FIELD_TEXT, FALSE, NULL },
  { "source", N_("Source"), CBK_FIELD_TEXT, FALSE, NULL },
  { "source_type", N_("Kind of record"), CBK_FIELD_TEXT, FALSE, NULL },
  { "source_id", N_("Record"), CBK_FIELD_TEXT, FALSE, NULL },
  { "quantity", N_("How many, if listed together"), CBK_FIELD_INT, FALSE, NULL },
  { "presumption", N_("Presumed to be disclosed"), CBK_FIELD_CODE, FALSE, "disclosure_presumption" },
};

static gboolean
check_new (CbkContext *context, CbkRecord *item, GError **error)
{
  const char *source = cbk_record_get_text (item, "source_id");
  g_autoptr(GPtrArray) others = NULL;

  if (source == NULL)
    return TRUE;

  others = cbk_context_find (context, "disclosure_item", error, "source_id", source, NULL);
  if (others != NULL && others->len > 0)
    return cbk_context_refuse (context, error, "This material is in the log already");

  return others != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *item = cbk_context_create (context, "disclosure_item");

  for (guint i = 0; i < G_N_ELEMENTS (params); i++)
    if (!cbk_context_fill (context, item, error, params[i].name, NULL))
      return FALSE;

  /* One word tells a prosecutor nothing. */
  if (strchr (cbk_record_get_text (item, "description"), ' ') == NULL)
    cbk_context_warn (context, "Describe it so that somebody who has not seen it can judge whether it matters.");

  return check_new (context, item, error) && cbk_context_move (context, item, "list", error) &&
         cbk_step_log (context, item, "note", error, "Material listed for disclosure");
}

const CbkCommand cbk_command_add_disclosure_item = {
  .name = "add_disclosure_item",
  .label = N_("List Material…"),
  .done = N_("Listed; not on a schedule yet"),
  .about = N_("Lists a piece of material for disclosure as you go."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
