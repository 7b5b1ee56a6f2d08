/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"
#include "store/cbk-outbox-audit.h"

G_BEGIN_DECLS

/* One line of the log of what was done here. Lasts for the call. */
typedef struct
{
  gboolean change;          /* a saved change; otherwise something that changed nothing */
  gint64 number;            /* in its chain */
  const char *at;
  const char *actor;
  const char *kind;         /* a code of the list "access_kind" */
  const char *operation;    /* a code of "access_operation", or a command */
  const char *type;
  const char *id;
  const char *reason;
  const char *detail;
  const char *recipient;
  gboolean sent;            /* headquarters has it */
  gboolean erased;          /* its content was disposed of */
} CbkAuditEntry;

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

typedef enum
{
  CBK_AUDIT_TEXT,
  CBK_AUDIT_CSV,
  CBK_AUDIT_JSON_LINES,
} CbkAuditFormat;

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
void     cbk_audit_append_header(CbkAuditFormat format, GString *text);
void     cbk_audit_append_entry (const CbkAuditEntry *entry, CbkAuditFormat format, GString *text);

G_END_DECLS
