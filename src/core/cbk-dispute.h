/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/**
 * CbkDisputeKind:
 * @CBK_DISPUTE_SHOWN: nothing is chosen here
 * @CBK_DISPUTE_ONE: one side or the other
 * @CBK_DISPUTE_BOTH: what is in either list may stay
 * @CBK_DISPUTE_TEXT: one side, or a text made of both
 */
typedef enum
{
  CBK_DISPUTE_SHOWN,
  CBK_DISPUTE_ONE,
  CBK_DISPUTE_BOTH,
  CBK_DISPUTE_TEXT,
} CbkDisputeKind;

typedef enum
{
  CBK_CHOICE_NONE,
  CBK_CHOICE_OURS,
  CBK_CHOICE_THEIRS,
  CBK_CHOICE_WORDS,    /* neither, but what is typed, or what both have together */
} CbkChoice;

/* One side of a dispute. */
typedef struct
{
  char *text;          /* what people read; %NULL when it holds nothing */
  char *typed;         /* the same as a person would type it; %NULL when it holds nothing */
  char *by;            /* (nullable): the officer who wanted it so */
  gint64 at;           /* when; %CBK_TIME_UNSET when not known */
} CbkDisputeSide;

/**
 * CbkDispute:
 *
 * One field that two people changed without knowing of each other: what it was, what each of them wants, and what a person
 * chooses. One thread.
 */
#define CBK_TYPE_DISPUTE (cbk_dispute_get_type ())
G_DECLARE_FINAL_TYPE (CbkDispute, cbk_dispute, CBK, DISPUTE, GObject)

CbkDispute           *cbk_dispute_new        (const char *name, const char *label, CbkDisputeKind kind);
CbkDisputeSide       *cbk_dispute_get_base   (CbkDispute *self);
CbkDisputeSide       *cbk_dispute_get_ours   (CbkDispute *self);
CbkDisputeSide       *cbk_dispute_get_theirs (CbkDispute *self);
const char           *cbk_dispute_get_name   (CbkDispute *self);
const char           *cbk_dispute_get_label  (CbkDispute *self);
CbkDisputeKind        cbk_dispute_get_kind   (CbkDispute *self);
CbkChoice             cbk_dispute_get_choice (CbkDispute *self);
const char           *cbk_dispute_get_words  (CbkDispute *self);
char                 *cbk_dispute_propose    (CbkDispute *self);
void                  cbk_dispute_choose     (CbkDispute *self, CbkChoice choice, const char *words);
gboolean              cbk_dispute_is_open    (CbkDispute *self);
JsonNode             *cbk_dispute_write      (CbkDispute *self);
void                  cbk_dispute_read       (CbkDispute *self, JsonNode *choice);

G_END_DECLS
