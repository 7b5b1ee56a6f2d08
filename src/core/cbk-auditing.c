/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-auditing.h"

#include "base/cbk-error.h"
#include "core/cbk-policy.h"
#include "core/cbk-workspace-private.h"

/* The log is read for four ends alone: whether processing is lawful, self-monitoring and discipline, integrity and security,
 * criminal proceedings (Data Protection Act 2018, section 62 (4)). So it takes a role of its own, and is itself logged. */

/* An entry that lasts: those that are shown are known only when all were seen. */
typedef struct
{
  CbkAuditRow row;
  char *type;
  char *id;
  JsonObject *payload;   /* NULL where it cannot be read */
} CbkAuditKept;

static void
kept_free (gpointer data)
{
  CbkAuditKept *self = data;

  g_free (self->type);
  g_free (self->id);
  g_clear_pointer (&self->payload, json_object_unref);
  g_free (self);
}

typedef struct
{
  CbkWorkspace *self;
  const CbkAuditing *auditing;
  GQueue kept;
} CbkAuditWalk;

static const char *
get_text (CbkAuditKept *kept, const char *name)
{
  return kept->payload != NULL ? cbk_json_get_text (kept->payload, name) : NULL;
}

static const char *
find_kind (CbkWorkspace *self, CbkAuditKept *kept)
{
  CbkReference *reference = cbk_workspace_get_reference (self);
  const char *kind = get_text (kept, "kind");

  if (kept->row.change)
    return cbk_audit_change_kind (reference, get_text (kept, "command"), g_strcmp0 (get_text (kept, "op"), "create") == 0);

  return kind != NULL ? kind : cbk_audit_access_kind (reference, get_text (kept, "op"));
}

static gboolean
keep_row (const CbkAuditRow *row, gpointer data, GError **error)
{
  CbkAuditWalk *walk = data;
  const CbkAuditing *auditing = walk->auditing;
  CbkAuditKept *kept = g_new0 (CbkAuditKept, 1);

  kept->row = *row;
  kept->type = g_strdup (row->type);
  kept->id = g_strdup (row->id);
  kept->payload = row->payload != NULL ? cbk_json_parse_object (row->payload, -1, NULL) : NULL;
  if (auditing->kind != NULL && g_strcmp0 (find_kind (walk->self, kept), auditing->kind) != 0)
    {
      kept_free (kept);
      return TRUE;
    }

  g_queue_push_tail (&walk->kept, kept);
  if (auditing->limit > 0 && walk->kept.length > auditing->limit)
    kept_free (g_queue_pop_head (&walk->kept));

  return TRUE;
}

/* What was asked of the log is in the log before anything of it is shown. */
static gboolean
log_reading (CbkSession *session, CbkAuditWalk *walk, GError **error)
{
  const CbkAuditing *auditing = walk->auditing;
  g_autoptr(GString) detail = g_string_new (NULL);
  const CbkAuditRequest request = { auditing->filter.actor, auditing->filter.type, auditing->filter.id, auditing->kind,
                                    auditing->filter.from, auditing->filter.until };
  CbkAccess access = { .operation = auditing->recipient != NULL ? "export_log" : "read_log",
                       .recipient = auditing->recipient };

  cbk_audit_append_request (&request, detail);
  g_string_append_printf (detail, "%s(%u)", detail->len > 0 ? " " : "", walk->kept.length);
  access.detail = detail->str;

  return cbk_access_check (cbk_workspace_get_reference (walk->self), &access, error) &&
         cbk_workspace_log_in_session (walk->self, session, &access, error);
}

static gboolean
read_log (CbkSession *session, gpointer data, GError **error)
{
  CbkAuditWalk *walk = data;

  return cbk_outbox_foreach_audit (cbk_session_get_outbox (session), &walk->auditing->filter, keep_row, walk, error) &&
         log_reading (session, walk, error);
}

static gboolean
tell (CbkAuditWalk *walk, CbkAuditKept *kept, CbkAuditFunc func, gpointer data, GError **error)
{
  CbkAuditEntry entry = {
    .change = kept->row.change,
    .number = kept->row.number,
    .at = get_text (kept, "at"),
    .actor = get_text (kept, "actor"),
    .kind = find_kind (walk->self, kept),
    .operation = get_text (kept, kept->row.change ? "command" : "op"),
    .type = kept->type,
    .id = kept->id,
    .reason = get_text (kept, "reason"),
    .detail = get_text (kept, "detail"),
    .recipient = get_text (kept, "recipient"),
    .sent = kept->row.state >= (kept->row.change ? CBK_MUTATION_ACKED : 1),
    .erased = kept->payload != NULL && json_object_has_member (kept->payload, "erased"),
  };

  return func (&entry, data, error);
}

/**
 * cbk_workspace_audit:
 * @self: a workspace with a user, who is an auditor
 * @auditing: what of the log
 * @func: called for each entry, oldest first, on the calling thread
 * @data: for @func
 * @ret_n: (out): how many were told
 * @error: %CBK_ERROR_DENIED, %CBK_ERROR_INVALID without a recipient who can be named, any store error, or @func's
 *
 * Waits. Who did what with which records on this laptop, and when: changes as they were saved, consultations and disclosures
 * as they were logged. That it was read, or given to whom, is in the log first.
 *
 * Returns: whether all were told
 */
gboolean
cbk_workspace_audit (CbkWorkspace *self,
                     const CbkAuditing *auditing,
                     CbkAuditFunc func,
                     gpointer data,
                     guint *ret_n,
                     GError **error)
{
  CbkAuditWalk walk = { .self = self, .auditing = auditing, .kept = G_QUEUE_INIT };
  gboolean ok;

  g_return_val_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL, FALSE);

  ok = cbk_policy_check_roles (cbk_workspace_get_user (self), CBK_ROLE_AUDITOR, "read the access log", error) &&
       cbk_store_write (cbk_workspace_get_store (self), read_log, &walk, NULL, error);
  for (GList *l = walk.kept.head; ok && l != NULL; l = l->next)
    ok = tell (&walk, l->data, func, data, error);

  *ret_n = walk.kept.length;
  g_queue_clear_full (&walk.kept, kept_free);

  return ok;
}
