/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbkPersonClue:
 * @forenames: (nullable): all of them, in any writing
 * @surname: (nullable): in any writing
 * @date_of_birth: (nullable): "1990-05-04", "1990-05" or "1990"
 * @phone: (nullable): in any writing
 * @postcode: (nullable): in any writing
 * @pnc_id: (nullable): in any writing
 *
 * What is known of a person for comparing. The texts are borrowed.
 */
typedef struct
{
  const char *forenames;
  const char *surname;
  const char *date_of_birth;
  const char *phone;
  const char *postcode;
  const char *pnc_id;
} CbkPersonClue;

#define CBK_PERSON_MATCH_MAX_REASONS 8

/**
 * CbkPersonMatch:
 * @score: 0 for nobody alike to 1000 for the same in all that is known
 * @reasons: sentences without their full stops, the weightiest part first; static
 * @n_reasons: how many
 */
typedef struct
{
  guint score;
  const char *reasons[CBK_PERSON_MATCH_MAX_REASONS];
  guint n_reasons;
} CbkPersonMatch;

int   cbk_birth_compare         (const char           *a, const char *b, const char **ret_reason);
void  cbk_person_match          (const CbkPersonClue  *a, const CbkPersonClue *b, CbkPersonMatch *match);
char *cbk_person_match_get_text (const CbkPersonMatch *self);

G_END_DECLS
