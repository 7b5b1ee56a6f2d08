/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"
#include "model/cbk-audit-line.h"

G_BEGIN_DECLS

/* Which entries of headquarters' log of changes and accesses; strings that are %NULL say nothing. */
typedef struct
{
  const char *actor;     /* an officer's id */
  const char *type;
  const char *id;        /* a record, also where it was one of those that a search showed */
  const char *kind;
  gint64 from;           /* by headquarters' clock */
  gint64 until;
  gint64 limit;          /* the newest only, the newest first; 0 for all, the oldest first */
  const char *recipient; /* to whom the log is given; it is only read without one */
} CbkHqAuditing;

typedef gboolean (*CbkHqAuditFunc) (const CbkAuditEntry *entry, gpointer data, GError **error);

gboolean cbk_hq_audit (CbkHqStorage *storage, const CbkHqAuditing *auditing, CbkHqAuditFunc func, gpointer data,
                       GError **error);

/* On the command line. */
typedef struct
{
  char *officer;
  char *record;
  char *type;
  char *kind;
  char *day;
  const char *from;
  const char *until;
  char *recipient;
  gint64 limit;
  gboolean csv;
} CbkHqAuditOptions;

void     cbk_hq_audit_add_options   (GOptionContext *context, CbkHqAuditOptions *options);
void     cbk_hq_audit_options_clear (CbkHqAuditOptions *options);
gboolean cbk_hq_audit_words         (const char *folder, const CbkEnv *env, const CbkHqAuditOptions *options, gboolean export,
                                     GError **error);

G_END_DECLS
