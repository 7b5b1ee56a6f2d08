/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

typedef struct _CbkContext CbkContext;

/**
 * CbkParam:
 * @name: the word on the command line and in forms
 * @type: what is given, as for a field
 * @required: whether the command cannot do without
 * @target: (nullable): the reference list of a code, the entity of an id
 * @one_line: whether a text is a name or a number, and not something that is told
 *
 * What a command asks for.
 */
typedef struct
{
  const char *name;
  const char *label;
  CbkFieldType type;
  gboolean required;
  const char *target;
  gboolean one_line;
} CbkParam;

/**
 * CbkCommandFlags:
 * @CBK_COMMAND_FINAL: the law forbids taking it back; a further command is needed
 * @CBK_COMMAND_FREE: takes any field of its subject as a parameter
 */
typedef enum
{
  CBK_COMMAND_NONE = 0,
  CBK_COMMAND_FINAL = 1 << 0,
  CBK_COMMAND_FREE = 1 << 1,
} CbkCommandFlags;

/**
 * CbkCommand:
 * @name: the verb: "allocate_case"
 * @subject: (nullable): the kind of record it works on; %NULL when it makes one
 * @label: for buttons and the palette
 * @done: for the toast afterwards
 * @about: one sentence for the help
 * @who: who may do it
 * @run: reads, checks and fills the change set; on the store's writer thread
 *
 * A verb. The only way in which data changes.
 */
typedef struct
{
  const char *name;
  const char *subject;
  const char *label;
  const char *done;
  const char *about;
  CbkRoles who;
  CbkCommandFlags flags;
  const CbkParam *params;
  guint n_params;
  gboolean (*run) (CbkContext *context, GError **error);
} CbkCommand;

#define CBK_PARAMS(rows) .params = rows, .n_params = G_N_ELEMENTS (rows)

const CbkCommand *cbk_command_find  (const char *name);
const CbkCommand *cbk_command_nth   (guint n);
guint             cbk_command_get_n (void);

/**
 * CbkResult:
 * @id: the record that the command was about or made
 * @warnings: what the user should know although it was done; may be empty
 *
 * What came of a command.
 */
typedef struct
{
  char *type;
  char *id;
  char *title;
  GPtrArray *warnings;
} CbkResult;

void        cbk_result_free           (CbkResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkResult, cbk_result_free)

CbkResult *cbk_workspace_run          (CbkWorkspace *self, const char *command, const char *subject, GHashTable *args,
                                        GError **error);
void        cbk_workspace_run_async    (CbkWorkspace *self, const char *command, const char *subject, GHashTable *args,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CbkResult *cbk_workspace_run_finish   (CbkWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
