/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include <string.h>

/* Names are literals, so a look at the address is enough: a full search costs more than all the rest. */
static gsize
hash_name (const char *name, gpointer salt)
{
  return (GPOINTER_TO_SIZE (name) ^ GPOINTER_TO_SIZE (salt) << 7) * (gsize)
              G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static const CbkField *
find_field (CbkDemo *self, CbkRecordClass *klass, const char *name)
{
  CbkDemoSlot *slot = &self->slots[hash_name (name, klass) >> 40 & (CBK_DEMO_SLOTS - 1)];

  if (slot->name == name && slot->klass == klass)
    return slot->field;

  slot->name = name;
  slot->klass = klass;
  slot->field = cbk_record_class_find_field (klass, name);
  if (slot->field == NULL)
    g_error ("A %s has no field %s", klass->entity->name, name);

  return slot->field;
}

static CbkRecordClass *
find_class (CbkDemo *self, const char *type)
{
  CbkDemoType *slot = &self->types[hash_name (type, NULL) >> 40 & (CBK_DEMO_TYPES - 1)];

  if (slot->name == type)
    return slot->klass;

  slot->name = type;
  slot->klass = cbk_registry_find (type);
  if (slot->klass == NULL)
    g_error ("There is no kind of record %s", type);

  return slot->klass;
}

static void
make_id (CbkDemo *self, guint16 code, guint64 number, char text[CBK_ID_LENGTH + 1])
{
  guint64 high = cbk_demo_mix (self->seed ^ (guint64) self->as_of, code, number);
  guint64 low = cbk_demo_mix (high, number, code);
  guint64 ms = (guint64) (self->as_of - 3 * 365 * CBK_DEMO_DAY) + number;
  guint8 bytes[CBK_ID_BYTES];

  /* RFC 9562, version 7: the milliseconds rise with the number, so that an index of ids grows at its end. */
  for (guint i = 0; i < 6; i++)
    bytes[i] = (guint8) (ms >> (40 - 8 * i));
  for (guint i = 0; i < 2; i++)
    bytes[6 + i] = (guint8) (high >> (8 * i));
  for (guint i = 0; i < 8; i++)
    bytes[8 + i] = (guint8) (low >> (8 * i));
  bytes[6] = (guint8) (0x70 | (bytes[6] & 0x0f));
  bytes[8] = (guint8) (0x80 | (bytes[8] & 0x3f));

  cbk_id_from_bytes (bytes, text);
}

const char *
cbk_demo_id (CbkDemo *self, const char *type, guint64 number)
{
  char id[CBK_ID_LENGTH + 1];

  make_id (self, find_class (self, type)->entity->code, number, id);

  return cbk_demo_format (self, "%s", id);
}

/**
 * cbk_demo_part:
 * @self: the teller
 *
 * Returns: a number for a record that only this story knows
 */
guint64
cbk_demo_part (CbkDemo *self)
{
  g_assert (self->part < CBK_DEMO_STORY_RECORDS);

  return self->story * CBK_DEMO_STORY_RECORDS + self->part++;
}

static void
put_list (CbkRecord *record, const CbkField *field, const char *text)
{
  g_auto(GStrv) list = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  cbk_record_poke_list (record, field, (const char *const *) list);
}

static void
put_reference (CbkDemo *self, CbkRecord *record, const CbkField *field, gint64 number)
{
  char id[CBK_ID_LENGTH + 1];

  make_id (self, find_class (self, field->target)->entity->code, (guint64) number, id);
  cbk_record_poke_text (record, field, id);
}

static void
put_value (CbkDemo *self, CbkRecord *record, const CbkField *field, const CbkDemoValue *value)
{
  gboolean none = value->number == CBK_DEMO_NONE;

  if (field->type == CBK_FIELD_LIST)
    put_list (record, field, value->text);
  else if (field->type == CBK_FIELD_REF)
    {
      if (!none)
        put_reference (self, record, field, value->number);
    }
  else if (cbk_field_is_number (field) || field->type == CBK_FIELD_BOOL)
    {
      if (!none)
        cbk_record_poke_int (record, field, value->number);
    }
  else if (value->text != NULL)
    cbk_record_poke_text (record, field,
                          none ? value->text : cbk_demo_id (self, value->text, (guint64) value->number));
  else if (!none && value->number != CBK_DAY_UNSET)
    cbk_record_poke_text (record, field, cbk_demo_date (self, (CbkDay) value->number));
}

void
cbk_demo_put (CbkDemo *self, CbkRecord *record, const CbkDemoValue *values)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);

  for (; values->name != NULL; values++)
    put_value (self, record, find_field (self, klass, values->name), values);
}

/**
 * cbk_demo_add:
 * @self: the teller
 * @type: an entity's name
 * @number: which of its kind; two are never the same
 * @at: when it was made
 * @by: the number of the officer who made it, or %CBK_DEMO_NONE
 * @values: what it holds, up to a %NULL name
 *
 * Returns: (transfer none): the record, which the story now has
 */
CbkRecord *
cbk_demo_add (CbkDemo *self, const char *type, guint64 number, gint64 at, gint64 by,
              const CbkDemoValue *values)
{
  CbkRecordClass *klass = find_class (self, type);
  char id[CBK_ID_LENGTH + 1];
  CbkRecord *record;

  make_id (self, klass->entity->code, number, id);
  record = cbk_record_new (klass, id);
  record->version = 1;
  record->created_at = record->changed_at = at;
  if (by != CBK_DEMO_NONE)
    PUT (self, record, N ("created_by", by), N ("changed_by", by));
  g_ptr_array_add (self->records, record);

  cbk_demo_put (self, record, values);

  return record;
}
