/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-bug.h"
#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-known.h"
#include "hq/cbk-hq-mutation.h"

#include <string.h>

/* A whole push, which is one transaction. */
typedef struct
{
  GPtrArray *items;         /* CbkHqItem */
  GHashTable *mids;         /* of the new ones so far; borrowed from the items */
  const char *device_id;
  CbkHqDevice *device;
  GString *out;
  guint n_replayed;
  const char *refusal;      /* "fork" or "dseq-gap"; the transaction is undone */
  gint64 next;
} CbkHqPush;

static G_DEFINE_QUARK (cbk-hq-refused, cbk_hq_refused)

static gboolean
refuse (CbkHqPush *self, const char *word, gint64 next, GError **error)
{
  self->refusal = word;
  self->next = next;
  g_set_error_literal (error, cbk_hq_refused_quark (), 0, word);

  return FALSE;
}

static CbkHqItem *
nth (CbkHqPush *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

typedef struct
{
  CbkHqItem **items;
  guint n_items;
} CbkHqGroup;

static gboolean
take_group (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqGroup *group = data;

  for (guint i = 0; i < group->n_items; i++)
    {
      CbkCustody custody;

      if (!cbk_hq_take_item (storage, group->items[i], TRUE, &custody, error))
        return FALSE;

      if (custody >= CBK_CUSTODY_CONFLICT)
        {
          g_set_error_literal (error, cbk_hq_refused_quark (), 0, "held");
          return FALSE;
        }
    }

  return TRUE;
}

/* All that one action did has to be here: half of it is neither taken nor refused. */
static gboolean
is_complete (const CbkHqGroup *group)
{
  for (guint i = 0; i < group->n_items; i++)
    if (group->items[i]->txn_n != group->n_items || group->items[i]->txn_i != i)
      return FALSE;

  return TRUE;
}

/* A change of a conflict may apply what was held: that is undone together when it does not stand. */
static gboolean
stands_alone (CbkHqItem *item)
{
  return item->row.txn[0] == '\0' && g_strcmp0 (cbk_json_get_text (item->object, "type"), "sync_conflict") != 0;
}

static gboolean
take_or_hold (CbkHqStorage *storage, CbkHqGroup *group, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  CbkCustody custody;

  if (stands_alone (group->items[0]) || (cbk_bug (CBK_BUG_GROUP_TORN) && group->n_items == 1))
    return cbk_hq_take_item (storage, group->items[0], FALSE, &custody, error);

  if (group->items[0]->row.txn[0] == '\0' || is_complete (group))
    {
      if (cbk_hq_storage_transact (storage, take_group, group, &local_error))
        return TRUE;

      if (local_error->domain != cbk_hq_refused_quark ())
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return cbk_hq_hold_group (storage, group->items, group->n_items, error);
}

/* A number that we have: either the same thing again, whose answer got lost, or another history of this laptop. */
static gboolean
replay (CbkHqPush *self, CbkHqStorage *storage, CbkHqItem *item, GError **error)
{
  g_autoptr(CbkHqMutation) known = NULL;

  if (!cbk_hq_storage_get_number (storage, item->row.device, item->row.dseq, &known, error))
    return FALSE;

  if (known == NULL || !g_str_equal (known->mid, item->row.mid) || memcmp (known->hash, item->row.hash, CBK_HASH_BYTES) != 0)
    return refuse (self, "fork", -1, error);

  if (cbk_bug (CBK_BUG_DEDUPE_LOST))
    {
      CbkCustody custody;

      return cbk_hq_take_item (storage, item, FALSE, &custody, error) &&
             (g_string_append_printf (self->out, "%s\n", item->row.result), TRUE);
    }

  self->n_replayed++;
  g_string_append_printf (self->out, "%s\n", known->result);

  return TRUE;
}

/* Whether a copied laptop sends what it was copied with: the same in all that has an effect. Of what was erased that
 * cannot be told, and has none. */
static gboolean
is_same_again (CbkHqPush *self, CbkHqItem *item, const CbkHqMutation *known)
{
  static const char *const members[] = { "actor", "at", "base", "doc", "id", "op", "set", "type" };
  g_autoptr(JsonObject) before = known->payload != NULL ? cbk_json_parse_object (known->payload, -1, NULL) : NULL;

  if (before == NULL || g_str_equal (known->device, self->device_id))
    return known->payload == NULL && !g_str_equal (known->device, self->device_id);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!cbk_merge_same_value (json_object_get_member (before, members[i]), json_object_get_member (item->object, members[i])))
      return FALSE;

  return TRUE;
}

static gboolean
check_link (CbkHqPush *self, CbkHqStorage *storage, CbkHqItem *item, GError **error)
{
  if (item->row.dseq > self->device->last_dseq + 1)
    return refuse (self, "dseq-gap", self->device->last_dseq + 1, error);

  if (item->row.dseq <= self->device->last_dseq || memcmp (item->prev, self->device->last_hash, CBK_HASH_BYTES) != 0 ||
      !g_hash_table_add (self->mids, item->row.mid))
    return refuse (self, "fork", -1, error);

  g_clear_pointer (&item->known, cbk_hq_mutation_free);
  if (!cbk_hq_storage_get_mutation (storage, item->row.mid, &item->known, error))
    return FALSE;

  return item->known == NULL || is_same_again (self, item, item->known) || refuse (self, "fork", -1, error);
}

static gboolean
collect_group (CbkHqPush *self, CbkHqStorage *storage, guint first, CbkHqGroup *group, GError **error)
{
  const char *txn = nth (self, first)->row.txn;

  *group = (CbkHqGroup){ (CbkHqItem **) self->items->pdata + first, 0 };
  do
    {
      CbkHqItem *item = nth (self, first + group->n_items);

      if (!check_link (self, storage, item, error))
        return FALSE;

      self->device->last_dseq = item->row.dseq;
      memcpy (self->device->last_hash, item->row.hash, CBK_HASH_BYTES);
      group->n_items++;
    }
  while (*txn != '\0' && !cbk_bug (CBK_BUG_GROUP_TORN) && nth (self, first)->known == NULL &&
         first + group->n_items < self->items->len && g_str_equal (nth (self, first + group->n_items)->row.txn, txn));

  return TRUE;
}

static gboolean
take_new (CbkHqPush *self, CbkHqStorage *storage, guint first, guint *ret_taken, GError **error)
{
  CbkHqGroup group;

  if (!collect_group (self, storage, first, &group, error) ||
      (group.items[0]->known != NULL ? !cbk_hq_take_again (storage, group.items[0], error)
                                     : !take_or_hold (storage, &group, error)))
    return FALSE;

  for (guint i = 0; i < group.n_items; i++)
    g_string_append_printf (self->out, "%s\n", group.items[i]->row.result);
  *ret_taken = group.n_items;

  return TRUE;
}

/* It may be done once more from the beginning. */
static void
start_over (CbkHqPush *self)
{
  g_clear_pointer (&self->device, cbk_hq_device_free);
  g_hash_table_remove_all (self->mids);
  g_string_truncate (self->out, 0);
  self->n_replayed = 0;
  for (guint i = 0; i < self->items->len; i++)
    cbk_hq_item_forget (nth (self, i));
}

static GArray *
list_wanted (CbkHqPush *self)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (CbkHqWanted));

  for (guint i = 0; i < self->items->len; i++)
    {
      CbkHqItem *item = nth (self, i);
      CbkHqWanted one = { item->row.mid, cbk_json_get_text (item->object, "type"), cbk_json_get_text (item->object, "id"),
                          cbk_json_get_int (item->object, "base", 0) };

      if (item->row.dseq > self->device->last_dseq)
        g_array_append_val (wanted, one);
    }

  return wanted;
}

static gboolean
take_items (CbkHqPush *self, CbkHqStorage *storage, GError **error)
{
  guint taken;

  for (guint i = 0; i < self->items->len; i += taken)
    {
      CbkHqItem *item = nth (self, i);

      taken = 1;
      if (!g_str_equal (item->row.device, self->device_id))
        return refuse (self, "fork", -1, error);

      if (item->row.dseq <= self->device->last_dseq ? !replay (self, storage, item, error)
                                                    : !take_new (self, storage, i, &taken, error))
        return FALSE;
    }

  return cbk_hq_storage_put_device (storage, self->device, error);
}

static gboolean
take_all (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqPush *self = data;
  g_autoptr(GArray) wanted = NULL;
  gboolean ok;

  start_over (self);
  if (!cbk_hq_storage_get_device (storage, self->device_id, TRUE, &self->device, error))
    return FALSE;

  if (self->device == NULL || self->device->blocked == CBK_HQ_SHUT_OUT)
    return refuse (self, "device", -1, error);

  wanted = list_wanted (self);
  ok = cbk_hq_known_begin (storage, self->device_id, wanted, error) && take_items (self, storage, error);
  cbk_hq_known_end (storage);

  return ok;
}

static gboolean
note_fork (CbkHqStorage *storage, gpointer device, GError **error)
{
  return cbk_hq_storage_mark_fork (storage, device, error);
}

static void
answer_refusal (CbkHqPush *self, CbkHqStorage *storage, CbkHqAnswer *answer)
{
  if (g_str_equal (self->refusal, "dseq-gap"))
    {
      cbk_hq_answer_next (answer, 409, "dseq-gap", "Headquarters misses changes before these", self->next);
      return;
    }

  if (g_str_equal (self->refusal, "device"))
    {
      cbk_hq_answer_refuse (answer, 403, "device", "This laptop may not send to headquarters; please ask your administrator");
      return;
    }

  cbk_hq_storage_transact (storage, note_fork, (gpointer) self->device_id, NULL);
  g_printerr ("casebook-hq: laptop %s has two histories; it was restored or copied\n", self->device_id);
  cbk_hq_answer_refuse (answer, 409, "fork",
                        "This laptop's store was restored from a copy or is used twice; nothing was sent. "
                        "Please ask your administrator");
}

/* What one action did is sent at once, however much it is; the size of the body bounds it. */
static gboolean
ends_action (GPtrArray *items)
{
  CbkHqItem *first = items->pdata[0], *last = items->pdata[items->len - 1];

  return last->row.txn[0] == '\0' || last->txn_i + 1 >= last->txn_n || !g_str_equal (first->row.txn, last->row.txn);
}

static GPtrArray *
parse_lines (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_hq_item_free);
  const char *line = request->body, *end = request->body + request->length;

  while (line < end)
    {
      const char *newline = memchr (line, '\n', (gsize) (end - line));
      gsize length = (gsize) ((newline != NULL ? newline : end) - line);
      g_autoptr(GError) error = NULL;
      CbkHqItem *item;

      if (items->len >= CBK_HQ_PUSH_MUTATIONS && ends_action (items))
        {
          cbk_hq_answer_refuse (answer, 413, "too-many", "These are more changes than headquarters takes at once");
          return NULL;
        }

      item = cbk_hq_item_parse (line, length, request->number, &error);
      if (item == NULL)
        {
          cbk_hq_answer_refuse (answer, 400, "invalid", error->message);
          return NULL;
        }

      g_ptr_array_add (items, item);
      line += length + 1;
    }

  return g_steal_pointer (&items);
}

/**
 * cbk_hq_push:
 * @request: NDJSON, a mutation a line, in the order of their numbers
 * @answer: (out): a result a line, in the same order; nothing is said before it is durable
 *
 * POST /v1/sync/push. Takes custody of every mutation: applied, merged, same, in conflict or quarantined. What was taken
 * before gets the answer that it got then.
 */
void
cbk_hq_push (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  CbkHqStorage *storage = request->storage;
  CbkHqPush self = { .device_id = request->device };
  g_autoptr(GPtrArray) items = self.items = parse_lines (request, answer);
  g_autoptr(GHashTable) mids = self.mids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(GError) error = NULL;
  gboolean ok;

  if (items == NULL)
    return;

  self.out = answer->body;
  ok = cbk_hq_storage_transact (storage, take_all, &self, &error);
  device = self.device;
  if (self.refusal != NULL)
    answer_refusal (&self, storage, answer);
  else if (!ok)
    cbk_hq_answer_fail (answer, error);
  else
    {
      answer->content_type = CBK_HQ_NDJSON;
      g_string_append_printf (answer->body, "{\"device_last_dseq\":%" G_GINT64_FORMAT ",\"replayed\":%u,\"t\":\"end\"}\n",
                              self.device->last_dseq, self.n_replayed);
    }
}
