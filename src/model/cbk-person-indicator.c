/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-person-indicator.h"

/* A factor that makes a person vulnerable or in need. What the partners' common indicator holds is not
   published: the list of factors is data. */
struct _CbkPersonIndicator
{
  CbkRecord parent_instance;

  char *person;
  char *factor;
  char *level;
  char *detail;
  char *source_kind;
  char *source_agency;
  char *source;
  char *confidence;
  char *lawful_basis;
  char *noted_on;
  char *review_on;
  char *expires_on;
  char *support;
};

static const CbkField fields[] = {
  CBK_REF (CbkPersonIndicator, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkPersonIndicator, factor, 1, N_("Factor"), "need_factor",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkPersonIndicator, level, 1, N_("Level"), "need_level", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPersonIndicator, detail, 1, N_("What is known"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonIndicator, source_kind, 1, N_("Kind of source"), "source_kind"),
  CBK_REF (CbkPersonIndicator, source_agency, 1, N_("Source agency"), "organisation",
           .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPersonIndicator, source, 1, N_("Source in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonIndicator, confidence, 1, N_("Confidence"), "confidence"),
  CBK_CODE (CbkPersonIndicator, lawful_basis, 1, N_("Shared on the basis of"), "lawful_basis"),
  CBK_DATE (CbkPersonIndicator, noted_on, 1, N_("Noted"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkPersonIndicator, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkPersonIndicator, expires_on, 1, N_("Expires")),
  CBK_TEXT (CbkPersonIndicator, support, 1, N_("Support in place"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "person_indicator",
  .relation = "person_indicators",
  .label = N_("Indicator of need"),
  .label_plural = N_("Indicators of need"),
  .icon = "casebook-person-indicator-symbolic",
  .about = N_("A factor that makes a person vulnerable or in need, with the agency that said so."),
  .code = 94,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPersonIndicator, cbk_person_indicator)
