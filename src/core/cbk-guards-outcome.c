/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-guards-work.h"

/* What an outcome asks for is in data/reference/lists/outcomes.json; here is how it is asked. */

static gboolean
is_current_suspect (CbkRecord *role)
{
  return cbk_work_is_one_of (cbk_record_get_text (role, "role"), "suspect defendant") &&
         cbk_record_get_text (role, "person") != NULL && cbk_record_get_text (role, "ends_on") == NULL &&
         !cbk_work_is_one_of (cbk_record_get_text (role, "suspect_status"), "unnamed eliminated");
}

static gboolean
check_no_suspect (CbkContext *context, CbkRecord *outcome, const char *label, GError **error)
{
  g_autoptr(GPtrArray) roles =
    cbk_work_find (context, "case_role", "subject_id", cbk_record_get_text (outcome, "case_id"), error);
  gboolean named = cbk_record_get_text (outcome, "suspect") != NULL;

  if (roles == NULL)
    return FALSE;

  for (guint i = 0; i < roles->len && !named; i++)
    named = is_current_suspect (roles->pdata[i]);

  if (!named)
    return TRUE;

  return cbk_context_refuse (context, error, "“%s” is for cases without a named suspect; here there is one",
                             label);
}

static gboolean
check_suspect (CbkContext *context, CbkRecord *outcome, JsonObject *attributes, const char *label,
               GError **error)
{
  const char *wanted = cbk_json_get_text (attributes, "suspect");

  if (g_strcmp0 (wanted, "none") == 0)
    return check_no_suspect (context, outcome, label, error);

  if (g_strcmp0 (wanted, "named") == 0 && cbk_record_get_text (outcome, "suspect") == NULL)
    return cbk_context_refuse (context, error, "“%s” needs the suspect", label);

  return TRUE;
}

/* Ages count on the day the outcome is proposed. */
static gboolean
check_age (CbkContext *context, CbkRecord *outcome, JsonObject *attributes, const char *label, GError **error)
{
  gint64 below = cbk_json_get_int (attributes, "suspect_age_below", -1);
  gint64 from = cbk_json_get_int (attributes, "suspect_age_from", -1);
  CbkDay today = cbk_context_get_today (context);
  g_autoptr(CbkRecord) suspect = NULL;
  CbkDay born;

  if (below < 0 && from < 0)
    return TRUE;

  suspect = cbk_context_get (context, "person", cbk_record_get_text (outcome, "suspect"), error);
  if (suspect == NULL)
    return FALSE;

  born = cbk_day_parse (cbk_record_get_text (suspect, "born"));
  if (born == CBK_DAY_UNSET)
    {
      cbk_context_warn (context, "“%s” depends on the suspect's age, and the date of birth is not known.",
                        label);
      return TRUE;
    }

  if (below >= 0 && cbk_day_add_months (born, 12 * (int) below) <= today)
    return cbk_context_refuse (context, error, "“%s” is for suspects under %d", label, (int) below);

  if (from >= 0 && cbk_day_add_months (born, 12 * (int) from) > today)
    return cbk_context_refuse (context, error, "“%s” is for suspects of %d or older", label, (int) from);

  return TRUE;
}

static gboolean
check_view (CbkContext *context, CbkRecord *outcome, JsonObject *attributes, const char *label,
            GError **error)
{
  const char *wanted = cbk_json_get_text (attributes, "victim_view");
  const char *view = cbk_record_get_text (outcome, "victim_view");

  if (g_strcmp0 (wanted, "declined") == 0 && !cbk_work_is_one_of (view, "declined withdrew unable"))
    return cbk_context_refuse (context, error, "“%s” is for victims who do not or cannot support action",
                               label);

  if (g_strcmp0 (wanted, "supports") == 0 && g_strcmp0 (view, "supports") != 0)
    return cbk_context_refuse (context, error, "“%s” is for victims who support action", label);

  if (cbk_work_is_one_of (wanted, "consulted sought") && view == NULL)
    cbk_context_warn (context, "“%s” asks for the victim's view, and none is recorded.", label);

  return TRUE;
}

static gboolean
check_fields (CbkContext *context, CbkRecord *outcome, const char *check, GError **error)
{
  JsonObject *attributes = cbk_work_attributes (context, "outcome_check", check);
  JsonArray *fields = attributes != NULL && json_object_has_member (attributes, "fields")
                        ? json_object_get_array_member (attributes, "fields")
                        : NULL;

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      const CbkField *field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (outcome),
                                                           json_array_get_string_element (fields, i));

      if (field != NULL && !cbk_record_is_set (outcome, field))
        return cbk_context_refuse (context, error, "%s: “%s” is needed before it can be authorised",
                                   cbk_work_label (context, "outcome_check", check), field->label);
    }

  return TRUE;
}

static gboolean
check_resolution (CbkContext *context, CbkRecord *outcome, GError **error)
{
  g_autoptr(CbkRecord) resolution = cbk_context_get (
    context, "community_resolution", cbk_record_get_text (outcome, "community_resolution"), error);

  if (resolution == NULL)
    return FALSE;

  if (g_strcmp0 (cbk_record_get_text (resolution, "admission"), "yes") != 0 ||
      (cbk_record_get_list (resolution, "remedies") == NULL &&
       cbk_record_get_text (resolution, "remedy") == NULL))
    return cbk_context_refuse (context, error,
                               "A community resolution needs the admission and the remedy on record");

  return TRUE;
}

static gboolean
check_time_limit (CbkContext *context, CbkRecord *outcome, GError **error)
{
  g_autoptr(CbkRecord) offence =
    cbk_context_get (context, "offence", cbk_record_get_text (outcome, "time_limit_offence"), error);

  if (offence == NULL)
    return FALSE;

  if (cbk_record_get_text (offence, "time_limit") == NULL)
    return cbk_context_refuse (context, error, "The time limit of that offence is not worked out yet");

  return TRUE;
}

static gboolean
run_check (CbkContext *context, CbkRecord *outcome, const char *check, GError **error)
{
  if (!check_fields (context, outcome, check, error))
    return FALSE;

  if (g_str_equal (check, "victim_told") &&
      g_strcmp0 (cbk_record_get_text (outcome, "victim_told"), "yes") != 0)
    return cbk_context_refuse (context, error, "The victim has to be told before this outcome is authorised");

  if (g_str_equal (check, "community_resolution"))
    return check_resolution (context, outcome, error);

  if (g_str_equal (check, "time_limit_evaluated"))
    return check_time_limit (context, outcome, error);

  return TRUE;
}

static gboolean
list_meets (CbkRecord *record, const char *field, JsonObject *attributes, const char *member)
{
  JsonArray *codes =
    json_object_has_member (attributes, member) ? json_object_get_array_member (attributes, member) : NULL;

  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    if (cbk_work_has_code (record, field, json_array_get_string_element (codes, i)))
      return TRUE;

  return FALSE;
}

/* An outcome that is not normally given in such a case takes a rank. */
static gboolean
check_rank (CbkContext *context, CbkRecord *outcome, JsonObject *attributes, const char *label,
            GError **error)
{
  const char *rank = cbk_json_get_text (attributes, "flagged_rank");
  g_autoptr(CbkRecord) subject = cbk_work_get_parent (context, outcome, error);

  if (subject == NULL)
    return FALSE;

  if (rank == NULL || g_str_equal (cbk_record_get_entity (subject)->name, "outcome") ||
      (!list_meets (subject, "hidden_crimes", attributes, "not_normally") &&
       !list_meets (subject, "flags", attributes, "not_normally_flags")))
    return TRUE;

  cbk_context_warn (context, "“%s” is not normally given in a case of this kind.", label);

  if (cbk_work_rank_level (context, cbk_context_get_user (context)->rank) >=
      cbk_work_rank_level (context, rank))
    return TRUE;

  return cbk_context_refuse (context, error, "“%s” in a case of this kind takes the rank of %s or above",
                             label, cbk_work_label (context, "rank", rank));
}

/* Section 5 of the investigation pages. */
gboolean
cbk_guard_outcome_checks (CbkContext *context, CbkRecord *draft, GError **error)
{
  const char *code = cbk_record_get_text (draft, "code");
  JsonObject *attributes = cbk_work_attributes (context, "outcome", code);
  const char *label = cbk_work_label (context, "outcome", code);
  JsonArray *checks;

  if (attributes == NULL)
    return TRUE;

  if (!check_suspect (context, draft, attributes, label, error) ||
      !check_age (context, draft, attributes, label, error) ||
      !check_view (context, draft, attributes, label, error) ||
      !check_rank (context, draft, attributes, label, error))
    return FALSE;

  checks = json_object_has_member (attributes, "checks") ? json_object_get_array_member (attributes, "checks")
                                                         : NULL;
  for (guint i = 0; checks != NULL && i < json_array_get_length (checks); i++)
    if (!run_check (context, draft, json_array_get_string_element (checks, i), error))
      return FALSE;

  return TRUE;
}
