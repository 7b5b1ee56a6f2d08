/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/import/cbk-import-private.h"

#include "base/cbk-error.h"
#include "domain/cbk-identifiers.h"
#include "domain/cbk-osgb.h"

#include <string.h>

/* Code-Point Open's ten columns, in the order in which it names them. Ordnance Survey, "Code-Point Open user
 * guide". */
enum
{
  COLUMN_POSTCODE,
  COLUMN_QUALITY,
  COLUMN_EASTING,
  COLUMN_NORTHING,
  COLUMN_DISTRICT = 8,
  COLUMN_WARD,
  N_COLUMNS,
};

/* The same guide: 90 says that there are no coordinates, and they are written as 0. */
#define QUALITY_NO_PLACE 90

#define MAX_CODE_BYTES 20

static gboolean
is_headings (const CbkCsvRow *row)
{
  return row->n_fields == N_COLUMNS
         && (g_ascii_strcasecmp (row->fields[0], "PC") == 0
             || g_ascii_strcasecmp (row->fields[0], "Postcode") == 0);
}

/**
 * cbk_import_is_postcodes:
 * @row: one of the first records of a table
 *
 * Returns: whether it is of Code-Point Open: the headings, or ten columns of which the first is a postcode
 */
gboolean
cbk_import_is_postcodes (const CbkCsvRow *row)
{
  gint64 quality;

  return is_headings (row)
         || (row->n_fields == N_COLUMNS && !cbk_postcode_check (row->fields[0], NULL).unusual
             && cbk_import_parse_int (row->fields[COLUMN_QUALITY], 0, 99, &quality));
}

static gboolean
set_place (CbkRecord *draft, gint64 easting, gint64 northing, GError **error)
{
  CbkOsgbPoint point = { (double) easting, (double) northing };
  CbkGeoPoint place;

  if (!cbk_osgb_to_geo (point, &place, NULL, error))
    return FALSE;

  cbk_record_set_int (draft, "easting", easting);
  cbk_record_set_int (draft, "northing", northing);
  cbk_record_set_int (draft, "lat_e7", cbk_geo_to_e7 (place.lat));
  cbk_record_set_int (draft, "lon_e7", cbk_geo_to_e7 (place.lon));

  return TRUE;
}

static gboolean
refuse (GError **error, const char *what, const char *value)
{
  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%s: “%s”", what, value);

  return FALSE;
}

static gboolean
fill (CbkRecord *draft, const CbkCsvRow *row, GError **error)
{
  const char *const *fields = row->fields;
  gint64 quality, easting, northing;

  if (!cbk_import_parse_int (fields[COLUMN_QUALITY], 0, 99, &quality))
    return refuse (error, "the quality is a number of two figures", fields[COLUMN_QUALITY]);
  if (!cbk_import_parse_int (fields[COLUMN_EASTING], -G_MAXINT32, G_MAXINT32, &easting))
    return refuse (error, "the easting is not a whole number", fields[COLUMN_EASTING]);
  if (!cbk_import_parse_int (fields[COLUMN_NORTHING], -G_MAXINT32, G_MAXINT32, &northing))
    return refuse (error, "the northing is not a whole number", fields[COLUMN_NORTHING]);
  if (strlen (fields[COLUMN_DISTRICT]) > MAX_CODE_BYTES)
    return refuse (error, "the district's code is too long", fields[COLUMN_DISTRICT]);
  if (strlen (fields[COLUMN_WARD]) > MAX_CODE_BYTES)
    return refuse (error, "the ward's code is too long", fields[COLUMN_WARD]);

  cbk_record_set_int (draft, "quality", quality);
  cbk_record_set_text (draft, "district_code", fields[COLUMN_DISTRICT]);
  cbk_record_set_text (draft, "ward_code", fields[COLUMN_WARD]);

  return quality == QUALITY_NO_PLACE || (easting == 0 && northing == 0)
         || set_place (draft, easting, northing, error);
}

static gboolean
read_row (CbkImportJob *job, const CbkCsvRow *row, gpointer data, GError **error)
{
  g_autofree char *postcode = NULL;
  g_autoptr(CbkRecord) draft = NULL;
  g_autoptr(GError) problem = NULL;
  CbkIdentifierNote note;
  guint before;

  if (job->report->lines == 1 && is_headings (row))
    {
      job->report->lines = 0;
      return TRUE;
    }

  if (row->n_fields != N_COLUMNS)
    {
      cbk_import_job_reject (job, row->line, "its columns are %u, and those of Code-Point Open %d",
                             row->n_fields, N_COLUMNS);
      return TRUE;
    }

  note = cbk_postcode_check (row->fields[COLUMN_POSTCODE], &postcode);
  if (note.unusual)
    {
      cbk_import_job_reject (job, row->line, "“%s” is not a postcode", row->fields[COLUMN_POSTCODE]);
      return TRUE;
    }

  draft = cbk_import_job_draft (job, postcode, NULL);
  cbk_record_set_text (draft, "postcode", postcode);
  if (!fill (draft, row, &problem))
    {
      cbk_import_job_reject (job, row->line, "%s", problem->message);
      return TRUE;
    }

  if (!cbk_import_job_see (job, postcode, &before, error))
    return FALSE;

  if (before > 0)
    {
      cbk_import_job_reject (job, row->line, "%s stands in this file already", postcode);
      return TRUE;
    }

  return cbk_import_job_add (job, row->line, g_steal_pointer (&draft), 200, error);
}

static gboolean
run (CbkImportJob *job, GError **error)
{
  return cbk_import_job_each_row (job, read_row, NULL, error);
}

static const char *const fields[] = {
  "postcode", "easting", "northing", "lat_e7", "lon_e7", "quality", "district_code", "ward_code", NULL,
};
static const char *const kept[] = { NULL };

const CbkImportFormat cbk_import_postcodes = {
  .kind = CBK_IMPORT_POSTCODES,
  .command = "import_postcodes",
  .label = N_ ("Postcodes (Code-Point Open)"),
  .entity = "postcode",
  .fields = fields,
  .kept = kept,
  .run = run,
};
