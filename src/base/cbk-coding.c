/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-coding.h"

#include "base/cbk-error.h"

#include <string.h>
#include <zstd.h>

/* Below that a body hardly shrinks: one document of 950 bytes becomes 600. */
#define SMALLEST_PACKED 1024

/* Zstd 3 costs a fifth of gzip's time and packs as well; gzip is for what stands between and knows nothing else. */
#define ZSTD_LEVEL 3
#define GZIP_LEVEL 1

/* Eight megabytes: a frame may ask its reader for much more before it has said anything. */
#define ZSTD_MAX_WINDOW_LOG 23

/* Documents shrink to a tenth; what grows a hundred times was made to. Little things may. */
#define MAX_RATIO 100
#define SMALL_ANYHOW (64 * 1024)

#define BLOCK (64 * 1024)

static const char *const names[] = { [CBK_CODING_NONE] = "identity", [CBK_CODING_GZIP] = "gzip", [CBK_CODING_ZSTD] = "zstd" };

/**
 * cbk_coding_parse:
 * @text: (nullable): what Content-Encoding says
 * @ret_coding: (out): what that is
 *
 * Returns: whether we know it
 */
gboolean
cbk_coding_parse (const char *text, CbkCoding *ret_coding)
{
  *ret_coding = CBK_CODING_NONE;
  if (text == NULL || *text == '\0')
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (text, names[i]) == 0)
      {
        *ret_coding = (CbkCoding) i;
        return TRUE;
      }

  return FALSE;
}

const char *
cbk_coding_print (CbkCoding coding)
{
  return names[coding];
}

static gboolean
is_refused (const char *parameter)
{
  const char *q = strstr (parameter, "q=");

  return q != NULL && g_ascii_strtod (q + 2, NULL) <= 0;
}

/**
 * cbk_coding_choose:
 * @accepted: (nullable): what Accept-Encoding says
 *
 * Returns: the best that both sides know
 */
CbkCoding
cbk_coding_choose (const char *accepted)
{
  g_auto(GStrv) parts = g_strsplit (accepted != NULL ? accepted : "", ",", 16);
  CbkCoding best = CBK_CODING_NONE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *parameter = strchr (parts[i], ';');
      CbkCoding coding;

      if (parameter != NULL)
        *parameter++ = '\0';
      if (cbk_coding_parse (g_strstrip (parts[i]), &coding) && (parameter == NULL || !is_refused (parameter)))
        best = MAX (best, coding);
    }

  return best;
}

static GBytes *
pack_zstd (const void *data, gsize length)
{
  gsize size = ZSTD_compressBound (length);
  g_autofree guint8 *packed = g_malloc (size);
  gsize n = ZSTD_compress (packed, size, data, length, ZSTD_LEVEL);

  return ZSTD_isError (n) ? NULL : g_bytes_new (packed, n);
}

/* Takes @data through @converter; stops with an error where more than @max comes out. */
static GByteArray *
convert (GConverter *converter, const guint8 *data, gsize length, gsize max, GError **error)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize used = 0;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (converter, data + used, length - used, block, BLOCK, G_CONVERTER_INPUT_AT_END, &n_read,
                                    &n_written, error);
      if (result == G_CONVERTER_ERROR)
        return NULL;

      used += n_read;
      if (out->len + n_written > max)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "This unpacks to more than is taken at once");
          return NULL;
        }
      g_byte_array_append (out, block, (guint) n_written);
    }

  if (used == length)
    return g_steal_pointer (&out);

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Something stands behind the end of what was packed");

  return NULL;
}

static GBytes *
pack_gzip (const void *data, gsize length)
{
  g_autoptr(GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, GZIP_LEVEL));
  GByteArray *packed = convert (converter, data, length, G_MAXUINT, NULL);

  return packed != NULL ? g_byte_array_free_to_bytes (packed) : NULL;
}

/**
 * cbk_coding_pack:
 * @coding: how
 * @data: (nullable): what
 * @length: its bytes
 *
 * Returns: (transfer full) (nullable): the packed bytes; %NULL where it is not worth it, and the bytes go as they are
 */
GBytes *
cbk_coding_pack (CbkCoding coding, const void *data, gsize length)
{
  g_autoptr(GBytes) packed = NULL;

  if (coding == CBK_CODING_NONE || length < SMALLEST_PACKED)
    return NULL;

  packed = coding == CBK_CODING_ZSTD ? pack_zstd (data, length) : pack_gzip (data, length);

  return packed != NULL && g_bytes_get_size (packed) < length ? g_steal_pointer (&packed) : NULL;
}

static gboolean
fill (GByteArray *out, ZSTD_DCtx *context, ZSTD_inBuffer *in, guint8 *block, gsize max, gsize *ret_left, GError **error)
{
  ZSTD_outBuffer to = { block, BLOCK, 0 };
  gsize before = in->pos;

  *ret_left = ZSTD_decompressStream (context, &to, in);
  if (ZSTD_isError (*ret_left) || (*ret_left > 0 && to.pos == 0 && in->pos == before))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "What was packed is damaged or cut off");
      return FALSE;
    }

  if (out->len + to.pos > max)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "This unpacks to more than is taken at once");
      return FALSE;
    }

  g_byte_array_append (out, block, (guint) to.pos);

  return TRUE;
}

static GByteArray *
unpack_zstd (const guint8 *data, gsize length, gsize max, GError **error)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  ZSTD_DCtx *context = ZSTD_createDCtx ();
  ZSTD_inBuffer in = { data, length, 0 };
  gsize left = 1;
  gboolean ok = TRUE;

  ZSTD_DCtx_setParameter (context, ZSTD_d_windowLogMax, ZSTD_MAX_WINDOW_LOG);
  while (ok && left > 0)
    ok = fill (out, context, &in, block, max, &left, error);
  ZSTD_freeDCtx (context);

  if (ok && in.pos < length)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Something stands behind the end of what was packed");

  return ok && in.pos == length ? g_steal_pointer (&out) : NULL;
}

static GByteArray *
unpack_gzip (const guint8 *data, gsize length, gsize max, GError **error)
{
  g_autoptr(GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GError) local_error = NULL;
  GByteArray *out = convert (converter, data, length, max, &local_error);

  if (out != NULL)
    return out;

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE) || local_error->domain == CBK_ERROR)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "What was packed is damaged or cut off");

  return NULL;
}

/**
 * cbk_coding_unpack:
 * @coding: how it is packed
 * @data: (nullable): from anywhere, trusted or not
 * @length: its bytes
 * @max: how many bytes may come out
 * @error: %G_IO_ERROR_MESSAGE_TOO_LARGE when more would, or much more than what was sent can honestly hold;
 *   %CBK_ERROR_INVALID when it is damaged
 *
 * Never holds more than @max.
 *
 * Returns: (transfer full) (nullable): the bytes as they were
 */
GBytes *
cbk_coding_unpack (CbkCoding coding, const void *data, gsize length, gsize max, GError **error)
{
  gsize honest = MAX (SMALL_ANYHOW, length > G_MAXSIZE / MAX_RATIO ? G_MAXSIZE : length * MAX_RATIO);
  GByteArray *out = NULL;

  max = MIN (max, honest);
  if (length > 0 && coding == CBK_CODING_ZSTD)
    out = unpack_zstd (data, length, max, error);
  else if (length > 0 && coding == CBK_CODING_GZIP)
    out = unpack_gzip (data, length, max, error);
  else
    return g_bytes_new (data, length);

  return out != NULL ? g_byte_array_free_to_bytes (out) : NULL;
}
