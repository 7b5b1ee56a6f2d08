/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/**
 * CbkCustody:
 * @CBK_CUSTODY_APPLIED: it is in the record, which nobody else had changed
 * @CBK_CUSTODY_MERGED: it is in the record, beside what others changed
 * @CBK_CUSTODY_SAME: the record held these values already
 * @CBK_CUSTODY_CONFLICT: somebody else changed the same without having seen this; a person decides. What was not in
 *   conflict is in the record
 * @CBK_CUSTODY_QUARANTINED: it cannot be applied as it is; it is kept whole for somebody to look at
 *
 * What becomes of a mutation at headquarters. There is no "dropped".
 */
typedef enum
{
  CBK_CUSTODY_APPLIED,
  CBK_CUSTODY_MERGED,
  CBK_CUSTODY_SAME,
  CBK_CUSTODY_CONFLICT,
  CBK_CUSTODY_QUARANTINED,
} CbkCustody;

/**
 * CbkMergeState:
 * @doc: (nullable): the record's document, %NULL when there is no such record
 * @fver: (nullable): for each field the version that last changed it; a field that is not there came with version 1
 * @version: the document's version, 0 when there is none
 * @own: (nullable) (element-type gint64): the versions after the mutation's base that its own device made: that device
 *   has seen them
 * @held: (nullable): for each field what an earlier mutation of the same device wants that is held in conflict: a
 *   mutation that builds on that joins it
 * @held_whole: whether even what made the record is held
 * @hq: whether headquarters itself made the mutation
 * @insist: whether a person decided that it applies: nothing of it is in conflict any more
 *
 * What a mutation meets.
 */
typedef struct
{
  JsonObject *doc;
  JsonObject *fver;
  gint64 version;
  GArray *own;
  JsonObject *held;
  gboolean held_whole;
  gboolean hq;
  gboolean insist;
} CbkMergeState;

/**
 * CbkMergeResult:
 * @why: (nullable): of a quarantined one: "schema", "validation", "dependency", "permission", or "hq" where it changes
 *   what only headquarters writes
 * @doc: (nullable): the new document; %NULL when the record stays as it is
 * @fver: (nullable): goes with @doc
 * @version: the record's version after this
 * @kept: pairs of values, before and after, that went into the record
 * @held: for each field in conflict, what it was, what each side wants
 */
typedef struct
{
  CbkCustody custody;
  const char *why;
  JsonObject *doc;
  JsonObject *fver;
  gint64 version;
  JsonObject *kept;
  JsonObject *held;
} CbkMergeResult;

CbkMergeResult *cbk_merge               (CbkRecordClass *klass, const CbkMergeState *state, JsonObject *mutation);
CbkMergeResult *cbk_merge_quarantine    (gint64 version, const char *why);
void            cbk_merge_result_free   (CbkMergeResult *self);
void            cbk_merge_add_held      (JsonObject     *held, JsonObject *mutation);
gboolean        cbk_merge_same_value    (JsonNode       *a, JsonNode *b);

const char     *cbk_custody_print       (CbkCustody      self);
gboolean        cbk_custody_parse       (const char     *text, CbkCustody *ret_custody);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkMergeResult, cbk_merge_result_free)

G_END_DECLS
