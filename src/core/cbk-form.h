/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-command.h"

G_BEGIN_DECLS

/**
 * CbkForm:
 *
 * The arguments of a command while somebody types them. What is typed is on the disk within a second, and there
 * again when the same command is begun for the same record. Lives in the main context.
 */
#define CBK_TYPE_FORM (cbk_form_get_type ())
G_DECLARE_FINAL_TYPE (CbkForm, cbk_form, CBK, FORM, GObject)

void        cbk_form_open_async  (CbkWorkspace *workspace, const CbkCommand *command, const char *about,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CbkForm    *cbk_form_open_finish (CbkWorkspace *workspace, GAsyncResult *result, GError **error);
const char *cbk_form_get         (CbkForm *self, const char *name);
void        cbk_form_set         (CbkForm *self, const char *name, const char *text);
gboolean    cbk_form_is_restored (CbkForm *self);
GHashTable *cbk_form_get_args    (CbkForm *self);
void        cbk_form_close       (CbkForm *self);
void        cbk_form_discard     (CbkForm *self);

G_END_DECLS
