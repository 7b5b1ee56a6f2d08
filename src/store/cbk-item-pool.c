/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-item-pool.h"

/* How many items are kept when nobody else holds them; and how many records are read at a time. */
#define MAX_KEPT 500
#define PAGE 64

/* An item that somebody holds, be it only this pool. */
typedef struct
{
  gint64 rid;
  CbkListItem *item;   /* owned while it is among the kept ones */
  gboolean kept;
  GList link;
} CbkEntry;

struct _CbkItemPool
{
  GHashTable *entries;   /* rid → CbkEntry (owned) */
  GQueue kept;           /* CbkEntry, the last used first */
  GArray *wanted;        /* rids whose record is to be read, the last wanted last */
};

CbkItemPool *
cbk_item_pool_new (void)
{
  CbkItemPool *self = g_new0 (CbkItemPool, 1);

  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_queue_init (&self->kept);

  return self;
}

static void
on_item_gone (gpointer data, GObject *item)
{
  CbkItemPool *self = data;
  gint64 rid = cbk_list_item_get_rid ((CbkListItem *) item);

  g_hash_table_remove (self->entries, &rid);
}

void
cbk_item_pool_free (CbkItemPool *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CbkEntry *entry = value;

      g_object_weak_unref (G_OBJECT (entry->item), on_item_gone, self);
      if (entry->kept)
        g_object_unref (entry->item);
    }

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_free (self);
}

static CbkEntry *
add_entry (CbkItemPool *self, gint64 rid)
{
  CbkEntry *entry = g_new0 (CbkEntry, 1);

  entry->rid = rid;
  entry->item = cbk_list_item_new (rid);
  entry->kept = TRUE;
  entry->link.data = entry;
  g_object_weak_ref (G_OBJECT (entry->item), on_item_gone, self);
  g_hash_table_insert (self->entries, &entry->rid, entry);
  g_queue_push_head_link (&self->kept, &entry->link);

  return entry;
}

/* An item that somebody else holds stays in the table, so that it is found again. */
static void
let_go_of (CbkItemPool *self, CbkEntry *entry)
{
  g_queue_unlink (&self->kept, &entry->link);
  entry->kept = FALSE;
  g_object_unref (entry->item);
}

static void
touch (CbkItemPool *self, CbkEntry *entry)
{
  if (entry->kept)
    g_queue_unlink (&self->kept, &entry->link);
  else
    g_object_ref (entry->item);

  entry->kept = TRUE;
  g_queue_push_head_link (&self->kept, &entry->link);

  while (self->kept.length > MAX_KEPT)
    let_go_of (self, self->kept.tail->data);
}

/**
 * cbk_item_pool_get:
 * @self: a pool
 * @rid: a row's number
 *
 * Returns: (transfer none): its item, always the same while anybody holds it; its record is wanted now
 */
CbkListItem *
cbk_item_pool_get (CbkItemPool *self, gint64 rid)
{
  CbkEntry *entry = g_hash_table_lookup (self->entries, &rid);

  if (entry == NULL)
    entry = add_entry (self, rid);
  touch (self, entry);

  if (cbk_list_item_get_record (entry->item) == NULL && !cbk_list_item_get_loading (entry->item))
    cbk_item_pool_want (self, rid);

  return entry->item;
}

/**
 * cbk_item_pool_want:
 * @self: a pool
 * @rid: a row whose record is to be read, also again, where anybody holds its item
 */
void
cbk_item_pool_want (CbkItemPool *self, gint64 rid)
{
  CbkEntry *entry = g_hash_table_lookup (self->entries, &rid);

  if (entry == NULL)
    return;

  g_array_append_val (self->wanted, rid);
  cbk_list_item_set_loading (entry->item, TRUE);
}

/* Whoever is told of a change may drop items, which changes the table: so a copy. */
static GPtrArray *
dup_items (CbkItemPool *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (items, g_object_ref (((CbkEntry *) entry)->item));

  return items;
}

void
cbk_item_pool_want_all (CbkItemPool *self)
{
  g_autoptr(GPtrArray) items = dup_items (self);

  for (guint i = 0; i < items->len; i++)
    cbk_item_pool_want (self, cbk_list_item_get_rid (items->pdata[i]));
}

void
cbk_item_pool_stop_wanting (CbkItemPool *self)
{
  g_autoptr(GPtrArray) items = dup_items (self);

  g_array_set_size (self->wanted, 0);
  for (guint i = 0; i < items->len; i++)
    cbk_list_item_set_loading (items->pdata[i], FALSE);
}

/**
 * cbk_item_pool_dup_wanted:
 * @self: a pool
 *
 * What was wanted last is on the screen now: it comes first. What nobody holds any more is not read.
 *
 * Returns: (transfer full) (nullable): records to be read
 */
CbkListPage *
cbk_item_pool_dup_wanted (CbkItemPool *self)
{
  CbkListPage *page = cbk_list_page_new ();

  while (self->wanted->len > 0 && page->rids->len < PAGE)
    {
      gint64 rid = g_array_index (self->wanted, gint64, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (g_hash_table_contains (self->entries, &rid))
        g_array_append_val (page->rids, rid);
    }

  if (page->rids->len == 0)
    g_clear_pointer (&page, cbk_list_page_free);

  return page;
}

/**
 * cbk_item_pool_take_page:
 * @self: a pool
 * @page: records that were read
 *
 * Gives them to the items that are still held.
 */
void
cbk_item_pool_take_page (CbkItemPool *self, CbkListPage *page)
{
  for (guint i = 0; i < page->rids->len; i++)
    {
      CbkEntry *entry = g_hash_table_lookup (self->entries, &g_array_index (page->rids, gint64, i));
      g_autoptr(CbkListItem) item = entry != NULL ? g_object_ref (entry->item) : NULL;

      if (item == NULL)
        continue;

      if (page->records->pdata[i] != NULL)
        cbk_list_item_set_record (item, page->records->pdata[i]);
      cbk_list_item_set_loading (item, FALSE);
    }
}
