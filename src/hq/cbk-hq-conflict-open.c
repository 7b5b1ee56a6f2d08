/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-conflict.h"

#include "base/cbk-date.h"
#include "hq/cbk-hq-disposal.h"
#include "hq/cbk-hq-own.h"
#include "hq/cbk-hq-rules.h"
#include "model/cbk-registry.h"

/* What cannot be taken as it is becomes a record that travels like any other: opened here, or joined to the one that its
 * author's earlier change opened. What comes of it is in cbk-hq-conflict-close.c. */

#define TYPE "sync_conflict"

static const struct
{
  const char *why;
  const char *sentence;
} quarantines[] = {
  { "schema", "Headquarters does not know this kind of record or change yet" },
  { "validation", "It does not fit what headquarters has of this record" },
  { "dependency", "It builds on something that headquarters does not have" },
  { "permission", "Its author may not do this" },
  { "hq", "It changes what only headquarters writes" },
  { CBK_HQ_DISPOSED, "The record was erased by law, or what it belongs to was; it was changed on a laptop that did not know" },
};

static const char *const keeper_fields[] = { "owner", "team", "unit" };

static const char *
get_type_of (CbkHqItem *item)
{
  const char *type = cbk_json_get_text (item->object, "type");

  return type != NULL ? type : "unknown";
}

/* What names no record is found by the mutation itself. */
static const char *
get_id_of (CbkHqItem *item)
{
  const char *id = cbk_json_get_text (item->object, "id");

  return cbk_id_is_valid (id) ? id : item->row.mid;
}

static const char *
get_actor (CbkHqStorage *storage, CbkHqItem *item)
{
  const char *actor = cbk_json_get_text (item->object, "actor");

  return cbk_id_is_valid (actor) ? actor : storage->epoch;
}

static void
set_id (CbkRecord *record, const char *field, const char *id)
{
  if (cbk_id_is_valid (id))
    cbk_record_set_text (record, field, id);
}

static void
add_to_list (CbkRecord *record, const char *field, const char *text)
{
  const char *const *list = cbk_record_get_list (record, field);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) longer = NULL;

  if (list != NULL && g_strv_contains (list, text))
    return;

  if (list != NULL)
    g_strv_builder_addv (builder, (const char **) list);
  g_strv_builder_add (builder, text);
  longer = g_strv_builder_end (builder);
  cbk_record_set_list (record, field, (const char *const *) longer);
}

static char *
print_labels (CbkRecord *conflict)
{
  CbkRecordClass *klass = cbk_registry_find (cbk_record_get_text (conflict, "subject_type"));
  const char *const *names = cbk_record_get_list (conflict, "fields");
  GString *text = g_string_new (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const CbkField *field = klass != NULL ? cbk_record_class_find_field (klass, names[i]) : NULL;

      g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", field != NULL ? field->label : names[i]);
    }

  return g_string_free (text, FALSE);
}

static void
set_sentence (CbkRecord *conflict, const char *why)
{
  const char *kind = cbk_record_get_text (conflict, "kind");
  g_autofree char *labels = print_labels (conflict);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (quarantines); i++)
    if (g_strcmp0 (quarantines[i].why, why) == 0)
      text = g_strdup (quarantines[i].sentence);

  if (text == NULL && g_str_equal (kind, "constraint"))
    text = g_strdup_printf ("%s is used twice", labels);
  else if (text == NULL && g_str_equal (kind, "group"))
    text = g_strdup_printf ("%s: changed by somebody else meanwhile; what was saved together waits together", labels);
  else if (text == NULL)
    text = g_strdup_printf ("%s: changed by somebody else meanwhile", labels);

  cbk_record_set_text (conflict, "why", why);
  cbk_record_set_text (conflict, "sentence", text);
}

static void
copy_side (JsonObject *values, const char *name, JsonObject *sides, const char *side, gboolean keep)
{
  JsonNode *value = json_object_get_member (sides, side);

  if (keep && json_object_has_member (values, name))
    return;

  if (value != NULL)
    json_object_set_member (values, name, json_node_copy (value));
  else if (json_object_has_member (values, name))
    json_object_remove_member (values, name);
}

/* What it was stays as the first change saw it; what each side wants is as of now. */
static void
add_fields (CbkRecord *conflict, JsonObject *held)
{
  g_autoptr(JsonObject) base = cbk_hq_conflict_parse (conflict, "base_values");
  g_autoptr(JsonObject) ours = cbk_hq_conflict_parse (conflict, "our_values");
  g_autoptr(JsonObject) theirs = cbk_hq_conflict_parse (conflict, "their_values");
  g_autoptr(GList) names = g_list_sort (json_object_get_members (held), (GCompareFunc) g_strcmp0);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *sides = json_object_get_object_member (held, l->data);

      copy_side (base, l->data, sides, "base", TRUE);
      copy_side (ours, l->data, sides, "ours", FALSE);
      copy_side (theirs, l->data, sides, "theirs", FALSE);
      add_to_list (conflict, "fields", l->data);
    }

  cbk_hq_conflict_set_json (conflict, "base_values", base);
  cbk_hq_conflict_set_json (conflict, "our_values", ours);
  cbk_hq_conflict_set_json (conflict, "their_values", theirs);
}

static void
add_wishes (CbkRecord *conflict, CbkHqItem *item)
{
  g_autoptr(JsonObject) wanted = json_object_new ();
  g_autoptr(GList) names = NULL;

  cbk_merge_add_held (wanted, item->object);
  names = g_list_sort (json_object_get_members (wanted), (GCompareFunc) g_strcmp0);
  for (GList *l = names; l != NULL; l = l->next)
    add_to_list (conflict, "fields", l->data);
  cbk_hq_conflict_set_json (conflict, "our_values", wanted);
}

static gboolean
read_parent (CbkHqStorage *storage, JsonObject *doc, JsonObject **ret_parent, GError **error)
{
  const char *type = cbk_json_get_text (doc, "subject_type"), *id = cbk_json_get_text (doc, "subject_id");
  g_autoptr(CbkHqRecord) row = NULL;

  *ret_parent = NULL;
  if (cbk_json_get_text (doc, "case_id") != NULL)
    {
      type = "case";
      id = cbk_json_get_text (doc, "case_id");
    }

  if (type == NULL || !cbk_id_is_valid (id))
    return TRUE;

  if (!cbk_hq_storage_get_record (storage, type, id, FALSE, &row, error))
    return FALSE;

  if (row != NULL)
    *ret_parent = cbk_json_parse_object (row->doc, -1, error);

  return row == NULL || *ret_parent != NULL;
}

/* Whose business it is: whoever owns the record or the one that it belongs to, and the supervisors there. */
static gboolean
set_keepers (CbkHqStorage *storage, CbkRecord *conflict, JsonObject *doc, GError **error)
{
  g_autoptr(JsonObject) parent = NULL;

  if (doc == NULL)
    return TRUE;

  if (!read_parent (storage, doc, &parent, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keeper_fields); i++)
    {
      set_id (conflict, keeper_fields[i], parent != NULL ? cbk_json_get_text (parent, keeper_fields[i]) : NULL);
      set_id (conflict, keeper_fields[i], cbk_json_get_text (doc, keeper_fields[i]));
    }
  set_id (conflict, "restricted_to", cbk_json_get_text (doc, "restricted_to"));

  return TRUE;
}

static CbkRecord *
make_conflict (CbkHqStorage *storage, CbkHqItem *item, const char *kind, GError **error)
{
  char id[CBK_ID_LENGTH + 1];
  gint64 claimed, now = cbk_env_now (storage->env);
  g_autoptr(CbkRecord) conflict = NULL;
  g_autoptr(JsonObject) doc = NULL;
  g_autoptr(GError) local_error = NULL;

  cbk_id_init (id, storage->env);
  conflict = cbk_record_new (cbk_registry_find (TYPE), id);
  cbk_record_set_text (conflict, "subject_type", get_type_of (item));
  cbk_record_set_text (conflict, "subject_id", get_id_of (item));
  cbk_record_set_text (conflict, "kind", kind);
  cbk_record_set_text (conflict, "state", "open");
  cbk_record_set_text (conflict, "txn", item->row.txn);
  cbk_record_set_text (conflict, "device", item->row.device);
  set_id (conflict, "author", cbk_json_get_text (item->object, "actor"));
  if (cbk_time_parse (cbk_json_get_text (item->object, "at"), &claimed))
    cbk_record_set_int (conflict, "claimed_at", claimed);
  cbk_record_set_int (conflict, "clock_offset", cbk_json_get_int (item->object, "off", CBK_INT_UNSET));
  cbk_record_set_int (conflict, "opened_at", now);
  cbk_record_set_int (conflict, "escalate_at", cbk_hq_rules_after ("sync.conflict", now));

  doc = cbk_hq_read_doc (storage, get_type_of (item), get_id_of (item), &local_error);
  if (local_error != NULL || !set_keepers (storage, conflict, doc, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&conflict);
}

static gboolean
open_new (CbkHqStorage *storage, const CbkHqHold *hold, char cid[CBK_ID_LENGTH + 1], GError **error)
{
  const char *kind = hold->held == NULL ? "quarantine" : hold->n_items > 1 ? "group" : "fields";
  g_autoptr(CbkRecord) conflict = make_conflict (storage, hold->cause, kind, error);

  if (conflict == NULL)
    return FALSE;

  for (guint i = 0; i < hold->n_items; i++)
    add_to_list (conflict, "mutations", hold->items[i]->row.mid);
  if (hold->held != NULL)
    add_fields (conflict, hold->held);
  else if (g_strcmp0 (hold->why, CBK_HQ_DISPOSED) != 0)
    add_wishes (conflict, hold->cause);
  set_sentence (conflict, hold->why);
  g_strlcpy (cid, conflict->id, CBK_ID_LENGTH + 1);

  return (hold->held == NULL || cbk_hq_conflict_note_authors (storage, conflict, error)) &&
         cbk_hq_take_own (storage, conflict, get_actor (storage, hold->cause), "open_conflict", error);
}

/* What the record holds now, for whoever decides again. */
static gboolean
refresh (CbkHqStorage *storage, CbkRecord *conflict, GError **error)
{
  const char *const *names = cbk_record_get_list (conflict, "fields");
  g_autoptr(GError) local_error = NULL;
  g_autoptr(JsonObject) doc = cbk_hq_read_doc (storage, cbk_record_get_text (conflict, "subject_type"),
                                               cbk_record_get_text (conflict, "subject_id"), &local_error);
  g_autoptr(JsonObject) theirs = json_object_new ();

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; doc != NULL && names != NULL && names[i] != NULL; i++)
    if (json_object_has_member (doc, names[i]))
      json_object_set_member (theirs, names[i], json_object_dup_member (doc, names[i]));
  cbk_hq_conflict_set_json (conflict, "their_values", theirs);

  return TRUE;
}

static gboolean
is_decision (CbkHqItem *item)
{
  return json_object_has_member (item->object, "resolves") || g_strcmp0 (cbk_json_get_text (item->object, "type"), TYPE) == 0;
}

static gboolean
join (CbkHqStorage *storage, const CbkHqHold *hold, const char *cid, GError **error)
{
  g_autoptr(CbkRecord) before = cbk_hq_read_own (storage, TYPE, cid, error);
  g_autoptr(CbkRecord) after = before != NULL ? cbk_record_dup (before) : NULL;
  gint64 returned;

  if (after == NULL)
    return FALSE;

  for (guint i = 0; i < hold->n_items; i++)
    add_to_list (after, "mutations", hold->items[i]->row.mid);

  if (is_decision (hold->cause))
    {
      returned = cbk_record_get_int (after, "times_returned");
      cbk_record_set_int (after, "times_returned", returned == CBK_INT_UNSET ? 1 : returned + 1);
      if (!refresh (storage, after, error))
        return FALSE;
    }
  else
    {
      add_fields (after, hold->held);
      if (hold->n_items > 1)
        cbk_record_set_text (after, "kind", "group");
      set_sentence (after, NULL);
    }

  return cbk_hq_conflict_note_authors (storage, after, error) &&
         cbk_hq_change_own (storage, before, after, get_actor (storage, hold->cause), "join_conflict", error);
}

static gboolean
check_target (CbkHqStorage *storage, const char *wanted, JsonObject *held, char cid[CBK_ID_LENGTH + 1], GError **error)
{
  g_autoptr(CbkRecord) conflict = cbk_hq_read_own (storage, TYPE, wanted, error);

  if (conflict == NULL)
    return FALSE;

  if (cbk_hq_conflict_is_open (conflict) && (held == NULL || cbk_hq_conflict_overlaps (conflict, held)))
    g_strlcpy (cid, wanted, CBK_ID_LENGTH + 1);

  return TRUE;
}

/* A decision that did not stand goes back to what it decided. */
static gboolean
find_decided (CbkHqStorage *storage, const CbkHqHold *hold, char cid[CBK_ID_LENGTH + 1], GError **error)
{
  JsonNode *node = json_object_get_member (hold->cause->object, "resolves");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && *cid == '\0' && i < json_array_get_length (list); i++)
    {
      const char *wanted = json_array_get_string_element (list, i);
      g_autoptr(CbkHqRecord) row = NULL;

      if (!cbk_id_is_valid (wanted))
        continue;

      if (!cbk_hq_storage_get_record (storage, TYPE, wanted, TRUE, &row, error) ||
          (row != NULL && !check_target (storage, wanted, NULL, cid, error)))
        return FALSE;
    }

  return TRUE;
}

/* A second change by the same hand of what is held waits with the first. */
static gboolean
find_earlier (CbkHqStorage *storage, const CbkHqHold *hold, char cid[CBK_ID_LENGTH + 1], GError **error)
{
  g_autoptr(GPtrArray) waiting = NULL;

  if (!cbk_hq_storage_list_waiting (storage, get_type_of (hold->cause), get_id_of (hold->cause), hold->cause->row.device,
                                    &waiting, error))
    return FALSE;

  for (guint i = 0; *cid == '\0' && i < waiting->len; i++)
    if (!check_target (storage, ((CbkHqWaiting *) waiting->pdata[i])->cid, hold->held, cid, error))
      return FALSE;

  return TRUE;
}

static gboolean
find_target (CbkHqStorage *storage, const CbkHqHold *hold, char cid[CBK_ID_LENGTH + 1], GError **error)
{
  *cid = '\0';
  if (hold->held == NULL)
    return TRUE;

  if (g_str_equal (get_type_of (hold->cause), TYPE))
    {
      g_strlcpy (cid, get_id_of (hold->cause), CBK_ID_LENGTH + 1);
      return TRUE;
    }

  return find_decided (storage, hold, cid, error) && (*cid != '\0' || find_earlier (storage, hold, cid, error));
}

/**
 * cbk_hq_conflict_hold:
 * @storage: in a transaction, after what @hold names was found impossible to take
 * @hold: what is held and why
 * @cid: (out): the conflict that holds it
 * @error: any store error
 *
 * Returns: whether it is held
 */
gboolean
cbk_hq_conflict_hold (CbkHqStorage *storage, const CbkHqHold *hold, char cid[CBK_ID_LENGTH + 1], GError **error)
{
  if (!find_target (storage, hold, cid, error) ||
      (*cid != '\0' ? !join (storage, hold, cid, error) : !open_new (storage, hold, cid, error)))
    return FALSE;

  /* A decision is not held but refused: it is in the history, and somebody decides anew. */
  for (guint i = 0; i < hold->n_items && (hold->held == NULL || !is_decision (hold->cause)); i++)
    if (!cbk_hq_storage_put_held (storage, cid, &hold->items[i]->row, get_type_of (hold->items[i]),
                                  get_id_of (hold->items[i]), error))
      return FALSE;

  return TRUE;
}

/**
 * cbk_hq_conflict_report_twice:
 * @storage: in a transaction
 * @item: the mutation that made or changed a record, which is in it
 * @field: what it shares
 * @other: the id of the record with which it shares it
 * @doc: the record as it is now
 * @error: any store error
 *
 * Both are kept: captured evidence is never refused. A person gives one of them another number, or says why not.
 *
 * Returns: whether that is reported
 */
gboolean
cbk_hq_conflict_report_twice (CbkHqStorage *storage,
                              CbkHqItem *item,
                              const char *field,
                              const char *other,
                              JsonObject *doc,
                              GError **error)
{
  g_autoptr(CbkRecord) conflict = make_conflict (storage, item, "constraint", error);
  g_autoptr(JsonObject) value = json_object_new ();

  if (conflict == NULL || !set_keepers (storage, conflict, doc, error))
    return FALSE;

  json_object_set_member (value, field, json_object_dup_member (doc, field));
  cbk_hq_conflict_set_json (conflict, "our_values", value);
  cbk_hq_conflict_set_json (conflict, "their_values", value);
  add_to_list (conflict, "fields", field);
  add_to_list (conflict, "mutations", item->row.mid);
  cbk_record_set_text (conflict, "other_id", other);
  set_sentence (conflict, NULL);

  return cbk_hq_take_own (storage, conflict, get_actor (storage, item), "open_conflict", error);
}
