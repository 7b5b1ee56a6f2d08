/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-victim-duties.h"

#include "core/cbk-context-private.h"
#include "core/cbk-steps.h"
#include "core/cbk-work.h"
#include "domain/cbk-uk-time.h"

static gboolean
is_enhanced (CbkRecord *record)
{
  return g_strcmp0 (cbk_record_get_text (record, "enhanced"), "yes") == 0;
}

static gboolean
is_open (CbkRecord *duty)
{
  const char *state = cbk_record_get_text (duty, "state");

  return g_str_equal (state, "due") || g_str_equal (state, "attempted") ||
         (g_str_equal (state, "breached") && cbk_record_get_int (duty, "met_at") == CBK_TIME_UNSET);
}

/* A working day that the table does not know must not stop an arrest from being recorded: the duty has no date then. */
static CbkFinding *
ask_law (CbkContext *context, CbkRecord *duty, const CbkVictimContact *contacts, guint n_contacts)
{
  CbkVictimFacts facts = {
    .duty = cbk_record_get_text (duty, "duty"),
    .event_at = cbk_record_get_int (duty, "event_at"),
    .enhanced = is_enhanced (duty),
    .exempt_because = cbk_record_get_text (duty, "exempt_reason"),
    .contacts = contacts,
    .n_contacts = n_contacts,
  };
  g_autoptr(GError) error = NULL;
  CbkFinding *finding = cbk_victims_judge_duty (cbk_context_get_rules (context), cbk_context_get_calendar (context), &facts,
                                                cbk_context_get_now (context), &error);

  if (finding == NULL)
    cbk_context_warn (context, "Victim duty %s has no date: %s", facts.duty, error->message);

  return finding;
}

static void
set_due (CbkContext *context, CbkRecord *duty)
{
  g_autoptr(CbkFinding) finding = ask_law (context, duty, NULL, 0);

  if (finding == NULL)
    return;

  cbk_record_set_int (duty, "due_at", cbk_finding_get_end (finding));
  if (cbk_record_get_text (duty, "rule_set") == NULL)
    cbk_record_set_text (duty, "rule_set", cbk_rule_get_set (cbk_finding_get_rule (finding, 0)));
}

typedef struct
{
  CbkRecord *of_case;
  const char *event_kind;
  const char *event_id;
  gint64 event_at;
} Event;

static gboolean
has_begun (CbkContext *context, CbkRecord *role, const char *code, const Event *event, gboolean *ret_begun, GError **error)
{
  g_autoptr(GPtrArray) duties = cbk_work_find (context, "victim_duty", "case_role", role->id, error);

  *ret_begun = FALSE;
  for (guint i = 0; duties != NULL && i < duties->len; i++)
    if (g_str_equal (cbk_record_get_text (duties->pdata[i], "duty"), code) &&
        g_strcmp0 (cbk_record_get_text (duties->pdata[i], "event_kind"), event->event_kind) == 0 &&
        g_strcmp0 (cbk_record_get_text (duties->pdata[i], "event_id"), event->event_id) == 0 &&
        cbk_record_get_int (duties->pdata[i], "event_at") == event->event_at)
      *ret_begun = TRUE;

  return duties != NULL;
}

static gboolean
begin_duty (CbkContext *context, CbkRecord *role, const char *code, const Event *event, GError **error)
{
  gboolean begun;
  CbkRecord *duty;

  if (!has_begun (context, role, code, event, &begun, error))
    return FALSE;

  if (begun)
    return TRUE;

  duty = cbk_context_create (context, "victim_duty");
  cbk_record_set_text (duty, "case_id", event->of_case->id);
  cbk_record_set_text (duty, "case_role", role->id);
  cbk_record_set_text (duty, "person", cbk_record_get_text (role, "person"));
  cbk_record_set_text (duty, "duty", code);
  cbk_record_set_text (duty, "enhanced", cbk_record_get_text (role, "enhanced"));
  cbk_record_set_text (duty, "event_kind", event->event_kind);
  cbk_record_set_text (duty, "event_id", event->event_id);
  cbk_record_set_int (duty, "event_at", event->event_at);
  cbk_record_set_text (duty, "owner", cbk_record_get_text (event->of_case, "owner"));
  duty->restricted_to = g_strdup (role->restricted_to);
  set_due (context, duty);

  return cbk_context_move (context, duty, "begin", error);
}

/* A business is no victim under the Code, though somebody there may be kept informed. */
static gboolean
is_owed (CbkRecord *role, const char *person)
{
  const char *kind = cbk_record_get_text (role, "victim_kind");

  return g_str_equal (cbk_record_get_text (role, "role"), "victim") && (kind == NULL || g_str_equal (kind, "person")) &&
         (person == NULL || g_strcmp0 (cbk_record_get_text (role, "person"), person) == 0);
}

static JsonArray *
find_duties (CbkContext *context, const char *event_kind)
{
  const CbkReferenceValue *value = cbk_reference_find_value (cbk_context_get_reference (context), "duty_event", event_kind);

  return value != NULL && value->attributes != NULL && json_object_has_member (value->attributes, "duties")
           ? json_object_get_array_member (value->attributes, "duties") : NULL;
}

/**
 * cbk_victim_duties_begin:
 * @context: a context
 * @of_case: (nullable): a case's id; without one nothing begins
 * @person: (nullable): the one victim whom it concerns; all of the case when %NULL
 * @event_kind: a code of the list "duty_event", which says what duties follow
 * @event_id: (nullable): the record that tells of the event; the same event at the same time begins a duty once
 * @event_at: when it happened, in milliseconds since 1970 in UTC
 * @error: any error
 *
 * Begins what the Victims' Code asks for after such an event, for each victim, enhanced or standard.
 *
 * Returns: whether all could be begun
 */
gboolean
cbk_victim_duties_begin (CbkContext *context,
                         const char *of_case,
                         const char *person,
                         const char *event_kind,
                         const char *event_id,
                         gint64 event_at,
                         GError **error)
{
  CbkRecord *result = context->result;
  JsonArray *codes = find_duties (context, event_kind);
  g_autoptr(CbkRecord) record = NULL;
  g_autoptr(GPtrArray) roles = NULL;
  Event event = { .event_kind = event_kind, .event_id = event_id, .event_at = event_at };

  if (of_case == NULL || codes == NULL)
    return TRUE;

  record = cbk_context_get (context, "case", of_case, error);
  roles = record != NULL ? cbk_work_find (context, "case_role", "subject_id", of_case, error) : NULL;
  event.of_case = record;

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    for (guint j = 0; is_owed (roles->pdata[i], person) && j < json_array_get_length (codes); j++)
      if (!begin_duty (context, roles->pdata[i], json_array_get_string_element (codes, j), &event, error))
        return FALSE;

  cbk_context_set_result (context, result);

  return roles != NULL;
}

/**
 * cbk_victim_duties_begin_for:
 * @context: a context
 * @record: a record with a field "case_id" that tells of the event
 * @event_kind: a code of the list "duty_event"
 * @event_at: when it happened, in milliseconds since 1970 in UTC
 * @error: any error
 *
 * Returns: whether all duties could be begun
 */
gboolean
cbk_victim_duties_begin_for (CbkContext *context, CbkRecord *record, const char *event_kind, gint64 event_at, GError **error)
{
  return cbk_victim_duties_begin (context, cbk_record_get_text (record, "case_id"), NULL, event_kind, record->id, event_at,
                                  error);
}

static gboolean
is_about (CbkRecord *contact, const char *code)
{
  const char *const *codes = cbk_record_get_list (contact, "duties");

  /* An attempt that says nothing else was one to do all that was open. */
  if (codes == NULL)
    return g_strcmp0 (cbk_record_get_text (contact, "reached"), "yes") != 0;

  return g_strv_contains (codes, code);
}

static GArray *
read_contacts (CbkContext *context, CbkRecord *duty, GError **error)
{
  const char *role = cbk_record_get_text (duty, "case_role");
  g_autoptr(GPtrArray) records = cbk_work_find (context, "contact", "case_role", role, error);
  g_autoptr(GArray) contacts = g_array_new (FALSE, FALSE, sizeof (CbkVictimContact));

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      CbkRecord *record = records->pdata[i];
      CbkVictimContact contact = {
        .at = cbk_record_get_int (record, "happened_at"),
        .reached = g_strcmp0 (cbk_record_get_text (record, "reached"), "yes") == 0,
      };

      if (is_about (record, cbk_record_get_text (duty, "duty")) && contact.at >= cbk_record_get_int (duty, "event_at"))
        g_array_append_val (contacts, contact);
    }

  return records != NULL ? g_steal_pointer (&contacts) : NULL;
}

static gint64
find_told (GArray *contacts)
{
  gint64 told = CBK_TIME_UNSET;

  for (guint i = 0; i < contacts->len; i++)
    {
      const CbkVictimContact *contact = &g_array_index (contacts, CbkVictimContact, i);

      if (contact->reached && (told == CBK_TIME_UNSET || contact->at < told))
        told = contact->at;
    }

  return told;
}

static void
set_late_days (CbkContext *context, CbkRecord *duty, CbkFinding *finding, gint64 told)
{
  int days = 0;

  if (cbk_calendar_count_working_days (cbk_context_get_calendar (context), cbk_finding_get_day (finding), cbk_uk_day (told),
                                       &days, NULL))
    cbk_record_set_int (duty, "late_days", days);
}

static gboolean
move_told (CbkContext *context, CbkRecord *duty, CbkFinding *finding, gint64 told, GError **error)
{
  gboolean late = cbk_finding_get_state (finding) == CBK_FINDING_BREACHED;

  cbk_record_set_int (duty, "met_at", told);
  if (late)
    {
      g_autofree char *sentence = cbk_finding_explain (finding);

      set_late_days (context, duty, finding, told);
      cbk_context_warn (context, "%s", sentence);
      if (!g_str_equal (cbk_record_get_text (duty, "state"), "breached") &&
          !cbk_context_move (context, duty, "run_over", error))
        return FALSE;
    }

  return cbk_context_move (context, duty, "meet", error);
}

/**
 * cbk_victim_duties_judge:
 * @context: a context
 * @duty: a draft of an open duty
 * @contact: the contact or attempt just made
 * @error: any error
 *
 * Moves the duty on as the law judges all contacts so far. An attempt is counted and is no contact.
 *
 * Returns: whether it could be moved
 */
gboolean
cbk_victim_duties_judge (CbkContext *context, CbkRecord *duty, CbkRecord *contact, GError **error)
{
  g_autoptr(GArray) contacts = read_contacts (context, duty, error);
  g_autoptr(CbkFinding) finding = NULL;
  guint attempts = 0;
  gint64 told;

  if (contacts == NULL)
    return FALSE;

  finding = ask_law (context, duty, (const CbkVictimContact *) contacts->data, contacts->len);
  if (finding == NULL)
    return TRUE;

  for (guint i = 0; i < contacts->len; i++)
    attempts += !g_array_index (contacts, CbkVictimContact, i).reached;

  cbk_record_set_int (duty, "attempts", attempts);
  cbk_record_set_text (duty, "contact", contact->id);
  told = find_told (contacts);

  if (told != CBK_TIME_UNSET)
    return move_told (context, duty, finding, told, error);

  return g_str_equal (cbk_record_get_text (duty, "state"), "breached") ||
         cbk_context_move (context, duty, "attempt", error);
}

static GPtrArray *
edit_open (CbkContext *context, CbkRecord *role, GError **error)
{
  g_autoptr(GPtrArray) duties = cbk_work_find (context, "victim_duty", "case_role", role->id, error);
  g_autoptr(GPtrArray) drafts = g_ptr_array_new ();

  for (guint i = 0; duties != NULL && i < duties->len; i++)
    {
      CbkRecord *draft;

      if (!is_open (duties->pdata[i]))
        continue;

      draft = cbk_context_edit (context, "victim_duty", ((CbkRecord *) duties->pdata[i])->id, error);
      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }

  return duties != NULL ? g_steal_pointer (&drafts) : NULL;
}

/**
 * cbk_victim_duties_set_enhanced:
 * @context: a context
 * @role: a draft of a victim's part, with what was found about enhanced rights
 * @error: any error
 *
 * Counts the open duties anew. What was met or breached stays as it was judged.
 *
 * Returns: whether they could be changed
 */
gboolean
cbk_victim_duties_set_enhanced (CbkContext *context, CbkRecord *role, GError **error)
{
  g_autoptr(GPtrArray) drafts = edit_open (context, role, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      cbk_record_set_text (drafts->pdata[i], "enhanced", cbk_record_get_text (role, "enhanced"));
      set_due (context, drafts->pdata[i]);
    }

  return drafts != NULL;
}

/**
 * cbk_victim_duties_meet:
 * @context: a context
 * @role: a victim's part
 * @duty: a code of the list "victim_duty"
 * @error: any error
 *
 * Meets what the command itself does for the victim, where it is still due.
 *
 * Returns: whether it could be met
 */
gboolean
cbk_victim_duties_meet (CbkContext *context, CbkRecord *role, const char *duty, GError **error)
{
  g_autoptr(GPtrArray) drafts = edit_open (context, role, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      CbkRecord *draft = drafts->pdata[i];

      if (!g_str_equal (cbk_record_get_text (draft, "duty"), duty))
        continue;

      cbk_record_set_int (draft, "met_at", cbk_context_get_now (context));
      if (!cbk_context_move (context, draft, "meet", error))
        return FALSE;
    }

  return drafts != NULL;
}

static gboolean
is_domestic (CbkRecord *of_case)
{
  const char *const *flags = cbk_record_get_list (of_case, "flags");
  const char *const *hidden = cbk_record_get_list (of_case, "hidden_crimes");

  return (flags != NULL && g_strv_contains (flags, "domestic")) ||
         (hidden != NULL && g_strv_contains (hidden, "domestic_abuse"));
}

static gint64
find_agreed_days (CbkContext *context, const char *frequency)
{
  const CbkReferenceValue *value =
    frequency != NULL ? cbk_reference_find_value (cbk_context_get_reference (context), "contact_frequency", frequency) : NULL;

  return value != NULL && value->attributes != NULL ? cbk_json_get_int (value->attributes, "days", 0) : 0;
}

/* The newest assessment that says so counts: its number of days goes before the frequency by name. */
static gboolean
read_assessed_days (CbkContext *context, CbkRecord *role, gint64 *days, GError **error)
{
  g_autoptr(GPtrArray) list = cbk_work_find (context, "needs_assessment", "case_role", role->id, error);
  gint64 newest = CBK_TIME_UNSET;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      gint64 at = cbk_record_get_int (list->pdata[i], "assessed_at");

      if (cbk_record_get_int (list->pdata[i], "contact_days") > 0 && at >= newest)
        {
          newest = at;
          *days = cbk_record_get_int (list->pdata[i], "contact_days");
        }
    }

  return list != NULL;
}

/**
 * cbk_victim_duties_next_contact:
 * @context: a context
 * @role: a victim's part in a case
 * @last: the day on which the victim was last reached
 * @error: any error
 *
 * Returns: (transfer full) (nullable): when the next contact is due; %NULL without @error when the victim wants none, or
 *   none but after events
 */
CbkFinding *
cbk_victim_duties_next_contact (CbkContext *context, CbkRecord *role, CbkDay last, GError **error)
{
  const char *frequency = cbk_record_get_text (role, "contact_frequency");
  gint64 days = find_agreed_days (context, frequency);
  g_autoptr(CbkRecord) of_case = NULL;

  if (g_strcmp0 (frequency, "never") == 0 || g_strcmp0 (frequency, "on_events") == 0 ||
      !g_str_equal (cbk_record_get_text (role, "subject_type"), "case"))
    return NULL;

  of_case = cbk_context_get (context, "case", cbk_record_get_text (role, "subject_id"), error);
  if (of_case == NULL || (days == 0 && !read_assessed_days (context, role, &days, error)))
    return NULL;

  return cbk_victims_next_contact (cbk_context_get_rules (context),
                                   is_domestic (of_case) ? "domestic-abuse" : is_enhanced (role) ? "enhanced" : "standard",
                                   last, (int) days, error);
}
