/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-record.h"

#include "base/cbk-compat.h"

static inline gpointer
member_of (CbkRecord *self, const CbkField *field)
{
  return G_STRUCT_MEMBER_P (self, field->offset);
}

/**
 * cbk_record_peek_text:
 * @self: a record
 * @field: one of its fields that holds text
 *
 * Returns: (nullable): the value; owned by @self
 */
const char *
cbk_record_peek_text (CbkRecord *self, const CbkField *field)
{
  g_assert (cbk_field_is_text (field));

  return *(char **) member_of (self, field);
}

/**
 * cbk_record_peek_int:
 * @self: a record
 * @field: one of its fields that holds a number, a moment, or yes and no
 *
 * Returns: the value; %CBK_INT_UNSET or %CBK_TIME_UNSET, which are the same, when there is none
 */
gint64
cbk_record_peek_int (CbkRecord *self, const CbkField *field)
{
  if (field->type == CBK_FIELD_BOOL)
    return *(gboolean *) member_of (self, field);

  g_assert (cbk_field_is_number (field));

  return *(gint64 *) member_of (self, field);
}

/**
 * cbk_record_peek_list:
 * @self: a record
 * @field: one of its fields that holds a list
 *
 * Returns: (nullable): the values; owned by @self
 */
const char *const *
cbk_record_peek_list (CbkRecord *self, const CbkField *field)
{
  g_assert (field->type == CBK_FIELD_LIST);

  return *(const char *const **) member_of (self, field);
}

/**
 * cbk_record_is_set:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: whether it holds anything; a no counts as nothing
 */
gboolean
cbk_record_is_set (CbkRecord *self, const CbkField *field)
{
  switch (field->type)
    {
    case CBK_FIELD_LIST:
      return cbk_record_peek_list (self, field) != NULL;

    case CBK_FIELD_INT:
    case CBK_FIELD_TIME:
      return cbk_record_peek_int (self, field) != CBK_INT_UNSET;

    case CBK_FIELD_BOOL:
      return cbk_record_peek_int (self, field) != 0;

    default:
      return cbk_record_peek_text (self, field) != NULL;
    }
}

/**
 * cbk_record_same_field:
 * @a: a record
 * @b: another of the same kind
 * @field: one of their fields
 *
 * Returns: whether both hold the same
 */
gboolean
cbk_record_same_field (CbkRecord *a, CbkRecord *b, const CbkField *field)
{
  if (cbk_field_is_text (field))
    return g_strcmp0 (cbk_record_peek_text (a, field), cbk_record_peek_text (b, field)) == 0;

  if (field->type == CBK_FIELD_LIST)
    {
      const char *const *left = cbk_record_peek_list (a, field);
      const char *const *right = cbk_record_peek_list (b, field);

      return left == right || (left != NULL && right != NULL && g_strv_equal (left, right));
    }

  return cbk_record_peek_int (a, field) == cbk_record_peek_int (b, field);
}

/**
 * cbk_record_poke_text:
 * @self: a draft
 * @field: one of its fields that holds text
 * @value: (nullable): copied; an empty text is none
 *
 * Returns: whether that changed anything
 */
gboolean
cbk_record_poke_text (CbkRecord *self, const CbkField *field, const char *value)
{
  g_assert (cbk_field_is_text (field));

  return g_set_str ((char **) member_of (self, field), value != NULL && *value != '\0' ? value : NULL);
}

/**
 * cbk_record_poke_int:
 * @self: a draft
 * @field: one of its fields that holds a number, a moment, or yes and no
 * @value: the value
 *
 * Returns: whether that changed anything
 */
gboolean
cbk_record_poke_int (CbkRecord *self, const CbkField *field, gint64 value)
{
  gboolean changed = cbk_record_peek_int (self, field) != value;

  if (field->type == CBK_FIELD_BOOL)
    *(gboolean *) member_of (self, field) = value != 0;
  else
    *(gint64 *) member_of (self, field) = value;

  return changed;
}

/**
 * cbk_record_poke_list:
 * @self: a draft
 * @field: one of its fields that holds a list
 * @value: (nullable): copied; an empty list is none
 *
 * Returns: whether that changed anything
 */
gboolean
cbk_record_poke_list (CbkRecord *self, const CbkField *field, const char *const *value)
{
  char ***member = member_of (self, field);

  g_assert (field->type == CBK_FIELD_LIST);

  if (value != NULL && value[0] == NULL)
    value = NULL;

  if ((const char *const *) *member == value ||
      (*member != NULL && value != NULL && g_strv_equal ((const char *const *) *member, value)))
    return FALSE;

  g_strfreev (*member);
  *member = g_strdupv ((char **) value);

  return TRUE;
}

/**
 * cbk_record_copy_field:
 * @self: a draft
 * @from: a record of the same kind
 * @field: the field to copy
 */
void
cbk_record_copy_field (CbkRecord *self, CbkRecord *from, const CbkField *field)
{
  if (cbk_field_is_text (field))
    cbk_record_poke_text (self, field, cbk_record_peek_text (from, field));
  else if (field->type == CBK_FIELD_LIST)
    cbk_record_poke_list (self, field, cbk_record_peek_list (from, field));
  else
    cbk_record_poke_int (self, field, cbk_record_peek_int (from, field));
}

/**
 * cbk_record_clear_field:
 * @self: a draft
 * @field: the field that is to hold nothing
 */
void
cbk_record_clear_field (CbkRecord *self, const CbkField *field)
{
  if (cbk_field_is_text (field))
    cbk_record_poke_text (self, field, NULL);
  else if (field->type == CBK_FIELD_LIST)
    cbk_record_poke_list (self, field, NULL);
  else
    cbk_record_poke_int (self, field, field->type == CBK_FIELD_BOOL ? 0 : CBK_INT_UNSET);
}

static const CbkField *
need_field (CbkRecord *self, const char *name)
{
  const CbkField *field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (self), name);

  if (field == NULL)
    g_error ("A %s has no field %s", cbk_record_get_entity (self)->name, name);

  return field;
}

const char *
cbk_record_get_text (CbkRecord *self, const char *name)
{
  return cbk_record_peek_text (self, need_field (self, name));
}

gint64
cbk_record_get_int (CbkRecord *self, const char *name)
{
  return cbk_record_peek_int (self, need_field (self, name));
}

gboolean
cbk_record_get_bool (CbkRecord *self, const char *name)
{
  return cbk_record_peek_int (self, need_field (self, name)) != 0;
}

const char *const *
cbk_record_get_list (CbkRecord *self, const char *name)
{
  return cbk_record_peek_list (self, need_field (self, name));
}

void
cbk_record_set_text (CbkRecord *self, const char *name, const char *value)
{
  cbk_record_poke_text (self, need_field (self, name), value);
}

void
cbk_record_set_int (CbkRecord *self, const char *name, gint64 value)
{
  cbk_record_poke_int (self, need_field (self, name), value);
}

void
cbk_record_set_bool (CbkRecord *self, const char *name, gboolean value)
{
  cbk_record_poke_int (self, need_field (self, name), value);
}

void
cbk_record_set_list (CbkRecord *self, const char *name, const char *const *value)
{
  cbk_record_poke_list (self, need_field (self, name), value);
}

/**
 * cbk_record_get_target:
 * @self: a record
 * @name: a field
 *
 * A field of an id has its kind in the field table; where any kind may be meant ("subject_id") it stands beside it
 * ("subject_type").
 *
 * Returns: (nullable): of what kind the record is that the field names; %NULL when it names none
 */
const char *
cbk_record_get_target (CbkRecord *self, const char *name)
{
  const CbkField *field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (self), name);
  g_autofree char *beside = NULL;
  const CbkField *kind;

  if (field == NULL)
    return NULL;

  if (field->type == CBK_FIELD_REF)
    return field->target;

  if (!g_str_has_suffix (name, "_id"))
    return NULL;

  beside = g_strdup_printf ("%.*s_type", (int) (strlen (name) - strlen ("_id")), name);
  kind = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (self), beside);

  return kind != NULL ? cbk_record_peek_text (self, kind) : NULL;
}
