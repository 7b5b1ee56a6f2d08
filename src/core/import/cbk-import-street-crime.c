/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/import/cbk-import-private.h"

#include "base/cbk-error.h"
#include "domain/cbk-geo.h"

#include <math.h>
#include <string.h>

/* The columns of data.police.uk that are used; they are found by their headings. */
enum
{
  COLUMN_ID,
  COLUMN_MONTH,
  COLUMN_FORCE,
  COLUMN_LONGITUDE,
  COLUMN_LATITUDE,
  COLUMN_LOCATION,
  COLUMN_LSOA,
  COLUMN_TYPE,
  COLUMN_OUTCOME,
  N_COLUMNS,
};

static const char *const headings[N_COLUMNS] = {
  "Crime ID",  "Month",      "Reported by",           "Longitude", "Latitude", "Location",
  "LSOA code", "Crime type", "Last outcome category",
};

#define MAX_ID_BYTES 100
#define MAX_CODE_BYTES 20
#define MAX_TEXT_BYTES 500

/* The United Kingdom with some sea around it. */
static const CbkGeoBox kingdom = { .south = 49.0, .west = -9.0, .north = 61.5, .east = 2.5 };

typedef struct
{
  guint n_columns;
  guint columns[N_COLUMNS];
  GHashTable *types; /* label → code; both are the reference's */
} Reader;

static gboolean
find_columns (const CbkCsvRow *row, guint columns[N_COLUMNS])
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      guint j = 0;

      while (j < row->n_fields && g_ascii_strcasecmp (row->fields[j], headings[i]) != 0)
        j++;

      if (j == row->n_fields)
        return FALSE;
      columns[i] = j;
    }

  return TRUE;
}

/**
 * cbk_import_is_street_crime:
 * @row: the first record of a table
 *
 * Returns: whether it is the headings of street-level crime
 */
gboolean
cbk_import_is_street_crime (const CbkCsvRow *row)
{
  guint columns[N_COLUMNS];

  return find_columns (row, columns);
}

static gboolean
refuse (GError **error, const char *what, const char *value)
{
  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%s: “%s”", what, value);

  return FALSE;
}

static gboolean
parse_degrees (const char *text, double *ret_degrees, GError **error)
{
  char *end;

  *ret_degrees = g_ascii_strtod (text, &end);
  if (strspn (text, "+-.0123456789eE") == strlen (text) && end != text && *end == '\0'
      && isfinite (*ret_degrees))
    return TRUE;

  return refuse (error, "a latitude or longitude is not a number", text);
}

static gboolean
set_place (CbkRecord *draft, const char *latitude, const char *longitude, GError **error)
{
  CbkGeoPoint point;

  /* Some crimes are published without a place. */
  if (*latitude == '\0' && *longitude == '\0')
    return TRUE;

  if (!parse_degrees (latitude, &point.lat, error) || !parse_degrees (longitude, &point.lon, error)
      || !cbk_geo_check (point, error))
    return FALSE;

  if (!cbk_geo_box_contains (&kingdom, point))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                   "latitude %.6f, longitude %.6f is not in the United Kingdom", point.lat, point.lon);
      return FALSE;
    }

  cbk_record_set_int (draft, "lat_e7", cbk_geo_to_e7 (point.lat));
  cbk_record_set_int (draft, "lon_e7", cbk_geo_to_e7 (point.lon));

  return TRUE;
}

static gboolean
check_values (const char *const values[N_COLUMNS], GError **error)
{
  if (strlen (values[COLUMN_MONTH]) != 7 || !cbk_date_is_valid (values[COLUMN_MONTH]))
    return refuse (error, "the month is not written as 2024-05 is", values[COLUMN_MONTH]);
  if (strlen (values[COLUMN_ID]) > MAX_ID_BYTES)
    return refuse (error, "the crime's id is too long", values[COLUMN_ID]);
  if (strlen (values[COLUMN_LSOA]) > MAX_CODE_BYTES)
    return refuse (error, "the code of the statistical area is too long", values[COLUMN_LSOA]);
  if (strlen (values[COLUMN_LOCATION]) > MAX_TEXT_BYTES)
    return refuse (error, "the location is too long", values[COLUMN_LOCATION]);
  if (strlen (values[COLUMN_OUTCOME]) > MAX_TEXT_BYTES)
    return refuse (error, "the outcome is too long", values[COLUMN_OUTCOME]);

  return TRUE;
}

static gboolean
fill (CbkRecord *draft, Reader *reader, const char *const values[N_COLUMNS], GError **error)
{
  const char *type = g_hash_table_lookup (reader->types, values[COLUMN_TYPE]);

  if (type == NULL)
    return refuse (error, "no such type of crime is known", values[COLUMN_TYPE]);

  if (!set_place (draft, values[COLUMN_LATITUDE], values[COLUMN_LONGITUDE], error))
    return FALSE;

  cbk_record_set_text (draft, "reference", values[COLUMN_ID]);
  cbk_record_set_text (draft, "log_date", values[COLUMN_MONTH]);
  cbk_record_set_text (draft, "street_crime_type", type);
  cbk_record_set_text (draft, "category",
                       g_str_equal (type, "anti-social-behaviour") ? "antisocial" : "crime");
  cbk_record_set_text (draft, "location_text", values[COLUMN_LOCATION]);
  cbk_record_set_text (draft, "closed_as", values[COLUMN_OUTCOME]);

  /* By the id that the area has or will have, whichever of the two files comes first. */
  if (*values[COLUMN_LSOA] != '\0')
    {
      char id[CBK_ID_LENGTH + 1];

      cbk_import_make_id (id, "area", values[COLUMN_LSOA]);
      cbk_record_set_text (draft, "lsoa", id);
    }

  return TRUE;
}

/* Antisocial behaviour has no id; and one id may stand in several rows, each an offence of the same crime.
 * They are told apart by their order, which published files keep. */
static gboolean
make_key (CbkImportJob *job, const char *const values[N_COLUMNS], char **ret_key, GError **error)
{
  g_autofree char *key = NULL;
  guint before;

  if (*values[COLUMN_ID] != '\0')
    key = g_strdup (values[COLUMN_ID]);
  else
    key = g_strjoin ("\x1f", values[COLUMN_FORCE], values[COLUMN_MONTH], values[COLUMN_LOCATION],
                     values[COLUMN_LSOA], values[COLUMN_TYPE], NULL);

  if (!cbk_import_job_see (job, key, &before, error))
    return FALSE;

  *ret_key = g_strdup_printf ("%s\x1f%u", key, before);

  return TRUE;
}

static gboolean
read_row (CbkImportJob *job, const CbkCsvRow *row, gpointer data, GError **error)
{
  Reader *reader = data;
  const char *values[N_COLUMNS];
  g_autofree char *key = NULL;
  g_autoptr(CbkRecord) draft = NULL;
  g_autoptr(GError) problem = NULL;

  if (reader->n_columns == 0)
    {
      job->report->lines = 0;
      reader->n_columns = row->n_fields;
      find_columns (row, reader->columns);
      return TRUE;
    }

  if (row->n_fields != reader->n_columns)
    {
      cbk_import_job_reject (job, row->line, "its columns are %u, and the headings %u", row->n_fields,
                             reader->n_columns);
      return TRUE;
    }

  for (guint i = 0; i < N_COLUMNS; i++)
    values[i] = row->fields[reader->columns[i]];

  if (!check_values (values, &problem))
    {
      cbk_import_job_reject (job, row->line, "%s", problem->message);
      return TRUE;
    }

  if (!make_key (job, values, &key, error))
    return FALSE;

  draft = cbk_import_job_draft (job, key, values[COLUMN_MONTH]);
  if (!fill (draft, reader, values, &problem))
    {
      cbk_import_job_reject (job, row->line, "%s", problem->message);
      return TRUE;
    }

  return cbk_import_job_add (job, row->line, g_steal_pointer (&draft), 400, error);
}

static gboolean
run (CbkImportJob *job, GError **error)
{
  const CbkReferenceList *list
      = cbk_reference_find_list (cbk_workspace_get_reference (job->workspace), "street_crime_type");
  g_autoptr(GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { .types = types };

  for (guint i = 0; list != NULL && i < list->values->len; i++)
    {
      CbkReferenceValue *value = g_ptr_array_index (list->values, i);

      g_hash_table_insert (types, value->label, value->code);
    }

  return cbk_import_job_each_row (job, read_row, &reader, error);
}

/* The category is a first guess, which officers may better: it is not among these. */
static const char *const fields[] = {
  "reference", "log_date", "street_crime_type", "lsoa", "location_text",
  "lat_e7",    "lon_e7",   "closed_as",         NULL,
};
static const char *const kept[] = { NULL };

const CbkImportFormat cbk_import_street_crime = {
  .kind = CBK_IMPORT_STREET_CRIME,
  .command = "import_street_crime",
  .label = N_ ("Street crime (data.police.uk)"),
  .entity = "incident",
  .fields = fields,
  .kept = kept,
  .run = run,
};
