/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-validate.h"

#include "base/cbk-error.h"

#include <string.h>

typedef struct
{
  CbkRecord *record;
  CbkRecord *before;
  CbkReference *reference;
  CbkDay today;
} CbkValidation;

/**
 * cbk_validate_marking:
 * @marking: (nullable): a protective marking
 * @error: %CBK_ERROR_DENIED
 *
 * Casebook may hold OFFICIAL and OFFICIAL-SENSITIVE. Anything higher is refused before it is written anywhere.
 *
 * Returns: whether it may be held here
 */
gboolean
cbk_validate_marking (const char *marking, GError **error)
{
  if (marking == NULL || g_str_equal (marking, "OFFICIAL") || g_str_equal (marking, "OFFICIAL-SENSITIVE"))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_DENIED,
               "Casebook holds OFFICIAL and OFFICIAL-SENSITIVE only; %s belongs on another system", marking);

  return FALSE;
}

static gboolean
check_code (CbkValidation *self, const CbkField *field, const char *code, GError **error)
{
  const CbkReferenceValue *value;

  /* Lists that nobody has supplied yet take any text: the field's page in the reference says so. */
  if (field->target == NULL || cbk_reference_find_list (self->reference, field->target) == NULL)
    return TRUE;

  value = cbk_reference_find_value (self->reference, field->target, code);
  if (value == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%s: “%s” is not in the list %s", field->label, code,
                   field->target);
      return FALSE;
    }

  if (!cbk_reference_value_is_current (value, self->today))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%s: “%s” can no longer be chosen", field->label, value->label);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_text (const CbkField *field, const char *text, GError **error)
{
  if (g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%s holds bytes that are no text", field->label);

  return FALSE;
}

static gboolean
check_changed_field (CbkValidation *self, const CbkField *field, GError **error)
{
  if (self->before != NULL && (field->flags & CBK_FIELD_FIXED) && cbk_record_is_set (self->before, field))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_STATE, "%s is set once and not changed", field->label);
      return FALSE;
    }

  if (!cbk_record_is_set (self->record, field))
    return TRUE;

  if (field->type == CBK_FIELD_LIST)
    {
      const char *const *list = cbk_record_peek_list (self->record, field);

      for (guint i = 0; list[i] != NULL; i++)
        if (!check_text (field, list[i], error) || !check_code (self, field, list[i], error))
          return FALSE;
    }
  else if (field->type == CBK_FIELD_CODE)
    return check_code (self, field, cbk_record_peek_text (self->record, field), error);
  else if (cbk_field_is_text (field))
    return check_text (field, cbk_record_peek_text (self->record, field), error);

  return TRUE;
}

/**
 * cbk_validate_record:
 * @record: a draft that is about to be saved
 * @before: (nullable): what it was made from; %NULL for a new record
 * @reference: the lists that codes come from
 * @today: the local day, for lists whose values come and go
 * @error: %CBK_ERROR_INVALID, %CBK_ERROR_STATE or %CBK_ERROR_DENIED
 *
 * Asks only what safety or law demands. Values that were there before are not questioned again: a list may have moved
 * on since.
 *
 * Returns: whether it may be saved
 */
gboolean
cbk_validate_record (CbkRecord *record, CbkRecord *before, CbkReference *reference, CbkDay today, GError **error)
{
  CbkValidation self = { record, before, reference, today };
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);

  if (!cbk_validate_marking (record->marking, error))
    return FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];

      if ((field->flags & CBK_FIELD_REQUIRED) && field->type != CBK_FIELD_BOOL && !cbk_record_is_set (record, field))
        {
          g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%s: %s is needed", klass->entity->label, field->label);
          return FALSE;
        }

      if (before != NULL && cbk_record_same_field (before, record, field))
        continue;

      if (!check_changed_field (&self, field, error))
        return FALSE;
    }

  return TRUE;
}
