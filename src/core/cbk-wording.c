/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-wording.h"

#include "core/cbk-policy.h"
#include "domain/cbk-uk-time.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

#include <string.h>

/**
 * cbk_word_name:
 * @workspace: a workspace
 * @user: who reads
 * @session: a session
 * @type: an entity's name
 * @id: a record that another one names
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): the line that names it; what is restricted keeps its name to itself, and what is
 * not on this laptop has none
 */
char *
cbk_word_name (CbkWorkspace *workspace, const CbkUser *user, CbkSession *session, const char *type, const char *id,
               GError **error)
{
  g_autoptr (CbkRecord) record = cbk_session_get (session, type, id, NULL);
  CbkSight sight;

  if (record == NULL)
    return g_strdup (_ ("Not on this laptop"));

  if (!cbk_policy_look (user, session, record, cbk_workspace_get_today (workspace), &sight, error))
    return NULL;

  return sight < CBK_SIGHT_REASON ? g_strdup (_ ("Restricted")) : cbk_record_dup_title (record);
}

static char *
label_of (CbkWorkspace *workspace, const char *list, const char *code, gboolean *provisional)
{
  CbkReference *reference = cbk_workspace_get_reference (workspace);
  const CbkReferenceValue *value = list != NULL ? cbk_reference_find_value (reference, list, code) : NULL;

  if (value == NULL)
    return g_strdup (code);

  *provisional |= value->provisional;
  if (g_ascii_isupper (*code) && !g_str_equal (value->label, code))
    return g_strdup_printf ("%s %s", code, value->label);

  return g_strdup (value->label);
}

static char *
list_labels (CbkWorkspace *workspace, const CbkField *field, const char *const *codes, gboolean *provisional)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (labels, label_of (workspace, field->target, codes[i], provisional));
  g_ptr_array_add (labels, NULL);

  return g_strjoinv (", ", (char **)labels->pdata);
}

/**
 * cbk_word_target:
 * @record: a record
 * @field: a field that is set in it
 * @ret_type: (out): the kind of the record that it names
 * @ret_id: (out): the id of that record
 *
 * Returns: whether it names another record: as a reference, or as "subject_id" with its kind beside it in
 * "subject_type"
 */
gboolean
cbk_word_target (CbkRecord *record, const CbkField *field, const char **ret_type, const char **ret_id)
{
  g_autofree char *stem = g_str_has_suffix (field->name, "_id") ? g_strndup (field->name, strlen (field->name) - 3) : NULL;
  g_autofree char *beside = stem != NULL ? g_strconcat (stem, "_type", NULL) : NULL;
  const CbkField *kind
      = beside != NULL ? cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), beside) : NULL;

  if (field->type == CBK_FIELD_REF)
    *ret_type = field->target;
  else if (field->type == CBK_FIELD_TEXT && kind != NULL && cbk_record_is_set (record, kind))
    *ret_type = cbk_record_peek_text (record, kind);
  else
    return FALSE;

  *ret_id = cbk_record_peek_text (record, field);

  return cbk_registry_find (*ret_type) != NULL;
}

static char *
name_of (CbkWorkspace *workspace, CbkSession *session, const char *type, const char *id)
{
  char *name = cbk_word_name (workspace, cbk_workspace_get_user (workspace), session, type, id, NULL);

  return name != NULL ? name : g_strdup (_ ("Restricted"));
}

/**
 * cbk_word_field:
 * @workspace: a workspace with a user
 * @session: a session
 * @record: a record
 * @field: a field that is set in it
 * @provisional: (inout): becomes %TRUE where the list that it is chosen from is provisional
 *
 * Returns: (transfer full): what people read in that field
 */
char *
cbk_word_field (CbkWorkspace *workspace, CbkSession *session, CbkRecord *record, const CbkField *field,
                gboolean *provisional)
{
  const char *type, *id;
  CbkDay day;

  if (cbk_word_target (record, field, &type, &id))
    return name_of (workspace, session, type, id);

  switch (field->type)
    {
    case CBK_FIELD_CODE:
      return label_of (workspace, field->target, cbk_record_peek_text (record, field), provisional);

    case CBK_FIELD_LIST:
      return list_labels (workspace, field, cbk_record_peek_list (record, field), provisional);

    case CBK_FIELD_TIME:
      return cbk_uk_time_format_brief (cbk_record_peek_int (record, field));

    case CBK_FIELD_DATE:
      day = cbk_day_parse (cbk_record_peek_text (record, field));
      return day != CBK_DAY_UNSET ? cbk_uk_day_format (day) : cbk_record_dup_field (record, field);

    case CBK_FIELD_BOOL:
      return g_strdup (_ ("Yes"));

    default:
      return cbk_record_dup_field (record, field);
    }
}
