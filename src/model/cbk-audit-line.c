/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-audit-line.h"

#include "base/cbk-date.h"
#include "base/cbk-json.h"

#include <string.h>

/* What the law wants logged is in data/reference/lists/audit.json. */

#define COLUMNS "chain,number,at,actor,kind,operation,type,id,reason,detail,recipient,device,at_hq,sent,erased"

static const char *
get_attribute (CbkReference *reference, const char *list, const char *code, const char *name)
{
  const CbkReferenceValue *value = code != NULL ? cbk_reference_find_value (reference, list, code) : NULL;

  return value != NULL && value->attributes != NULL ? cbk_json_get_text (value->attributes, name) : NULL;
}

/**
 * cbk_audit_access_kind:
 * @reference: the lists
 * @operation: what was done
 *
 * Returns: (nullable): the kind of processing that it is (Data Protection Act 2018, section 62)
 */
const char *
cbk_audit_access_kind (CbkReference *reference, const char *operation)
{
  return get_attribute (reference, "access_operation", operation, "kind");
}

/**
 * cbk_audit_change_kind:
 * @reference: the lists
 * @command: (nullable): the command that saved the change
 * @made: whether the record was made by it
 *
 * A change is its own log entry: nothing is written twice.
 *
 * Returns: the kind of processing that it was
 */
const char *
cbk_audit_change_kind (CbkReference *reference, const char *command, gboolean made)
{
  const char *kind = get_attribute (reference, "change_operation", command, "kind");

  return kind != NULL ? kind : get_attribute (reference, "change_operation", made ? "create" : "patch", "kind");
}

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
                                entry->reason, entry->detail, entry->recipient, entry->device, entry->at_hq };

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
  append_member (line, "device", entry->device);
  append_member (line, "at_hq", entry->at_hq);
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
  g_string_append_printf (line, "%-24s  %-12s  %s", entry->at != NULL ? entry->at : entry->at_hq != NULL ? entry->at_hq : "(erased)",
                          entry->kind != NULL ? entry->kind : "", entry->operation != NULL ? entry->operation : "");
  append_word (line, "  ", entry->type, "");
  append_word (line, " ", entry->id, "");
  append_word (line, "  by ", entry->actor, "");
  append_word (line, "  because “", entry->reason, "”");
  append_word (line, "  to “", entry->recipient, "”");
  append_word (line, "  ", entry->detail, "");
  append_word (line, "  on laptop ", entry->device, "");
  g_string_append (line, entry->sent ? "\n" : "  (not sent yet)\n");
}

static void
append_part (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", name, value);
}

static void
append_time (GString *text, const char *name, gint64 time)
{
  char printed[CBK_TIME_TEXT_SIZE];

  if (time == CBK_TIME_UNSET)
    return;

  cbk_time_print (time, printed);
  append_part (text, name, printed);
}

/**
 * cbk_audit_append_request:
 * @request: what is asked of the log
 * @text: grows by it, a name and a value for each that is asked for: what goes into the log of who read it
 */
void
cbk_audit_append_request (const CbkAuditRequest *request, GString *text)
{
  append_part (text, "actor", request->actor);
  append_part (text, "type", request->type);
  append_part (text, "id", request->id);
  append_part (text, "kind", request->kind);
  append_time (text, "from", request->from);
  append_time (text, "until", request->until);
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
