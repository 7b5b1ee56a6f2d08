/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-json.h"
#include "model/cbk-merge.h"
#include "sim/sim-check.h"

G_BEGIN_DECLS

/* A row of headquarters' table of mutations. */
typedef struct
{
  char mid[CBK_ID_LENGTH + 1];
  char device[CBK_ID_LENGTH + 1];
  gint64 dseq;
  gint64 at;
  CbkCustody status;
  JsonObject *payload;     /* borrowed */
  char *txn;               /* NULL when it stands alone */
  char *why;               /* it is in quarantine; NULL when it is not */
  guint look;              /* when it was last seen there */
} SimMutation;

/* A row of its table of versions. */
typedef struct
{
  char key[64 + CBK_ID_LENGTH + 2];   /* "case 0198…" */
  char mid[CBK_ID_LENGTH + 1];
  gint64 version;
  gint64 at;
  JsonObject *delta;       /* borrowed */
} SimVersion;

struct _SimChecker
{
  SimWorld *world;
  guint n_looks;
  GHashTable *parsed;      /* text → JsonObject: the same is looked at again and again */

  /* What headquarters has, as last looked at. */
  GHashTable *mutations;   /* mid → SimMutation */
  GPtrArray *order;        /* the same, by device and number */
  GHashTable *records;     /* key → GPtrArray of SimVersion, from the first */
  GHashTable *versions;    /* mid → SimVersion */
  GHashTable *sent;        /* set of "device mid": whatever each laptop sent, again or for the first time */
  GHashTable *decided;     /* mids whose decision was looked at */
  GHashTable *taken;       /* "device number" → mid: no second history is ever accepted */
};

JsonObject *sim_check_parse (SimChecker *self, const char *text);
void  sim_check_load      (SimChecker *self);
char *sim_check_key       (const char *type, const char *id);
char *sim_check_print     (JsonNode *value);

gint64 sim_check_head     (SimWorld *world);
void  sim_check_decisions (SimChecker *self);

G_END_DECLS
