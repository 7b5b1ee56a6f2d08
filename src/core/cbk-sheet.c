/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-sheet.h"

#include "core/cbk-wording.h"
#include "core/cbk-workspace-private.h"

struct _CbkFact
{
  GObject parent_instance;

  const CbkField *field;
  char *text;
  gboolean provisional;
  gboolean editable;
  char *target_type; /* NULL where no record is named */
  char *target_id;
};

G_DEFINE_FINAL_TYPE (CbkFact, cbk_fact, G_TYPE_OBJECT)

struct _CbkSheet
{
  GObject parent_instance;

  CbkRecord *record;
  GListStore *facts;
};

G_DEFINE_FINAL_TYPE (CbkSheet, cbk_sheet, G_TYPE_OBJECT)

static void
cbk_fact_finalize (GObject *object)
{
  CbkFact *self = CBK_FACT (object);

  g_free (self->text);
  g_free (self->target_type);
  g_free (self->target_id);

  G_OBJECT_CLASS (cbk_fact_parent_class)->finalize (object);
}

static void
cbk_fact_class_init (CbkFactClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_fact_finalize;
}

static void
cbk_fact_init (CbkFact *self)
{
}

const CbkField *
cbk_fact_get_field (CbkFact *self)
{
  return self->field;
}

const char *
cbk_fact_get_label (CbkFact *self)
{
  return _(self->field->label);
}

/**
 * cbk_fact_get_text:
 * @self: a fact
 *
 * Returns: (nullable): what people read; %NULL when it is not known
 */
const char *
cbk_fact_get_text (CbkFact *self)
{
  return self->text;
}

/**
 * cbk_fact_get_provisional:
 * @self: a fact
 *
 * Returns: whether the list that it is chosen from is provisional: shown as such
 */
gboolean
cbk_fact_get_provisional (CbkFact *self)
{
  return self->provisional;
}

/**
 * cbk_fact_get_editable:
 * @self: a fact
 *
 * Returns: whether the command "edit" takes it as free text
 */
gboolean
cbk_fact_get_editable (CbkFact *self)
{
  return self->editable;
}

/**
 * cbk_fact_get_target:
 * @self: a fact
 * @ret_type: (out): the kind of the record that it names
 * @ret_id: (out): its id
 *
 * Returns: whether it names a record, which can be opened
 */
gboolean
cbk_fact_get_target (CbkFact *self, const char **ret_type, const char **ret_id)
{
  *ret_type = self->target_type;
  *ret_id = self->target_id;

  return self->target_type != NULL;
}

static void
cbk_sheet_finalize (GObject *object)
{
  CbkSheet *self = CBK_SHEET (object);

  g_clear_object (&self->record);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (cbk_sheet_parent_class)->finalize (object);
}

static void
cbk_sheet_class_init (CbkSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_sheet_finalize;
}

static void
cbk_sheet_init (CbkSheet *self)
{
}

/**
 * cbk_sheet_get_record:
 * @self: a sheet
 *
 * Returns: (transfer none): the record; not to be changed
 */
CbkRecord *
cbk_sheet_get_record (CbkSheet *self)
{
  return self->record;
}

/**
 * cbk_sheet_get_facts:
 * @self: a sheet
 *
 * Returns: (transfer none): a list of #CbkFact, one for each field, also those that hold nothing
 */
GListModel *
cbk_sheet_get_facts (CbkSheet *self)
{
  return G_LIST_MODEL (self->facts);
}

/**
 * cbk_sheet_get_text:
 * @self: a sheet
 * @field: a field's name
 *
 * Returns: (nullable): what people read in that field
 */
const char *
cbk_sheet_get_text (CbkSheet *self, const char *field)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->facts));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CbkFact) fact = g_list_model_get_item (G_LIST_MODEL (self->facts), i);

      if (g_str_equal (fact->field->name, field))
        return fact->text;
    }

  return NULL;
}

typedef struct
{
  CbkWorkspace *workspace;
  char *type;
  char *id;
  char *reason;
  CbkSheet *sheet;
} CbkSheetOpening;

static void
sheet_opening_free (gpointer data)
{
  CbkSheetOpening *self = data;

  g_clear_object (&self->workspace);
  g_clear_object (&self->sheet);
  g_free (self->type);
  g_free (self->id);
  g_free (self->reason);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkSheetOpening, sheet_opening_free)

static gboolean
may_type (CbkRecord *record, const CbkField *field)
{
  const CbkEntity *entity = cbk_record_get_entity (record);

  return field->type == CBK_FIELD_TEXT && field->merge != CBK_MERGE_HQ &&
         !(field->flags & (CBK_FIELD_STAMP | CBK_FIELD_FIXED)) && !(entity->flags & CBK_ENTITY_APPEND) &&
         (entity->machine == NULL || !g_str_equal (entity->machine->field, field->name));
}

static void
fill_fact (CbkSheetOpening *self, CbkSession *session, CbkFact *fact, CbkRecord *record)
{
  const char *type, *id;

  fact->text = cbk_word_field (self->workspace, session, record, fact->field, &fact->provisional);
  if (cbk_word_target (record, fact->field, &type, &id))
    {
      fact->target_type = g_strdup (type);
      fact->target_id = g_strdup (id);
    }
}

static CbkSheet *
make_sheet (CbkSheetOpening *self, CbkSession *session, CbkRecord *record)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);
  guint n_common = klass->n_fields - klass->entity->n_fields;
  CbkSheet *sheet = g_object_new (CBK_TYPE_SHEET, NULL);

  sheet->record = g_object_ref (record);
  sheet->facts = g_list_store_new (CBK_TYPE_FACT);

  /* Its own first; what every record has comes last. */
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[(i + n_common) % klass->n_fields];
      g_autoptr(CbkFact) fact = g_object_new (CBK_TYPE_FACT, NULL);

      fact->field = field;
      fact->editable = may_type (record, field);
      if (cbk_record_is_set (record, field))
        fill_fact (self, session, fact, record);
      g_list_store_append (sheet->facts, fact);
    }

  return sheet;
}

static gboolean
open_sheet (CbkSession *session, gpointer data, GError **error)
{
  CbkSheetOpening *self = data;
  g_autoptr(CbkRecord) record =
    cbk_workspace_open_in_session (self->workspace, session, self->type, self->id, self->reason, error);

  if (record == NULL)
    return FALSE;

  self->sheet = make_sheet (self, session, record);

  return TRUE;
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkSheetOpening) opening = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (opening == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&opening->sheet), g_object_unref);
}

/**
 * cbk_workspace_open_sheet_async:
 * @self: a workspace with a user
 * @type: an entity's name
 * @id: a record's id
 * @reason: (nullable): why, where the record is restricted
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * As cbk_workspace_open_record(): the consultation is in the access log before the record is given.
 */
void
cbk_workspace_open_sheet_async (CbkWorkspace *self,
                                const char *type,
                                const char *id,
                                const char *reason,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkSheetOpening *opening;

  g_return_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL);

  g_task_set_source_tag (task, cbk_workspace_open_sheet_async);
  opening = g_new0 (CbkSheetOpening, 1);
  opening->workspace = g_object_ref (self);
  opening->type = g_strdup (type);
  opening->id = g_strdup (id);
  opening->reason = g_strdup (reason);
  cbk_store_write_async (cbk_workspace_get_store (self), open_sheet, opening, sheet_opening_free, cancellable,
                         on_opened_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_open_sheet_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: what cbk_policy_check_open() says
 *
 * Returns: (transfer full) (nullable): the record and what there is to read in it
 */
CbkSheet *
cbk_workspace_open_sheet_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
