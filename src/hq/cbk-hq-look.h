/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-lane.h"

G_BEGIN_DECLS

/* A scope that moved. */
typedef struct
{
  gint64 scope;
  gint64 last_seq;
  char *name;
} CbkHqNews;

/* Somebody who listens, as a look finds them. */
typedef struct
{
  guint id;
  guint8 token[CBK_HASH_BYTES];
  gboolean welcome;          /* the token still counts */
  GArray *scopes;            /* (element-type gint64): what they may read */
} CbkHqEar;

/**
 * CbkHqLook:
 * @since: scopes that moved after that are news
 * @ears: (element-type CbkHqEar): who is to be looked after too; may be empty
 * @head: (out): how far headquarters is
 * @news: (out) (element-type CbkHqNews)
 * @failed: (out): the storage could not be read; nothing is known
 *
 * A look at what is new, on its way through a lane. @job comes first.
 */
typedef struct
{
  CbkHqJob job;
  gint64 since;
  GArray *ears;
  gint64 head;
  GArray *news;
  gboolean failed;
  gpointer data;             /* the asker's */
} CbkHqLook;

CbkHqLook *cbk_hq_look_new  (gint64 since, void (*done) (CbkHqJob *job), gpointer data);
void       cbk_hq_look_free (CbkHqLook *self);

G_END_DECLS
