/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-hq.h"

#include "hq/cbk-hq-routes.h"

#include <libsoup/soup.h>

/* What a request line may say, by the input's first byte; what follows is the body, or what stands behind the path. */
static const struct
{
  const char *method;
  const char *path;
} lines[] = {
  { "POST", "/v1/sync/push" }, { "POST", "/v1/sync/pull" }, { "POST", "/v1/session" }, { "GET", "/v1/record/" },
  { "GET", "/v1/search" },     { "GET", "/v1/events" },     { "GET", "/v1/health/ready" },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint n = size > 0 ? *data % G_N_ELEMENTS (lines) : 0;
  gboolean get = *lines[n].method == 'G';
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data + 1, size - 1) : g_strdup ("");
  g_autofree char *path = g_strconcat (lines[n].path, g_str_has_suffix (lines[n].path, "/") ? text : "", NULL);
  g_autoptr(GHashTable) query = NULL;
  const CbkHqRoute *route;
  const char *rest;
  gboolean known;

  if (get && g_utf8_validate (text, -1, NULL))
    query = soup_form_decode (text);
  route = cbk_hq_route_find (path, lines[n].method, &rest, &known);
  if (route != NULL)
    fuzz_hq_ask (route->handle, rest, query, get ? "" : text, get || size == 0 ? 0 : size - 1);

  return 0;
}
