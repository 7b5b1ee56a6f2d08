/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-disposing.h"

#include "core/cbk-work.h"
#include "model/cbk-record-json.h"
#include "model/cbk-scoping.h"

#include <string.h>

/* Management of police information: what is no longer necessary is erased when its review is due, with all that belongs to
 * it alone. What belongs to what is said once, in the tables of entities (home). */

typedef struct
{
  CbkContext *context;
  GStrvBuilder *names;     /* "type id", parts before wholes */
  GHashTable *seen;        /* ids */
} CbkCollecting;

static gboolean collect (CbkCollecting *self, const char *type, const char *id, GError **error);

static GPtrArray *
find_naming (CbkCollecting *self, CbkRecordClass *klass, const CbkField *field, const char *id, gboolean withdrawn, GError **error)
{
  g_autoptr(CbkQuery) query = cbk_query_new (klass);

  cbk_query_withdrawn (query, withdrawn);

  return cbk_query_where (query, field->name, CBK_OP_EQUAL, id, error)
           ? cbk_query_run (query, cbk_context_get_session (self->context), error)
           : NULL;
}

/* A link goes with either end. Anything else that belongs to several goes with the last of them. */
static gboolean
belongs (CbkCollecting *self, CbkRecord *part)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(JsonObject) doc = NULL;
  g_auto(CbkScoping) scoping = { 0 };
  guint n_homes = 0, n_seen = 0;

  cbk_record_append_json (part, CBK_JSON_DOCUMENT, json);
  doc = cbk_json_parse_object (json->str, (gssize) json->len, NULL);
  if (doc == NULL)
    return FALSE;

  cbk_scoping_init (&scoping, CBK_RECORD_GET_CLASS (part), doc);
  for (guint i = 0; i < scoping.ties->len; i++)
    {
      const CbkTie *tie = &g_array_index (scoping.ties, CbkTie, i);

      n_homes += tie->home;
      n_seen += tie->home && g_hash_table_contains (self->seen, tie->id);
    }

  return n_seen > 0 && (n_seen == n_homes || g_str_equal (cbk_record_get_entity (part)->name, "link"));
}

static gboolean
may_name (const CbkField *field, const char *type)
{
  return field->type == CBK_FIELD_REF ? g_strcmp0 (field->target, type) == 0
                                      : field->type == CBK_FIELD_TEXT && g_str_has_suffix (field->name, "_id");
}

static gboolean
collect_kind (CbkCollecting *self, CbkRecordClass *klass, const char *type, const char *id, GError **error)
{
  g_auto(GStrv) homes = g_strsplit (klass->entity->home != NULL ? klass->entity->home : "", " ", -1);

  for (guint i = 0; homes[i] != NULL && *homes[i] != '\0'; i++)
    {
      const CbkField *field = cbk_record_class_find_field (klass, homes[i]);
      g_autoptr(GPtrArray) found = may_name (field, type) ? find_naming (self, klass, field, id, TRUE, error)
                                                          : g_ptr_array_new ();

      if (found == NULL)
        return FALSE;

      for (guint k = 0; k < found->len; k++)
        if (belongs (self, found->pdata[k]) &&
            !collect (self, klass->entity->name, ((CbkRecord *) found->pdata[k])->id, error))
          return FALSE;
    }

  return TRUE;
}

/* What is a root stands for itself, and has a review of its own. */
static gboolean
collect (CbkCollecting *self, const char *type, const char *id, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s %s", type, id);

  if (!g_hash_table_add (self->seen, g_strdup (id)))
    return TRUE;

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);

      if (klass->entity->scoping == CBK_SCOPING_CHILD && !collect_kind (self, klass, type, id, error))
        return FALSE;
    }
  g_strv_builder_add (self->names, name);

  return TRUE;
}

static gboolean
check_named (CbkCollecting *self, CbkRecordClass *klass, const CbkField *field, const char *id, GError **error)
{
  g_autoptr(GPtrArray) found = find_naming (self, klass, field, id, FALSE, error);
  guint n = 0;

  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    n += !g_hash_table_contains (self->seen, ((CbkRecord *) found->pdata[i])->id);

  return n == 0 || cbk_context_refuse (self->context, error, "It is still named by others, which are disposed of first: %s (%u)",
                                       klass->entity->label_plural, n);
}

/* What something else needs is not unnecessary. */
static gboolean
check_unneeded (CbkCollecting *self, CbkRecord *subject, GError **error)
{
  const char *type = cbk_record_get_entity (subject)->name;

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);

      for (guint k = 0; k < klass->n_fields; k++)
        {
          const CbkField *field = &klass->fields[k];

          if (field->type == CBK_FIELD_REF && g_strcmp0 (field->target, type) == 0 &&
              !check_named (self, klass, field, subject->id, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_due (CbkContext *context, CbkRecord *subject, GError **error)
{
  const char *text = cbk_work_has_field (subject, "retention_review") ? cbk_record_get_text (subject, "retention_review") : NULL;
  CbkDay due = cbk_day_parse (text);

  if (due == CBK_DAY_UNSET)
    return cbk_context_refuse (context, error, "No retention review is set for this: set its retention group first");

  return due <= cbk_context_get_today (context) ||
         cbk_context_refuse (context, error, "Its retention review is due on %s and not before", text);
}

static gboolean
check_exhibits (CbkContext *context, CbkRecord *subject, GError **error)
{
  g_autoptr(GPtrArray) exhibits = cbk_context_find (context, "exhibit", error, "case_id", subject->id, NULL);

  for (guint i = 0; exhibits != NULL && i < exhibits->len; i++)
    {
      CbkRecord *exhibit = exhibits->pdata[i];
      const char *reference = cbk_record_get_text (exhibit, "reference");

      if (!cbk_work_is_one_of (cbk_record_get_text (exhibit, "state"), "returned disposed destroyed"))
        return cbk_context_refuse (context, error, "Exhibit %s is still held: return or dispose of it first", reference);

      if (g_strcmp0 (cbk_record_get_text (exhibit, "disposal_locked"), "yes") == 0)
        return cbk_context_refuse (context, error, "Exhibit %s is held for an open case or appeal", reference);
    }

  return exhibits != NULL;
}

static gboolean
check_case (CbkContext *context, CbkRecord *subject, GError **error)
{
  if (!g_str_equal (cbk_record_get_entity (subject)->name, "case"))
    return TRUE;

  if (g_strcmp0 (cbk_record_get_text (subject, "state"), "closed") != 0)
    return cbk_context_refuse (context, error, "The case is not closed");

  return check_exhibits (context, subject, error);
}

/**
 * cbk_disposing_collect:
 * @context: a context
 * @subject: what somebody wants erased
 * @error: %CBK_ERROR_STATE when it has to be kept, or any store error
 *
 * Its review is due, and nothing that is known here needs it.
 *
 * Returns: (transfer full) (nullable): "type id" of it and of all that belongs to it alone, parts before wholes
 */
char **
cbk_disposing_collect (CbkContext *context, CbkRecord *subject, GError **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CbkCollecting self = { context, names, seen };

  if (!check_due (context, subject, error) || !check_case (context, subject, error) ||
      !collect (&self, cbk_record_get_entity (subject)->name, subject->id, error) ||
      !check_unneeded (&self, subject, error))
    return NULL;

  return g_strv_builder_end (names);
}

static gboolean
same_names (const char *const *one, char **other)
{
  guint n = one != NULL ? g_strv_length ((char **) one) : 0;

  if (n != g_strv_length (other))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!g_strv_contains (one, other[i]))
      return FALSE;

  return TRUE;
}

/* Whoever approves is somebody else, and approves what is there now and not what was there then. */
gboolean
cbk_guard_disposal_checks (CbkContext *context, CbkRecord *disposal, GError **error)
{
  g_autoptr(CbkRecord) subject = NULL;
  g_auto(GStrv) names = NULL;

  if (g_strcmp0 (cbk_record_get_text (disposal, "proposed_by"), cbk_context_get_user (context)->id) == 0)
    return cbk_context_refuse (context, error, "Somebody else approves what you proposed to erase");

  subject = cbk_context_get (context, cbk_record_get_text (disposal, "subject_type"),
                             cbk_record_get_text (disposal, "subject_id"), error);
  names = subject != NULL ? cbk_disposing_collect (context, subject, error) : NULL;
  if (names == NULL)
    return FALSE;

  return same_names (cbk_record_get_list (disposal, "records"), names) ||
         cbk_context_refuse (context, error, "What belongs to it is not what was proposed: refuse it, and propose anew");
}
