/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "model/cbk-registry.h"
#include "sim/sim-check.h"
#include "sim/sim-laptop.h"

#define MAX_RECORDS 5

/* One field of each policy at least. The few values meet often: the same twice, there and back. */
typedef struct
{
  const char *type;
  const char *field;
  gboolean number;
  guint weight;
} SimField;

static const SimField fields[] = {
  { "case", "summary", FALSE, 6 },          /* field */
  { "case", "method", FALSE, 4 },           /* field */
  { "case", "occurred_from", TRUE, 4 },     /* group */
  { "case", "occurred_to", TRUE, 4 },       /* group */
  { "case", "outcome_reason", FALSE, 2 },   /* another group */
  { "case", "reference", FALSE, 1 },        /* headquarters alone */
  { "case", "withdrawn", FALSE, 1 },        /* strict, and the end of it */
  { "person", "surname", FALSE, 4 },        /* group */
  { "person", "forenames", FALSE, 4 },      /* group */
  { "person", "birth_place", FALSE, 4 },    /* field */
  { "person", "retention_reason", FALSE, 3 }, /* strict */
  { "outcome", "letter_text", FALSE, 4 },   /* of a strict kind */
  { "outcome", "activity", FALSE, 3 },      /* of a strict kind */
};

static const char *const words[] = { "amber", "birch", "cedar", NULL };
static const char *const types[] = { "case", "person", "outcome", "log_entry" };

typedef struct
{
  SimLaptop *laptop;
  SimDice *dice;
  CbkChangeSet *changes;
  GString *summary;
} SimEdit;

static void
set_value (SimEdit *self, CbkRecord *record, const SimField *field)
{
  guint n = sim_dice_below (self->dice, 4);

  if (field->number && n < 3)
    cbk_record_set_int (record, field->field, 1000 * (gint64) (n + 1));
  else if (field->number)
    cbk_record_set_int (record, field->field, CBK_INT_UNSET);
  else
    cbk_record_set_text (record, field->field, words[n]);
}

static const SimField *
choose_field (SimEdit *self)
{
  guint sum = 0, n;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sum += fields[i].weight;
  n = sim_dice_below (self->dice, sum);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (n < fields[i].weight)
        return &fields[i];
      n -= fields[i].weight;
    }

  g_assert_not_reached ();
}

/* One of the few oldest that are still there: people meet on the same records. */
static gboolean
choose_record (SimEdit *self, CbkSession *session, const char *type, CbkRecord **ret_record, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE withdrawn IS NULL ORDER BY id LIMIT %d",
                                          klass->entity->relation, MAX_RECORDS);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto(CbkStatement) stmt = { 0 };

  *ret_record = NULL;
  cbk_statement_init (&stmt, cbk_session_get_cache (session), sql);
  while (cbk_statement_step (&stmt))
    {
      char id[CBK_ID_LENGTH + 1] = "";

      cbk_statement_get_id (&stmt, 0, id);
      g_ptr_array_add (ids, g_strdup (id));
    }
  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  if (ids->len == 0)
    return TRUE;

  *ret_record = cbk_session_get (session, type, ids->pdata[sim_dice_below (self->dice, ids->len)], error);

  return *ret_record != NULL;
}

/* Some belong to a case, and go where that goes. */
static gboolean
put_into_case (SimEdit *self, CbkSession *session, CbkRecord *record, const char *type, GError **error)
{
  g_autoptr(CbkRecord) home = NULL;
  gboolean outcome = g_str_equal (type, "outcome");

  if ((!outcome && !g_str_equal (type, "log_entry")) || !sim_dice_percent (self->dice, 70))
    return TRUE;

  if (!choose_record (self, session, "case", &home, error))
    return FALSE;

  if (home == NULL)
    return TRUE;

  cbk_record_set_text (record, outcome ? "case_id" : "subject_id", home->id);
  if (!outcome)
    cbk_record_set_text (record, "subject_type", "case");

  return TRUE;
}

static gboolean
create (SimEdit *self, CbkSession *session, GError **error)
{
  const char *type = types[sim_dice_below (self->dice, G_N_ELEMENTS (types))];
  char id[CBK_ID_LENGTH + 1];
  g_autoptr(CbkRecord) record = NULL;
  g_autofree char *canary = NULL;

  cbk_id_init (id, &self->laptop->env.env);
  canary = sim_check_canary (id);
  record = cbk_record_new (cbk_registry_find (type), id);
  if (g_str_equal (type, "log_entry"))
    cbk_record_set_text (record, "body", canary);
  if (g_str_equal (type, "case"))
    cbk_record_set_text (record, "location_text", canary);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].type, type) && fields[i].weight > 1 && sim_dice_percent (self->dice, 50))
      set_value (self, record, &fields[i]);

  /* As a program of the next version writes it, whose field this one does not know. */
  if (sim_dice_percent (self->dice, 20))
    record->extra = g_strdup ("{\"zz_later\":\"kept\"}");
  cbk_change_set_create (self->changes, record);
  g_string_append_printf (self->summary, " +%s", type);

  return put_into_case (self, session, record, type, error);
}

static gboolean
change (SimEdit *self, CbkSession *session, GError **error)
{
  const SimField *field = choose_field (self);
  g_autoptr(CbkRecord) before = NULL;
  g_autoptr(CbkRecord) after = NULL;

  if (!choose_record (self, session, field->type, &before, error))
    return FALSE;

  if (before == NULL)
    return create (self, session, error);

  if (cbk_change_set_find (self->changes, before->id) != NULL)
    return TRUE;

  after = cbk_record_dup (before);
  set_value (self, after, field);
  if (sim_dice_percent (self->dice, 25))
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      if (g_str_equal (fields[i].type, field->type) && fields[i].weight > 2 && sim_dice_percent (self->dice, 40))
        set_value (self, after, &fields[i]);
  if (g_str_equal (field->type, "case") && sim_world_may (self->laptop->world, SIM_MAY_FLAP) && sim_dice_percent (self->dice, 15))
    cbk_record_set_text (after, "unit", ((const char *[]){ SIM_UNIT_A, SIM_UNIT_B, NULL })[sim_dice_below (self->dice, 3)]);
  if (sim_world_may (self->laptop->world, SIM_MAY_RESTRICT) && sim_dice_percent (self->dice, 6))
    cbk_record_set_text (after, "restricted_to", SIM_NEED);
  cbk_change_set_update (self->changes, before, after);
  g_string_append_printf (self->summary, " %s.%s", field->type, field->field);

  return TRUE;
}

static gboolean
edit (CbkSession *session, gpointer data, GError **error)
{
  SimEdit *self = data;
  guint n = sim_dice_percent (self->dice, 75) ? 1 : 2 + sim_dice_below (self->dice, 3);

  for (guint i = 0; i < n; i++)
    {
      gboolean new = sim_dice_percent (self->dice, 30);

      if (!(new ? create (self, session, error) : change (self, session, error)))
        return FALSE;
    }

  return cbk_session_commit (session, self->changes, error);
}

/**
 * sim_laptop_edit:
 * @self: a laptop
 * @dice: decide what its user does
 * @error: any store error
 *
 * One action over one record or several.
 *
 * Returns: whether its user was told that it is saved
 */
gboolean
sim_laptop_edit (SimLaptop *self, SimDice *dice, GError **error)
{
  g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("test", self->officer, NULL);
  g_autoptr(GString) summary = g_string_new (NULL);
  SimEdit data = { self, dice, changes, summary };
  gboolean ok = cbk_store_save (self->store, edit, &data, NULL, error);

  sim_world_trace (self->world, "edit %u%s%s", self->number, summary->str, ok ? "" : ": not saved");

  return ok;
}
