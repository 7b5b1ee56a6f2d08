/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-json.h"
#include "core/cbk-auditing.h"

#include <string.h>

#define COLUMNS "chain,number,at,actor,kind,operation,type,id,reason,detail,recipient,sent,erased"

/**
 * cbk_audit_append_header:
 * @format: how the log is written
 * @text: grows by the line before the first entry, if there is one
 */
void
cbk_audit_append_header (CbkAuditFormat format, GString *text)
{
  if (format == CBK_AUDIT_CSV)
    g_string_append (text, COLUMNS "\r\n");
}

/* RFC 4180, and what a spreadsheet would take for a formula is disarmed: what people searched for is in here. */
static void
append_cell (GString *line, const char *text)
{
  gboolean formula = text != NULL && *text != '\0' && strchr ("=+-@\t", *text) != NULL;

  g_string_append (line, formula ? ",\"'" : ",\"");
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static void
append_csv (const CbkAuditEntry *entry, GString *line)
{
  const char *const cells[] = { entry->at, entry->actor, entry->kind, entry->operation, entry->type, entry->id,
                                entry->reason, entry->detail, entry->recipient };

  g_string_append_printf (line, "%s,%" G_GINT64_FORMAT, entry->change ? "change" : "access", entry->number);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    append_cell (line, cells[i]);
  g_string_append_printf (line, ",%s,%s\r\n", entry->sent ? "yes" : "no", entry->erased ? "yes" : "no");
}

static void
append_member (GString *line, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (line, ",\"%s\":", name);
  cbk_json_append_string (line, value);
}

static void
append_json (const CbkAuditEntry *entry, GString *line)
{
  g_string_append_printf (line, "{\"chain\":\"%s\",\"number\":%" G_GINT64_FORMAT ",\"sent\":%s,\"erased\":%s",
                          entry->change ? "change" : "access", entry->number, entry->sent ? "true" : "false",
                          entry->erased ? "true" : "false");
  append_member (line, "at", entry->at);
  append_member (line, "actor", entry->actor);
  append_member (line, "kind", entry->kind);
  append_member (line, "operation", entry->operation);
  append_member (line, "type", entry->type);
  append_member (line, "id", entry->id);
  append_member (line, "reason", entry->reason);
  append_member (line, "detail", entry->detail);
  append_member (line, "recipient", entry->recipient);
  g_string_append (line, "}\n");
}

static void
append_word (GString *line, const char *before, const char *text, const char *after)
{
  if (text != NULL)
    g_string_append_printf (line, "%s%s%s", before, text, after);
}

static void
append_text (const CbkAuditEntry *entry, GString *line)
{
  g_string_append_printf (line, "%-24s  %-12s  %s", entry->at != NULL ? entry->at : "(erased)",
                          entry->kind != NULL ? entry->kind : "", entry->operation != NULL ? entry->operation : "");
  append_word (line, "  ", entry->type, "");
  append_word (line, " ", entry->id, "");
  append_word (line, "  by ", entry->actor, "");
  append_word (line, "  because “", entry->reason, "”");
  append_word (line, "  to “", entry->recipient, "”");
  append_word (line, "  ", entry->detail, "");
  g_string_append (line, entry->sent ? "\n" : "  (not sent yet)\n");
}

/**
 * cbk_audit_append_entry:
 * @entry: an entry of the log
 * @format: how it is written
 * @text: grows by its line
 */
void
cbk_audit_append_entry (const CbkAuditEntry *entry, CbkAuditFormat format, GString *text)
{
  switch (format)
    {
    case CBK_AUDIT_CSV:
      append_csv (entry, text);
      break;

    case CBK_AUDIT_JSON_LINES:
      append_json (entry, text);
      break;

    case CBK_AUDIT_TEXT:
    default:
      append_text (entry, text);
    }
}
