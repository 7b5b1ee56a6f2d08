/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-context-private.h"
#include "core/cbk-seal.h"

static gint64
get_number (CbkRecord *record)
{
  gint64 number = cbk_record_get_int (record, "number");

  return number == CBK_INT_UNSET ? 0 : number;
}

static CbkRecord *
pick_last (GPtrArray *found)
{
  CbkRecord *last = NULL;

  for (guint i = 0; i < found->len; i++)
    if (last == NULL || get_number (found->pdata[i]) > get_number (last))
      last = found->pdata[i];

  return last != NULL ? g_object_ref (last) : NULL;
}

/* Logs grow long and have an index on the number; what has none is short, and is read whole. */
static CbkRecord *
find_last_saved (CbkContext *self, const char *type, const char *subject, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  const CbkField *number = cbk_record_class_find_field (klass, "number");
  g_autoptr(CbkQuery) query = cbk_query_new (klass);
  g_autoptr(GPtrArray) found = NULL;

  cbk_query_withdrawn (query, TRUE);
  if (!cbk_query_where (query, "subject_id", CBK_OP_EQUAL, subject, error))
    return NULL;

  if (number->flags & CBK_FIELD_INDEXED)
    {
      cbk_query_limit (query, 1, 0);
      if (!cbk_query_where (query, "number", CBK_OP_SET, NULL, error) ||
          !cbk_query_sort (query, "number", TRUE, error))
        return NULL;
    }

  found = cbk_query_run (query, self->session, error);

  return found != NULL ? pick_last (found) : NULL;
}

/* The highest-numbered one, counting what this command has made so far; NULL without an error when there is
 * none. */
static CbkRecord *
find_last (CbkContext *self, const char *type, const char *subject, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkRecord) last = find_last_saved (self, type, subject, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  for (guint i = 0; i < self->changes->changes->len; i++)
    {
      CbkRecord *record = ((CbkChange *) self->changes->changes->pdata[i])->after;

      if (g_str_equal (cbk_record_get_entity (record)->name, type) &&
          g_strcmp0 (cbk_record_get_text (record, "subject_id"), subject) == 0 &&
          get_number (record) > (last != NULL ? get_number (last) : 0))
        g_set_object (&last, record);
    }

  return g_steal_pointer (&last);
}

/**
 * cbk_context_next_number:
 * @self: a context
 * @type: an entity with the fields "subject_id" and "number"
 * @subject: the id of the record whose entries are numbered
 * @error: any store error
 *
 * Returns: one more than the highest number given so far, withdrawn ones included; 0 on errors
 */
gint64
cbk_context_next_number (CbkContext *self, const char *type, const char *subject, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkRecord) last = find_last (self, type, subject, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }

  return last != NULL ? get_number (last) + 1 : 1;
}

/**
 * cbk_context_seal:
 * @self: a context
 * @entry: a draft of a numbered entry, filled as it is to stay
 * @error: any store error
 *
 * Numbers it after the last one of the same record and chains it to that one.
 *
 * Returns: whether it could be done
 */
gboolean
cbk_context_seal (CbkContext *self, CbkRecord *entry, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkRecord) last = find_last (self, cbk_record_get_entity (entry)->name,
                                         cbk_record_get_text (entry, "subject_id"), &local_error);
  g_autofree char *hash = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  cbk_record_set_int (entry, "number", last != NULL ? get_number (last) + 1 : 1);
  cbk_record_set_text (entry, "previous_hash", last != NULL ? cbk_record_get_text (last, "hash") : NULL);
  hash = cbk_seal_compute (entry);
  cbk_record_set_text (entry, "hash", hash);

  return TRUE;
}

/**
 * cbk_context_log:
 * @self: a context
 * @subject: whose log it stands in
 * @about: what was done: @subject, or one of the records that belong to it
 * @kind: a code of the list "log_kind"
 * @text: what happened, for people
 * @error: any error
 *
 * Adds an entry to the one stream of everything that happened.
 *
 * Returns: whether it could be added
 */
gboolean
cbk_context_log (CbkContext *self, CbkRecord *subject, CbkRecord *about, const char *kind, const char *text,
                 GError **error)
{
  CbkRecord *result = self->result;
  CbkRecord *entry = cbk_context_create (self, "log_entry");

  self->result = result;
  cbk_record_set_text (entry, "subject_type", cbk_record_get_entity (subject)->name);
  cbk_record_set_text (entry, "subject_id", subject->id);
  cbk_record_set_text (entry, "about_type", cbk_record_get_entity (about)->name);
  cbk_record_set_text (entry, "about_id", about->id);
  cbk_record_set_text (entry, "kind", kind);
  cbk_record_set_text (entry, "body", text);
  cbk_record_set_text (entry, "author", self->user->id);
  cbk_record_set_text (entry, "rank", self->user->rank);
  cbk_record_set_int (entry, "happened_at", cbk_context_get_now (self));
  cbk_record_set_int (entry, "written_at", cbk_context_get_now (self));
  cbk_record_set_text (entry, "restricted_to", subject->restricted_to);

  return cbk_context_seal (self, entry, error);
}
