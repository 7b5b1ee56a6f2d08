/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"
#include "model/cbk-audit-line.h"
#include "store/cbk-outbox-audit.h"

G_BEGIN_DECLS

typedef gboolean (*CbkAuditFunc) (const CbkAuditEntry *entry, gpointer data, GError **error);

/**
 * CbkAuditing:
 * @filter: whose, with what, when
 * @kind: (nullable): of one kind only
 * @limit: how many of the newest; 0 for all
 * @recipient: (nullable): to whom the log is given; it is only read without one
 */
typedef struct
{
  CbkAuditFilter filter;
  const char *kind;
  guint limit;
  const char *recipient;
} CbkAuditing;

/**
 * CbkLogReport:
 * @chain: of this laptop's two chains
 * @heads: (element-type utf8): a line for each of headquarters' heads that this laptop saw
 * @problem: (nullable): a sentence; %NULL when all holds
 *
 * What a look at the log found.
 */
typedef struct
{
  CbkChainReport chain;
  GPtrArray *heads;
  char *problem;
} CbkLogReport;

gboolean cbk_workspace_verify_log (CbkWorkspace *self, CbkLogReport *report, GError **error);
void     cbk_log_report_clear   (CbkLogReport *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkLogReport, cbk_log_report_clear)

gboolean cbk_workspace_audit    (CbkWorkspace *self, const CbkAuditing *auditing, CbkAuditFunc func, gpointer data,
                                 guint *ret_n, GError **error);

G_END_DECLS
