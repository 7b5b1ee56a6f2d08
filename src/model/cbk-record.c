/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-record.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (CbkRecord, cbk_record, G_TYPE_OBJECT)

#define COMMON(macro, member, label_, ...) macro (struct _CbkRecord, member, 1, label_, ##__VA_ARGS__)

/* What every record has. Who made and changed it, and when, is read off the mutations by the store. */
static const CbkField common_fields[] = {
  COMMON (CBK_CODE, marking, N_("Protective marking"), "marking"),
  COMMON (CBK_REF, restricted_to, N_("Restricted to"), "need_to_know", .flags = CBK_FIELD_INDEXED),
  COMMON (CBK_TEXT, origin, N_("Came from"), .flags = CBK_FIELD_FIXED),
  COMMON (CBK_TEXT, withdrawn, N_("Withdrawn because"), .merge = CBK_MERGE_STRICT),
  COMMON (CBK_TIME, created_at, N_("Made at"), .flags = CBK_FIELD_STAMP),
  COMMON (CBK_REF, created_by, N_("Made by"), "officer", .flags = CBK_FIELD_STAMP),
  COMMON (CBK_TIME, changed_at, N_("Changed at"), .flags = CBK_FIELD_STAMP | CBK_FIELD_INDEXED),
  COMMON (CBK_REF, changed_by, N_("Changed by"), "officer", .flags = CBK_FIELD_STAMP),
};

static int
compare_field_name (gconstpointer name, gconstpointer index, gpointer fields)
{
  return strcmp (name, ((const CbkField *) fields)[*(const guint16 *) index].name);
}

/**
 * cbk_record_class_find_field:
 * @klass: an entity's class
 * @name: a field's name
 *
 * Returns: (nullable): the field
 */
const CbkField *
cbk_record_class_find_field (CbkRecordClass *klass, const char *name)
{
  guint low = 0, high = klass->n_fields;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = compare_field_name (name, &klass->by_name[middle], klass->fields);

      if (order == 0)
        return &klass->fields[klass->by_name[middle]];

      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

/**
 * cbk_record_class_get_file:
 * @klass: an entity's class
 *
 * Returns: (nullable): the field that holds the SHA-256 of its attachment
 */
const CbkField *
cbk_record_class_get_file (CbkRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & CBK_FIELD_FILE)
      return &klass->fields[i];

  return NULL;
}

/**
 * cbk_record_new:
 * @klass: an entity's class
 * @id: its id, a UUID
 *
 * Returns: (transfer full): a record that holds nothing yet
 */
CbkRecord *
cbk_record_new (CbkRecordClass *klass, const char *id)
{
  CbkRecord *self = g_object_new (G_OBJECT_CLASS_TYPE (klass), NULL);

  g_strlcpy (self->id, id, sizeof self->id);

  return self;
}

/**
 * cbk_record_dup:
 * @self: a record
 *
 * Returns: (transfer full): a draft of it, to be changed and handed to a command
 */
CbkRecord *
cbk_record_dup (CbkRecord *self)
{
  CbkRecordClass *klass;
  CbkRecord *copy;

  g_return_val_if_fail (CBK_IS_RECORD (self), NULL);

  klass = CBK_RECORD_GET_CLASS (self);
  copy = cbk_record_new (klass, self->id);
  copy->version = self->version;
  copy->extra = g_strdup (self->extra);

  for (guint i = 0; i < klass->n_fields; i++)
    cbk_record_copy_field (copy, self, &klass->fields[i]);

  return copy;
}

/* A code read as a word: the lists with their labels are not at hand here, and titles must not wait for them. Codes in
 * capitals, such as P1 and CRD, are words already. */
static char *
read_code (const char *code)
{
  char *word = g_strdelimit (g_strdup (code), "_-", ' ');

  if (g_ascii_islower (word[0]))
    word[0] = g_ascii_toupper (word[0]);

  return word;
}

/**
 * cbk_record_dup_title:
 * @self: a record
 *
 * Returns: (transfer full): the one line that names it; never empty
 */
char *
cbk_record_dup_title (CbkRecord *self)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);
  GString *title;

  if (klass->entity->dup_title != NULL)
    return klass->entity->dup_title (self);

  title = g_string_new (NULL);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      g_autofree char *text = NULL;

      if (!(field->flags & CBK_FIELD_TITLE) || !cbk_field_is_text (field) || !cbk_record_is_set (self, field))
        continue;

      text = field->type == CBK_FIELD_CODE ? read_code (cbk_record_peek_text (self, field))
                                           : g_strdup (cbk_record_peek_text (self, field));
      g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", text);
    }

  if (title->len == 0)
    g_string_append_printf (title, "%s %.8s", klass->entity->name, self->id + 28);

  return g_string_free (title, FALSE);
}

static void
cbk_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CbkRecord *self = CBK_RECORD (object);
  const CbkField *field = &CBK_RECORD_GET_CLASS (self)->fields[prop_id - 1];

  if (cbk_field_is_text (field))
    g_value_set_string (value, cbk_record_peek_text (self, field));
  else if (field->type == CBK_FIELD_LIST)
    g_value_set_boxed (value, cbk_record_peek_list (self, field));
  else if (field->type == CBK_FIELD_BOOL)
    g_value_set_boolean (value, cbk_record_peek_int (self, field) != 0);
  else
    g_value_set_int64 (value, cbk_record_peek_int (self, field));
}

static void
cbk_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CbkRecord *self = CBK_RECORD (object);
  const CbkField *field = &CBK_RECORD_GET_CLASS (self)->fields[prop_id - 1];
  gboolean changed;

  if (cbk_field_is_text (field))
    changed = cbk_record_poke_text (self, field, g_value_get_string (value));
  else if (field->type == CBK_FIELD_LIST)
    changed = cbk_record_poke_list (self, field, g_value_get_boxed (value));
  else if (field->type == CBK_FIELD_BOOL)
    changed = cbk_record_poke_int (self, field, g_value_get_boolean (value));
  else
    changed = cbk_record_poke_int (self, field, g_value_get_int64 (value));

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static GParamSpec *
create_pspec (const CbkField *field)
{
  /* Not G_PARAM_STATIC_NAME: columns use '_', GObject copies and turns it into '-'. */
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type)
    {
    case CBK_FIELD_LIST:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);

    case CBK_FIELD_INT:
    case CBK_FIELD_TIME:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, CBK_INT_UNSET, flags);

    case CBK_FIELD_BOOL:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);

    default:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    }
}

static int
compare_indexes (gconstpointer a, gconstpointer b, gpointer data)
{
  const CbkField *fields = data;

  return strcmp (fields[*(const guint16 *) a].name, fields[*(const guint16 *) b].name);
}

/**
 * cbk_record_class_install:
 * @klass: the class of one entity, from its class_init
 * @entity: what it is; static
 *
 * Gives the class its fields, the common ones first, as GObject properties.
 */
void
cbk_record_class_install (CbkRecordClass *klass, const CbkEntity *entity)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->entity = entity;
  klass->n_fields = G_N_ELEMENTS (common_fields) + entity->n_fields;
  klass->fields = g_new (CbkField, klass->n_fields);
  klass->by_name = g_new (guint16, klass->n_fields);
  memcpy (klass->fields, common_fields, sizeof common_fields);
  memcpy (klass->fields + G_N_ELEMENTS (common_fields), entity->fields, entity->n_fields * sizeof (CbkField));

  for (guint i = 0; i < klass->n_fields; i++)
    klass->by_name[i] = (guint16) i;
  g_qsort_with_data (klass->by_name, (int) klass->n_fields, sizeof (guint16), compare_indexes, klass->fields);

  object_class->get_property = cbk_record_get_property;
  object_class->set_property = cbk_record_set_property;

  for (guint i = 0; i < klass->n_fields; i++)
    g_object_class_install_property (object_class, i + 1, create_pspec (&klass->fields[i]));
}

static void
cbk_record_constructed (GObject *object)
{
  CbkRecord *self = CBK_RECORD (object);
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);

  G_OBJECT_CLASS (cbk_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    if (cbk_field_is_number (&klass->fields[i]))
      cbk_record_clear_field (self, &klass->fields[i]);
}

static void
cbk_record_finalize (GObject *object)
{
  CbkRecord *self = CBK_RECORD (object);
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    cbk_record_clear_field (self, &klass->fields[i]);

  g_clear_pointer (&self->extra, g_free);

  G_OBJECT_CLASS (cbk_record_parent_class)->finalize (object);
}

static void
cbk_record_class_init (CbkRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cbk_record_constructed;
  object_class->finalize = cbk_record_finalize;
}

static void
cbk_record_init (CbkRecord *self)
{
}
