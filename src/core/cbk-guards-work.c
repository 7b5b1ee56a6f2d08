/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-guards-work.h"

/* Conditions on assessments, allocations, plans, actions, decisions and reviews. */

/* Only whoever it was sent to says that they have it: nobody acknowledges for another. */
gboolean
cbk_guard_receiver (CbkContext *context, CbkRecord *draft, GError **error)
{
  const CbkUser *user = cbk_context_get_user (context);
  gboolean allocation = cbk_work_has_field (draft, "to_officer");
  const char *officer = cbk_record_get_text (draft, allocation ? "to_officer" : "owner");
  const char *team = cbk_record_get_text (draft, allocation ? "to_team" : "team");

  if (g_strcmp0 (officer, user->id) == 0 ||
      (officer == NULL && team != NULL && g_strcmp0 (team, user->team) == 0))
    return TRUE;

  return cbk_context_refuse (context, error, "This was not allocated to you");
}

gboolean
cbk_guard_past_acknowledge_by (CbkContext *context, CbkRecord *draft, GError **error)
{
  gint64 limit = cbk_record_get_int (draft, "acknowledge_by");

  if (limit != CBK_TIME_UNSET && cbk_context_get_now (context) > limit)
    return TRUE;

  return cbk_context_refuse (context, error, "There is still time to acknowledge this");
}

gboolean
cbk_guard_overdue (CbkContext *context, CbkRecord *draft, GError **error)
{
  gint64 due = cbk_record_get_int (draft, "due_at");

  if (due != CBK_TIME_UNSET && cbk_context_get_now (context) > due)
    return TRUE;

  return cbk_context_refuse (context, error, "This is not overdue");
}

/* A letter without a reason is a box ticked: each needs at least a sentence before anybody signs. */
gboolean
cbk_guard_rationales_given (CbkContext *context, CbkRecord *draft, GError **error)
{
  static const struct
  {
    const char *field;
    const char *letter;
  } letters[] = {
    { "threat_rationale", "threat" },
    { "harm_rationale", "harm" },
    { "risk_rationale", "risk" },
    { "investigation_rationale", "investigation" },
    { "vulnerability_rationale", "vulnerability" },
    { "engagement_rationale", "engagement" },
    { "prevention_rationale", "prevention" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (!cbk_work_is_sentence (cbk_record_get_text (draft, letters[i].field)))
      return cbk_context_refuse (context, error, "The reason for %s needs at least a sentence (%s)",
                                 letters[i].letter, letters[i].field);

  return TRUE;
}

static gboolean
replaces (CbkRecord *newer, CbkRecord *draft)
{
  static const char *const references[] = { "previous", "supersedes" };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (cbk_work_has_field (newer, references[i]) &&
        g_strcmp0 (cbk_record_get_text (newer, references[i]), draft->id) == 0)
      return TRUE;

  return FALSE;
}

/* Nothing is replaced by nothing. Entities that say what they replace are asked for that; others for the
 * subject. */
static gboolean
check_newer (CbkContext *context, CbkRecord *draft, const char *states, GError **error)
{
  const CbkEntity *entity = cbk_record_get_entity (draft);
  const char *field = cbk_work_has_field (draft, "subject_id") ? "subject_id" : "case_id";
  gboolean said = cbk_work_has_field (draft, "previous") || cbk_work_has_field (draft, "supersedes");
  g_autoptr(GPtrArray) others =
    cbk_work_find (context, entity->name, field, cbk_record_get_text (draft, field), error);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      CbkRecord *other = others->pdata[i];

      if (!g_str_equal (other->id, draft->id) && (!said || replaces (other, draft)) &&
          cbk_work_is_one_of (cbk_record_get_text (other, entity->machine->field), states))
        return TRUE;
    }

  return cbk_context_refuse (context, error, "There is nothing newer that takes its place");
}

gboolean
cbk_guard_has_newer_signed (CbkContext *context, CbkRecord *draft, GError **error)
{
  return check_newer (context, draft, "signed", error);
}

gboolean
cbk_guard_newer_approved (CbkContext *context, CbkRecord *draft, GError **error)
{
  return check_newer (context, draft, "approved", error);
}

gboolean
cbk_guard_newer_authorised (CbkContext *context, CbkRecord *draft, GError **error)
{
  return check_newer (context, draft, "authorised", error);
}

gboolean
cbk_guard_newer_recorded (CbkContext *context, CbkRecord *draft, GError **error)
{
  return check_newer (context, draft, "recorded approved", error);
}

gboolean
cbk_guard_newer_sent (CbkContext *context, CbkRecord *draft, GError **error)
{
  return check_newer (context, draft, "sent", error);
}

gboolean
cbk_guard_not_author (CbkContext *context, CbkRecord *draft, GError **error)
{
  if (g_strcmp0 (cbk_record_get_text (draft, "author"), cbk_context_get_user (context)->id) != 0)
    return TRUE;

  return cbk_context_refuse (context, error, "You wrote this: somebody else has to approve it");
}

/* The list "gravity_band" says who decides, and of what rank. */
static gboolean
check_decider (CbkContext *context, CbkRecord *decision, GError **error)
{
  const char *band = cbk_record_get_text (decision, "gravity_band");
  JsonObject *attributes = cbk_work_attributes (context, "gravity_band", band);
  const CbkUser *user = cbk_context_get_user (context);
  const char *decider = attributes != NULL ? cbk_json_get_text (attributes, "decider") : NULL;
  const char *rank = attributes != NULL ? cbk_json_get_text (attributes, "rank") : NULL;

  if (decider == NULL || g_str_equal (decider, "officer"))
    return TRUE;

  if (!(user->roles & CBK_ROLE_SUPERVISOR))
    return cbk_context_refuse (context, error, "A decision of gravity %s is for a supervisor", band);

  if (rank != NULL && cbk_work_rank_level (context, user->rank) < cbk_work_rank_level (context, rank))
    return cbk_context_refuse (context, error, "A decision of gravity %s takes the rank of %s or above", band,
                               cbk_work_label (context, "rank", rank));

  return TRUE;
}

gboolean
cbk_guard_needs_no_approval (CbkContext *context, CbkRecord *draft, GError **error)
{
  return check_decider (context, draft, error);
}

gboolean
cbk_guard_not_author_and_grade (CbkContext *context, CbkRecord *draft, GError **error)
{
  return cbk_guard_not_author (context, draft, error) && check_decider (context, draft, error);
}

gboolean
cbk_guard_owner_or_team (CbkContext *context, CbkRecord *draft, GError **error)
{
  if (cbk_record_get_text (draft, "owner") != NULL || cbk_record_get_text (draft, "team") != NULL ||
      cbk_record_get_text (draft, "organisation") != NULL)
    return TRUE;

  return cbk_context_refuse (context, error, "Say which officer, team or agency is to do it");
}

gboolean
cbk_guard_not_owner (CbkContext *context, CbkRecord *draft, GError **error)
{
  const char *user = cbk_context_get_user (context)->id;

  if (g_strcmp0 (cbk_record_get_text (draft, "owner"), user) != 0 &&
      g_strcmp0 (cbk_record_get_text (draft, "completed_by"), user) != 0)
    return TRUE;

  return cbk_context_refuse (context, error, "You did this: somebody else has to read the result");
}

/* Nobody reviews their own work; some kinds of review take a rank, as the list "review_kind" says. */
gboolean
cbk_guard_may_review (CbkContext *context, CbkRecord *draft, GError **error)
{
  const CbkUser *user = cbk_context_get_user (context);
  JsonObject *attributes = cbk_work_attributes (context, "review_kind", cbk_record_get_text (draft, "kind"));
  const char *rank = attributes != NULL ? cbk_json_get_text (attributes, "rank") : NULL;

  if (g_strcmp0 (cbk_record_get_text (draft, "owner"), user->id) == 0)
    return cbk_context_refuse (context, error, "Nobody reviews their own work");

  if (rank != NULL && cbk_work_rank_level (context, user->rank) < cbk_work_rank_level (context, rank))
    return cbk_context_refuse (context, error, "This review takes the rank of %s or above",
                               cbk_work_label (context, "rank", rank));

  return TRUE;
}
