/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-person-match.h"
#include "model/cbk-reference.h"
#include "store/cbk-session.h"

G_BEGIN_DECLS

/**
 * CbkClues:
 * @names: (element-type CbkClueName): the one they are listed under first
 *
 * What is known of a person for comparing, with the texts.
 */
typedef struct
{
  GArray *names;
  char *born;
  char *phone;
  char *postcode;
  char *pnc_id;
} CbkClues;

typedef struct
{
  char *surname;
  char *forenames;
} CbkClueName;

CbkClues     *cbk_clues_copy          (const CbkPersonClue *clue);
CbkClues     *cbk_clues_read          (CbkSession *session, CbkRecord *person, GError **error);
void          cbk_clues_free          (CbkClues *self);
CbkPersonClue cbk_clues_get           (const CbkClues *self, guint name);
char         *cbk_clues_dup_name      (const CbkClues *self, guint name);

GPtrArray    *cbk_clues_find_alike    (CbkSession *session, const CbkClues *self, const char *id, guint limit, GError **error);
gboolean      cbk_clues_find_decision (CbkSession *session, CbkReference *reference, const char *one, const char *other,
                                       CbkRecord **ret_link, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkClues, cbk_clues_free)

G_END_DECLS
