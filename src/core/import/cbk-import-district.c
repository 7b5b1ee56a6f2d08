/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/import/cbk-import-district.h"

#include "core/import/cbk-import-private.h"
#include "store/cbk-query.h"

typedef struct
{
  char id[CBK_ID_LENGTH + 1];
  char *code;
  CbkGeoShape *shape; /* NULL when its outline is not known */
} District;

struct _CbkImportDistricts
{
  CbkWorkspace *workspace;
  GPtrArray *districts;
};

static void
district_free (gpointer data)
{
  District *self = data;

  g_free (self->code);
  cbk_geo_shape_free (self->shape);
  g_free (self);
}

void
cbk_import_districts_free (CbkImportDistricts *self)
{
  g_ptr_array_unref (self->districts);
  g_object_unref (self->workspace);
  g_free (self);
}

static gboolean
add_district (CbkRecord *area, gpointer data, GError **error)
{
  GPtrArray *districts = data;
  const char *outline = cbk_record_get_text (area, "outline");
  District *district = g_new0 (District, 1);

  g_strlcpy (district->id, area->id, sizeof district->id);
  district->code = g_strdup (cbk_record_get_text (area, "code"));
  district->shape = outline != NULL ? cbk_geo_shape_parse (outline, -1, NULL) : NULL;
  g_ptr_array_add (districts, district);

  return TRUE;
}

static gboolean
find_districts (CbkSession *session, gpointer districts, GError **error)
{
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("area"));

  return cbk_query_where (query, "kind", CBK_OP_EQUAL, "district", error)
         && cbk_query_foreach (query, session, add_district, districts, error);
}

/**
 * cbk_import_districts_load:
 * @workspace: a workspace
 * @error: what the store says
 *
 * Returns: (transfer full) (nullable): the districts that are there, perhaps none
 */
CbkImportDistricts *
cbk_import_districts_load (CbkWorkspace *workspace, GError **error)
{
  g_autoptr(CbkImportDistricts) self = g_new0 (CbkImportDistricts, 1);

  self->workspace = g_object_ref (workspace);
  self->districts = g_ptr_array_new_with_free_func (district_free);

  if (!cbk_store_read (cbk_workspace_get_store (workspace), find_districts, self->districts, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

typedef struct
{
  const char *ward;
  char *district;
} WardSearch;

static gboolean
find_ward (CbkSession *session, gpointer data, GError **error)
{
  WardSearch *search = data;
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("postcode"));
  g_autoptr(GPtrArray) found = NULL;

  if (!cbk_query_where (query, "ward_code", CBK_OP_EQUAL, search->ward, error))
    return FALSE;

  cbk_query_limit (query, 1, 0);
  found = cbk_query_run (query, session, error);
  if (found != NULL && found->len > 0)
    search->district = g_strdup (cbk_record_get_text (found->pdata[0], "district_code"));

  return found != NULL;
}

/* What the outlines or, for a ward, the postcodes in it say. */
static gboolean
find_code (CbkImportDistricts *self, CbkRecord *area, CbkGeoPoint middle, char **ret_code, GError **error)
{
  WardSearch search = { .ward = cbk_record_get_text (area, "code") };
  gboolean ok;

  for (guint i = 0; i < self->districts->len; i++)
    {
      District *district = g_ptr_array_index (self->districts, i);

      if (district->shape != NULL && cbk_geo_shape_contains (district->shape, middle))
        {
          *ret_code = g_strdup (district->code);
          return TRUE;
        }
    }

  if (g_strcmp0 (cbk_record_get_text (area, "kind"), "ward") != 0)
    return TRUE;

  ok = cbk_store_read (cbk_workspace_get_store (self->workspace), find_ward, &search, NULL, error);
  *ret_code = search.district;

  return ok;
}

/* One that somebody else put there, headquarters for instance, has an id of its own. */
static void
get_id (CbkImportDistricts *self, const char *code, char id[CBK_ID_LENGTH + 1])
{
  cbk_import_make_id (id, "area", code);

  for (guint i = 0; i < self->districts->len; i++)
    {
      District *district = g_ptr_array_index (self->districts, i);

      if (g_strcmp0 (district->code, code) == 0)
        g_strlcpy (id, district->id, CBK_ID_LENGTH + 1);
    }
}

/**
 * cbk_import_districts_assign:
 * @self: the districts
 * @area: a draft of an area
 * @code: (nullable): its district's code, when the file says it
 * @middle: a point inside the area
 * @error: what the store says
 *
 * Makes the area part of its district, as far as that can be told: by the code, else by the outline that
 * @middle is in, else by what Code-Point says of the ward.
 *
 * Returns: whether the store could be asked
 */
gboolean
cbk_import_districts_assign (
    CbkImportDistricts *self, CbkRecord *area, const char *code, CbkGeoPoint middle, GError **error)
{
  g_autofree char *district = g_strdup (code);
  char id[CBK_ID_LENGTH + 1];

  if (district == NULL && !find_code (self, area, middle, &district, error))
    return FALSE;

  if (district == NULL)
    return TRUE;

  get_id (self, district, id);
  cbk_record_set_text (area, "parent", id);

  /* The list holds the force's own authorities; areas over its border have a parent all the same. */
  if (cbk_reference_find_value (cbk_workspace_get_reference (self->workspace), "local_authority", district)
      != NULL)
    cbk_record_set_text (area, "authority", district);

  return TRUE;
}
