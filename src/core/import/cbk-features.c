/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/import/cbk-features.h"

#include "base/cbk-error.h"
#include "domain/cbk-geo.h"

#include <string.h>

#define BUFFER_BYTES (64 * 1024)

/* The collection's own members: its type, its coordinate system, words about where it is from. */
#define MAX_MEMBER_BYTES (64 * 1024)

struct _CbkFeatures
{
  CbkSource *source;
  GError *error;
  gsize length;
  gsize pos;
  guint64 line;
  gboolean inside; /* the array of features */
  gboolean over;
  GString *value; /* what was read last, as far as it was kept */
  gsize keep;     /* how much of it is kept at most */
  gboolean too_long;
  guint8 buffer[BUFFER_BYTES];
};

/**
 * cbk_features_new:
 * @source: where they come from; borrowed, outlives the reader
 *
 * Returns: (transfer full): a reader
 */
CbkFeatures *
cbk_features_new (CbkSource *source)
{
  CbkFeatures *self = g_new0 (CbkFeatures, 1);

  self->source = source;
  self->line = 1;
  self->value = g_string_new (NULL);

  return self;
}

void
cbk_features_free (CbkFeatures *self)
{
  g_clear_error (&self->error);
  g_string_free (self->value, TRUE);
  g_free (self);
}

static inline int
peek (CbkFeatures *self)
{
  if (self->pos == self->length)
    {
      gssize n = self->error == NULL
                     ? cbk_source_read (self->source, self->buffer, BUFFER_BYTES, &self->error)
                     : 0;

      self->pos = 0;
      self->length = n > 0 ? (gsize) n : 0;
      if (n <= 0)
        return -1;
    }

  return self->buffer[self->pos];
}

/* Takes the byte that peek() gave. */
static inline void
take (CbkFeatures *self, int c)
{
  self->pos++;
  self->line += c == '\n';

  if (self->value->len < self->keep)
    g_string_append_c (self->value, (char) c);
  else
    self->too_long = TRUE;
}

static int
skip_space (CbkFeatures *self)
{
  int c;

  while ((c = peek (self)) == ' ' || c == '\t' || c == '\n' || c == '\r')
    {
      self->pos++;
      self->line += c == '\n';
    }

  return c;
}

static gboolean
skip_char (CbkFeatures *self, char wanted)
{
  if (skip_space (self) != wanted)
    return FALSE;

  self->pos++;

  return TRUE;
}

static gboolean
take_string (CbkFeatures *self)
{
  int c = peek (self);

  take (self, c);
  while ((c = peek (self)) != -1)
    {
      take (self, c);
      if (c == '"')
        return TRUE;
      if (c == '\\' && (c = peek (self)) != -1)
        take (self, c);
    }

  return FALSE;
}

static gboolean
take_nested (CbkFeatures *self)
{
  guint64 depth = 0;
  int c;

  while ((c = peek (self)) != -1)
    {
      if (c == '"')
        {
          if (!take_string (self))
            return FALSE;
          continue;
        }

      take (self, c);
      if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        return TRUE;
    }

  return FALSE;
}

/* Reads one value of any kind and keeps at most @keep bytes of it. Only brackets and quotes are looked at. */
static gboolean
take_value (CbkFeatures *self, gsize keep)
{
  int c = skip_space (self);

  g_string_truncate (self->value, 0);
  self->keep = keep;
  self->too_long = FALSE;

  if (c == '"')
    return take_string (self);
  if (c == '{' || c == '[')
    return take_nested (self);

  while (c != -1 && strchr (",:{}[]\" \t\r\n", c) == NULL)
    {
      take (self, c);
      c = peek (self);
    }

  return self->value->len > 0;
}

/* Goes from member to member of the collection; stops inside the array of features, or at the end. */
static gboolean
next_member (CbkFeatures *self, char **ret_name)
{
  int c = skip_space (self);

  if (c == ',')
    {
      self->pos++;
      c = skip_space (self);
    }

  if (c != '"' || !take_value (self, MAX_MEMBER_BYTES))
    return FALSE;

  *ret_name = g_strdup (self->value->str);

  return skip_char (self, ':');
}

static gboolean
begin (CbkFeatures *self)
{
  if (peek (self) == 0xef)
    for (guint i = 0; i < 3 && peek (self) > 0x7f; i++)
      self->pos++;

  return skip_char (self, '{');
}

static gboolean
find_array (CbkFeatures *self)
{
  if (!begin (self))
    return FALSE;

  for (;;)
    {
      g_autofree char *name = NULL;

      if (!next_member (self, &name))
        return FALSE;

      if (g_str_equal (name, "\"features\""))
        return skip_char (self, '[');

      if (!take_value (self, MAX_MEMBER_BYTES))
        return FALSE;
    }
}

static gboolean
check_member (const char *name, GString *value, gboolean too_long, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr(JsonObject) object = NULL;

  if (!g_str_equal (name, "\"crs\""))
    return TRUE;

  if (too_long)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                           "The member “crs” of this file is too long to be true.");
      return FALSE;
    }

  text = g_strdup_printf ("{\"crs\":%s}", value->str);
  object = cbk_json_parse_object (text, -1, error);

  return object != NULL && cbk_geo_check_crs (object, error);
}

/**
 * cbk_features_check:
 * @source: a source at its beginning; it is there again afterwards
 * @error: %CBK_ERROR_INVALID when it is no collection of features on WGS84, %CBK_ERROR_STORAGE
 *
 * Reads the whole of it once, for `crs` may stand after the features: nothing must be drawn in the wrong
 * place first. That it ends too early, or that single features are bad, is left to cbk_features_next().
 *
 * Returns: whether its features can be asked for
 */
gboolean
cbk_features_check (CbkSource *source, GError **error)
{
  g_autoptr(CbkFeatures) self = cbk_features_new (source);
  gboolean seen = FALSE;
  gboolean going = begin (self);

  while (going)
    {
      g_autofree char *name = NULL;

      going = next_member (self, &name);
      if (going && g_str_equal (name, "\"features\""))
        seen = seen || skip_space (self) == '[';

      going = going && take_value (self, MAX_MEMBER_BYTES);
      if (going && !check_member (name, self->value, self->too_long, error))
        return FALSE;
    }

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }

  if (!seen)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                           "This is JSON, but not a GeoJSON collection: it has no list of features.");
      return FALSE;
    }

  return cbk_source_rewind (source, error);
}

static CbkFeaturesResult
stop (CbkFeatures *self, CbkFeature *feature, const char *problem)
{
  self->over = TRUE;
  feature->problem = problem;

  return CBK_FEATURES_BROKEN;
}

static CbkFeaturesResult
read_feature (CbkFeatures *self, CbkFeature *feature)
{
  int c = skip_space (self);

  if (c == ',')
    {
      self->pos++;
      c = skip_space (self);
    }

  feature->line = self->line;
  if (c == ']')
    {
      self->over = TRUE;
      return CBK_FEATURES_END;
    }

  if (c == -1)
    return stop (self, feature, "the file ends before its list of features does: it was cut short");

  if (!take_value (self, CBK_FEATURES_MAX_BYTES))
    return stop (self, feature,
                 peek (self) == -1 ? "the file ends within this feature: it was cut short"
                                   : "this is not JSON, and nothing after it can be read");

  if (self->too_long)
    {
      feature->problem = "this feature is longer than 4 MiB";
      return CBK_FEATURES_BROKEN;
    }

  feature->text = self->value->str;
  feature->length = self->value->len;

  return CBK_FEATURES_ONE;
}

/**
 * cbk_features_next:
 * @self: a reader of what cbk_features_check() passed
 * @feature: (out caller-allocates): what was read
 * @error: %CBK_ERROR_STORAGE, with %CBK_FEATURES_FAILED only
 *
 * A feature that cannot be used is given as %CBK_FEATURES_BROKEN; when what follows can still be told apart,
 * the next call goes on there.
 *
 * Returns: what @feature holds
 */
CbkFeaturesResult
cbk_features_next (CbkFeatures *self, CbkFeature *feature, GError **error)
{
  CbkFeaturesResult result;

  *feature = (CbkFeature){ .line = self->line };

  if (self->over)
    return CBK_FEATURES_END;

  if (!self->inside && !find_array (self))
    result = stop (self, feature, "the list of features is not where it was");
  else
    result = read_feature (self, feature);

  self->inside = TRUE;
  if (self->error == NULL)
    return result;

  self->over = TRUE;
  if (error != NULL)
    *error = g_steal_pointer (&self->error);

  return CBK_FEATURES_FAILED;
}
