/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-work.h"

#include "base/cbk-error.h"
#include "core/cbk-context-private.h"
#include "domain/cbk-clocks.h"

/* A sentence says who or what, and something about it. */
#define FEWEST_WORDS 3

/**
 * cbk_work_take:
 * @context: the context of a command that has a subject
 * @error: what cbk_context_get_subject() says
 *
 * Returns: (transfer none) (nullable): a draft of the subject, which is the command's result as well
 */
CbkRecord *
cbk_work_take (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_context_get_subject (context, error);

  if (record != NULL)
    cbk_context_set_result (context, record);

  return record;
}

static gboolean
find_parent (CbkRecord *record, const char **ret_type, const char **ret_id)
{
  gboolean of_case = !cbk_work_has_field (record, "subject_id") && cbk_work_has_field (record, "case_id");

  if (!of_case && !cbk_work_has_field (record, "subject_id"))
    return FALSE;

  *ret_type = of_case ? "case" : cbk_record_get_text (record, "subject_type");
  *ret_id = cbk_record_get_text (record, of_case ? "case_id" : "subject_id");

  return *ret_type != NULL && *ret_id != NULL;
}

/**
 * cbk_work_get_parent:
 * @context: a context
 * @record: a plan, action, offence...
 * @error: what cbk_context_get() says
 *
 * Returns: (transfer full) (nullable): the case or other record that it belongs to; @record itself when to
 * none
 */
CbkRecord *
cbk_work_get_parent (CbkContext *context, CbkRecord *record, GError **error)
{
  const char *type, *id;

  return find_parent (record, &type, &id) ? cbk_context_get (context, type, id, error)
                                          : g_object_ref (record);
}

/**
 * cbk_work_edit_parent:
 * @context: a context
 * @record: a plan, action, offence...
 * @error: what cbk_context_edit() says
 *
 * Returns: (transfer none) (nullable): a draft of the record that it belongs to
 */
CbkRecord *
cbk_work_edit_parent (CbkContext *context, CbkRecord *record, GError **error)
{
  const char *type, *id;

  if (find_parent (record, &type, &id))
    return cbk_context_edit (context, type, id, error);

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "This belongs to no other record");

  return NULL;
}

/**
 * cbk_work_set_subject:
 * @record: a new plan, action, entry...
 * @subject: what it belongs to
 *
 * It is restricted as that is.
 */
void
cbk_work_set_subject (CbkRecord *record, CbkRecord *subject)
{
  if (cbk_work_has_field (record, "subject_id"))
    {
      cbk_record_set_text (record, "subject_type", cbk_record_get_entity (subject)->name);
      cbk_record_set_text (record, "subject_id", subject->id);
    }
  else
    cbk_record_set_text (record, "case_id", subject->id);

  cbk_record_set_text (record, "restricted_to", subject->restricted_to);
}

static CbkRecord *
find_changed (CbkContext *context, const char *id)
{
  return cbk_change_set_find (context->changes, id);
}

/**
 * cbk_work_find:
 * @context: a context
 * @type: an entity's name
 * @field: one of its text fields
 * @value: what the field holds
 * @error: any store error
 *
 * As cbk_context_find(), but sees what this command has changed and made so far.
 *
 * Returns: (transfer full) (element-type CbkRecord) (nullable): the records, not to be changed: what this
 * command made first, then the newest
 */
GPtrArray *
cbk_work_find (CbkContext *context, const char *type, const char *field, const char *value, GError **error)
{
  g_autoptr(GPtrArray) saved = cbk_context_find (context, type, error, field, value, NULL);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  if (saved == NULL)
    return NULL;

  for (guint i = context->changes->changes->len; i > 0; i--)
    {
      CbkChange *change = context->changes->changes->pdata[i - 1];

      if (change->before == NULL && g_str_equal (cbk_record_get_entity (change->after)->name, type) &&
          g_strcmp0 (cbk_record_get_text (change->after, field), value) == 0)
        g_ptr_array_add (all, g_object_ref (change->after));
    }

  for (guint i = 0; i < saved->len; i++)
    {
      CbkRecord *changed = find_changed (context, ((CbkRecord *) saved->pdata[i])->id);

      g_ptr_array_add (all, g_object_ref (changed != NULL ? changed : saved->pdata[i]));
    }

  return g_steal_pointer (&all);
}

/**
 * cbk_work_find_in_state:
 * @context: a context
 * @type: an entity with states
 * @field: one of its text fields
 * @value: what the field holds
 * @states: states, with blanks between
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): the newest that is in one of the states; %NULL without an error when
 * there is none
 */
CbkRecord *
cbk_work_find_in_state (CbkContext *context, const char *type, const char *field, const char *value,
                        const char *states, GError **error)
{
  g_autoptr(GPtrArray) found = cbk_work_find (context, type, field, value, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      CbkRecord *record = found->pdata[i];

      if (cbk_work_is_one_of (cbk_record_get_text (record, cbk_record_get_entity (record)->machine->field),
                              states))
        return g_object_ref (record);
    }

  return NULL;
}

/**
 * cbk_work_log:
 * @context: a context
 * @record: what was done something with; the entry goes to what it belongs to
 * @kind: a code of the list "log_kind"
 * @error: any error
 * @format: what happened, for people
 *
 * Returns: whether the entry could be added
 */
gboolean
cbk_work_log (CbkContext *context, CbkRecord *record, const char *kind, GError **error, const char *format,
              ...)
{
  g_autoptr(CbkRecord) subject = cbk_work_get_parent (context, record, error);
  g_autofree char *text = NULL;
  va_list args;

  if (subject == NULL)
    return FALSE;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  return cbk_context_log (context, subject, record, kind, text, error);
}

/**
 * cbk_work_find_typed_field:
 * @context: a context
 * @record: a draft
 * @name: a field's name, as a person gave it
 * @error: %CBK_ERROR_INVALID when there is none, %CBK_ERROR_STATE when it is not for typing
 *
 * Returns: (nullable): the field, when a person may type into it: not a stamp, not a state, not headquarters' own
 */
const CbkField *
cbk_work_find_typed_field (CbkContext *context, CbkRecord *record, const char *name, GError **error)
{
  const CbkEntity *entity = cbk_record_get_entity (record);
  const CbkField *field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), name);

  if (field == NULL || (field->flags & CBK_FIELD_STAMP))
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "A %s has no field “%s”", entity->name, name);
  else if (entity->machine != NULL && g_str_equal (name, entity->machine->field))
    cbk_context_refuse (context, error, "The state of a %s changes by its commands, not by hand", entity->name);
  else if (field->merge == CBK_MERGE_HQ && !(cbk_context_get_user (context)->roles & CBK_ROLE_ADMINISTRATOR))
    cbk_context_refuse (context, error, "%s is given by headquarters", field->label);
  else
    return field;

  return NULL;
}

gboolean
cbk_work_has_field (CbkRecord *record, const char *name)
{
  return cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), name) != NULL;
}

/* Whether a list of codes holds one. */
gboolean
cbk_work_has_code (CbkRecord *record, const char *field, const char *code)
{
  const char *const *codes = cbk_record_get_list (record, field);

  return codes != NULL && g_strv_contains (codes, code);
}

gboolean
cbk_work_is_one_of (const char *word, const char *words)
{
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  return word != NULL && g_strv_contains ((const char *const *) list, word);
}

/* What people read for a code; the code itself when its list does not know it. */
const char *
cbk_work_label (CbkContext *context, const char *list, const char *code)
{
  const CbkReferenceValue *value =
    code != NULL ? cbk_reference_find_value (cbk_context_get_reference (context), list, code) : NULL;

  return value != NULL ? value->label : (code != NULL ? code : "");
}

/* The further members of a code's row; NULL when it has none. */
JsonObject *
cbk_work_attributes (CbkContext *context, const char *list, const char *code)
{
  const CbkReferenceValue *value =
    code != NULL ? cbk_reference_find_value (cbk_context_get_reference (context), list, code) : NULL;

  return value != NULL ? value->attributes : NULL;
}

/* How high a rank is; below all when it is not known. */
gint64
cbk_work_rank_level (CbkContext *context, const char *rank)
{
  JsonObject *attributes = cbk_work_attributes (context, "rank", rank);

  return attributes != NULL ? cbk_json_get_int (attributes, "level", -1) : -1;
}

/**
 * cbk_work_is_sentence:
 * @text: (nullable): what somebody wrote
 *
 * Returns: whether it is at least a sentence
 */
gboolean
cbk_work_is_sentence (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0';

  return n >= FEWEST_WORDS;
}

/**
 * cbk_work_set_due:
 * @context: a context
 * @record: a draft
 * @field: one of its times
 * @rule: the code of a rule in data/reference/law
 * @event: what the rule counts from
 * @error: what cbk_clock_start() says
 *
 * Returns: whether the time could be computed and set
 */
gboolean
cbk_work_set_due (CbkContext *context, CbkRecord *record, const char *field, const char *rule, gint64 event,
                  GError **error)
{
  g_autoptr(CbkFinding) due = cbk_clock_start (cbk_context_get_rules (context),
                                                cbk_context_get_calendar (context), rule, event, error);

  if (due != NULL)
    cbk_record_set_int (record, field, cbk_finding_get_end (due));

  return due != NULL;
}

/**
 * cbk_work_tell_grade:
 * @context: a context
 * @assessment: a THRIVE+ assessment that has its grade
 * @error: what cbk_context_edit() says
 *
 * What was assessed shows the grade and which assessment gave it. An incident's grade is the control room's; only what is
 * ours follows the assessment.
 *
 * Returns: whether it was told
 */
gboolean
cbk_work_tell_grade (CbkContext *context, CbkRecord *assessment, GError **error)
{
  CbkRecord *subject = cbk_work_edit_parent (context, assessment, error);
  const CbkField *grade;

  if (subject == NULL)
    return FALSE;

  grade = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (subject), "grade");
  if (grade != NULL && grade->merge != CBK_MERGE_HQ)
    cbk_record_set_text (subject, "grade", cbk_record_get_text (assessment, "grade"));
  if (cbk_work_has_field (subject, "thrive_version"))
    cbk_record_set_int (subject, "thrive_version", cbk_record_get_int (assessment, "number"));

  return TRUE;
}
