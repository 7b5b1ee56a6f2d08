/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/fixture.h"
#include "core/import/cbk-import.h"
#include "domain/cbk-osgb.h"
#include "store/cbk-query.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define STREET_HEADINGS                                                                                      \
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"      \
  "Last outcome category,Context\n"

static char *
write_bytes (Fixture *fixture, const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));

  return path;
}

static void
note_progress (const char *what, guint64 done, guint64 total, gpointer data)
{
  guint64 *rest = data;

  g_assert_cmpstr (what, !=, "");
  g_assert_cmpuint (done, <=, total);
  *rest = total - done;
}

static void
import (Fixture *fixture, const char *path, CbkImportReport *report)
{
  g_autoptr(GError) error = NULL;
  guint64 rest = G_MAXUINT64;

  cbk_import_run (fixture->workspace, CBK_IMPORT_AUTO, path, note_progress, &rest, NULL, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rest, ==, 0);
  g_assert_false (report->stopped);
  g_assert_cmpuint (report->lines, ==,
                    report->added + report->unchanged + report->changed + report->rejected);
}

/* Imports what is given; the report must say "added unchanged changed rejected" and these problems. */
static void
assert_import (Fixture *fixture,
               const char *name,
               const char *text,
               gsize length,
               const char *counts,
               const char *problems)
{
  g_autofree char *path = write_bytes (fixture, name, text, (gssize) length);
  g_autofree char *found = NULL;
  g_autofree char *all = NULL;
  g_auto(CbkImportReport) report = { 0 };

  import (fixture, path, &report);
  found = g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
                           " %" G_GUINT64_FORMAT,
                           report.added, report.unchanged, report.changed, report.rejected);
  g_ptr_array_add (report.problems, NULL);
  all = g_strjoinv ("\n", (char **) report.problems->pdata);
  g_assert_cmpstr (all, ==, problems);
  g_assert_cmpstr (found, ==, counts);
}

#define ASSERT_IMPORT(name, text, counts, problems)                                                          \
  assert_import (fixture, name, text, sizeof (text) - 1, counts, problems)

static void
refuse_path (Fixture *fixture, const char *path, int code, const char *expected)
{
  g_auto(CbkImportReport) report = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_false (
      cbk_import_run (fixture->workspace, CBK_IMPORT_AUTO, path, NULL, NULL, NULL, &report, &error));
  g_assert_error (error, CBK_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, expected));
  g_assert_cmpuint (report.added, ==, 0);
}

static void
refuse_bytes (Fixture *fixture, const char *bytes, gsize length, const char *expected)
{
  g_autofree char *path = write_bytes (fixture, "file", bytes, (gssize) length);

  refuse_path (fixture, path, CBK_ERROR_INVALID, expected);
}

static void
test_files_that_cannot_be_read_are_refused_in_a_sentence (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);

  fixture_be (fixture, "9001");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  refuse_path (fixture, pipe, CBK_ERROR_INVALID, "not an ordinary file");
  refuse_path (fixture, fixture->folder, CBK_ERROR_INVALID, "is a folder");
  refuse_path (fixture, missing, CBK_ERROR_NOT_FOUND, "There is no file");
  refuse_path (fixture, "/dev/zero", CBK_ERROR_INVALID, "not an ordinary file");
  refuse_bytes (fixture, "", 0, "is empty");
  refuse_bytes (fixture, "PK\003\004abcdef", 10, "unpack it first");
  refuse_bytes (fixture, "\037\213\010\000", 4, "gzip; unpack it first");
  refuse_bytes (fixture, "\377\376a\0,\0b\0", 8, "UTF-16");
  refuse_bytes (fixture, "\177ELF\0\0\0\0", 8, "binary");
  refuse_bytes (fixture, "name,colour\na,b\n", 16, "none of the files that can be imported");
  refuse_bytes (fixture, "{\"type\":\"Feature\"}", 18, "no list of features");
  refuse_bytes (fixture, "{\"crs\":{\"properties\":{\"name\":\"EPSG:27700\"}},\"features\":[]}", 58,
                "EPSG:27700");
}

static void
test_a_file_that_may_not_be_read_says_so (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_bytes (fixture, "closed", "x", 1);
  g_autofree char *bytes = NULL;

  g_chmod (path, 0);
  if (g_file_get_contents (path, &bytes, NULL, NULL))
    {
      g_test_skip ("this user may read everything");
      return;
    }

  refuse_path (fixture, path, CBK_ERROR_DENIED, "You may not read");
}

static void
test_only_an_administrator_imports_reference_data (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path
      = write_bytes (fixture, "p.csv", "\"B1  1AY\",10,406523,286448,\"E\",\"\",\"\",\"\",\"\",\"\"\n", -1);

  refuse_path (fixture, path, CBK_ERROR_DENIED, "administrator");
  fixture_be (fixture, "9001");
  ASSERT_IMPORT ("p.csv", "\"B1  1AY\",10,406523,286448,\"E\",\"\",\"\",\"\",\"\",\"\"\n", "1 0 0 0", "");
}

static void
test_a_file_of_another_kind_than_said_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_bytes (fixture, "postcodes.csv", STREET_HEADINGS, -1);
  g_auto(CbkImportReport) report = { 0 };
  g_autoptr(GError) error = NULL;
  CbkImportKind kind;

  g_assert_true (cbk_import_detect (path, &kind, &error));
  g_assert_cmpint (kind, ==, CBK_IMPORT_STREET_CRIME);
  g_assert_false (
      cbk_import_run (fixture->workspace, CBK_IMPORT_POSTCODES, path, NULL, NULL, NULL, &report, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Street crime"));
}

static void
test_postcodes_lose_only_their_broken_lines (Fixture *fixture, gconstpointer unused)
{
  fixture_be (fixture, "9001");
  ASSERT_IMPORT (
      "postcodes.csv",
      "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n"
      "\"B1  1AY\",10,406523,286448,\"E92000001\",\"\",\"\",\"\",\"E08000025\",\"E05001193\"\n"
      "\"B1  1BA\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BB\",50,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"nonsense\",10,406523,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BD\",10,NaN,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BD\",10,406523,9999999,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BD\",10,-5,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BD\",high,406523,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BD\",10,406523\n"
      "b11ay,10,406524,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1 \xff 1BD\",10,406523,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1 \0 1BD\",10,406523,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BE,10,406523,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BF\",10,406523,286448,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"B1  1BG\",10,4065",
      "4 0 0 11",
      "line 5: “nonsense” is not a postcode\n"
      "line 6: the easting is not a whole number: “NaN”\n"
      "line 7: The National Grid runs to 700,000 m east and 1,300,000 m north; 406523, 9999999 is outside "
      "it.\n"
      "line 8: The National Grid runs to 700,000 m east and 1,300,000 m north; -5, 286448 is outside it.\n"
      "line 9: the quality is a number of two figures: “high”\n"
      "line 10: its columns are 3, and those of Code-Point Open 10\n"
      "line 11: B1 1AY stands in this file already\n"
      "line 12: it is not valid UTF-8\n"
      "line 13: it holds a NUL byte, which no text does\n"
      "line 14: something stands between a closing quote and the next comma\n"
      "line 16: its columns are 3, and those of Code-Point Open 10");
}

static void
test_a_postcode_is_where_its_grid_reference_says (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) nowhere = NULL;
  CbkOsgbAccuracy accuracy;
  CbkGeoPoint place;
  CbkRecord *postcode;

  fixture_be (fixture, "9001");
  ASSERT_IMPORT ("codepoint_b.csv",
                 "\"B1  1AY\",10,406523,286448,\"E92000001\",\"\",\"\",\"\",\"E08000025\",\"E05001193\"\n"
                 "\"B1  1BA\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n",
                 "2 0 0 0", "");

  found = fixture_find (fixture, "postcode", "postcode=B1 1AY");
  g_assert_cmpuint (found->len, ==, 1);
  postcode = found->pdata[0];
  g_assert_cmpint (cbk_record_get_int (postcode, "easting"), ==, 406523);
  g_assert_cmpstr (cbk_record_get_text (postcode, "ward_code"), ==, "E05001193");
  g_assert_cmpstr (postcode->origin, ==, "codepoint_b.csv");
  g_assert_true (cbk_osgb_to_geo ((CbkOsgbPoint){ 406523, 286448 }, &place, &accuracy, NULL));
  g_assert_cmpint (accuracy, ==, CBK_OSGB_EXACT);
  g_assert_cmpint (cbk_record_get_int (postcode, "lat_e7"), ==, cbk_geo_to_e7 (place.lat));
  g_assert_cmpint (cbk_record_get_int (postcode, "lon_e7"), ==, cbk_geo_to_e7 (place.lon));

  nowhere = fixture_find (fixture, "postcode", "postcode=B1 1BA");
  g_assert_cmpint (cbk_record_get_int (nowhere->pdata[0], "quality"), ==, 90);
  g_assert_cmpint (cbk_record_get_int (nowhere->pdata[0], "lat_e7"), ==, CBK_INT_UNSET);
  g_assert_cmpint (cbk_record_get_int (nowhere->pdata[0], "easting"), ==, CBK_INT_UNSET);
}

#define STREET_ROW(id, lon, lat, type)                                                                       \
  id ",2024-05,Force,Force," lon "," lat ",On or near A1,E01000916,Camden 027B," type                        \
     ",Under investigation,\n"

static void
test_street_crime_loses_only_its_broken_lines (Fixture *fixture, gconstpointer unused)
{
  ASSERT_IMPORT (
      "2024-05-street.csv",
      STREET_HEADINGS STREET_ROW ("aa", "-0.1", "51.5", "Robbery") STREET_ROW ("ab", "-0.1", "91", "Robbery")
          STREET_ROW ("ac", "51.5", "-0.1", "Robbery") STREET_ROW ("ad", "nan", "51.5", "Robbery")
              STREET_ROW ("ae", "0x1", "51.5", "Robbery") STREET_ROW ("af", "", "51.5", "Robbery")
                  STREET_ROW (
                      "ag", "-0.1", "51.5",
                      "Piracy") "ah,May 2024,Force,Force,-0.1,51.5,On or near A1,,,Robbery,,\n"
                                "ai,2024-13,Force,Force,-0.1,51.5,On or near A1,,,Robbery,,\n"
                                "aj,2024-05,Force,Force,-0.1,51.5,On or near A1,,,Robbery,\n" STREET_ROW (
                                    "", "", "", "Anti-social behaviour")
                                    STREET_ROW ("", "", "", "Anti-social behaviour"),
      "3 0 0 9",
      "line 3: A latitude is between -90 and 90 degrees; 91 is not. Are latitude and longitude exchanged?\n"
      "line 4: latitude -0.100000, longitude 51.500000 is not in the United Kingdom\n"
      "line 5: a latitude or longitude is not a number: “nan”\n"
      "line 6: a latitude or longitude is not a number: “0x1”\n"
      "line 7: a latitude or longitude is not a number: “”\n"
      "line 8: no such type of crime is known: “Piracy”\n"
      "line 9: the month is not written as 2024-05 is: “May 2024”\n"
      "line 10: the month is not written as 2024-05 is: “2024-13”\n"
      "line 11: its columns are 11, and the headings 12");
}

static void
test_a_later_edition_changes_what_differs (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) found = NULL;
  CbkRecord *incident;

  ASSERT_IMPORT ("2024-05-street.csv",
                 STREET_HEADINGS STREET_ROW ("aa", "-0.1", "51.5", "Robbery")
                     STREET_ROW ("ab", "-0.1", "51.5", "Drugs"),
                 "2 0 0 0", "");
  ASSERT_IMPORT ("2024-05-street.csv",
                 STREET_HEADINGS STREET_ROW ("aa", "-0.1", "51.5", "Robbery")
                     STREET_ROW ("ab", "-0.1", "51.5", "Drugs"),
                 "0 2 0 0", "");
  ASSERT_IMPORT ("later.csv",
                 STREET_HEADINGS STREET_ROW ("aa", "-0.1", "51.5", "Burglary")
                     STREET_ROW ("ac", "-0.1", "51.5", "Drugs") STREET_ROW ("ab", "-0.1", "51.5", "Drugs"),
                 "1 1 1 0", "");

  found = fixture_find (fixture, "incident", "street_crime_type=burglary");
  g_assert_cmpuint (found->len, ==, 1);
  incident = found->pdata[0];
  g_assert_cmpstr (cbk_record_get_text (incident, "reference"), ==, "aa");
  g_assert_cmpstr (cbk_record_get_text (incident, "log_date"), ==, "2024-05");
  g_assert_cmpstr (cbk_record_get_text (incident, "closed_as"), ==, "Under investigation");
  g_assert_cmpstr (cbk_record_get_text (incident, "location_text"), ==, "On or near A1");
  g_assert_cmpint (cbk_record_get_int (incident, "lat_e7"), ==, 515000000);
  g_assert_cmpstr (incident->origin, ==, "2024-05-street.csv, 2024-05");
}

static void
test_what_was_withdrawn_stays_withdrawn (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *done = NULL;

  ASSERT_IMPORT ("a.csv", STREET_HEADINGS STREET_ROW ("aa", "-0.1", "51.5", "Robbery"), "1 0 0 0", "");
  found = fixture_find (fixture, "incident", NULL);
  done = fixture_run (fixture, "withdraw", ((CbkRecord *) found->pdata[0])->id, "type", "incident", "reason",
                      "not ours", NULL);
  ASSERT_IMPORT ("b.csv", STREET_HEADINGS STREET_ROW ("aa", "-0.1", "51.5", "Drugs"), "0 1 0 0", "");
}

#define WARD(code, name, more)                                                                               \
  "{\"type\":\"Feature\",\"properties\":{\"WD13CD\":" code ",\"WD13NM\":" name more "},\"geometry\":"
#define TEN(x) x x x x x x x x x x
#define DEEP TEN ("[[[[[[[") TEN ("]]]]]]]")
#define SQUARE                                                                                               \
  "{\"type\":\"Polygon\",\"coordinates\":[[[-1.9,52.4],[-1.8,52.4],[-1.8,52.5],[-1.9,52.5],[-1.9,52.4]]]}}"

static void
test_areas_lose_only_their_broken_features (Fixture *fixture, gconstpointer unused)
{
  fixture_be (fixture, "9001");
  ASSERT_IMPORT (
      "wards.geojson",
      "{\"features\":[\n" WARD ("\"E05000001\"", "\"Abbey\"", "") SQUARE
      ",\n" WARD ("\"E05000001\"", "\"Abbey again\"", "") SQUARE ",\n" WARD ("null", "\"Nameless\"", "")
          SQUARE ",\n" WARD ("\"E05000002\"", "null", "") SQUARE
      ",\n" WARD ("\"E05000003\"", "\"Point\"", "") "{\"type\":\"Point\",\"coordinates\":[1,2]}},\n" WARD (
          "\"E05000004\"", "\"Open\"", "") "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]"
                                           "}},\n" WARD ("\"E05000005\"", "\"Flat\"",
                                                         "") "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],["
                                                             "1,0],[0,0],[0,0]]]}},\n"
                                                             "{\"type\":\"Feature\",\"properties\":null},\n"
                                                             "{\"type\":" DEEP
                                                             "},\n" WARD ("\"E05000006\"", "\"Castle\"",
                                                                          ",\"LAD13CD\":\"E08000025\"") SQUARE
      "\n]}",
      "2 0 0 8",
      "line 3: E05000001 stands in this file already\n"
      "line 4: it has no code: none of its properties is named as WD13CD is\n"
      "line 5: it has no name: none of its properties is named as WD13NM is\n"
      "line 6: An area is a Polygon or a MultiPolygon, not Point.\n"
      "line 7: A ring of a polygon is not closed: its last point is not its first.\n"
      "line 8: its outline has no area\n"
      "line 9: it is not a feature with properties and a geometry\n"
      "line 10: Not JSON: values nested too deep at byte 71");
}

static void
test_a_problem_is_one_short_line (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "street.csv", NULL);
  g_autoptr(GString) text = g_string_new (STREET_HEADINGS "aa,\"May\n");
  g_auto(CbkImportReport) report = { 0 };
  const char *problem;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "é");
  g_string_append (text, "\",Force,Force,-0.1,51.5,On or near A1,,,Robbery,,\n");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  import (fixture, path, &report);
  g_assert_cmpuint (report.rejected, ==, 1);
  problem = report.problems->pdata[0];
  g_assert_true (g_utf8_validate (problem, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (problem, -1), <, 300);
  g_assert_true (g_str_has_prefix (problem, "line 2: the month is not written as 2024-05 is: “May éé"));
}

static CbkRecord *
find_area (Fixture *fixture, const char *condition)
{
  g_autoptr(GPtrArray) found = fixture_find (fixture, "area", condition);

  g_assert_cmpuint (found->len, ==, 1);

  return g_object_ref (found->pdata[0]);
}

static void
test_an_area_is_part_of_the_district_that_it_says_or_lies_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) district = NULL;
  g_autoptr(CbkRecord) says = NULL;
  g_autoptr(CbkRecord) lies = NULL;
  g_autoptr(CbkRecord) elsewhere = NULL;

  fixture_be (fixture, "9001");
  ASSERT_IMPORT ("districts.geojson",
                 "{\"features\":[{\"type\":\"Feature\",\"properties\":{\"lad24cd\":\"E08000026\",\"lad24nm\":"
                 "\"Coventry\"},"
                 "\"geometry\":" SQUARE "]}",
                 "1 0 0 0", "");
  ASSERT_IMPORT ("wards.geojson",
                 "{\"features\":[\n" WARD ("\"E05000001\"", "\"Says\"",
                                           ",\"LAD13CD\":\"E08000025\",\"LAD13NM\":\"Birmingham\"") SQUARE
                 ",\n" WARD ("\"E05000002\"", "\"Lies\"", "") SQUARE ",\n" WARD (
                     "\"E05000003\"", "\"Elsewhere\"",
                     "") "{\"type\":\"Polygon\",\"coordinates\":[[[0,51],[0.1,51],[0.1,51.1],[0,51]]]}}]}",
                 "3 0 0 0", "");

  district = find_area (fixture, "kind=district");
  g_assert_cmpstr (cbk_record_get_text (district, "code"), ==, "E08000026");
  g_assert_cmpint (cbk_record_get_int (district, "lat_e7"), ==, 524500000);
  g_assert_cmpint (cbk_record_get_int (district, "lon_e7"), ==, -18500000);
  g_assert_cmpstr (district->origin, ==, "districts.geojson, 2024");

  says = find_area (fixture, "code=E05000001");
  g_assert_cmpstr (cbk_record_get_text (says, "kind"), ==, "ward");
  g_assert_cmpstr (cbk_record_get_text (says, "authority"), ==, "E08000025");

  lies = find_area (fixture, "code=E05000002");
  g_assert_cmpstr (cbk_record_get_text (lies, "authority"), ==, "E08000026");
  g_assert_cmpstr (cbk_record_get_text (lies, "parent"), ==, district->id);

  elsewhere = find_area (fixture, "code=E05000003");
  g_assert_null (cbk_record_get_text (elsewhere, "authority"));
  g_assert_null (cbk_record_get_text (elsewhere, "parent"));
}

static void
test_what_officers_wrote_on_an_area_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) before = NULL;
  g_autoptr(CbkRecord) after = NULL;
  g_autofree char *done = NULL;

  fixture_be (fixture, "9001");
  ASSERT_IMPORT ("a.geojson", "{\"features\":[" WARD ("\"E05000001\"", "\"Abbey\"", "") SQUARE "]}",
                 "1 0 0 0", "");
  before = find_area (fixture, "kind=ward");
  done = fixture_run (fixture, "edit", before->id, "type", "area", "typology", "complex", NULL);
  ASSERT_IMPORT ("b.geojson", "{\"features\":[" WARD ("\"E05000001\"", "\"Abbey Road\"", "") SQUARE "]}",
                 "0 0 1 0", "");

  after = find_area (fixture, "kind=ward");
  g_assert_cmpstr (cbk_record_get_text (after, "name"), ==, "Abbey Road");
  g_assert_cmpstr (cbk_record_get_text (after, "typology"), ==, "complex");
  g_assert_cmpstr (after->origin, ==, "a.geojson, 2013");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/import/files-that-cannot-be-read-are-refused-in-a-sentence",
                 test_files_that_cannot_be_read_are_refused_in_a_sentence);
  ADD_CORE_TEST ("/import/a-file-that-may-not-be-read-says-so", test_a_file_that_may_not_be_read_says_so);
  ADD_CORE_TEST ("/import/only-an-administrator-imports-reference-data",
                 test_only_an_administrator_imports_reference_data);
  ADD_CORE_TEST ("/import/a-file-of-another-kind-than-said-is-refused",
                 test_a_file_of_another_kind_than_said_is_refused);
  ADD_CORE_TEST ("/import/postcodes-lose-only-their-broken-lines",
                 test_postcodes_lose_only_their_broken_lines);
  ADD_CORE_TEST ("/import/a-postcode-is-where-its-grid-reference-says",
                 test_a_postcode_is_where_its_grid_reference_says);
  ADD_CORE_TEST ("/import/street-crime-loses-only-its-broken-lines",
                 test_street_crime_loses_only_its_broken_lines);
  ADD_CORE_TEST ("/import/a-later-edition-changes-what-differs", test_a_later_edition_changes_what_differs);
  ADD_CORE_TEST ("/import/what-was-withdrawn-stays-withdrawn", test_what_was_withdrawn_stays_withdrawn);
  ADD_CORE_TEST ("/import/areas-lose-only-their-broken-features", test_areas_lose_only_their_broken_features);

  ADD_CORE_TEST ("/import/an-area-is-part-of-the-district-that-it-says-or-lies-in",
                 test_an_area_is_part_of_the_district_that_it_says_or_lies_in);
  ADD_CORE_TEST ("/import/what-officers-wrote-on-an-area-stays", test_what_officers_wrote_on_an_area_stays);

  ADD_CORE_TEST ("/import/a-problem-is-one-short-line", test_a_problem_is_one_short_line);

  return g_test_run ();
}
