/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-routes.h"

#include "hq/cbk-hq-access.h"
#include "hq/cbk-hq-blobs.h"
#include "hq/cbk-hq-events.h"
#include "hq/cbk-hq-online.h"

#include <string.h>

#define SMALL_BODY (64 * 1024)

static void
answer_live (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_string_append (answer->body, "{\"status\":\"ok\"}\n");
}

static void
answer_ready (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  gint64 head, lag;

  if (!cbk_hq_storage_get_head (request->storage, &head, &error) ||
      !cbk_hq_storage_get_lag (request->storage, &lag, &error))
    {
      cbk_hq_answer_fail (answer, error);
      return;
    }

  g_string_append_c (answer->body, '{');
  cbk_hq_append_number (answer->body, "head", head);
  cbk_hq_append_member (answer->body, "status", "ok");
  if (lag >= 0)
    cbk_hq_append_number (answer->body, "unnumbered_ms", lag);
  g_string_append (answer->body, "}\n");
}

/* What there is. What needs a token is refused without a valid one before its handler sees a byte. */
static const CbkHqRoute routes[] = {
  { "/v1/access", "POST", CBK_HQ_PUSH_BYTES, TRUE, CBK_HQ_LANE_WRITE, 0, cbk_hq_access },
  { "/v1/blobs", "POST", SMALL_BODY, TRUE, CBK_HQ_LANE_FILES, 100, cbk_hq_offer_blob },
  { "/v1/blobs/*", "GET", 0, TRUE, CBK_HQ_LANE_READ, 50, cbk_hq_get_blob },
  { "/v1/events", "GET", 0, TRUE, CBK_HQ_LANE_READ, 200, cbk_hq_listen, .listens = TRUE },
  { "/v1/health/live", "GET", 0, FALSE, CBK_HQ_LANE_READ, 0, answer_live },
  { "/v1/health/ready", "GET", 0, FALSE, CBK_HQ_LANE_READ, 0, answer_ready },
  { "/v1/proof/consistency", "GET", 0, TRUE, CBK_HQ_LANE_READ, 200, cbk_hq_prove_consistency },
  { "/v1/proof/inclusion", "GET", 0, TRUE, CBK_HQ_LANE_READ, 200, cbk_hq_prove_inclusion },
  { "/v1/purge-receipt", "POST", SMALL_BODY, TRUE, CBK_HQ_LANE_WRITE, 0, cbk_hq_purge_receipt },
  { "/v1/record/*", "GET", 0, TRUE, CBK_HQ_LANE_READ, 100, cbk_hq_show },
  { "/v1/search", "GET", 0, TRUE, CBK_HQ_LANE_READ, 50, cbk_hq_search },
  { "/v1/session", "POST", SMALL_BODY, FALSE, CBK_HQ_LANE_DOOR, 500, cbk_hq_session },
  { "/v1/sign-in", "POST", SMALL_BODY, FALSE, CBK_HQ_LANE_READ, 200, cbk_hq_sign_in },
  { "/v1/sync/pull", "POST", SMALL_BODY, TRUE, CBK_HQ_LANE_READ, 200, cbk_hq_pull },
  { "/v1/sync/push", "POST", CBK_HQ_PUSH_BYTES, TRUE, CBK_HQ_LANE_WRITE, 0, cbk_hq_push },
  { "/v1/sync/scope/*", "GET", 0, TRUE, CBK_HQ_LANE_READ, 50, cbk_hq_scope_load },
  { "/v1/sync/scope/*", "POST", SMALL_BODY, TRUE, CBK_HQ_LANE_READ, 50, cbk_hq_scope_records },
  { "/v1/uploads/*", "HEAD", 0, TRUE, CBK_HQ_LANE_READ, 50, cbk_hq_head_upload },
  { "/v1/uploads/*", "PATCH", CBK_HQ_CHUNK_BYTES, TRUE, CBK_HQ_LANE_FILES, 32, cbk_hq_patch_upload },
};

static gboolean
matches (const char *pattern, const char *path, const char **ret_rest)
{
  gsize length = strlen (pattern);

  if (pattern[length - 1] != '*')
    return g_str_equal (pattern, path);

  *ret_rest = path + length - 1;

  return strncmp (pattern, path, length - 1) == 0 && **ret_rest != '\0';
}

/**
 * cbk_hq_route_find:
 * @path: what was asked, decoded
 * @method: of HTTP
 * @ret_rest: (out) (nullable): what stands for the pattern's star, within @path
 * @ret_known: (out): whether it can be asked at all, in this way or another
 *
 * Returns: (nullable): the route
 */
const CbkHqRoute *
cbk_hq_route_find (const char *path, const char *method, const char **ret_rest, gboolean *ret_known)
{
  *ret_known = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      *ret_rest = NULL;
      if (!matches (routes[i].path, path, ret_rest))
        continue;

      *ret_known = TRUE;
      if (g_str_equal (routes[i].method, method))
        return &routes[i];
    }

  *ret_rest = NULL;

  return NULL;
}
