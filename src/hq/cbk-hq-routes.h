/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"

G_BEGIN_DECLS

/**
 * CbkHqLaneKind:
 * @CBK_HQ_LANE_WRITE: takes what laptops send; where there is one writer, requests that wait are committed together
 * @CBK_HQ_LANE_READ: reads only
 * @CBK_HQ_LANE_FILES: attachments, which wait for the disk and write a row at their ends
 * @CBK_HQ_LANE_DOOR: signing in: costs time by design, and must hold up none of the others
 */
typedef enum
{
  CBK_HQ_LANE_WRITE,
  CBK_HQ_LANE_READ,
  CBK_HQ_LANE_FILES,
  CBK_HQ_LANE_DOOR,
  CBK_HQ_N_LANES,
} CbkHqLaneKind;

/**
 * CbkHqRoute:
 * @path: what is asked; a "*" at its end stands for anything, which the handler gets as its request's rest
 * @method: of HTTP
 * @max_body: more is refused before it is read
 * @needs_token: whether only somebody who is signed in is answered
 * @lane: where it is answered
 * @max_waiting: with more than that waiting in the lane it is refused for now (503); 0 is never. First loads give way
 *   before pulls, pulls before searches; what laptops send never does
 * @handle: answers it
 * @listens: whoever is answered stays, and hears events on the connection
 */
typedef struct
{
  const char *path;
  const char *method;
  gsize max_body;
  gboolean needs_token;
  CbkHqLaneKind lane;
  guint max_waiting;
  void (*handle) (const CbkHqRequest *request, CbkHqAnswer *answer);
  gboolean listens;
} CbkHqRoute;

const CbkHqRoute *cbk_hq_route_find (const char *path, const char *method, const char **ret_rest, gboolean *ret_known);

G_END_DECLS
