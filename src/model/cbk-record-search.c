/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-record-search.h"

#include "base/cbk-date.h"
#include "domain/cbk-geo.h"
#include "domain/cbk-identifiers.h"
#include "domain/cbk-text.h"

#include <string.h>

/* Shorter pieces of a mark or a reference are too common to look up. */
#define SHORTEST_MARK_PIECE 3
#define SHORTEST_REFERENCE_PIECE 4

/**
 * cbk_field_is_indexed_text:
 * @field: a field
 *
 * Returns: whether its words are in the full-text index
 */
gboolean
cbk_field_is_indexed_text (const CbkField *field)
{
  if (field->type == CBK_FIELD_LIST)
    return (field->flags & CBK_FIELD_SEARCHABLE) != 0;

  return field->type == CBK_FIELD_TEXT &&
         ((field->flags & (CBK_FIELD_SEARCHABLE | CBK_FIELD_TITLE)) || field->key == CBK_KEY_NAME);
}

static void
append_words (GString *words, const char *text)
{
  if (text == NULL)
    return;

  if (words->len > 0)
    g_string_append_c (words, ' ');
  cbk_text_fold_append (words, text);
}

/**
 * cbk_record_append_words:
 * @self: a record
 * @title: receives the folded words of what names it
 * @body: receives the folded words of the rest that may be searched
 *
 * The same record always gives the same words: the index is cleared by them.
 */
void
cbk_record_append_words (CbkRecord *self, GString *title, GString *body)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      gboolean names = (field->flags & CBK_FIELD_TITLE) || field->key == CBK_KEY_NAME;

      if (!cbk_field_is_indexed_text (field))
        continue;

      if (field->type == CBK_FIELD_LIST)
        {
          const char *const *list = cbk_record_peek_list (self, field);

          for (guint j = 0; list != NULL && list[j] != NULL; j++)
            append_words (body, list[j]);
        }
      else
        append_words (names ? title : body, cbk_record_peek_text (self, field));
    }
}

typedef struct
{
  CbkSearchKeyFunc func;
  gpointer data;
} CbkKeySink;

static void
emit (const CbkKeySink *sink, const char *text, gsize length, gboolean is_name)
{
  char key[CBK_SEARCH_KEY_MAX + 1];

  length = MIN (length, CBK_SEARCH_KEY_MAX);
  while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80 && length == CBK_SEARCH_KEY_MAX)
    length--;

  if (length == 0)
    return;

  memcpy (key, text, length);
  key[length] = '\0';
  sink->func (key, is_name, sink->data);
}

static void
emit_words (const CbkKeySink *sink, const char *text)
{
  g_autofree char *folded = cbk_text_fold (text);
  const char *cursor = folded;
  const char *word;
  gsize length;

  while (cbk_text_next_word (&cursor, &word, &length))
    emit (sink, word, length, TRUE);
}

/* A reference is found by its beginning, and by the beginning of each of its parts: "20CU/12345/16" by "12345". */
static void
emit_reference (const CbkKeySink *sink, const char *text)
{
  g_autoptr(GString) whole = g_string_new (NULL);
  const char *run = text;

  for (const char *p = text;; p++)
    {
      if (g_ascii_isalnum (*p))
        {
          g_string_append_c (whole, g_ascii_tolower (*p));
          continue;
        }

      if (run != text && p - run >= SHORTEST_REFERENCE_PIECE)
        {
          g_autofree char *piece = g_ascii_strdown (run, p - run);

          emit (sink, piece, strlen (piece), FALSE);
        }
      run = p + 1;

      if (*p == '\0')
        break;
    }

  emit (sink, whole->str, whole->len, FALSE);
}

/* Part of a mark is what a witness remembers: any end of it finds it. */
static void
emit_mark (const CbkKeySink *sink, const char *text)
{
  g_autofree char *folded = cbk_vrm_fold (text);
  g_autofree char *mark = g_ascii_strdown (folded, -1);
  gsize length = strlen (mark);

  emit (sink, mark, length, FALSE);
  for (gsize i = 1; i + SHORTEST_MARK_PIECE <= length; i++)
    emit (sink, mark + i, length - i, FALSE);
}

/* With the country's code and without: people type both, and often only the beginning. */
static void
emit_phone (const CbkKeySink *sink, const char *text)
{
  char e164[CBK_PHONE_SIZE];
  CbkPhoneKind kind;

  cbk_phone_parse (text, e164, &kind);
  if (e164[0] == '+')
    emit (sink, e164 + 1, strlen (e164 + 1), FALSE);

  if (g_str_has_prefix (e164, "+44"))
    {
      e164[2] = '0';
      emit (sink, e164 + 2, strlen (e164 + 2), FALSE);
    }
}

static void
emit_birth (const CbkKeySink *sink, const char *text)
{
  char digits[9];

  if (cbk_day_parse (text) == CBK_DAY_UNSET)
    return;

  memcpy (digits, text, 4);
  memcpy (digits + 4, text + 5, 2);
  memcpy (digits + 6, text + 8, 3);
  emit (sink, digits, 8, FALSE);
}

static void
emit_postcode (const CbkKeySink *sink, const char *text)
{
  GString *key = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, g_ascii_tolower (*p));

  emit (sink, key->str, key->len, FALSE);
  g_string_free (key, TRUE);
}

/**
 * cbk_record_foreach_key:
 * @self: a record
 * @func: called for each key, some perhaps twice
 * @data: for @func
 *
 * Gives what people type to find the record, normalised as cbk_search_normalise_query() normalises what they typed.
 */
void
cbk_record_foreach_key (CbkRecord *self, CbkSearchKeyFunc func, gpointer data)
{
  static void (*const emitters[]) (const CbkKeySink *, const char *) = {
    [CBK_KEY_NAME] = emit_words,   [CBK_KEY_REFERENCE] = emit_reference, [CBK_KEY_MARK] = emit_mark,
    [CBK_KEY_PHONE] = emit_phone,  [CBK_KEY_BIRTH] = emit_birth,         [CBK_KEY_POSTCODE] = emit_postcode,
  };
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);
  CbkKeySink sink = { func, data };

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      const char *text;

      if (field->key == CBK_KEY_NONE)
        continue;

      if (field->type == CBK_FIELD_LIST)
        {
          const char *const *list = cbk_record_peek_list (self, field);

          for (guint j = 0; list != NULL && list[j] != NULL; j++)
            emitters[field->key](&sink, list[j]);
          continue;
        }

      text = cbk_record_peek_text (self, field);
      if (text != NULL)
        emitters[field->key](&sink, text);
    }
}

static gboolean
box_of_point (CbkRecord *self, const CbkField *lat_field, const CbkField *lon_field, CbkBox *box)
{
  gint64 lat = cbk_record_peek_int (self, lat_field);
  gint64 lon = cbk_record_peek_int (self, lon_field);
  CbkGeoPoint point;

  if (lat == CBK_INT_UNSET || lon == CBK_INT_UNSET || !cbk_geo_from_e7 (lat, lon, &point, NULL))
    return FALSE;

  *box = (CbkBox){ (gint32) lon, (gint32) lon, (gint32) lat, (gint32) lat };

  return TRUE;
}

static gboolean
box_of_shape (const char *geometry, CbkBox *box)
{
  g_autoptr(CbkGeoShape) shape = cbk_geo_shape_parse (geometry, -1, NULL);
  CbkGeoBox degrees;

  if (shape == NULL)
    return FALSE;

  degrees = cbk_geo_shape_get_box (shape);
  *box = (CbkBox){ (gint32) cbk_geo_to_e7 (degrees.west), (gint32) cbk_geo_to_e7 (degrees.east),
                   (gint32) cbk_geo_to_e7 (degrees.south), (gint32) cbk_geo_to_e7 (degrees.north) };

  return TRUE;
}

/**
 * cbk_record_get_box:
 * @self: a record
 * @box: (out): where it is
 *
 * Returns: whether the record has a place on the map
 */
gboolean
cbk_record_get_box (CbkRecord *self, CbkBox *box)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);
  const CbkField *lat = cbk_record_class_find_field (klass, "lat_e7");
  const CbkField *lon = cbk_record_class_find_field (klass, "lon_e7");

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      const char *geometry = field->type == CBK_FIELD_GEOMETRY ? cbk_record_peek_text (self, field) : NULL;

      if (geometry != NULL && box_of_shape (geometry, box))
        return TRUE;
    }

  return lat != NULL && lon != NULL && box_of_point (self, lat, lon, box);
}
