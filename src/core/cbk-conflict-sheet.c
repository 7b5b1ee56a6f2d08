/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-conflict-sheet.h"

#include "core/cbk-wording.h"
#include "core/cbk-workspace-private.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

#include <glib/gi18n-lib.h>

struct _CbkConflictSheet
{
  GObject parent_instance;

  CbkRecord *record;
  char *title;
  char *other;         /* of a number that is used twice: who else has it; NULL for none */
  GListStore *disputes;
  gboolean together;   /* one choice holds for all */
};

G_DEFINE_FINAL_TYPE (CbkConflictSheet, cbk_conflict_sheet, G_TYPE_OBJECT)

static gboolean
is_kind (CbkConflictSheet *self, const char *kind)
{
  return g_strcmp0 (cbk_record_get_text (self->record, "kind"), kind) == 0;
}

static CbkDispute *
nth (CbkConflictSheet *self, guint i)
{
  CbkDispute *dispute = g_list_model_get_item (G_LIST_MODEL (self->disputes), i);

  g_object_unref (dispute);

  return dispute;
}

static guint
get_n (CbkConflictSheet *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->disputes));
}

static void
on_chosen_cb (CbkConflictSheet *self, CbkDispute *dispute)
{
  if (self->together)
    cbk_conflict_sheet_choose_all (self, cbk_dispute_get_choice (dispute));
}

static void
cbk_conflict_sheet_finalize (GObject *object)
{
  CbkConflictSheet *self = CBK_CONFLICT_SHEET (object);

  g_clear_object (&self->record);
  g_clear_object (&self->disputes);
  g_free (self->title);
  g_free (self->other);

  G_OBJECT_CLASS (cbk_conflict_sheet_parent_class)->finalize (object);
}

static void
cbk_conflict_sheet_class_init (CbkConflictSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_conflict_sheet_finalize;
}

static void
cbk_conflict_sheet_init (CbkConflictSheet *self)
{
  self->disputes = g_list_store_new (CBK_TYPE_DISPUTE);
}

typedef struct
{
  CbkWorkspace *workspace;
  CbkSession *session;    /* during the run */
  char *id;
  CbkConflictSheet *sheet;
} CbkConflictOpening;

static void
opening_free (gpointer data)
{
  CbkConflictOpening *self = data;

  g_clear_object (&self->workspace);
  g_clear_object (&self->sheet);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkConflictOpening, opening_free)

/* What the conflict keeps of the record, as a record that can be read. */
static CbkRecord *
make_side (CbkConflictOpening *self, CbkRecordClass *klass, const char *values)
{
  const char *text = cbk_record_get_text (self->sheet->record, values);
  g_autoptr(JsonObject) object = text != NULL ? cbk_json_parse_object (text, -1, NULL) : NULL;
  CbkRecord *record = cbk_record_new (klass, cbk_record_get_text (self->sheet->record, "subject_id"));

  for (guint i = 0; object != NULL && i < klass->n_fields; i++)
    if (json_object_has_member (object, klass->fields[i].name))
      cbk_record_read_value (record, &klass->fields[i], json_object_get_member (object, klass->fields[i].name), NULL);

  return record;
}

static void
fill_side (CbkConflictOpening *self, CbkDisputeSide *side, CbkRecord *record, const CbkField *field)
{
  gboolean provisional = FALSE;

  if (!cbk_record_is_set (record, field))
    return;

  side->text = cbk_word_field (self->workspace, self->session, record, field, &provisional);
  side->typed = cbk_record_dup_field (record, field);
}

static void
fill_stamps (CbkConflictOpening *self, CbkDispute *dispute, JsonObject *stamps)
{
  CbkRecord *conflict = self->sheet->record;
  const char *name = cbk_dispute_get_name (dispute);
  CbkDisputeSide *ours = cbk_dispute_get_ours (dispute), *theirs = cbk_dispute_get_theirs (dispute);
  JsonObject *stamp = stamps != NULL && json_object_has_member (stamps, name) ? json_object_get_object_member (stamps, name)
                                                                             : NULL;

  ours->by = g_strdup (cbk_record_get_text (conflict, "author"));
  ours->at = cbk_record_get_int (conflict, "claimed_at");
  if (stamp == NULL)
    return;

  theirs->by = g_strdup (cbk_json_get_text (stamp, "by"));
  cbk_time_parse (cbk_json_get_text (stamp, "at"), &theirs->at);
}

static CbkDisputeKind
judge (CbkConflictSheet *sheet, const CbkField *field)
{
  if (!cbk_conflict_sheet_can_be_decided (sheet) || is_kind (sheet, "constraint"))
    return CBK_DISPUTE_SHOWN;
  if (sheet->together)
    return CBK_DISPUTE_ONE;
  if (field->type == CBK_FIELD_LIST)
    return CBK_DISPUTE_BOTH;

  return field->type == CBK_FIELD_TEXT ? CBK_DISPUTE_TEXT : CBK_DISPUTE_ONE;
}

static void
add_disputes (CbkConflictOpening *self, CbkRecordClass *klass)
{
  CbkConflictSheet *sheet = self->sheet;
  const char *const *names = cbk_record_get_list (sheet->record, "fields");
  const char *text = cbk_record_get_text (sheet->record, "their_stamps");
  g_autoptr(JsonObject) stamps = text != NULL ? cbk_json_parse_object (text, -1, NULL) : NULL;
  g_autoptr(CbkRecord) base = make_side (self, klass, "base_values");
  g_autoptr(CbkRecord) ours = make_side (self, klass, "our_values");
  g_autoptr(CbkRecord) theirs = make_side (self, klass, "their_values");

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const CbkField *field = cbk_record_class_find_field (klass, names[i]);
      g_autoptr(CbkDispute) dispute = NULL;

      if (field == NULL)
        continue;

      dispute = cbk_dispute_new (field->name, _(field->label), judge (sheet, field));
      fill_side (self, cbk_dispute_get_base (dispute), base, field);
      fill_side (self, cbk_dispute_get_ours (dispute), ours, field);
      fill_side (self, cbk_dispute_get_theirs (dispute), theirs, field);
      fill_stamps (self, dispute, stamps);
      g_signal_connect_object (dispute, "chosen", G_CALLBACK (on_chosen_cb), sheet, G_CONNECT_SWAPPED);
      g_list_store_append (sheet->disputes, dispute);
    }
}

/* What was decided is shown; otherwise markers that both saw stay, unless somebody says otherwise. */
static void
choose_first (CbkConflictSheet *self)
{
  const char *decided = cbk_record_get_text (self->record, "choices");

  if (decided != NULL)
    cbk_conflict_sheet_take_choices (self, decided);

  for (guint i = 0; i < get_n (self); i++)
    if (cbk_dispute_get_kind (nth (self, i)) == CBK_DISPUTE_BOTH)
      {
        g_autofree char *both = cbk_dispute_propose (nth (self, i));

        cbk_dispute_choose (nth (self, i), CBK_CHOICE_WORDS, both);
      }
}

static gboolean
open_conflict (CbkSession *session, gpointer data, GError **error)
{
  CbkConflictOpening *self = data;
  g_autoptr(CbkRecord) record = cbk_workspace_open_in_session (self->workspace, session, "sync_conflict", self->id, NULL, error);
  const CbkUser *user = cbk_workspace_get_user (self->workspace);
  const char *type, *other;
  CbkRecordClass *klass;

  if (record == NULL)
    return FALSE;

  self->session = session;
  self->sheet = g_object_new (CBK_TYPE_CONFLICT_SHEET, NULL);
  self->sheet->record = g_steal_pointer (&record);
  self->sheet->together = is_kind (self->sheet, "group");
  type = cbk_record_get_text (self->sheet->record, "subject_type");
  other = cbk_record_get_text (self->sheet->record, "other_id");
  klass = cbk_registry_find (type);
  if (klass != NULL)
    {
      self->sheet->title = cbk_word_name (self->workspace, user, session, type,
                                          cbk_record_get_text (self->sheet->record, "subject_id"), NULL);
      if (other != NULL)
        self->sheet->other = cbk_word_name (self->workspace, user, session, type, other, NULL);
      add_disputes (self, klass);
      choose_first (self->sheet);
    }
  self->session = NULL;

  return TRUE;
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkConflictOpening) opening = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (opening == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&opening->sheet), g_object_unref);
}

/**
 * cbk_workspace_open_conflict_async:
 * @self: a workspace with a user
 * @id: a conflict
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * As cbk_workspace_open_record(): the consultation is in the access log before anything is given.
 */
void
cbk_workspace_open_conflict_async (CbkWorkspace *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkConflictOpening *opening;

  g_return_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL);

  g_task_set_source_tag (task, cbk_workspace_open_conflict_async);
  opening = g_new0 (CbkConflictOpening, 1);
  opening->workspace = g_object_ref (self);
  opening->id = g_strdup (id);
  cbk_store_write_async (cbk_workspace_get_store (self), open_conflict, opening, opening_free, cancellable, on_opened_cb,
                         g_steal_pointer (&task));
}

/**
 * cbk_workspace_open_conflict_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: what cbk_policy_check_open() says
 *
 * Returns: (transfer full) (nullable): the conflict as it stands
 */
CbkConflictSheet *
cbk_workspace_open_conflict_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cbk_conflict_sheet_get_record:
 * @self: a sheet
 *
 * Returns: (transfer none): the conflict itself
 */
CbkRecord *
cbk_conflict_sheet_get_record (CbkConflictSheet *self)
{
  return self->record;
}

/**
 * cbk_conflict_sheet_get_title:
 * @self: a sheet
 *
 * Returns: (nullable): what the record is called that it is about; %NULL where this program does not know its kind
 */
const char *
cbk_conflict_sheet_get_title (CbkConflictSheet *self)
{
  return self->title;
}

/**
 * cbk_conflict_sheet_get_other:
 * @self: a sheet
 *
 * Returns: (nullable): the record that has the same number; %NULL where it is not about that
 */
const char *
cbk_conflict_sheet_get_other (CbkConflictSheet *self)
{
  return self->other;
}

/**
 * cbk_conflict_sheet_get_disputes:
 * @self: a sheet
 *
 * Returns: (transfer none): of #CbkDispute, in the order in which they are shown
 */
GListModel *
cbk_conflict_sheet_get_disputes (CbkConflictSheet *self)
{
  return G_LIST_MODEL (self->disputes);
}

/* Returns: whether it is open, and a matter for people on laptops. */
gboolean
cbk_conflict_sheet_can_be_decided (CbkConflictSheet *self)
{
  return g_strcmp0 (cbk_record_get_text (self->record, "state"), "open") == 0 && !is_kind (self, "quarantine");
}

/* Returns: whether the reason alone is the decision: two records keep the same number. */
gboolean
cbk_conflict_sheet_wants_reason (CbkConflictSheet *self)
{
  return is_kind (self, "constraint");
}

guint
cbk_conflict_sheet_count_open (CbkConflictSheet *self)
{
  guint n = 0;

  for (guint i = 0; i < get_n (self); i++)
    n += cbk_dispute_is_open (nth (self, i));

  return n;
}

void
cbk_conflict_sheet_choose_all (CbkConflictSheet *self, CbkChoice choice)
{
  for (guint i = 0; i < get_n (self); i++)
    cbk_dispute_choose (nth (self, i), choice, NULL);
}

/**
 * cbk_conflict_sheet_print_choices:
 * @self: a sheet
 *
 * Returns: (transfer full): what is chosen so far, as the command "resolve_conflict" takes it
 */
char *
cbk_conflict_sheet_print_choices (CbkConflictSheet *self)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < get_n (self); i++)
    {
      JsonNode *choice = cbk_dispute_write (nth (self, i));

      if (choice != NULL)
        json_object_set_member (object, self->together ? "*" : cbk_dispute_get_name (nth (self, i)), choice);
    }

  node = json_node_init_object (json_node_alloc (), object);
  cbk_json_append_node (text, node, NULL);

  return g_string_free (text, FALSE);
}

/**
 * cbk_conflict_sheet_take_choices:
 * @self: a sheet
 * @choices: what cbk_conflict_sheet_print_choices() gave earlier, or what was decided
 */
void
cbk_conflict_sheet_take_choices (CbkConflictSheet *self, const char *choices)
{
  g_autoptr(JsonObject) object = cbk_json_parse_object (choices, -1, NULL);

  for (guint i = 0; object != NULL && i < get_n (self); i++)
    {
      const char *name = self->together ? "*" : cbk_dispute_get_name (nth (self, i));

      if (json_object_has_member (object, name))
        cbk_dispute_read (nth (self, i), json_object_get_member (object, name));
    }
}

/**
 * cbk_conflict_sheet_dup_reason:
 * @self: a sheet in which all is chosen
 *
 * Returns: (transfer full): what was done, for the history, where nobody says why
 */
char *
cbk_conflict_sheet_dup_reason (CbkConflictSheet *self)
{
  static const char *const words[] = { [CBK_CHOICE_OURS] = N_("the author’s"), [CBK_CHOICE_THEIRS] = N_("headquarters’"),
                                       [CBK_CHOICE_WORDS] = N_("both together") };
  GString *text = g_string_new (_("Both versions were read side by side."));

  for (guint i = 0; i < get_n (self); i++)
    if (!cbk_dispute_is_open (nth (self, i)) && cbk_dispute_get_choice (nth (self, i)) != CBK_CHOICE_NONE)
      g_string_append_printf (text, " %s: %s.", cbk_dispute_get_label (nth (self, i)),
                              _(words[cbk_dispute_get_choice (nth (self, i))]));

  return g_string_free (text, FALSE);
}
