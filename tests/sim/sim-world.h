/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-id.h"
#include "sim/sim-disk.h"
#include "store/cbk-store.h"
#include "sync/cbk-sync-cycle.h"

G_BEGIN_DECLS

#define SIM_MAX_LAPTOPS 12
#define SIM_OLD_ANSWERS 4

#define SIM_UNIT_A "0198c0de-0000-7000-8000-0000000000a1"
#define SIM_UNIT_B "0198c0de-0000-7000-8000-0000000000b1"
#define SIM_NEED "0198c0de-0000-7000-8000-0000000000bb"

/* What somebody is given, a bit each; nobody who is in no unit works for the force. */
typedef enum
{
  SIM_GIVEN_POST_A = 1 << 0,
  SIM_GIVEN_POST_B = 1 << 1,
  SIM_GIVEN_UNIT_A = 1 << 2,
  SIM_GIVEN_UNIT_B = 1 << 3,
  SIM_GIVEN_NEED = 1 << 4,
  SIM_GIVEN_ALL = 1 << 5,
  SIM_N_GIVEN = 6,
} SimGiven;

typedef struct _SimWorld SimWorld;

/* A clock that may be wrong, and dice. */
typedef struct
{
  CbkEnv env;
  SimWorld *world;
  gint64 offset;
  gint64 ticks;
  SimDice dice;
} SimEnv;

/* A save that its user was told of, or that came out of a store which was cut off while it saved. */
typedef struct
{
  gint64 dseq;
  char mid[CBK_ID_LENGTH + 1];
  gboolean acked;      /* the laptop got to see that headquarters has it */
} SimSave;

typedef struct
{
  char *path;
  guint status;
  GBytes *body;
} SimAnswer;

/* A copy of everything on a laptop's disk. */
typedef struct
{
  GBytes *files[4];
} SimImage;

/* By what a laptop is let in; it is on its disk too. */
typedef struct
{
  char *token;
  char *certificate;
  guint8 fingerprint[CBK_HASH_BYTES];   /* as TLS would have seen it */
} SimPass;

typedef struct
{
  SimWorld *world;
  guint number;
  SimEnv env;
  char *folder;
  char user[8];                         /* by which somebody signs in on it */
  char officer[CBK_ID_LENGTH + 1];      /* who that is */
  char device[CBK_ID_LENGTH + 1];
  guint8 fingerprint[CBK_HASH_BYTES];   /* of its certificate */
  CbkStore *store;
  CbkSyncAccount account;
  CbkSyncReport report;

  GPtrArray *saves;         /* SimSave, by their numbers from 1 */
  GPtrArray *sealed;        /* SimSave that were settled under an id that it had before */
  SimImage *image;          /* to go back to; NULL for none */
  SimPass pass;             /* that is in the image */
  gboolean cut;             /* its cache may have fallen back, with its cursor */
  char *cursor;             /* as last seen */
  GQueue answers;           /* SimAnswer, the latest first: what it was told before */
} SimLaptop;

/* A request that is still on its way while its sender has given up. */
typedef struct
{
  SimLaptop *laptop;
  char *path;
  char *token;
  GBytes *body;
} SimLetter;

typedef struct
{
  SimEnv env;
  char *folder;
  gpointer storage;         /* CbkHqStorage; NULL while it is down */
  gpointer read_storage;    /* the same, only reading */
  CbkConnection *reader;    /* the checker's own; NULL until it is needed */
  GHashTable *answers;      /* mid → what it was first answered with */
  SimImage *backup;
  guint given[SIM_MAX_LAPTOPS];          /* SimGiven, to each laptop's user */
  guint given_then[SIM_MAX_LAPTOPS];     /* the same in the backup */
  gboolean changed;         /* since the checker looked */
  guint n_restores;
} SimHq;

/* What may happen in a run: not everything in each, so that rare things meet often where they happen at all. */
typedef enum
{
  SIM_MAY_CUT_LINE = 1 << 0,
  SIM_MAY_REPEAT = 1 << 1,
  SIM_MAY_KILL = 1 << 2,
  SIM_MAY_CUT_POWER = 1 << 3,
  SIM_MAY_FAIL_DISK = 1 << 4,
  SIM_MAY_JUMP_CLOCK = 1 << 5,
  SIM_MAY_RESTORE_LAPTOP = 1 << 6,
  SIM_MAY_RESTORE_HQ = 1 << 7,
  SIM_MAY_RESTRICT = 1 << 8,
  SIM_MAY_FLAP = 1 << 9,
  SIM_MAY_ALL = (1 << 10) - 1,
} SimMay;

struct _SimWorld
{
  guint64 seed;
  char *root;
  gint64 now;
  guint may;
  gboolean quiet;           /* faults have stopped */
  gboolean outage;          /* nobody reaches headquarters */
  guint n_exchanges;
  guint pull_rows;          /* bounds of a page and of a batch, 0 for the usual ones */
  guint push_rows;
  guint n_step;

  SimHq hq;
  SimLaptop laptops[SIM_MAX_LAPTOPS];
  guint n_laptops;
  GQueue letters;           /* SimLetter */

  GChecksum *trace;
  gboolean print;           /* the trace, as it happens */
  char *failure;            /* "I6: …", the first one */
  gpointer checker;         /* SimChecker */
};

void      sim_world_prepare (void);
void      sim_world_init    (SimWorld *self, guint64 seed, gboolean print);
void      sim_world_clear   (SimWorld *self);
void      sim_world_trace   (SimWorld *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void      sim_world_fail    (SimWorld *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

void      sim_env_init      (SimEnv *self, SimWorld *world, guint64 stream);

SimImage *sim_image_take    (const char *folder, const char *const *names);
void      sim_image_put     (const SimImage *self, const char *folder, const char *const *names);
void      sim_image_free    (SimImage *self);

static inline gboolean
sim_world_may (SimWorld *self, SimMay may)
{
  return !self->quiet && (self->may & may) != 0;
}

G_END_DECLS
