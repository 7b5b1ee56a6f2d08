/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-arrest-attempt.h"

/* One attempt to arrest a recalled or wanted person. */
struct _CbkArrestAttempt
{
  CbkRecord parent_instance;

  char *recall;
  char *episode;
  char *person;
  gint64 attempted_at;
  char *place;
  char *place_text;
  char *officer;
  char *team;
  char *kind;
  char *basis;
  char *result;
  char *spoken_to;
  char *narrative;
  char *next_step;
};

static const CbkField fields[] = {
  CBK_REF (CbkArrestAttempt, recall, 1, N_("Recall"), "recall", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkArrestAttempt, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkArrestAttempt, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkArrestAttempt, attempted_at, 1, N_("When"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkArrestAttempt, place, 1, N_("Where"), "address", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkArrestAttempt, place_text, 1, N_("Where, in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_REF (CbkArrestAttempt, officer, 1, N_("Officer"), "officer",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkArrestAttempt, team, 1, N_("Team"), "team", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkArrestAttempt, kind, 1, N_("Kind"), "arrest_attempt_kind", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkArrestAttempt, basis, 1, N_("Lawful authority"), "lawful_authority", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkArrestAttempt, result, 1, N_("Result"), "arrest_attempt_result", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkArrestAttempt, spoken_to, 1, N_("Spoken to"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkArrestAttempt, narrative, 1, N_("What happened"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkArrestAttempt, next_step, 1, N_("Next step"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
};

static const CbkEntity entity = {
  .name = "arrest_attempt",
  .relation = "arrest_attempts",
  .label = N_("Arrest attempt"),
  .label_plural = N_("Arrest attempts"),
  .icon = "casebook-arrest-attempt-symbolic",
  .about = N_("One attempt to find and arrest a wanted or recalled person."),
  .code = 35,
  .since = 1,
  .flags = CBK_ENTITY_APPEND | CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "recall episode person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkArrestAttempt, cbk_arrest_attempt)
