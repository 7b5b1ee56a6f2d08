/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/import/cbk-import-private.h"

#include "base/cbk-error.h"
#include "core/import/cbk-features.h"
#include "core/import/cbk-import-district.h"
#include "core/import/cbk-outline.h"

#include <string.h>

#define MAX_CODE_BYTES 20
#define MAX_NAME_BYTES 200

/* Less than this, in square metres, is a slip of the pen. */
#define MIN_AREA 1.0

/* How the Office for National Statistics names the columns of its boundaries: kind, year, CD or NM. A file
 * often holds those of the larger areas too, so the smaller come first. */
static const struct
{
  const char *prefix;
  const char *kind;
} kinds[] = {
  { "LSOA", "lsoa" },
  { "WD", "ward" },
  { "LAD", "district" },
  { "PFA", "force" },
};

/* What the properties of a feature say. All but @year and @kind belong to the feature. */
typedef struct
{
  const char *kind;
  const char *code;
  const char *name;
  const char *district;
  guint year;
} Names;

/* Whether @property is "WD13CD" for the suffix "CD" and the prefix "WD"; any prefix of letters when it is
 * %NULL. */
static gboolean
is_column (const char *property, const char *prefix, const char *suffix, guint *ret_year)
{
  gsize n = strlen (property);
  gsize letters = strspn (property, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

  if (n != letters + 4 || letters == 0 || g_ascii_strcasecmp (property + letters + 2, suffix) != 0)
    return FALSE;

  if (!g_ascii_isdigit (property[letters]) || !g_ascii_isdigit (property[letters + 1]))
    return FALSE;

  if (prefix != NULL && (strlen (prefix) != letters || g_ascii_strncasecmp (property, prefix, letters) != 0))
    return FALSE;

  /* The first of these columns are of the nineties. */
  *ret_year = property[letters] == '9' ? 1900 : 2000;
  *ret_year += (guint) g_ascii_digit_value (property[letters]) * 10;
  *ret_year += (guint) g_ascii_digit_value (property[letters + 1]);

  return TRUE;
}

/* The value of the first such column that holds a text. */
static const char *
find_column (JsonObject *properties, const char *prefix, const char *suffix, guint *ret_year)
{
  g_autoptr(GList) names = json_object_get_members (properties);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *text = cbk_json_get_text (properties, l->data);

      if (text != NULL && *text != '\0' && is_column (l->data, prefix, suffix, ret_year))
        return text;
    }

  return NULL;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, sentence);

  return FALSE;
}

static gboolean
read_names (JsonObject *properties, Names *names, GError **error)
{
  const char *prefix = NULL;
  guint year;

  *names = (Names){ .kind = "other" };
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && names->code == NULL; i++)
    {
      prefix = kinds[i].prefix;
      names->code = find_column (properties, prefix, "CD", &names->year);
      if (names->code != NULL)
        names->kind = kinds[i].kind;
    }

  if (names->code == NULL)
    {
      prefix = NULL;
      names->code = find_column (properties, prefix, "CD", &names->year);
    }

  names->name = find_column (properties, prefix, "NM", &year);
  names->district = find_column (properties, "LAD", "CD", &year);

  if (names->code == NULL)
    return refuse (error, "it has no code: none of its properties is named as WD13CD is");
  if (names->name == NULL)
    return refuse (error, "it has no name: none of its properties is named as WD13NM is");
  if (strlen (names->code) > MAX_CODE_BYTES || strlen (names->name) > MAX_NAME_BYTES)
    return refuse (error, "its code or its name is too long");

  return TRUE;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

typedef struct
{
  CbkImportJob *job;
  CbkImportDistricts *districts;
} Reader;

static gboolean
set_place (Reader *reader, CbkRecord *draft, JsonObject *geometry, const Names *names, GError **error)
{
  g_autoptr(CbkGeoShape) shape = cbk_geo_shape_from_json (geometry, error);
  g_autofree char *outline = NULL;
  CbkGeoPoint middle;

  if (shape == NULL)
    return FALSE;

  if (cbk_geo_shape_get_area (shape) < MIN_AREA)
    return refuse (error, "its outline has no area");

  outline = cbk_outline_print (geometry);
  middle = cbk_outline_get_middle (geometry, shape);
  cbk_record_set_text (draft, "outline", outline);
  cbk_record_set_int (draft, "lat_e7", cbk_geo_to_e7 (middle.lat));
  cbk_record_set_int (draft, "lon_e7", cbk_geo_to_e7 (middle.lon));

  /* Districts lie in no district. */
  if (g_str_equal (names->kind, "district") || g_str_equal (names->kind, "force"))
    return TRUE;

  return cbk_import_districts_assign (reader->districts, draft, names->district, middle, error);
}

static CbkRecord *
read_feature (Reader *reader, JsonObject *feature, GError **error)
{
  JsonObject *properties = get_object (feature, "properties");
  JsonObject *geometry = get_object (feature, "geometry");
  g_autofree char *edition = NULL;
  g_autoptr(CbkRecord) draft = NULL;
  Names names;

  if (properties == NULL || geometry == NULL)
    {
      refuse (error, "it is not a feature with properties and a geometry");
      return NULL;
    }

  if (!cbk_geo_check_crs (feature, error) || !read_names (properties, &names, error))
    return NULL;

  edition = g_strdup_printf ("%u", names.year);
  draft = cbk_import_job_draft (reader->job, names.code, edition);
  cbk_record_set_text (draft, "code", names.code);
  cbk_record_set_text (draft, "name", names.name);
  cbk_record_set_text (draft, "kind", names.kind);

  return set_place (reader, draft, geometry, &names, error) ? g_steal_pointer (&draft) : NULL;
}

static gboolean
add_feature (Reader *reader, const CbkFeature *feature, GError **error)
{
  CbkImportJob *job = reader->job;
  g_autoptr(GError) problem = NULL;
  g_autoptr(JsonObject) object = cbk_json_parse_object (feature->text, (gssize) feature->length, &problem);
  g_autoptr(CbkRecord) draft = object != NULL ? read_feature (reader, object, &problem) : NULL;
  const char *code;
  guint before;

  if (draft == NULL && !g_error_matches (problem, CBK_ERROR, CBK_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (draft == NULL)
    {
      cbk_import_job_reject (job, feature->line, "%s", problem->message);
      return TRUE;
    }

  code = cbk_record_get_text (draft, "code");
  if (!cbk_import_job_see (job, code, &before, error))
    return FALSE;

  if (before > 0)
    {
      cbk_import_job_reject (job, feature->line, "%s stands in this file already", code);
      return TRUE;
    }

  return cbk_import_job_add (job, feature->line, g_steal_pointer (&draft), feature->length, error);
}

static gboolean
run (CbkImportJob *job, GError **error)
{
  g_autoptr(CbkImportDistricts) districts = NULL;
  g_autoptr(CbkFeatures) features = NULL;
  Reader reader = { .job = job };
  CbkFeaturesResult result;
  CbkFeature feature;

  if (!cbk_features_check (job->source, error))
    return FALSE;

  reader.districts = districts = cbk_import_districts_load (job->workspace, error);
  if (districts == NULL)
    return FALSE;

  features = cbk_features_new (job->source);
  while ((result = cbk_features_next (features, &feature, error)) == CBK_FEATURES_ONE
         || result == CBK_FEATURES_BROKEN)
    {
      if (!cbk_import_job_count (job, error))
        return FALSE;

      if (result == CBK_FEATURES_BROKEN)
        cbk_import_job_reject (job, feature.line, "%s", feature.problem);
      else if (!add_feature (&reader, &feature, error))
        return FALSE;
    }

  return result == CBK_FEATURES_END;
}

static const char *const fields[] = {
  "code", "name", "kind", "outline", "lat_e7", "lon_e7", "parent", "authority", NULL,
};

/* That no district is known this time does not undo what was known before. */
static const char *const kept[] = { "parent", "authority", NULL };

const CbkImportFormat cbk_import_areas = {
  .kind = CBK_IMPORT_AREAS,
  .command = "import_areas",
  .label = N_ ("Outlines of areas (GeoJSON)"),
  .entity = "area",
  .fields = fields,
  .kept = kept,
  .run = run,
};
