/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-date.h"
#include "core/demo/cbk-demo.h"
#include "model/cbk-registry.h"

G_BEGIN_DECLS

/* Nothing: an unset number, moment or reference. */
#define CBK_DEMO_NONE CBK_INT_UNSET

/* No story writes as many records of one kind. */
#define CBK_DEMO_STORY_RECORDS 512

#define CBK_DEMO_DAY (24 * CBK_HOUR)

typedef struct
{
  char *name;
  char *town;
  char *authority;
  char *npu;
  char *sector;
  gint64 lat_e7;
  gint64 lon_e7;
  gint64 radius_m;
} CbkDemoLocality;

typedef struct
{
  guint weight;
  char *ethnicity;
  char *observed;
  GPtrArray *female;
  GPtrArray *male;
  GPtrArray *surnames;
} CbkDemoOrigin;

typedef struct
{
  const char *kind;
  const char *cluster;
  const char *strand;
  const char *role;
  char *name;
  guint unit;
} CbkDemoTeam;

/* What the stories are made of; read once, then only read. */
typedef struct
{
  GArray *localities;
  GArray *origins;
  guint origin_weights;
  GPtrArray *streets;
  GPtrArray *street_kinds;
  GPtrArray *makes;
  GPtrArray *models;
  GPtrArray *firms;
} CbkDemoStuff;

typedef enum
{
  CBK_DEMO_STORY_HOUSEHOLD,
  CBK_DEMO_STORY_CASE,
  CBK_DEMO_STORY_INCIDENT,
  CBK_DEMO_STORY_MISSING,
  CBK_DEMO_STORY_WANTED,
  CBK_DEMO_STORY_OFFENDER,
  CBK_DEMO_STORY_INTELLIGENCE,
  CBK_DEMO_STORY_STOP,
  CBK_DEMO_STORY_TASKING,
  CBK_DEMO_N_STORIES,
} CbkDemoStory;

typedef struct
{
  const char *name;
  const CbkField *field;
  CbkRecordClass *klass;
} CbkDemoSlot;

typedef struct
{
  const char *name;
  CbkRecordClass *klass;
} CbkDemoType;

#define CBK_DEMO_SLOTS 8192
#define CBK_DEMO_TYPES 1024
#define CBK_DEMO_TEXTS 1024

/**
 * CbkDemo:
 *
 * The teller of the stories. Each story has dice of its own, so that it is the same whatever was told before,
 * and refers only to what stands in the force or in earlier stories: the stream can stop and go on anywhere
 * between two of them.
 */
typedef struct
{
  guint64 seed;
  gint64 as_of;
  CbkDay today;
  guint64 total;

  CbkDemoStuff stuff;
  GArray *teams;
  guint team_size;
  guint n_units;
  guint n_places;

  guint64 story;
  guint64 ordinals[CBK_DEMO_N_STORIES];   /* how many of each kind came before this story */
  guint64 part;
  guint64 dice;
  GPtrArray *records;

  const char *words['z' - 'a' + 1];
  GString *texts[CBK_DEMO_TEXTS];
  guint next_text;
  CbkDemoSlot *slots;
  CbkDemoType *types;
} CbkDemo;

/* Chance: the same every time. */
guint64     cbk_demo_mix      (guint64 a, guint64 b, guint64 c);
guint       cbk_demo_roll     (CbkDemo *self, guint n);
gboolean    cbk_demo_chance   (CbkDemo *self, guint percent);
gint64      cbk_demo_between  (CbkDemo *self, gint64 from, gint64 to);
const char *cbk_demo_pick     (CbkDemo *self, const char *const *words);
#define CBK_DEMO_PICK(self, ...) cbk_demo_pick (self, (const char *const[]){ __VA_ARGS__, NULL })

/* Texts, good until a thousand more have been made: for the story that asked. */
const char *cbk_demo_format   (CbkDemo *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
const char *cbk_demo_say      (CbkDemo *self, const char *pattern);
void        cbk_demo_word     (CbkDemo *self, char letter, const char *word);
const char *cbk_demo_date     (CbkDemo *self, CbkDay day);
const char *cbk_demo_day_text (CbkDemo *self, gint64 moment);
const char *cbk_demo_time_text (CbkDemo *self, gint64 moment);
const char *cbk_demo_id       (CbkDemo *self, const char *type, guint64 number);
const char *cbk_demo_mobile   (CbkDemo *self);
const char *cbk_demo_landline (CbkDemo *self);
const char *cbk_demo_mark     (CbkDemo *self);
const char *cbk_demo_hash     (CbkDemo *self);

/* Records. */
typedef struct
{
  const char *name;
  const char *text;
  gint64 number;
} CbkDemoValue;

/* Text, code, list with commas; number, moment, day, reference by its number, yes and no; the id of a record
 * as text. The names must be literals: they are compared as pointers. */
#define T(name_, text_) { name_, text_, CBK_DEMO_NONE }
#define N(name_, number_) { name_, NULL, (gint64) (number_) }
#define S(name_, type_, number_) { name_, type_, (gint64) (number_) }

CbkRecord  *cbk_demo_add      (CbkDemo *self, const char *type, guint64 number, gint64 at, gint64 by,
                               const CbkDemoValue *values);
void        cbk_demo_put      (CbkDemo *self, CbkRecord *record, const CbkDemoValue *values);
guint64     cbk_demo_part     (CbkDemo *self);
#define ADD(self, type, number, at, by, ...)                                                             \
  cbk_demo_add (self, type, number, at, by, (const CbkDemoValue[]){ __VA_ARGS__, { NULL, NULL, 0 } })
#define PUT(self, record, ...)                                                                           \
  cbk_demo_put (self, record, (const CbkDemoValue[]){ __VA_ARGS__, { NULL, NULL, 0 } })

/* The force. */
gboolean    cbk_demo_stuff_load  (CbkDemoStuff *self, GError **error);
void        cbk_demo_stuff_clear (CbkDemoStuff *self);
void        cbk_demo_force_plan  (CbkDemo *self);
void        cbk_demo_force_tell  (CbkDemo *self);
guint       cbk_demo_find_team   (CbkDemo *self, const char *kind, const char *npu);
gint64      cbk_demo_officer     (CbkDemo *self, guint team);
gint64      cbk_demo_sergeant    (CbkDemo *self, guint team);
gint64      cbk_demo_inspector   (CbkDemo *self, const char *npu);
const char *cbk_demo_officer_name (CbkDemo *self, gint64 officer);
gint64      cbk_demo_organisation (CbkDemo *self, const char *kind);

#define CBK_DEMO_TEAM(self, n) (&g_array_index ((self)->teams, CbkDemoTeam, n))
#define CBK_DEMO_LOCALITY(self, n) (&g_array_index ((self)->stuff.localities, CbkDemoLocality, n))

/* People and places. */
typedef struct
{
  guint64 number;        /* of the record */
  const char *surname;
  const char *forename;
  const char *full_name;
  gboolean female;
  CbkDay born;
  guint age;
  const CbkDemoOrigin *origin;
  guint locality;
  guint64 home;          /* number of the address */
} CbkDemoPerson;

typedef struct
{
  guint64 number;
  guint locality;
  const char *text;
  const char *postcode;
  gint64 lat_e7;
  gint64 lon_e7;
} CbkDemoPlace;

guint       cbk_demo_household_size (CbkDemo *self, guint64 household);
void        cbk_demo_person   (CbkDemo *self, guint64 household, guint member, CbkDemoPerson *person);
void        cbk_demo_someone  (CbkDemo *self, guint from_age, guint to_age, CbkDemoPerson *person);
void        cbk_demo_home     (CbkDemo *self, guint64 household, CbkDemoPlace *place);
void        cbk_demo_place    (CbkDemo *self, guint n, CbkDemoPlace *place);
void        cbk_demo_near     (CbkDemo *self, const CbkDemoPlace *place, guint metres, gint64 *lat_e7,
                               gint64 *lon_e7);
const char *cbk_demo_square   (CbkDemo *self, gint64 lat, gint64 lon, gint64 metres);
const char *cbk_demo_npu_code (const char *npu);

/* The stories. */
typedef struct
{
  const char *class_code;
  const char *title;
  const char *street_type;
  const char *strand;      /* which team investigates */
  const char *grade;
  gboolean against_person;
  gboolean taken;          /* something was stolen */
  guint severity_days;
  const char *summary;     /* a pattern; $v the victim, $l where, $d the day, $t the time */
  const char *method;
  const char *points;
} CbkDemoCrime;

const CbkDemoCrime *cbk_demo_crime (CbkDemo *self);

/* How far an investigation came. */
typedef enum
{
  CBK_DEMO_RECORDED,
  CBK_DEMO_SCREENED,
  CBK_DEMO_ALLOCATED,
  CBK_DEMO_WORKED,
  CBK_DEMO_ARRESTED,
  CBK_DEMO_CHARGED,
} CbkDemoDepth;

typedef struct
{
  guint64 number;
  const char *state;
  CbkDemoDepth depth;
  const CbkDemoCrime *crime;
  gint64 occurred_at;
  gint64 now;              /* where the story has got to; only ever grows */
  gint64 until;            /* it goes no further */
  gboolean over;
  guint team;
  gint64 owner;
  gint64 sergeant;
  gint64 inspector;
  const char *npu;
  CbkDemoPlace place;
  CbkDemoPerson victim;
  CbkDemoPerson suspect;
  CbkDemoPerson witness;
  guint64 victim_role;
  guint64 offence;
  guint64 custody;
  guint64 exhibit;
  guint entries;
} CbkDemoCase;

gint64      cbk_demo_tick              (CbkDemo *self, CbkDemoCase *story, gint64 from_minutes,
                                        gint64 to_minutes);
void        cbk_demo_log               (CbkDemo *self, CbkDemoCase *story, const char *kind,
                                        const char *text);
void        cbk_demo_case_work         (CbkDemo *self, CbkDemoCase *story);
void        cbk_demo_case_evidence     (CbkDemo *self, CbkDemoCase *story);
void        cbk_demo_case_custody      (CbkDemo *self, CbkDemoCase *story);
void        cbk_demo_case_victim       (CbkDemo *self, CbkDemoCase *story);
void        cbk_demo_case_result       (CbkDemo *self, CbkDemoCase *story);

typedef struct
{
  guint64 number;
  const char *state;
  gint64 now;
  gint64 until;
  gboolean child;
  const char *risk;
  CbkDemoPerson person;
  CbkDemoPlace home;
  guint team;
  gint64 owner;
  gint64 sergeant;
  gint64 inspector;
  const char *npu;
} CbkDemoEpisode;

void        cbk_demo_episode_search    (CbkDemo *self, CbkDemoEpisode *story);

typedef struct
{
  guint64 number;
  CbkDemoPerson person;
  CbkDemoPlace home;
  const char *npu;
  const char *stream;
  guint team;
  gint64 manager;
  gint64 sergeant;
  gint64 adopted_at;
  CbkDay sentenced_on;
  CbkDay released_on;
  CbkDay ends_on;
  guint64 sentence;
  guint64 licence;
  guint64 conditions[5];
} CbkDemoOffender;

void        cbk_demo_offender_licence  (CbkDemo *self, CbkDemoOffender *story, const char *state);
void        cbk_demo_offender_contact  (CbkDemo *self, CbkDemoOffender *story);
void        cbk_demo_offender_breach   (CbkDemo *self, CbkDemoOffender *story);
void        cbk_demo_offender_plan     (CbkDemo *self, CbkDemoOffender *story);

void        cbk_demo_tell_household    (CbkDemo *self, guint64 household);
void        cbk_demo_tell_case         (CbkDemo *self, guint64 number);
void        cbk_demo_tell_incident     (CbkDemo *self, guint64 number);
void        cbk_demo_tell_missing      (CbkDemo *self, guint64 number);
void        cbk_demo_tell_wanted       (CbkDemo *self, guint64 number);
void        cbk_demo_tell_offender     (CbkDemo *self, guint64 number);
void        cbk_demo_tell_intelligence (CbkDemo *self, guint64 number);
void        cbk_demo_tell_stop         (CbkDemo *self, guint64 number);
void        cbk_demo_tell_tasking      (CbkDemo *self, guint64 number);

G_END_DECLS
