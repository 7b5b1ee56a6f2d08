/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-identifiers.h"
#include "lib/cbk-test.h"

#include <string.h>

/* @because: part of the sentence that says what is unusual; %NULL when nothing should be */
static void
check (CbkIdentifierCheck function, const char *text, const char *normal, const char *because)
{
  g_autofree char *result = NULL;
  CbkIdentifierNote finding = function (text, &result);

  g_assert_cmpstr (result, ==, normal);
  g_assert_cmpint (finding.unusual, ==, because != NULL);
  if (because != NULL)
    g_assert_nonnull (strstr (finding.text, because));
  else
    g_assert_null (finding.text);

  /* Whoever wants only the finding gets the same one. */
  g_assert_cmpint (function (text, NULL).unusual, ==, finding.unusual);
}

static void
test_pnc_letters_follow_the_figures (void)
{
  g_assert_cmpint (cbk_pnc_id_get_letter (2003, 62845), ==, 'E');
  g_assert_cmpint (cbk_pnc_id_get_letter (99, 1), ==, 'G');
  g_assert_cmpint (cbk_pnc_id_get_letter (16, 123456), ==, 'J');
  g_assert_cmpint (cbk_pnc_id_get_letter (2026, 123), ==, 'D');
}

static void
test_pnc_ids_are_read_in_both_layouts (void)
{
  g_autofree char *whole = cbk_pnc_id_format (2003, 62845, TRUE);
  g_autofree char *brief = cbk_pnc_id_format (2003, 62845, FALSE);

  g_assert_cmpstr (whole, ==, "2003/0062845E");
  g_assert_cmpstr (brief, ==, "03/0062845E");

  check (cbk_pnc_id_check, "2003/0062845E", "2003/0062845E", NULL);
  check (cbk_pnc_id_check, " 03/0062845e ", "03/0062845E", NULL);
  check (cbk_pnc_id_check, "03/62845E", "03/0062845E", NULL);
  check (cbk_pnc_id_check, "20030062845E", "2003/0062845E", NULL);
  check (cbk_pnc_id_check, "030062845E", "03/0062845E", NULL);
  check (cbk_pnc_id_check, "2003/0062845", "2003/0062845", "missing");
  check (cbk_pnc_id_check, "2003/0062846E", "2003/0062846E", "does not agree");
  check (cbk_pnc_id_check, "203/0062845E", "203/0062845E", "a year, a stroke");
  check (cbk_pnc_id_check, "2003/00628451E", "2003/00628451E", "a year, a stroke");
  check (cbk_pnc_id_check, "2003/0062845EE", "2003/0062845EE", "a year, a stroke");
  check (cbk_pnc_id_check, "Unknown", "UNKNOWN", "a year, a stroke");
  check (cbk_pnc_id_check, NULL, "", "a year, a stroke");
}

static void
test_other_numbers_have_their_shapes (void)
{
  check (cbk_arrest_summons_check, "1101ZD0100000410837W", "1101ZD0100000410837W", NULL);
  check (cbk_arrest_summons_check, "11/01zd/01/410837w", "1101ZD0100000410837W", NULL);
  check (cbk_arrest_summons_check, "11/01ZD/410837W", "1101ZD410837W", "summons");
  check (cbk_arrest_summons_check, "", "", "summons");
  check (cbk_prison_number_check, "a1234bc", "A1234BC", NULL);
  check (cbk_prison_number_check, "A1234 BC", "A1234BC", NULL);
  check (cbk_prison_number_check, "AB1234C", "AB1234C", "prison number");
  check (cbk_uprn_check, "000100023336956", "100023336956", NULL);
  check (cbk_uprn_check, "7", "7", NULL);
  check (cbk_uprn_check, "1234567890123", "1234567890123", "twelve");
  check (cbk_uprn_check, "0", "", "twelve");
  check (cbk_uprn_check, "12a", "12A", "twelve");
}

static void
test_imeis_end_in_luhns_digit (void)
{
  check (cbk_imei_check, "49-015420-323751-8", "490154203237518", NULL);
  check (cbk_imei_check, "490154203237519", "490154203237519", "do not agree");
  check (cbk_imei_check, "49015420323751", "49015420323751", "missing");
  check (cbk_imei_check, "4901542032375101", "4901542032375101", NULL);
  check (cbk_imei_check, "490154203", "490154203", "fifteen");
  check (cbk_imei_check, "49015420323751x", "49015420323751X", "fifteen");
}

static void
test_postcodes_are_printed_with_one_space (void)
{
  check (cbk_postcode_check, "b11aa", "B1 1AA", NULL);
  check (cbk_postcode_check, "B1  1AY", "B1 1AY", NULL);
  check (cbk_postcode_check, "ws101aa", "WS10 1AA", NULL);
  check (cbk_postcode_check, "EC1A 1BB", "EC1A 1BB", NULL);
  check (cbk_postcode_check, "W1A 0AX", "W1A 0AX", NULL);
  check (cbk_postcode_check, "GIR 0AA", "GIR 0AA", NULL);
  check (cbk_postcode_check, "B1", "B1", "first half");
  check (cbk_postcode_check, "WS10", "WS10", "first half");
  check (cbk_postcode_check, "QB1 1AA", "QB1 1AA", "not written");
  check (cbk_postcode_check, "B1 1AC", "B1 1AC", "not written");
  check (cbk_postcode_check, "B1 AA1", "B1AA1", "not written");
  check (cbk_postcode_check, "90210", "90210", "not written");
  check (cbk_postcode_check, NULL, "", "not written");
}

static void
test_fixed_postcodes_are_seven_wide (void)
{
  g_autofree char *short_one = cbk_postcode_to_fixed ("b1 1ay");
  g_autofree char *middle_one = cbk_postcode_to_fixed ("CV11DD");
  g_autofree char *long_one = cbk_postcode_to_fixed ("WS10 1AA");

  g_assert_cmpstr (short_one, ==, "B1  1AY");
  g_assert_cmpstr (middle_one, ==, "CV1 1DD");
  g_assert_cmpstr (long_one, ==, "WS101AA");
  g_assert_null (cbk_postcode_to_fixed ("B1"));
}

static void
test_every_real_postcode_is_usual (void)
{
  static const char *const areas[] = { "b", "cv", "dy", "ws", "wv" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *name = g_strdup_printf ("postcodes/codepoint_%s.csv", areas[i]);
      g_autofree char *path = cbk_test_shared_data (name);
      g_autofree char *text = NULL;

      if (path == NULL)
        return;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      for (char *line = text; line != NULL && *line == '"'; n++)
        {
          g_autofree char *given = g_strndup (line + 1, 7);
          g_autofree char *fixed = cbk_postcode_to_fixed (given);

          g_assert_cmpstr (given, ==, fixed);
          line = strchr (line, '\n');
          line = line != NULL ? line + 1 : NULL;
        }
    }

  g_assert_cmpuint (n, ==, 91563);
}

static void
test_addresses_of_mail_have_one_at (void)
{
  check (cbk_email_check, " Some.One@Example.ORG ", "Some.One@example.org", NULL);
  check (cbk_email_check, "a+b@mail.example.co.uk", "a+b@mail.example.co.uk", NULL);
  check (cbk_email_check, "someone", "someone", "e-mail");
  check (cbk_email_check, "@example.org", "@example.org", "e-mail");
  check (cbk_email_check, "a@b@example.org", "a@b@example.org", "e-mail");
  check (cbk_email_check, "a@example", "a@example", "e-mail");
  check (cbk_email_check, "a@example..org", "a@example..org", "e-mail");
  check (cbk_email_check, "a b@example.org", "a b@example.org", "e-mail");
  check (cbk_email_check, "a@example.org.", "a@example.org.", "e-mail");
}

static void
test_registrations_are_known_by_their_shapes (void)
{
  static const struct
  {
    const char *vrm;
    CbkVrmShape shape;
  } cases[] = {
    { "ab12 cde", CBK_VRM_CURRENT },
    { "A123 BCD", CBK_VRM_PREFIX },
    { "Q1 ABC", CBK_VRM_PREFIX },
    { "ABC 123D", CBK_VRM_SUFFIX },
    { "ABC 1D", CBK_VRM_SUFFIX },
    { "AIZ 1234", CBK_VRM_NORTHERN_IRELAND },
    { "IJ 12", CBK_VRM_NORTHERN_IRELAND },
    { "ABC 123", CBK_VRM_DATELESS },
    { "123 ABC", CBK_VRM_DATELESS },
    { "A 1", CBK_VRM_DATELESS },
    { "101 D 123", CBK_VRM_DIPLOMATIC },
    { "AB12CDEF", CBK_VRM_OTHER },
    { "", CBK_VRM_OTHER },
    { "AAAAAAA", CBK_VRM_OTHER },
    { "B-MW 1234", CBK_VRM_DATELESS },
    { "W\u00dc 12", CBK_VRM_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cbk_vrm_get_shape (cases[i].vrm), ==, cases[i].shape);
}

static void
test_no_registration_is_refused (void)
{
  check (cbk_vrm_check, "ab12 cde", "AB12CDE", NULL);
  check (cbk_vrm_check, "AB-12.CDE", "AB12CDE", NULL);
  check (cbk_vrm_check, "w\u00fc ab 123", "W\u00dcAB123", "United Kingdom");
  check (cbk_vrm_check, "no idea", "NOIDEA", "United Kingdom");
  check (cbk_vrm_check, NULL, "", "United Kingdom");
}

static void
test_part_of_a_registration_finds_it (void)
{
  g_assert_true (cbk_vrm_matches ("AB12 CDE", "ab12cde", FALSE));
  g_assert_true (cbk_vrm_matches ("AB12 CDE", "AB*", FALSE));
  g_assert_true (cbk_vrm_matches ("AB12 CDE", "*2C*", FALSE));
  g_assert_true (cbk_vrm_matches ("AB12 CDE", "A*1*E", FALSE));
  g_assert_true (cbk_vrm_matches ("AB12 CDE", "AB?? CDE", FALSE));
  g_assert_true (cbk_vrm_matches ("AB12 CDE", "*", FALSE));
  g_assert_false (cbk_vrm_matches ("AB12 CDE", "B*", FALSE));
  g_assert_false (cbk_vrm_matches ("AB12 CDE", "AB12", FALSE));
  g_assert_false (cbk_vrm_matches ("AB12 CDE", "AB12CDE?", FALSE));
  g_assert_false (cbk_vrm_matches ("AB12 CDE", "", FALSE));
  g_assert_true (cbk_vrm_matches ("ABABAC", "*ABAC", FALSE));
}

static void
test_letters_pass_for_the_figures_they_look_like (void)
{
  g_autofree char *folded = cbk_vrm_fold ("oi sb*zg");

  g_assert_cmpstr (folded, ==, "0158*26");
  g_assert_true (cbk_vrm_matches ("BD51 SMR", "8D5I 5MR", TRUE));
  g_assert_false (cbk_vrm_matches ("BD51 SMR", "8D5I 5MR", FALSE));
  g_assert_true (cbk_vrm_matches ("OO10 ZZZ", "0010*", TRUE));
}

static void
check_phone (const char *text, const char *e164, CbkPhoneKind kind, const char *because)
{
  char result[CBK_PHONE_SIZE];
  CbkPhoneKind result_kind;
  CbkIdentifierNote finding = cbk_phone_parse (text, result, &result_kind);

  g_assert_cmpstr (result, ==, e164);
  g_assert_cmpint (result_kind, ==, kind);
  g_assert_cmpint (finding.unusual, ==, because != NULL);
  if (because != NULL)
    g_assert_nonnull (strstr (finding.text, because));
}

static void
test_numbers_of_the_united_kingdom_get_their_country (void)
{
  check_phone ("07700 900123", "+447700900123", CBK_PHONE_MOBILE, NULL);
  check_phone ("+44 7700 900123", "+447700900123", CBK_PHONE_MOBILE, NULL);
  check_phone ("+44 (0)7700 900-123", "+447700900123", CBK_PHONE_MOBILE, NULL);
  check_phone ("+44 07700 900123", "+447700900123", CBK_PHONE_MOBILE, NULL);
  check_phone ("0044 7700 900123", "+447700900123", CBK_PHONE_MOBILE, NULL);
  check_phone ("0044 (0) 121 496 0000", "+441214960000", CBK_PHONE_LANDLINE, NULL);
  check_phone ("447700900123", "+447700900123", CBK_PHONE_MOBILE, NULL);
  check_phone ("tel: 07700900123", "+447700900123", CBK_PHONE_MOBILE, NULL);
  check_phone ("\u202a07700\u00a0900\u2011123\u202c", "+447700900123", CBK_PHONE_MOBILE, NULL);
  check_phone ("(0121) 496 0000 ext. 12", "+441214960000", CBK_PHONE_LANDLINE, NULL);
  check_phone ("0121 496 0000 x12", "+441214960000", CBK_PHONE_LANDLINE, NULL);
  check_phone ("016977 1234", "+44169771234", CBK_PHONE_LANDLINE, NULL);
  check_phone ("020 7946 0000", "+442079460000", CBK_PHONE_LANDLINE, NULL);
  check_phone ("0300 123 1234", "+443001231234", CBK_PHONE_OTHER, NULL);
  check_phone ("0800 1111", "+448001111", CBK_PHONE_OTHER, NULL);
  check_phone ("07624 000000", "+447624000000", CBK_PHONE_MOBILE, NULL);
  check_phone ("07012 345678", "+447012345678", CBK_PHONE_OTHER, NULL);
}

static void
test_numbers_of_other_countries_are_kept (void)
{
  check_phone ("+48 22 123 45 67", "+48221234567", CBK_PHONE_INTERNATIONAL, NULL);
  check_phone ("0092 300 1234567", "+923001234567", CBK_PHONE_INTERNATIONAL, NULL);
  check_phone ("+353 (0)85 012 3456", "+353850123456", CBK_PHONE_INTERNATIONAL, NULL);
  check_phone ("+1 23", "+123", CBK_PHONE_INTERNATIONAL, "short");
  check_phone ("+1234567890123456", "", CBK_PHONE_UNKNOWN, "fifteen");
  check_phone ("+0 123", "", CBK_PHONE_UNKNOWN, "fifteen");
}

static void
test_doubtful_numbers_are_said_to_be (void)
{
  check_phone ("7700 900123", "+447700900123", CBK_PHONE_MOBILE, "0 at the beginning");
  check_phone ("07700 90012", "+44770090012", CBK_PHONE_UNKNOWN, "too few or too many");
  check_phone ("07700 9001234", "+4477009001234", CBK_PHONE_UNKNOWN, "too few or too many");
  check_phone ("496 0000", "", CBK_PHONE_UNKNOWN, "no area code");
  check_phone ("withheld", "", CBK_PHONE_UNKNOWN, "not a telephone number");
  check_phone ("", "", CBK_PHONE_UNKNOWN, "not a telephone number");
  check_phone (NULL, "", CBK_PHONE_UNKNOWN, "not a telephone number");
  check_phone ("0", "", CBK_PHONE_UNKNOWN, "not a telephone number");
  check_phone ("+44", "", CBK_PHONE_UNKNOWN, "not a telephone number");
  check_phone ("07700 900123 or 07700 900124", "", CBK_PHONE_UNKNOWN, "not a telephone number");
  check_phone ("1234567890123456789012345678901234567890", "", CBK_PHONE_UNKNOWN, "not a telephone number");
  check_phone ("0\xff", "", CBK_PHONE_UNKNOWN, "not a telephone number");
  check (cbk_phone_check, " withheld ", "withheld", "not a telephone number");
  check (cbk_phone_check, "07700 900123", "+447700900123", NULL);
}

/* Whatever is typed is borne, and what has been made normal and found usual stays as it is. */
static void
test_any_text_is_borne (void)
{
  static const CbkIdentifierCheck checks[] = {
    cbk_pnc_id_check, cbk_arrest_summons_check, cbk_prison_number_check, cbk_imei_check,  cbk_postcode_check,
    cbk_uprn_check,   cbk_email_check,          cbk_vrm_check,           cbk_phone_check,
  };
  static const char letters[] = "0123456789012345678901234567+/-.* ()@ABCDKXabxt\xc2\xa0\xff\xe2";
  CbkTestEnv env;
  guint n_usual = 0;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 90000; i++)
    {
      CbkIdentifierCheck function = checks[i % G_N_ELEMENTS (checks)];
      g_autofree char *normal = NULL;
      g_autofree char *again = NULL;
      guint8 dice[32];
      char text[32];

      cbk_env_random (&env.env, dice, sizeof dice);
      for (guint j = 0; j < sizeof text; j++)
        text[j] = letters[dice[j] % (sizeof letters - 1)];
      text[dice[31] % 31] = '\0';

      if (function (text, &normal).unusual)
        {
          g_assert_nonnull (normal);
          continue;
        }

      n_usual++;
      g_assert_false (function (normal, &again).unusual);
      g_assert_cmpstr (normal, ==, again);
    }

  g_assert_cmpuint (n_usual, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identifiers/pnc-letters-follow-the-figures", test_pnc_letters_follow_the_figures);
  g_test_add_func ("/identifiers/pnc-ids-are-read-in-both-layouts", test_pnc_ids_are_read_in_both_layouts);
  g_test_add_func ("/identifiers/other-numbers-have-their-shapes", test_other_numbers_have_their_shapes);
  g_test_add_func ("/identifiers/imeis-end-in-luhns-digit", test_imeis_end_in_luhns_digit);
  g_test_add_func ("/identifiers/postcodes-are-printed-with-one-space",
                   test_postcodes_are_printed_with_one_space);
  g_test_add_func ("/identifiers/fixed-postcodes-are-seven-wide", test_fixed_postcodes_are_seven_wide);
  g_test_add_func ("/identifiers/every-real-postcode-is-usual", test_every_real_postcode_is_usual);
  g_test_add_func ("/identifiers/addresses-of-mail-have-one-at", test_addresses_of_mail_have_one_at);
  g_test_add_func ("/identifiers/registrations-are-known-by-their-shapes",
                   test_registrations_are_known_by_their_shapes);
  g_test_add_func ("/identifiers/no-registration-is-refused", test_no_registration_is_refused);
  g_test_add_func ("/identifiers/part-of-a-registration-finds-it", test_part_of_a_registration_finds_it);
  g_test_add_func ("/identifiers/letters-pass-for-the-figures-they-look-like",
                   test_letters_pass_for_the_figures_they_look_like);
  g_test_add_func ("/identifiers/numbers-of-the-united-kingdom-get-their-country",
                   test_numbers_of_the_united_kingdom_get_their_country);
  g_test_add_func ("/identifiers/numbers-of-other-countries-are-kept",
                   test_numbers_of_other_countries_are_kept);
  g_test_add_func ("/identifiers/doubtful-numbers-are-said-to-be", test_doubtful_numbers_are_said_to_be);

  g_test_add_func ("/identifiers/any-text-is-borne", test_any_text_is_borne);

  return g_test_run ();
}
