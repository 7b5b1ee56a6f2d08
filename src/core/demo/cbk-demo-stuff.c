/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "data/cbk-demo-resources.h"

#define ROOT "/uk/wmp2020/Casebook/demo/"

static JsonObject *
load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (ROOT, name, NULL);
  g_autoptr(GBytes) bytes =
    g_resource_lookup_data (cbk_demo_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return NULL;

  return cbk_json_parse_object (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}

static GPtrArray *
read_words (JsonObject *object, const char *name)
{
  JsonArray *array = json_object_get_array_member (object, name);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (words, g_strdup (json_array_get_string_element (array, i)));

  return words;
}

static void
clear_locality (gpointer data)
{
  CbkDemoLocality *self = data;

  g_free (self->name);
  g_free (self->town);
  g_free (self->authority);
  g_free (self->npu);
  g_free (self->sector);
}

static void
clear_origin (gpointer data)
{
  CbkDemoOrigin *self = data;

  g_free (self->ethnicity);
  g_free (self->observed);
  g_ptr_array_unref (self->female);
  g_ptr_array_unref (self->male);
  g_ptr_array_unref (self->surnames);
}

static gboolean
load_localities (CbkDemoStuff *self, GError **error)
{
  g_autoptr(JsonObject) root = load ("localities.json", error);
  JsonArray *rows;

  if (root == NULL)
    return FALSE;

  rows = json_object_get_array_member (root, "localities");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i);
      CbkDemoLocality locality = {
        .name = g_strdup (json_array_get_string_element (row, 0)),
        .town = g_strdup (json_array_get_string_element (row, 1)),
        .authority = g_strdup (json_array_get_string_element (row, 2)),
        .npu = g_strdup (json_array_get_string_element (row, 3)),
        .sector = g_strdup (json_array_get_string_element (row, 4)),
        .lat_e7 = json_array_get_int_element (row, 5),
        .lon_e7 = json_array_get_int_element (row, 6),
        .radius_m = json_array_get_int_element (row, 7),
      };

      g_array_append_val (self->localities, locality);
    }

  return TRUE;
}

static void
read_origin (CbkDemoStuff *self, JsonObject *row)
{
  CbkDemoOrigin origin = {
    .weight = (guint) json_object_get_int_member (row, "weight"),
    .ethnicity = g_strdup (json_object_get_string_member (row, "ethnicity")),
    .observed = g_strdup (json_object_get_string_member (row, "observed")),
    .female = read_words (row, "female"),
    .male = read_words (row, "male"),
    .surnames = read_words (row, "surnames"),
  };

  self->origin_weights += origin.weight;
  g_array_append_val (self->origins, origin);
}

static gboolean
load_names (CbkDemoStuff *self, GError **error)
{
  g_autoptr(JsonObject) root = load ("names.json", error);
  JsonArray *rows;

  if (root == NULL)
    return FALSE;

  rows = json_object_get_array_member (root, "origins");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    read_origin (self, json_array_get_object_element (rows, i));

  self->streets = read_words (root, "streets");
  self->street_kinds = read_words (root, "street_kinds");
  self->firms = read_words (root, "firms");
  self->makes = g_ptr_array_new_with_free_func (g_free);
  self->models = g_ptr_array_new_with_free_func (g_free);
  rows = json_object_get_array_member (root, "makes");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i);

      g_ptr_array_add (self->makes, g_strdup (json_array_get_string_element (row, 0)));
      g_ptr_array_add (self->models, g_strdup (json_array_get_string_element (row, 1)));
    }

  return TRUE;
}

/**
 * cbk_demo_stuff_load:
 * @self: to be filled; cbk_demo_stuff_clear() in any case
 * @error: when the program was built without its files
 *
 * Returns: whether all is there
 */
gboolean
cbk_demo_stuff_load (CbkDemoStuff *self, GError **error)
{
  self->localities = g_array_new (FALSE, FALSE, sizeof (CbkDemoLocality));
  g_array_set_clear_func (self->localities, clear_locality);
  self->origins = g_array_new (FALSE, FALSE, sizeof (CbkDemoOrigin));
  g_array_set_clear_func (self->origins, clear_origin);

  return load_localities (self, error) && load_names (self, error);
}

void
cbk_demo_stuff_clear (CbkDemoStuff *self)
{
  g_clear_pointer (&self->localities, g_array_unref);
  g_clear_pointer (&self->origins, g_array_unref);
  g_clear_pointer (&self->streets, g_ptr_array_unref);
  g_clear_pointer (&self->street_kinds, g_ptr_array_unref);
  g_clear_pointer (&self->firms, g_ptr_array_unref);
  g_clear_pointer (&self->makes, g_ptr_array_unref);
  g_clear_pointer (&self->models, g_ptr_array_unref);
}
