/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-csv.h"
#include "lib/cbk-test.h"

#include <string.h>

/* What a table holds, one record a line: "1:a|b" or "2!why". */
static char *
read_split (const char *data, gsize length, gsize first)
{
  g_autoptr(CbkSource) source = cbk_source_new_memory (data, length, first);
  g_autoptr(CbkCsv) csv = cbk_csv_new (source);
  g_autoptr(GError) error = NULL;
  GString *found = g_string_new (NULL);
  guint64 last = 0;
  CbkCsvResult result;
  CbkCsvRow row;

  while ((result = cbk_csv_next (csv, &row, &error)) == CBK_CSV_ROW || result == CBK_CSV_BROKEN)
    {
      g_assert_cmpuint (row.line, >, last);
      last = row.line;

      g_string_append_printf (found, "%" G_GUINT64_FORMAT "%c", row.line, result == CBK_CSV_ROW ? ':' : '!');
      if (result == CBK_CSV_BROKEN)
        g_string_append (found, row.problem);
      for (guint i = 0; i < row.n_fields; i++)
        {
          g_assert_true (g_utf8_validate (row.fields[i], -1, NULL));
          g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", row.fields[i]);
        }
      g_string_append_c (found, '\n');
    }

  g_assert_no_error (error);
  g_assert_cmpint (result, ==, CBK_CSV_END);
  g_assert_cmpint (cbk_csv_next (csv, &row, NULL), ==, CBK_CSV_END);

  return g_string_free (found, FALSE);
}

static void
assert_reads (const char *data, gsize length, const char *expected)
{
  for (gsize first = 1; first <= length; first++)
    {
      g_autofree char *found = read_split (data, length, first);

      g_assert_cmpstr (found, ==, expected);
    }
}

#define ASSERT_READS(data, expected) assert_reads (data, sizeof (data) - 1, expected)

static void
test_quotes_newlines_and_line_ends (void)
{
  ASSERT_READS ("a,b\r\nc,d\n", "1:a|b\n2:c|d\n");
  ASSERT_READS ("a,b", "1:a|b\n");
  ASSERT_READS ("a,b\r", "1:a|b\n");
  ASSERT_READS (",\n", "1:|\n");
  ASSERT_READS ("\"a,\"\"b\"\"\",\"c\nd\"\ne,f\n", "1:a,\"b\"|c\nd\n3:e|f\n");
  ASSERT_READS ("\"\"\n\"\"", "1:\n2:\n");
  ASSERT_READS ("\n\r\na\n\nb\n", "3:a\n5:b\n");
  ASSERT_READS ("a\"b\",c\n", "1:a\"b\"|c\n");
  ASSERT_READS ("\xef\xbb\xbf"
                "a,b\n",
                "1:a|b\n");
  ASSERT_READS ("\xef\xbb\xbf\"a\"\n", "1:a\n");
}

static void
test_broken_lines_are_named_and_passed_over (void)
{
  ASSERT_READS ("a\nb\0c,d\ne\n", "1:a\n2!it holds a NUL byte, which no text does\n3:e\n");
  ASSERT_READS ("a\n\xff\xfe,d\ne\n", "1:a\n2!it is not valid UTF-8\n3:e\n");
  ASSERT_READS ("\"a\"b,c\nd\n", "1!something stands between a closing quote and the next comma\n2:d\n");
  ASSERT_READS ("a\n\"b,c\nd\ne\n", "1:a\n2!the file ends inside quotes\n3:d\n4:e\n");
  /* The quote that is missing in line 1 is found in line 2; that line is read for itself all the same. */
  ASSERT_READS ("\"a,1\n\"b\",2\n\"c\",3\n",
                "1!something stands between a closing quote and the next comma\n2:b|2\n3:c|3\n");
}

static char *
make_line (char filler, gsize length, const char *before, const char *after)
{
  g_autofree char *body = g_strnfill (length, filler);

  return g_strconcat (before, body, after, NULL);
}

static void
test_a_field_longer_than_64_kib_is_refused (void)
{
  g_autofree char *fits = make_line ('x', CBK_CSV_MAX_FIELD, "a\n", ",b\nc\n");
  g_autofree char *longer = make_line ('x', CBK_CSV_MAX_FIELD + 1, "a\n", ",b\nc\n");
  g_autofree char *open = make_line ('\n', CBK_CSV_MAX_FIELD + 1, "a\n\"", "c\n");
  g_autofree char *found_fits = read_split (fits, strlen (fits), 1000);
  g_autofree char *found_longer = read_split (longer, strlen (longer), 1000);
  g_autofree char *found_open = read_split (open, strlen (open), 1000);

  g_assert_null (strchr (found_fits, '!'));
  g_assert_cmpstr (found_longer, ==, "1:a\n2!a field is longer than 64 KiB\n3:c\n");
  g_assert_true (g_str_has_prefix (
      found_open, "1:a\n2!a field is longer than 64 KiB; perhaps a closing quote is missing\n"));
  g_assert_true (g_str_has_suffix (found_open, ":c\n"));
}

static void
test_a_line_longer_than_1_mib_is_refused (void)
{
  GString *line = g_string_new ("a\n");
  g_autofree char *found = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *field = g_strnfill (50000, 'x');

      g_string_append_printf (line, "%s,", field);
    }
  g_string_append (line, "\nc\n");

  found = read_split (line->str, line->len, 77777);
  g_assert_cmpstr (found, ==, "1:a\n2!it is longer than 1 MiB\n3:c\n");
  g_string_free (line, TRUE);
}

static void
test_more_than_256_columns_are_refused (void)
{
  g_autofree char *fits = make_line (',', CBK_CSV_MAX_COLUMNS - 1, "a\n", "\nc\n");
  g_autofree char *more = make_line (',', CBK_CSV_MAX_COLUMNS, "a\n", "\"\nb\"\nc\n");
  g_autofree char *found_fits = read_split (fits, strlen (fits), 10);
  g_autofree char *found_more = read_split (more, strlen (more), 10);

  g_assert_null (strchr (found_fits, '!'));
  g_assert_cmpstr (found_more, ==, "1:a\n2!it has more than 256 columns\n4:c\n");
}

static void
append_random_field (GString *text, GRand *rand)
{
  static const char *const pieces[]
      = { "a", "B", " ", ",", "\"", "\n", "\r\n", "\r", "é", "京", "'", ";", "0" };
  guint n = (guint) g_rand_int_range (rand, 0, 8);

  while (n-- > 0)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
}

static void
append_quoted (GString *table, const char *field)
{
  g_auto(GStrv) parts = g_strsplit (field, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (table, "\"%s\"", doubled);
}

/* Written in quotes only where they are needed; read at every split of the bytes. */
static void
test_what_is_written_is_read_back (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4180);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(GString) table = g_string_new (NULL);
      g_autoptr(GString) expected = g_string_new (NULL);
      guint64 line = 1;

      for (gint rows = g_rand_int_range (rand, 1, 4); rows > 0; rows--)
        {
          g_string_append_printf (expected, "%" G_GUINT64_FORMAT ":", line);
          for (guint i = 0; i < 3; i++)
            {
              g_autoptr(GString) field = g_string_new (NULL);

              append_random_field (field, rand);
              g_string_append_printf (expected, "%s%s", i > 0 ? "|" : "", field->str);
              g_string_append (table, i > 0 ? "," : "");
              if (strpbrk (field->str, ",\"\r\n") != NULL || g_rand_boolean (rand))
                append_quoted (table, field->str);
              else
                g_string_append (table, field->str);
              for (const char *p = field->str; *p != '\0'; p++)
                line += *p == '\n';
            }
          g_string_append (table, g_rand_boolean (rand) ? "\r\n" : "\n");
          g_string_append_c (expected, '\n');
          line++;
        }

      assert_reads (table->str, table->len, expected->str);
    }
}

static void
mutate (GByteArray *bytes, GRand *rand)
{
  static const char nasty[] = "\"\"\"\n\n,,\r\0\xff\xc3{}[]:\\";

  for (gint n = g_rand_int_range (rand, 1, 20); n > 0 && bytes->len > 0; n--)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);

      bytes->data[at] = (guint8) nasty[g_rand_int_range (rand, 0, sizeof nasty)];
      if (g_rand_int_range (rand, 0, 8) == 0)
        g_byte_array_set_size (bytes, at);
    }
}

/* Nothing but not crashing, not hanging, and the same however the bytes arrive. */
static void
test_mutated_bytes_do_no_harm (void)
{
  g_autofree char *path = cbk_test_shared_data ("crime/2024-05-city-of-london-street.csv");
  g_autoptr(GRand) rand = g_rand_new_with_seed (20240501);
  g_autofree char *data = NULL;
  gsize length;

  if (path == NULL)
    return;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (guint round = 0; round < 1000; round++)
    {
      guint from = (guint) g_rand_int_range (rand, 0, (gint32) length - 3000);
      g_autoptr(GByteArray) bytes = g_byte_array_append (g_byte_array_new (), (guint8 *) data + from, 3000);
      g_autofree char *at_once = NULL;
      g_autofree char *split = NULL;

      mutate (bytes, rand);
      at_once = read_split ((char *) bytes->data, bytes->len, bytes->len);
      split = read_split ((char *) bytes->data, bytes->len, 1 + (gsize) g_rand_int_range (rand, 0, 2000));
      g_assert_cmpstr (at_once, ==, split);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/quotes-newlines-and-line-ends", test_quotes_newlines_and_line_ends);
  g_test_add_func ("/csv/broken-lines-are-named-and-passed-over",
                   test_broken_lines_are_named_and_passed_over);
  g_test_add_func ("/csv/a-field-longer-than-64-kib-is-refused", test_a_field_longer_than_64_kib_is_refused);
  g_test_add_func ("/csv/a-line-longer-than-1-mib-is-refused", test_a_line_longer_than_1_mib_is_refused);
  g_test_add_func ("/csv/more-than-256-columns-are-refused", test_more_than_256_columns_are_refused);
  g_test_add_func ("/csv/what-is-written-is-read-back", test_what_is_written_is_read_back);
  g_test_add_func ("/csv/mutated-bytes-do-no-harm", test_mutated_bytes_do_no_harm);

  return g_test_run ();
}
