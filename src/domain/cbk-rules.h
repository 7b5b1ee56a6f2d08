/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-date.h"

G_BEGIN_DECLS

/**
 * CbkConfidence:
 * @CBK_CONFIDENCE_VERIFIED: "V", checked against the source named
 * @CBK_CONFIDENCE_GENERAL: "K", general knowledge of the trade, not checked again
 * @CBK_CONFIDENCE_UNCERTAIN: "U", uncertain or local; an administrator confirms it before it is relied on
 * @CBK_CONFIDENCE_DEFAULT: "D", a default of this program: neither law nor policy
 *
 * How far a rule can be trusted.
 */
typedef enum
{
  CBK_CONFIDENCE_VERIFIED,
  CBK_CONFIDENCE_GENERAL,
  CBK_CONFIDENCE_UNCERTAIN,
  CBK_CONFIDENCE_DEFAULT,
} CbkConfidence;

/**
 * CbkRule:
 *
 * One version of one rule of law, policy or practice: what it is called, when it applies, where it is
 * written, and its numbers. Immutable; any thread.
 */
typedef struct _CbkRule CbkRule;

/**
 * CbkRules:
 *
 * The dated table of rules. For one code several sets may follow one another, and never two apply on one day.
 * As data it is { "kind": "rules", "rules": [ ... ] }, each with "code", "set", "version", "from" and "to"
 * (days, either may be missing), "citation", "confidence", perhaps a "note", and "parameters" by name.
 * Immutable; any thread.
 */
typedef struct _CbkRules CbkRules;

CbkRules      *cbk_rules_new_from_data     (const char     *json,
                                            gssize          length,
                                            GError        **error);
CbkRules      *cbk_rules_load_builtin      (GError        **error);
CbkRules      *cbk_rules_ref               (CbkRules       *self);
void           cbk_rules_unref             (CbkRules       *self);
CbkRule       *cbk_rules_lookup            (const CbkRules *self,
                                            const char     *code,
                                            CbkDay          day);
GPtrArray     *cbk_rules_list              (const CbkRules *self);
CbkRule       *cbk_rules_require           (const CbkRules *self,
                                            const char     *code,
                                            CbkDay          day,
                                            GError        **error);

CbkRule       *cbk_rule_ref                (CbkRule        *self);
void           cbk_rule_unref              (CbkRule        *self);
const char    *cbk_rule_get_code           (const CbkRule  *self);
const char    *cbk_rule_get_set            (const CbkRule  *self);
int            cbk_rule_get_version        (const CbkRule  *self);
const char    *cbk_rule_get_citation       (const CbkRule  *self);
const char    *cbk_rule_get_note           (const CbkRule  *self);
CbkConfidence  cbk_rule_get_confidence     (const CbkRule  *self);
CbkDay         cbk_rule_get_valid_from     (const CbkRule  *self);
CbkDay         cbk_rule_get_valid_to       (const CbkRule  *self);
gboolean       cbk_rule_has                (const CbkRule  *self,
                                            const char     *name);
gint64         cbk_rule_get_int            (const CbkRule  *self,
                                            const char     *name,
                                            gint64          fallback);
const char    *cbk_rule_get_text           (const CbkRule  *self,
                                            const char     *name);
GArray        *cbk_rule_dup_list           (const CbkRule  *self,
                                            const char     *name);
gboolean       cbk_rule_read               (const CbkRule  *self,
                                            GError        **error,
                                            ...) G_GNUC_NULL_TERMINATED;

const char    *cbk_confidence_get_mark     (CbkConfidence   self);
const char    *cbk_confidence_describe     (CbkConfidence   self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkRules, cbk_rules_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkRule, cbk_rule_unref)

G_END_DECLS
