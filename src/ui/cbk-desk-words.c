/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-desk.h"

#include "base/cbk-date.h"
#include "domain/cbk-uk-time.h"
#include "model/cbk-record-json.h"

#include <string.h>

/* What the desk's pages say of a record's fields and of how long ago something was. */

/**
 * cbk_desk_format_age:
 * @self: a desk
 * @moment: when, or %CBK_TIME_UNSET
 *
 * Returns: (transfer full) (nullable): how long ago that is, as short as a list needs it: "5 min",
 * "3 h", "2 d"
 */
char *
cbk_desk_format_age (CbkDesk *self, gint64 moment)
{
  gint64 age = moment != CBK_TIME_UNSET ? cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self))) - moment : 0;

  if (moment == CBK_TIME_UNSET)
    return NULL;

  if (age < CBK_MINUTE)
    return g_strdup (_ ("now"));
  if (age < CBK_HOUR)
    return g_strdup_printf (_ ("%d min"), (int)(age / CBK_MINUTE));
  if (age < 24 * CBK_HOUR)
    return g_strdup_printf (_ ("%d h"), (int)(age / CBK_HOUR));

  return g_strdup_printf (_ ("%d d"), (int)(age / (24 * CBK_HOUR)));
}

static char *
describe_ref (CbkDesk *self, const char *type, const char *id)
{
  const char *name = g_str_equal (type, "officer") ? cbk_desk_get_officer_name (self, id)
                                                   : cbk_namer_get (cbk_desk_get_namer (self), type, id);

  return g_strdup (name != NULL ? name : "…");
}

/**
 * cbk_desk_describe:
 * @self: a desk
 * @record: a record
 * @field: a field's name
 *
 * Returns: (transfer full) (nullable): what people read in that field, in a line; %NULL when nothing is in it
 */
char *
cbk_desk_describe (CbkDesk *self, CbkRecord *record, const char *field)
{
  const CbkField *found = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), field);
  CbkReference *reference = cbk_workspace_get_reference (cbk_desk_get_workspace (self));
  const CbkReferenceValue *value = NULL;
  const char *target = cbk_record_get_target (record, field);

  if (found == NULL || !cbk_record_is_set (record, found))
    return NULL;

  if (found->type == CBK_FIELD_CODE)
    value = cbk_reference_find_value (reference, found->target, cbk_record_peek_text (record, found));
  if (value != NULL)
    return g_strdup (value->label);

  if (found->type == CBK_FIELD_DATE && cbk_day_parse (cbk_record_peek_text (record, found)) != CBK_DAY_UNSET)
    {
      g_autofree char *day = cbk_uk_day_format (cbk_day_parse (cbk_record_peek_text (record, found)));

      /* In a line of facts the weekday of a birth tells nobody anything. */
      return g_strdup (strchr (day, ' ') + 1);
    }

  if (found->type == CBK_FIELD_TIME)
    return cbk_uk_time_format_brief (cbk_record_peek_int (record, found));

  if (target != NULL)
    return describe_ref (self, target, cbk_record_peek_text (record, found));

  return cbk_record_dup_field (record, found);
}
