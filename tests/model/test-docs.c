/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-reference.h"
#include "model/cbk-registry.h"

/* The data-model page is made of the field tables, and a test sees to it that it is the one that was made last. */

static const char *const type_words[] = {
  [CBK_FIELD_TEXT] = "text", [CBK_FIELD_CODE] = "code", [CBK_FIELD_REF] = "reference", [CBK_FIELD_DATE] = "date",
  [CBK_FIELD_GEOMETRY] = "geometry", [CBK_FIELD_LIST] = "list", [CBK_FIELD_INT] = "number", [CBK_FIELD_TIME] = "time",
  [CBK_FIELD_BOOL] = "yes/no",
};

static const char *const unit_words[] = {
  [CBK_UNIT_NONE] = "", [CBK_UNIT_E7] = "degrees × 10⁷", [CBK_UNIT_METRES] = "m", [CBK_UNIT_MILLIMETRES] = "mm",
  [CBK_UNIT_CENTIMETRES] = "cm", [CBK_UNIT_SQUARE_METRES] = "m²", [CBK_UNIT_MINUTES] = "minutes",
  [CBK_UNIT_SECONDS] = "seconds", [CBK_UNIT_DAYS] = "days", [CBK_UNIT_MONTHS] = "months", [CBK_UNIT_YEARS] = "years",
  [CBK_UNIT_PENCE] = "pence", [CBK_UNIT_PPM] = "millionths", [CBK_UNIT_PERCENT] = "%", [CBK_UNIT_BYTES] = "bytes",
  [CBK_UNIT_DEGREES] = "degrees",
};

static void
append_flags (GString *page, const CbkField *field)
{
  static const char *const merges[] = { "", "group", "strict", "HQ" };
  static const struct
  {
    CbkFieldFlags flag;
    const char *word;
  } flags[] = {
    { CBK_FIELD_REQUIRED, "needed" }, { CBK_FIELD_FIXED, "set once" },       { CBK_FIELD_INDEXED, "listed by" },
    { CBK_FIELD_SEARCHABLE, "searched" }, { CBK_FIELD_SENSITIVE, "sensitive" },
  };
  const char *comma = "";

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (field->flags & flags[i].flag)
      {
        g_string_append_printf (page, "%s%s", comma, flags[i].word);
        comma = ", ";
      }

  if (field->merge == CBK_MERGE_GROUP)
    g_string_append_printf (page, "%swith %s", comma, field->group);
  else if (field->merge != CBK_MERGE_FIELD)
    g_string_append_printf (page, "%s%s", comma, merges[field->merge]);
}

static void
append_machine (GString *page, const CbkMachine *machine)
{
  g_string_append (page, "\n| from | event | to | who | asks | guard |\n|---|---|---|---|---|---|\n");
  for (guint i = 0; i < machine->n_transitions; i++)
    {
      const CbkTransition *row = &machine->transitions[i];
      g_autofree char *who =
        row->who == CBK_ROLES_WORKING ? g_strdup ("everybody who works on records") : cbk_roles_print (row->who);

      g_string_append_printf (page, "| %s | %s | %s | %s | %s | %s |\n", row->from != NULL ? row->from : "-", row->event,
                              row->to, who, row->asks != NULL ? row->asks : "", row->guard != NULL ? row->guard : "");
    }
}

static void
append_entity (GString *page, CbkRecordClass *klass)
{
  const CbkEntity *entity = klass->entity;

  g_string_append_printf (page, "\n## %s (`%s`)\n\n%s\n\n| field | label | holds | notes |\n|---|---|---|---|\n",
                          entity->label, entity->name, entity->about);
  for (guint i = klass->n_fields - entity->n_fields; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];

      g_string_append_printf (page, "| %s | %s | %s%s%s%s%s | ", field->name, field->label, type_words[field->type],
                              field->target != NULL ? " " : "", field->target != NULL ? field->target : "",
                              field->unit != CBK_UNIT_NONE ? ", " : "", unit_words[field->unit]);
      append_flags (page, field);
      g_string_append (page, " |\n");
    }

  if (entity->machine != NULL)
    append_machine (page, entity->machine);
}

/* Every laptop holds a part: which one each kind of record is in. */
static void
append_scoping (GString *page, GPtrArray *classes)
{
  static const char *const kinds[] = {
    [CBK_SCOPING_NONE] = "?",
    [CBK_SCOPING_REFERENCE] = "everybody",
    [CBK_SCOPING_ROOT] = "a scope of its own, its unit, its team",
    [CBK_SCOPING_CHILD] = "what it belongs to",
    [CBK_SCOPING_SHARED] = "what names it",
    [CBK_SCOPING_SHARED_FURTHER] = "what names it, persons too",
  };

  g_string_append (page, "\n## Which laptops hold what\n\nHow headquarters finds the scopes of a record is in "
                         "[sync.md](sync.md), \"Scopes\".\n\n"
                         "| kind | held by | belongs to | held by those named in | while |\n|---|---|---|---|---|\n");
  for (guint i = 0; i < classes->len; i++)
    {
      const CbkEntity *entity = ((CbkRecordClass *) classes->pdata[i])->entity;

      g_string_append_printf (page, "| %s | %s | %s | %s | %s |\n", entity->name, kinds[entity->scoping],
                              entity->home != NULL ? entity->home : "", entity->holders != NULL ? entity->holders : "",
                              entity->held_while != NULL ? entity->held_while : "");
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(CbkRecordClass *const *) a)->entity->name, (*(CbkRecordClass *const *) b)->entity->name);
}

static char *
make_page (void)
{
  g_autoptr(GPtrArray) classes = g_ptr_array_new ();
  GString *page = g_string_new ("# The data model\n\nMade from the field tables in src/model; "
                                "`tools/update-golden` makes it again.\n");

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    g_ptr_array_add (classes, cbk_registry_nth (i));
  g_ptr_array_sort (classes, compare_names);

  append_scoping (page, classes);
  for (guint i = 0; i < classes->len; i++)
    append_entity (page, classes->pdata[i]);

  return g_string_free (page, FALSE);
}

static void
test_the_data_model_page_is_true (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "data-model.md", NULL);
  g_autofree char *made = make_page ();
  g_autofree char *kept = NULL;

  if (g_getenv ("CBK_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, made, -1, NULL));

  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_true (g_str_equal (made, kept));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docs/the-data-model-page-is-true", test_the_data_model_page_is_true);

  return g_test_run ();
}
