/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-rules.h"

G_BEGIN_DECLS

/**
 * CbkFindingState:
 * @CBK_FINDING_PLAIN: a date or fact, about which nothing more is known
 * @CBK_FINDING_DUE: not done, and there is time left
 * @CBK_FINDING_MET: done in time, or within the power
 * @CBK_FINDING_ATTEMPTED: not met, but tried in time
 * @CBK_FINDING_BREACHED: not done in time, or done outside the power
 * @CBK_FINDING_REFUSED: what was asked is outside the power and is not saved
 * @CBK_FINDING_EXEMPT: need not be done, for a recorded reason
 * @CBK_FINDING_PAUSED: the clock stands still, so that no time can be named
 * @CBK_FINDING_IMPOSSIBLE: does not arise in this case
 */
typedef enum
{
  CBK_FINDING_PLAIN,
  CBK_FINDING_DUE,
  CBK_FINDING_MET,
  CBK_FINDING_ATTEMPTED,
  CBK_FINDING_BREACHED,
  CBK_FINDING_REFUSED,
  CBK_FINDING_EXEMPT,
  CBK_FINDING_PAUSED,
  CBK_FINDING_IMPOSSIBLE,
} CbkFindingState;

/**
 * CbkOverride:
 * @reason: why it is recorded although it is outside the power
 * @name: by whom
 * @rank: and of what rank
 *
 * The program warns and records, it never decides: whoever overrides it says why and who they are.
 */
typedef struct
{
  const char *reason;
  const char *name;
  const char *rank;
} CbkOverride;

/**
 * CbkFinding:
 *
 * A computed deadline or check with all that explains it: the rules, their versions, what went in. Filled by
 * one thread, then given away or shared unchanged.
 */
typedef struct _CbkFinding CbkFinding;

CbkFinding      *cbk_finding_new         (const char      *code,
                                          const char      *what,
                                          CbkRule         *rule);
CbkFinding      *cbk_finding_ref         (CbkFinding      *self);
void             cbk_finding_unref       (CbkFinding      *self);
GPtrArray       *cbk_finding_list_new    (void);
CbkFinding      *cbk_finding_list_find   (GPtrArray       *list,
                                          const char      *code);

void             cbk_finding_add_rule    (CbkFinding      *self,
                                          CbkRule         *rule);
void             cbk_finding_add_input   (CbkFinding      *self,
                                          const char      *name,
                                          const char      *format,
                                          ...) G_GNUC_PRINTF (3, 4);
void             cbk_finding_add_moment  (CbkFinding      *self,
                                          const char      *name,
                                          gint64           moment);
void             cbk_finding_add_day     (CbkFinding      *self,
                                          const char      *name,
                                          CbkDay           day);
void             cbk_finding_set_because (CbkFinding      *self,
                                          const char      *format,
                                          ...) G_GNUC_PRINTF (2, 3);
void             cbk_finding_set_outcome (CbkFinding      *self,
                                          CbkFindingState  state,
                                          const char      *format,
                                          ...) G_GNUC_PRINTF (3, 4);
void             cbk_finding_set_state   (CbkFinding      *self,
                                          CbkFindingState  state);
void             cbk_finding_set_moment  (CbkFinding      *self,
                                          gint64           moment);
void             cbk_finding_set_day     (CbkFinding      *self,
                                          CbkDay           day);
void             cbk_finding_set_warning (CbkFinding      *self,
                                          gint64           moment);
gboolean         cbk_finding_refuse      (CbkFinding      *self,
                                          const CbkOverride *override,
                                          GError         **error,
                                          const char      *format,
                                          ...) G_GNUC_PRINTF (4, 5);

const char      *cbk_finding_get_code    (const CbkFinding *self);
const char      *cbk_finding_get_what    (const CbkFinding *self);
CbkRule         *cbk_finding_get_rule    (const CbkFinding *self,
                                          guint             index);
const char      *cbk_finding_get_input   (const CbkFinding *self,
                                          const char       *name);
CbkFindingState  cbk_finding_get_state   (const CbkFinding *self);
gint64           cbk_finding_get_moment  (const CbkFinding *self);
CbkDay           cbk_finding_get_day     (const CbkFinding *self);
gint64           cbk_finding_get_end     (const CbkFinding *self);
gint64           cbk_finding_get_warning (const CbkFinding *self);
gboolean         cbk_finding_is_confirmed(const CbkFinding *self);
char            *cbk_finding_explain     (const CbkFinding *self);
char            *cbk_finding_to_json     (const CbkFinding *self);

char            *cbk_duration_describe   (gint64            duration);
char            *cbk_count_describe      (gint64            n,
                                          const char       *one,
                                          const char       *many);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkFinding, cbk_finding_unref)

G_END_DECLS
