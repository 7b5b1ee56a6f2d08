/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-hq.h"

#include "hq/cbk-hq-routes.h"

#include <libsoup/soup.h>
#include <string.h>

/* What a request line may say, by the input's first byte, "a" for the first. Behind it comes a line for what stands for the
 * path's star and behind its question mark, one for each header, and the body. */
static const struct
{
  const char *method;
  const char *path;
} asks[] = {
  { "POST", "/v1/sync/push" },           { "POST", "/v1/sync/pull" },          { "POST", "/v1/session" },
  { "GET", "/v1/record/" },              { "GET", "/v1/search" },              { "GET", "/v1/events" },
  { "GET", "/v1/health/ready" },         { "GET", "/v1/health/live" },         { "POST", "/v1/access" },
  { "POST", "/v1/blobs" },               { "GET", "/v1/blobs/" },              { "GET", "/v1/proof/consistency" },
  { "GET", "/v1/proof/inclusion" },      { "POST", "/v1/purge-receipt" },      { "POST", "/v1/sign-in" },
  { "GET", "/v1/sync/scope/" },          { "POST", "/v1/sync/scope/" },        { "HEAD", "/v1/uploads/" },
  { "PATCH", "/v1/uploads/" },
};

enum
{
  LINE,
  OFFSET,
  DIGEST,
  RANGE,
  BODY,
  N_PARTS,
};

/* The server has decoded a path before a route is looked for, and takes UTF-8 alone. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint n = size > 0 ? (*data + G_N_ELEMENTS (asks) * 6 - 'a') % G_N_ELEMENTS (asks) : 0;
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data + 1, size - 1) : g_strdup ("");
  g_auto(GStrv) parts = g_strsplit (text, "\n", N_PARTS);
  const char *part[N_PARTS] = { 0 };
  char *question;
  g_autofree char *path = NULL;
  g_autoptr(GHashTable) query = NULL;
  CbkHqRequest request = { 0 };
  const CbkHqRoute *route;
  gboolean known;

  for (guint i = 0; i < N_PARTS && parts[i] != NULL; i++)
    part[i] = parts[i];
  if (part[LINE] == NULL || !g_utf8_validate (part[LINE], -1, NULL))
    return 0;

  question = strchr (parts[LINE], '?');
  if (question != NULL)
    {
      *question = '\0';
      query = soup_form_decode (question + 1);
    }

  path = g_strconcat (asks[n].path, g_str_has_suffix (asks[n].path, "/") ? part[LINE] : "", NULL);
  route = cbk_hq_route_find (path, asks[n].method, &request.rest, &known);
  if (route == NULL)
    return 0;

  request.query = query;
  request.upload_offset = part[OFFSET];
  request.content_digest = part[DIGEST];
  request.range = part[RANGE];
  request.body = part[BODY] != NULL && route->max_body > 0 ? part[BODY] : "";
  request.length = strlen (request.body);
  fuzz_hq_ask (route->handle, &request);

  return 0;
}
