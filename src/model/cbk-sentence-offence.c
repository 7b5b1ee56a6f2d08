/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-sentence-offence.h"

/* The offence behind a sentence; its dates decide which rules apply. */
struct _CbkSentenceOffence
{
  CbkRecord parent_instance;

  char *sentence;
  char *person;
  char *class_code;
  char *cjs_code;
  char *description;
  char *offence;
  char *committed_from;
  char *committed_to;
  char *convicted_on;
  char *domestic_abuse;
  char *terrorist;
  char *sexual;
  char *violent;
  char *victim_child;
  char *exclusion;
  gint64 severity_days;
  gboolean index_offence;
  char *analysis;
};

static const CbkField fields[] = {
  CBK_REF (CbkSentenceOffence, sentence, 1, N_("Sentence"), "sentence",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkSentenceOffence, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkSentenceOffence, class_code, 1, N_("Home Office class"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkSentenceOffence, cjs_code, 1, N_("CJS code")),
  CBK_TEXT (CbkSentenceOffence, description, 1, N_("Offence"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkSentenceOffence, offence, 1, N_("Offence in a case"), "offence", .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkSentenceOffence, committed_from, 1, N_("Committed from"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkSentenceOffence, committed_to, 1, N_("Committed to")),
  CBK_DATE (CbkSentenceOffence, convicted_on, 1, N_("Convicted")),
  CBK_CODE (CbkSentenceOffence, domestic_abuse, 1, N_("Domestic abuse"), "yes_no_unknown"),
  CBK_CODE (CbkSentenceOffence, terrorist, 1, N_("Terrorist connection"), "yes_no_unknown"),
  CBK_CODE (CbkSentenceOffence, sexual, 1, N_("Sexual"), "yes_no_unknown"),
  CBK_CODE (CbkSentenceOffence, violent, 1, N_("Violent"), "yes_no_unknown"),
  CBK_CODE (CbkSentenceOffence, victim_child, 1, N_("Child victim"), "yes_no_unknown"),
  CBK_CODE (CbkSentenceOffence, exclusion, 1, N_("Kept from early release"), "early_release_exclusion"),
  CBK_INT (CbkSentenceOffence, severity_days, 1, N_("Severity weight"), .unit = CBK_UNIT_DAYS),
  CBK_BOOL (CbkSentenceOffence, index_offence, 1, N_("Main offence")),
  CBK_TEXT (CbkSentenceOffence, analysis, 1, N_("Offence analysis"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "sentence_offence",
  .relation = "sentence_offences",
  .label = N_("Sentenced offence"),
  .label_plural = N_("Sentenced offences"),
  .icon = "casebook-sentence-offence-symbolic",
  .about = N_("An offence for which a sentence was passed."),
  .code = 24,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "sentence",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkSentenceOffence, cbk_sentence_offence)
