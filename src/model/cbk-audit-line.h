/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-reference.h"

G_BEGIN_DECLS

/* One line of the log of what was done here. Lasts for the call. */
typedef struct
{
  gboolean change;          /* a saved change; otherwise something that changed nothing */
  gint64 number;            /* in its chain */
  const char *at;           /* by the clock of the machine where it was done */
  const char *at_hq;        /* when headquarters took it; %NULL on a laptop */
  const char *device;       /* on which laptop; %NULL on a laptop */
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

/* What somebody asks of the log; %NULL and %CBK_TIME_UNSET are not asked for. */
typedef struct
{
  const char *actor;
  const char *type;
  const char *id;
  const char *kind;
  gint64 from;
  gint64 until;
} CbkAuditRequest;

typedef enum
{
  CBK_AUDIT_TEXT,
  CBK_AUDIT_CSV,
  CBK_AUDIT_JSON_LINES,
} CbkAuditFormat;

const char *cbk_audit_access_kind  (CbkReference *reference, const char *operation);
const char *cbk_audit_change_kind  (CbkReference *reference, const char *command, gboolean made);
void        cbk_audit_append_header(CbkAuditFormat format, GString *text);
void        cbk_audit_append_request (const CbkAuditRequest *request, GString *text);
void        cbk_audit_append_entry (const CbkAuditEntry *entry, CbkAuditFormat format, GString *text);

G_END_DECLS
