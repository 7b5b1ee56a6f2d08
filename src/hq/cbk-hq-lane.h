/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/**
 * CbkHqJob:
 * @run: does the work, in a thread of the lane, with its storage
 * @fail: what @run did is not kept after all: the disk refused the commit. In the same thread
 * @done: in the main context of whoever made the lane, after what @run did is durable
 *
 * One request on its way. Embed it at the start of something larger; it belongs to the lane from cbk_hq_lane_push() until
 * @done.
 */
typedef struct _CbkHqJob CbkHqJob;

struct _CbkHqJob
{
  void (*run) (CbkHqJob *self, CbkHqStorage *storage);
  void (*fail) (CbkHqJob *self, const GError *error);
  void (*done) (CbkHqJob *self);
};

/* Threads that answer requests of one sort, each with a storage of its own. */
typedef struct _CbkHqLane CbkHqLane;

CbkHqLane *cbk_hq_lane_new         (const char *folder, const CbkEnv *env, CbkHqMode mode, guint n_workers, gboolean together,
                                    GError **error);
void       cbk_hq_lane_push        (CbkHqLane *self, CbkHqJob *job);
guint      cbk_hq_lane_get_waiting (CbkHqLane *self);
void       cbk_hq_lane_stop        (CbkHqLane *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqLane, cbk_hq_lane_stop)

G_END_DECLS
