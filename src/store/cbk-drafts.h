/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"

G_BEGIN_DECLS

/* What somebody was typing when the program ended, or has left for later. */
typedef struct
{
  char *owner;                  /* whose form it is in: an officer's id, or what the form calls itself */
  char *type;
  char id[CBK_ID_LENGTH + 1];
  gint64 base_version;          /* of the record that the form began with, 0 for a new one */
  gint64 at;                    /* when it was last written, ms since 1970 */
} CbkDraft;

void       cbk_draft_free    (CbkDraft *self);

gboolean   cbk_draft_save    (CbkSession *session, const char *owner, CbkRecord *record, gint64 base_version,
                              gboolean *ret_written, GError **error);
GPtrArray *cbk_draft_list    (CbkSession *session, const char *owner, GError **error);
CbkRecord *cbk_draft_load    (CbkSession *session, const char *owner, const char *type, const char *id,
                              GError **error);
gboolean   cbk_draft_discard (CbkSession *session, const char *owner, const char *type, const char *id,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkDraft, cbk_draft_free)

G_END_DECLS
