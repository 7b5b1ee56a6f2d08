/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-auditing.h"
#include "core/cbk-policy.h"
#include "domain/cbk-uk-time.h"
#include "store/cbk-witness.h"

void
cbk_log_report_clear (CbkLogReport *self)
{
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);
}

static void
tell_head (CbkLogReport *report, const CbkTreeHead *head)
{
  g_autofree char *at = cbk_uk_time_format (head->at);

  g_ptr_array_add (report->heads, g_strdup_printf ("headquarters' log of %s had %" G_GINT64_FORMAT " entries at %s, in epoch %s",
                                                   g_str_equal (head->tree, "access") ? "accesses" : "changes", head->size,
                                                   at, head->epoch));
}

static void
judge (CbkLogReport *report, const CbkWitness *witness)
{
  const CbkChainReport *chain = &report->chain;

  if (chain->broken_at != 0)
    report->problem = g_strdup_printf ("The chain of %s is broken at number %" G_GINT64_FORMAT,
                                       chain->broken_access ? "accesses" : "changes", chain->broken_at);
  else if (witness->alarm != NULL)
    report->problem = g_strdup (witness->alarm);

  for (guint i = 0; i < witness->heads->len; i++)
    {
      const CbkTreeHead *head = &g_array_index (witness->heads, CbkTreeHead, i);

      tell_head (report, head);
      if (report->problem == NULL && (!witness->has_key || !cbk_tree_head_is_genuine (head, witness->key)))
        report->problem = g_strdup ("A head of headquarters' log that is kept here is not signed by headquarters");
    }
}

static gboolean
verify (CbkSession *session, gpointer data, GError **error)
{
  CbkLogReport *report = data;
  g_auto(CbkWitness) witness = { 0 };

  if (!cbk_outbox_verify (cbk_session_get_outbox (session), &report->chain, error) ||
      !cbk_witness_read (session, &witness, error))
    return FALSE;

  judge (report, &witness);

  return TRUE;
}

/**
 * cbk_workspace_verify_log:
 * @self: a workspace with a user, who is an auditor
 * @report: (out): to be cleared
 * @error: %CBK_ERROR_DENIED or any store error; what does not hold is no error but in the report
 *
 * Waits. Walks this laptop's two chains, and looks at what it remembers of headquarters' logs.
 *
 * Returns: whether it could be looked at
 */
gboolean
cbk_workspace_verify_log (CbkWorkspace *self, CbkLogReport *report, GError **error)
{
  g_return_val_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL, FALSE);

  *report = (CbkLogReport){ .heads = g_ptr_array_new_with_free_func (g_free) };

  return cbk_policy_check_roles (cbk_workspace_get_user (self), CBK_ROLE_AUDITOR, "verify the access log", error) &&
         cbk_store_write (cbk_workspace_get_store (self), verify, report, NULL, error);
}
