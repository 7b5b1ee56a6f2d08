/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CBK_SYNC_ITEM_QUARANTINED,   /* headquarters keeps it and could not apply it */
  CBK_SYNC_ITEM_CONFLICT,      /* somebody decides */
  CBK_SYNC_ITEM_ALARM,         /* a file that does not go by itself */
  CBK_SYNC_ITEM_WAITING,       /* a change that is saved here */
  CBK_SYNC_ITEM_SENT,          /* a change on its way */
  CBK_SYNC_ITEM_FILE,          /* a file on its way */
} CbkSyncItemKind;

/**
 * CbkSyncItem:
 * @title: which record, or which file
 * @what: what was done, or how far it is
 * @sentence: (nullable): why it does not go on, in headquarters' words
 * @type: (nullable): what opens
 * @at: when it was saved; %CBK_TIME_UNSET when not known
 * @done: of a file: how many of @all bytes headquarters has
 *
 * Something between this laptop and headquarters. Immutable.
 */
#define CBK_TYPE_SYNC_ITEM (cbk_sync_item_get_type ())
G_DECLARE_FINAL_TYPE (CbkSyncItem, cbk_sync_item, CBK, SYNC_ITEM, GObject)

struct _CbkSyncItem
{
  GObject parent_instance;

  CbkSyncItemKind kind;
  char *title;
  char *what;
  char *sentence;
  char *type;
  char id[CBK_ID_LENGTH + 1];
  gint64 at;
  gint64 done;
  gint64 all;
};

/**
 * CbkSyncDetails:
 * @items: (element-type CbkSyncItem): what asks for a person first
 * @lease_until: until when this laptop may show what it holds without headquarters; %CBK_TIME_UNSET for ever
 * @url: (nullable): where headquarters is
 */
typedef struct
{
  GPtrArray *items;
  gint64 lease_until;
  char *url;
} CbkSyncDetails;

void            cbk_sync_details_free (CbkSyncDetails *self);

void            cbk_workspace_read_sync_details_async  (CbkWorkspace *self, GCancellable *cancellable,
                                                        GAsyncReadyCallback callback, gpointer user_data);
CbkSyncDetails *cbk_workspace_read_sync_details_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkSyncDetails, cbk_sync_details_free)

G_END_DECLS
