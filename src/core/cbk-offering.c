/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-offering.h"

#include "core/cbk-policy.h"
#include "model/cbk-registry.h"

/* Which step of the subject's state machine a command takes whatever is typed. Those that take one of several,
   or none, are not here: they say themselves what is wrong. */
static const struct
{
  const char *command;
  const char *event;
} events[] = {
  { "acknowledge_action", "acknowledge" },
  { "acknowledge_allocation", "acknowledge" },
  { "activate_case", "activate" },
  { "allocate_action", "allocate" },
  { "allocate_case", "allocate" },
  { "answer_bail", "answer" },
  { "approve_plan", "approve" },
  { "ask_to_cancel_offence", "ask_to_cancel" },
  { "authorise_detention", "authorise" },
  { "authorise_outcome", "authorise" },
  { "begin_screening", "begin_screening" },
  { "cancel_action", "cancel" },
  { "change_statement", "change" },
  { "charge_detainee", "charge" },
  { "charge_suspect", "charge" },
  { "close_case", "close" },
  { "complete_action", "complete" },
  { "decline_allocation", "decline" },
  { "discard_draft", "discard" },
  { "exempt_duty", "exempt" },
  { "extend_bail", "extend" },
  { "extend_detention", "extend" },
  { "file_action", "file" },
  { "file_case", "file" },
  { "mark_not_crime", "not_a_crime" },
  { "override_grade", "override" },
  { "read_back_statement", "read_back" },
  { "reclassify_offence", "reclassify" },
  { "reconsider_disclosure", "reconsider" },
  { "refer_case", "refer" },
  { "refuse_outcome", "refuse" },
  { "release_detainee", "release" },
  { "reopen_case", "reopen" },
  { "request_clip", "request" },
  { "resume_bail", "resume" },
  { "retract_statement", "retract" },
  { "return_plan", "return" },
  { "review_clip", "review" },
  { "review_detention", "review" },
  { "seal_exhibit", "seal" },
  { "secure_clip", "secure" },
  { "sign_assessment", "sign" },
  { "sign_statement", "sign" },
  { "stop_bail", "stop" },
  { "submit_exhibit", "submit" },
  { "submit_plan", "submit" },
  { "suspend_bail", "suspend" },
};

/* They work on one record of any kind, or on none, and have their own places in the window. */
static const char *const apart[] = { "create", "edit", "link_records", "resolve_conflict", "undo", "withdraw",
                                     "register_file", "correct_entry", "escalate_allocations",
                                     "mark_overdue_reviews", NULL };

void
cbk_offer_free (CbkOffer *self)
{
  g_free (self->why_not);
  g_free (self);
}

static const CbkParam *
find_param (const CbkCommand *self, const char *name)
{
  for (guint i = 0; i < self->n_params; i++)
    if (g_str_equal (self->params[i].name, name))
      return &self->params[i];

  return NULL;
}

/* The parameter that names the record in a command that makes another one. */
static const CbkParam *
find_home_param (const CbkCommand *self, const char *type)
{
  for (guint i = 0; i < self->n_params; i++)
    {
      const CbkParam *param = &self->params[i];

      if (param->type == CBK_FIELD_REF && g_strcmp0 (param->target, type) == 0
          && (g_str_equal (param->name, "case_id") || g_str_equal (param->name, type)))
        return param;
    }

  return NULL;
}

static gboolean
takes_typed_subject (const CbkCommand *self)
{
  const CbkParam *param = find_param (self, "type");

  return self->subject == NULL && param != NULL && g_strcmp0 (param->target, "subject_type") == 0;
}

static gboolean
machine_knows (const char *type, const char *event)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  const CbkMachine *machine = klass != NULL ? klass->entity->machine : NULL;

  for (guint i = 0; machine != NULL && i < machine->n_transitions; i++)
    if (g_str_equal (machine->transitions[i].event, event))
      return TRUE;

  return FALSE;
}

/**
 * cbk_command_get_event:
 * @self: a command
 *
 * Returns: (nullable): the step that it takes in its subject's state machine, where that does not depend on what
 * is typed
 */
const char *
cbk_command_get_event (const CbkCommand *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (events[i].command, self->name))
      return events[i].event;

  return NULL;
}

/**
 * cbk_command_is_for:
 * @self: a command
 * @reference: the lists
 * @type: an entity's name
 *
 * Returns: whether a page of that kind of record has it: it works on one, or makes something that belongs to one
 */
gboolean
cbk_command_is_for (const CbkCommand *self, CbkReference *reference, const char *type)
{
  const char *event = cbk_command_get_event (self);

  if (g_strv_contains (apart, self->name))
    return FALSE;
  if (self->subject != NULL)
    return g_str_equal (self->subject, type);
  if (takes_typed_subject (self))
    return cbk_reference_find_value (reference, "subject_type", type) != NULL
           && (event == NULL || machine_knows (type, event));

  return find_home_param (self, type) != NULL;
}

/**
 * cbk_command_dup_prefill:
 * @self: a command
 * @type: the kind of the record that it is offered for
 * @id: the record
 *
 * Returns: (transfer full) (element-type utf8 utf8): the arguments that the record answers itself, so that nobody
 * is asked for them
 */
GHashTable *
cbk_command_dup_prefill (const CbkCommand *self, const char *type, const char *id)
{
  GHashTable *args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const CbkParam *home = self->subject == NULL ? find_home_param (self, type) : NULL;

  if (takes_typed_subject (self))
    g_hash_table_insert (args, g_strdup ("type"), g_strdup (type));
  else if (home != NULL)
    g_hash_table_insert (args, g_strdup (home->name), g_strdup (id));

  return args;
}

static void
append_states (GString *text, CbkReference *reference, const CbkMachine *machine, const CbkField *field,
               const char *event)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < machine->n_transitions; i++)
    {
      const CbkTransition *row = &machine->transitions[i];
      const CbkReferenceValue *value = NULL;

      if (!g_str_equal (row->event, event) || row->from == NULL
          || g_ptr_array_find_with_equal_func (seen, row->from, g_str_equal, NULL))
        continue;

      g_ptr_array_add (seen, (gpointer)row->from);
      if (field->target != NULL)
        value = cbk_reference_find_value (reference, field->target, row->from);
      g_string_append_printf (text, "%s“%s”", seen->len > 1 ? ", " : "", value != NULL ? value->label : row->from);
    }
}

/* NULL when it can be tried. */
static char *
describe_obstacle (CbkWorkspace *self, const CbkCommand *command, CbkRecord *record)
{
  const CbkMachine *machine = cbk_record_get_entity (record)->machine;
  const char *event = cbk_command_get_event (command);
  g_autofree char *what = g_strdelimit (g_strdup (command->name), "_", ' ');
  g_autoptr (GError) error = NULL;
  const CbkField *field;
  GString *text;

  if (!cbk_policy_check_roles (cbk_workspace_get_user (self), command->who, what, &error))
    return g_strdup (error->message);
  if (record->withdrawn != NULL)
    return g_strdup (_ ("It is withdrawn"));
  if (event == NULL || machine == NULL
      || cbk_machine_find (machine, cbk_record_get_text (record, machine->field), event) != NULL)
    return NULL;

  field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), machine->field);
  text = g_string_new (_ ("Only while it is "));
  append_states (text, cbk_workspace_get_reference (self), machine, field, event);

  return g_string_free (text, FALSE);
}

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const CbkOffer *one = *(const CbkOffer *const *)a;
  const CbkOffer *other = *(const CbkOffer *const *)b;

  if ((one->why_not != NULL) != (other->why_not != NULL))
    return one->why_not != NULL ? 1 : -1;

  return g_utf8_collate (_ (one->command->label), _ (other->command->label));
}

/**
 * cbk_workspace_list_offers:
 * @self: a workspace with a user
 * @record: what is open
 *
 * What its page offers to do, also what cannot be done at the moment, with the reason: a verb that is not there
 * makes people look for it.
 *
 * Returns: (transfer full) (element-type CbkOffer): what can be done first, then by their labels
 */
GPtrArray *
cbk_workspace_list_offers (CbkWorkspace *self, CbkRecord *record)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify)cbk_offer_free);
  const char *type = cbk_record_get_entity (record)->name;

  for (guint i = 0; i < cbk_command_get_n (); i++)
    {
      const CbkCommand *command = cbk_command_nth (i);
      CbkOffer *offer;

      if (!cbk_command_is_for (command, cbk_workspace_get_reference (self), type))
        continue;

      offer = g_new0 (CbkOffer, 1);
      offer->command = command;
      offer->why_not = describe_obstacle (self, command, record);
      g_ptr_array_add (offers, offer);
    }
  g_ptr_array_sort (offers, compare_offers);

  return offers;
}
