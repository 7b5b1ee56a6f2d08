/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-id.h"
#include "base/cbk-json.h"
#include "model/cbk-entity.h"

G_BEGIN_DECLS

#define CBK_TYPE_RECORD (cbk_record_get_type ())
typedef struct _CbkRecordClass CbkRecordClass;
GType cbk_record_get_type (void);

/* G_DECLARE_DERIVABLE_TYPE would hide the members below, which every layer reads. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkRecord, g_object_unref)

struct _CbkRecordClass
{
  GObjectClass parent_class;

  const CbkEntity *entity;
  CbkField *fields;       /* the common ones, then the entity's own */
  guint n_fields;
  guint16 *by_name;       /* indexes of @fields in the order of their names */
};

/* Behind every record, whatever its kind; the common fields are declared in cbk-record.c. */
struct _CbkRecord
{
  GObject parent_instance;

  char id[CBK_ID_LENGTH + 1];
  gint64 version;         /* HQ's, 0 until it has one */
  char *extra;            /* JSON of members that a newer schema sent, kept and sent back untouched */

  char *marking;
  char *restricted_to;
  char *origin;
  char *withdrawn;
  gint64 created_at;
  char *created_by;
  gint64 changed_at;
  char *changed_by;
};

/* Declares and defines the type of one entity; `fields` and `entity` are the file's static tables. */
#define CBK_DEFINE_ENTITY(Type, type_name)                                                                       \
  struct _##Type##Class                                                                                          \
  {                                                                                                              \
    CbkRecordClass parent_class;                                                                                 \
  };                                                                                                             \
  G_DEFINE_TYPE (Type, type_name, CBK_TYPE_RECORD)                                                               \
  static void type_name##_class_init (Type##Class *klass)                                                        \
  {                                                                                                              \
    cbk_record_class_install (CBK_RECORD_CLASS (klass), &entity);                                                \
  }                                                                                                              \
  static void type_name##_init (Type *self)                                                                      \
  {                                                                                                              \
  }

#define CBK_DECLARE_ENTITY(Type, type_name)                                                                      \
  typedef struct _##Type Type;                                                                                   \
  typedef struct _##Type##Class Type##Class;                                                                     \
  GType type_name##_get_type (void);

static inline gboolean
CBK_IS_RECORD (gpointer object)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (object, CBK_TYPE_RECORD);
}

static inline CbkRecord *
CBK_RECORD (gpointer object)
{
  return G_TYPE_CHECK_INSTANCE_CAST (object, CBK_TYPE_RECORD, CbkRecord);
}

static inline CbkRecordClass *
CBK_RECORD_CLASS (gpointer klass)
{
  return G_TYPE_CHECK_CLASS_CAST (klass, CBK_TYPE_RECORD, CbkRecordClass);
}

static inline CbkRecordClass *
CBK_RECORD_GET_CLASS (CbkRecord *record)
{
  return G_TYPE_INSTANCE_GET_CLASS (record, CBK_TYPE_RECORD, CbkRecordClass);
}

void            cbk_record_class_install    (CbkRecordClass  *klass, const CbkEntity *entity);
const CbkField *cbk_record_class_find_field (CbkRecordClass  *klass, const char *name);
const CbkField *cbk_record_class_get_file   (CbkRecordClass  *klass);

CbkRecord      *cbk_record_new              (CbkRecordClass  *klass, const char *id);
CbkRecord      *cbk_record_dup              (CbkRecord       *self);
char           *cbk_record_dup_title        (CbkRecord       *self);

static inline const CbkEntity *
cbk_record_get_entity (CbkRecord *self)
{
  return CBK_RECORD_GET_CLASS (self)->entity;
}

/* By field: for loops over the table. Not for fields of another record's class. */
const char        *cbk_record_peek_text   (CbkRecord *self, const CbkField *field);
gint64             cbk_record_peek_int    (CbkRecord *self, const CbkField *field);
const char *const *cbk_record_peek_list   (CbkRecord *self, const CbkField *field);
gboolean           cbk_record_is_set      (CbkRecord *self, const CbkField *field);
gboolean           cbk_record_same_field  (CbkRecord *a, CbkRecord *b, const CbkField *field);
gboolean           cbk_record_poke_text   (CbkRecord *self, const CbkField *field, const char *value);
gboolean           cbk_record_poke_int    (CbkRecord *self, const CbkField *field, gint64 value);
gboolean           cbk_record_poke_list   (CbkRecord *self, const CbkField *field, const char *const *value);
void               cbk_record_copy_field  (CbkRecord *self, CbkRecord *from, const CbkField *field);
void               cbk_record_clear_field (CbkRecord *self, const CbkField *field);

/* By name: for code that knows what it works on. A name that the entity does not have is our mistake. */
const char        *cbk_record_get_text    (CbkRecord *self, const char *name);
gint64             cbk_record_get_int     (CbkRecord *self, const char *name);
gboolean           cbk_record_get_bool    (CbkRecord *self, const char *name);
const char        *cbk_record_get_target  (CbkRecord *self, const char *name);
const char *const *cbk_record_get_list    (CbkRecord *self, const char *name);
void               cbk_record_set_text    (CbkRecord *self, const char *name, const char *value);
void               cbk_record_set_int     (CbkRecord *self, const char *name, gint64 value);
void               cbk_record_set_bool    (CbkRecord *self, const char *name, gboolean value);
void               cbk_record_set_list    (CbkRecord *self, const char *name, const char *const *value);

G_END_DECLS
