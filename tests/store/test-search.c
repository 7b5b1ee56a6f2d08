/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-search.h"
#include "store/fixture.h"

typedef struct
{
  const char *text;
  GString *found;
} Search;

static gboolean
search (CbkSession *session, gpointer data, GError **error)
{
  Search *self = data;
  g_autoptr(GArray) hits = cbk_search_run (session, self->text, NULL, 20, error);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      g_autoptr(CbkRecord) record =
        cbk_cache_get_by_rid (cbk_session_get_cache (session), g_array_index (hits, CbkHit, i).rid, error);

      g_string_append_printf (self->found, "%s%s", i > 0 ? ", " : "", cbk_record_get_text (record, "summary"));
    }

  return hits != NULL;
}

static void
assert_found (Fixture *fixture, const char *text, const char *expected)
{
  Search self = { text, g_string_new (NULL) };
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_read (fixture->store, search, &self, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_cmpstr (self.found->str, ==, expected);
  g_string_free (self.found, TRUE);
}

static CbkRecord *
save (Fixture *fixture, const char *summary, const char *reference, const char *method)
{
  CbkRecord *record = fixture_new_case (fixture, summary);

  cbk_record_set_text (record, "reference", reference);
  cbk_record_set_text (record, "method", method);
  fixture_save (fixture, NULL, record);

  return record;
}

static void
test_words_are_found_by_their_beginning (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) a = save (fixture, "Harbour burglary", NULL, "Rear window forced with a screwdriver");
  g_autoptr(CbkRecord) b = save (fixture, "Café robbery", NULL, "Threatened with a knife at the harbour");

  assert_found (fixture, "screw", "Harbour burglary");
  assert_found (fixture, "cafe", "Café robbery");
  assert_found (fixture, "CAFÉ rob", "Café robbery");
  assert_found (fixture, "harbour knife", "Café robbery");
  assert_found (fixture, "helicopter", "");
  assert_found (fixture, "", "");
  assert_found (fixture, "  \" * ( ) AND OR NEAR", "");
}

static void
test_what_names_a_record_comes_before_what_mentions_it (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) a = save (fixture, "Harbour burglary", NULL, NULL);
  g_autoptr(CbkRecord) b = save (fixture, "Theft of a boat", NULL, "Another harbour burglary is linked");

  assert_found (fixture, "harbour burglary", "Harbour burglary, Theft of a boat");
}

static void
test_references_are_found_by_any_part (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) a = save (fixture, "Harbour burglary", "20CV/123456/26", NULL);

  assert_found (fixture, "20CV/123456/26", "Harbour burglary");
  assert_found (fixture, "20cv123456", "Harbour burglary");
  assert_found (fixture, "123456", "Harbour burglary");
  assert_found (fixture, "1234", "Harbour burglary");
  assert_found (fixture, "3456", "");
}

static void
test_a_changed_record_is_found_by_its_new_words_only (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = save (fixture, "Harbour burglary", "20CV/123456/26", "Forced window");
  g_autoptr(CbkRecord) draft = cbk_record_dup (record);

  cbk_record_set_text (draft, "summary", "Marina arson");
  cbk_record_set_text (draft, "reference", "20CV/777777/26");
  fixture_save (fixture, record, draft);

  assert_found (fixture, "harbour", "");
  assert_found (fixture, "123456", "");
  assert_found (fixture, "marina", "Marina arson");
  assert_found (fixture, "777777", "Marina arson");
  assert_found (fixture, "forced", "Marina arson");
}

static char *
save_record (Fixture *fixture, const char *type, ...)
{
  char id[CBK_ID_LENGTH + 1];
  g_autoptr(CbkRecord) record = NULL;
  const char *field;
  va_list args;

  cbk_id_init (id, &fixture->env.env);
  record = cbk_record_new (cbk_registry_find (type), id);
  va_start (args, type);
  while ((field = va_arg (args, const char *)) != NULL)
    cbk_record_set_text (record, field, va_arg (args, const char *));
  va_end (args);
  fixture_save (fixture, NULL, record);

  return g_strdup (id);
}

typedef struct
{
  const char *text;
  char id[CBK_ID_LENGTH + 1];
} First;

static gboolean
find_first (CbkSession *session, gpointer data, GError **error)
{
  First *self = data;
  g_autoptr(GArray) hits = cbk_search_run (session, self->text, NULL, 20, error);

  if (hits != NULL && hits->len > 0)
    {
      g_autoptr(CbkRecord) record =
        cbk_cache_get_by_rid (cbk_session_get_cache (session), g_array_index (hits, CbkHit, 0).rid, error);

      g_strlcpy (self->id, record->id, sizeof self->id);
    }

  return hits != NULL;
}

static void
assert_first (Fixture *fixture, const char *text, const char *id)
{
  First self = { text, "" };
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_read (fixture->store, find_first, &self, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_cmpstr (self.id, ==, id);
}

static void
test_a_mark_is_found_by_any_part_and_when_misread (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = save_record (fixture, "vehicle", "registration", "JA21 OUD", NULL);
  const char *texts[] = { "JA21OUD", "ja21 oud", "ja2", "21OUD", "OUD", "JA210UD", "ja21" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_first (fixture, texts[i], id);
}

static void
test_a_telephone_is_found_in_any_form (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = save_record (fixture, "phone", "number", "07700 900123", NULL);
  const char *texts[] = { "07700900123", "07700 900 123", "+44 7700 900123", "00447700900123", "+44 (0)7700 900123", "077009" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_first (fixture, texts[i], id);
}

static void
test_a_person_is_found_misspelt_turned_round_and_by_birth (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = save_record (fixture, "person", "surname", "Fellows", "forenames", "Jack Étienne", "born", "1984-05-31", NULL);
  const char *texts[] = { "fellows", "jack fellows", "Fellows Jack", "felows", "fellosw", "Jakc Felows", "etienne",
                          "31/05/1984", "1984-05-31", "31.5.1984", "fell" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_first (fixture, texts[i], id);
}

static void
test_a_postcode_is_found_however_it_is_spaced (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = save_record (fixture, "postcode", "postcode", "B1 1AY", NULL);
  const char *texts[] = { "B1 1AY", "b11ay", "b1  1ay", "b11" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_first (fixture, texts[i], id);
}

/* Saves that come one after the other are committed to the cache together: nobody sees that. */
static void
test_whoever_saves_much_finds_the_last_of_it_at_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = save (fixture, "Harbour burglary", NULL, "account 0");

  for (guint i = 1; i <= 250; i++)
    {
      g_autofree char *account = g_strdup_printf ("account %u", i);
      g_autoptr(CbkRecord) draft = cbk_record_dup (record);

      cbk_record_set_text (draft, "method", account);
      fixture_save (fixture, record, draft);
      g_set_object (&record, draft);

      if (i % 70 == 0)
        assert_found (fixture, account, "Harbour burglary");
    }

  assert_found (fixture, "account 250", "Harbour burglary");
  assert_found (fixture, "249", "");
  assert_found (fixture, "100", "");
  assert_found (fixture, "0", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/search/words-are-found-by-their-beginning", test_words_are_found_by_their_beginning);
  ADD_STORE_TEST ("/search/what-names-a-record-comes-first", test_what_names_a_record_comes_before_what_mentions_it);
  ADD_STORE_TEST ("/search/references-are-found-by-any-part", test_references_are_found_by_any_part);
  ADD_STORE_TEST ("/search/a-changed-record-is-found-by-its-new-words-only", test_a_changed_record_is_found_by_its_new_words_only);
  ADD_STORE_TEST ("/search/a-mark-is-found-by-any-part-and-when-misread", test_a_mark_is_found_by_any_part_and_when_misread);
  ADD_STORE_TEST ("/search/a-telephone-is-found-in-any-form", test_a_telephone_is_found_in_any_form);
  ADD_STORE_TEST ("/search/a-person-is-found-misspelt-turned-round-and-by-birth",
                  test_a_person_is_found_misspelt_turned_round_and_by_birth);
  ADD_STORE_TEST ("/search/a-postcode-is-found-however-it-is-spaced", test_a_postcode_is_found_however_it_is_spaced);
  ADD_STORE_TEST ("/search/whoever-saves-much-finds-the-last-of-it-at-once",
                  test_whoever_saves_much_finds_the_last_of_it_at_once);

  return g_test_run ();
}
