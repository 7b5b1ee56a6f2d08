/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "base/cbk-error.h"
#include "core/cbk-export.h"
#include "domain/cbk-uk-time.h"
#include "store/cbk-cache.h"

#define STATE_KEY "demo"
/* Records a transaction: large ones write the pages of the indexes less often; a small demonstration still
 * shows progress. */
#define SMALLEST_BATCH 500
#define LARGEST_BATCH 10000

/* So near the end a story could overshoot: calls, one record each that names nobody, fill what is left. */
#define LONGEST_STORY 130

typedef void (*Teller) (CbkDemo *self, guint64 number);

static const Teller tellers[CBK_DEMO_N_STORIES] = {
  [CBK_DEMO_STORY_HOUSEHOLD] = cbk_demo_tell_household, [CBK_DEMO_STORY_CASE] = cbk_demo_tell_case,
  [CBK_DEMO_STORY_INCIDENT] = cbk_demo_tell_incident,   [CBK_DEMO_STORY_MISSING] = cbk_demo_tell_missing,
  [CBK_DEMO_STORY_WANTED] = cbk_demo_tell_wanted,       [CBK_DEMO_STORY_OFFENDER] = cbk_demo_tell_offender,
  [CBK_DEMO_STORY_INTELLIGENCE] = cbk_demo_tell_intelligence, [CBK_DEMO_STORY_STOP] = cbk_demo_tell_stop,
  [CBK_DEMO_STORY_TASKING] = cbk_demo_tell_tasking,
};

/* The order in which the stories come round. People first, so that there is somebody to speak of. */
#undef N
#undef S
#define H CBK_DEMO_STORY_HOUSEHOLD
#define C CBK_DEMO_STORY_CASE
#define I CBK_DEMO_STORY_INCIDENT
#define M CBK_DEMO_STORY_MISSING
#define W CBK_DEMO_STORY_WANTED
#define O CBK_DEMO_STORY_OFFENDER
#define N CBK_DEMO_STORY_INTELLIGENCE
#define S CBK_DEMO_STORY_STOP
#define K CBK_DEMO_STORY_TASKING

static const guint8 cycle[] = { H, H, H, C, H, I, O, H, N, C, M, H, I, S, C, H, O, C,
                                N, O, H, M, C, I, H, C, W, H, S, C, M, K, H, O, C };

typedef struct
{
  CbkDemo demo;
  guint64 emitted;
  gboolean over;
} Run;

guint64
cbk_demo_get_total (CbkDemoSize size)
{
  static const guint64 totals[] = {
    [CBK_DEMO_SMALL] = 5000,
    [CBK_DEMO_UNIT] = 100000,
    [CBK_DEMO_FORCE] = 1000000,
  };

  g_return_val_if_fail ((guint) size < G_N_ELEMENTS (totals), 0);

  return totals[size];
}

static void
demo_init (CbkDemo *self, guint64 total, guint64 seed, gint64 as_of)
{
  self->seed = seed;
  self->as_of = as_of;
  self->today = cbk_uk_day (as_of);
  self->total = total;
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->slots = g_new0 (CbkDemoSlot, CBK_DEMO_SLOTS);
  self->types = g_new0 (CbkDemoType, CBK_DEMO_TYPES);
  for (guint i = 0; i < CBK_DEMO_TEXTS; i++)
    self->texts[i] = g_string_new (NULL);
}

static void
demo_clear (CbkDemo *self)
{
  cbk_demo_stuff_clear (&self->stuff);
  g_clear_pointer (&self->teams, g_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->slots, g_free);
  g_clear_pointer (&self->types, g_free);
  for (guint i = 0; i < CBK_DEMO_TEXTS; i++)
    g_string_free (self->texts[i], TRUE);
}

/* How many of each kind came before story @story, which is number @story - 1 of the cycle. */
static void
count_stories (CbkDemo *self, guint64 story)
{
  guint64 rounds = (story - 1) / G_N_ELEMENTS (cycle);
  guint rest = (guint) ((story - 1) % G_N_ELEMENTS (cycle));

  for (guint i = 0; i < CBK_DEMO_N_STORIES; i++)
    self->ordinals[i] = 0;
  for (guint i = 0; i < G_N_ELEMENTS (cycle); i++)
    self->ordinals[cycle[i]] += rounds + (i < rest ? 1 : 0);
}

static void
tell_story (Run *run)
{
  CbkDemo *self = &run->demo;
  guint before = self->records->len;
  guint kind;

  self->part = 0;
  self->dice = cbk_demo_mix (self->seed, 's', self->story);

  if (self->story == 0)
    cbk_demo_force_tell (self);
  else
    {
      count_stories (self, self->story);
      kind = cycle[(self->story - 1) % G_N_ELEMENTS (cycle)];
      if (run->emitted + LONGEST_STORY > self->total)
        kind = CBK_DEMO_STORY_INCIDENT;
      tellers[kind](self, kind == CBK_DEMO_STORY_INCIDENT ? self->story : self->ordinals[kind]);
    }

  self->story++;
  run->emitted += self->records->len - before;
}

static char *
print_state (Run *run)
{
  CbkDemo *self = &run->demo;

  return g_strdup_printf ("1 %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %"
                              G_GUINT64_FORMAT " %" G_GUINT64_FORMAT,
                          self->seed, self->total, self->as_of, self->story, run->emitted);
}

/* What is there may be the beginning of the same demonstration; of another one, nothing can be made of it. */
static gboolean
read_state (CbkSession *session, gpointer data, GError **error)
{
  Run *run = data;
  CbkDemo *self = &run->demo;
  g_autofree char *text = NULL;
  g_auto(GStrv) words = NULL;

  if (!cbk_cache_get_state (cbk_session_get_cache (session), STATE_KEY, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  words = g_strsplit (text, " ", -1);
  if (g_strv_length (words) != 6 || g_ascii_strtoull (words[1], NULL, 10) != self->seed ||
          g_ascii_strtoull (words[2], NULL, 10) != self->total || g_ascii_strtoll (words[3], NULL, 10) !=
          self->as_of)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CONFLICT,
                           "This store holds another demonstration; make the new one in an empty store");
      return FALSE;
    }

  self->story = g_ascii_strtoull (words[4], NULL, 10);
  run->emitted = g_ascii_strtoull (words[5], NULL, 10);

  return TRUE;
}

static gboolean
write_batch (CbkSession *session, gpointer data, GError **error)
{
  Run *run = data;
  guint64 batch = CLAMP (run->demo.total / 8, SMALLEST_BATCH, LARGEST_BATCH);
  g_autofree char *state = NULL;

  g_ptr_array_set_size (run->demo.records, 0);
  while (run->demo.records->len < batch && run->emitted < run->demo.total)
    tell_story (run);

  state = print_state (run);

  return cbk_session_load (session, run->demo.records, error) &&
         cbk_cache_set_state (cbk_session_get_cache (session), STATE_KEY, state, error);
}

static gboolean
write_all (Run *run, CbkStore *store, CbkProgressFunc progress, gpointer data, GCancellable *cancellable,
           GError **error)
{
  while (run->emitted < run->demo.total)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !cbk_store_write (store, write_batch, run, cancellable, error))
        return FALSE;

      if (progress != NULL)
        progress ("Making the demonstration", MIN (run->emitted, run->demo.total), run->demo.total, data);
    }

  return TRUE;
}

static gboolean
read_moment (CbkSession *session, gpointer data, GError **error)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) words = NULL;

  if (!cbk_cache_get_state (cbk_session_get_cache (session), STATE_KEY, &text, error))
    return FALSE;

  words = g_strsplit (text != NULL ? text : "", " ", -1);
  if (g_strv_length (words) == 6)
    *(gint64 *) data = g_ascii_strtoll (words[3], NULL, 10);

  return TRUE;
}

/**
 * cbk_demo_find_moment:
 * @workspace: a workspace
 * @ret_as_of: (out): the moment at which the demonstration stands that is here, whole or begun; %CBK_TIME_UNSET for none
 * @error: any store error
 *
 * Whoever goes on with a demonstration goes on from its own moment, not from today.
 *
 * Returns: whether that could be read
 */
gboolean
cbk_demo_find_moment (CbkWorkspace *workspace, gint64 *ret_as_of, GError **error)
{
  *ret_as_of = CBK_TIME_UNSET;

  return cbk_store_read (cbk_workspace_get_store (workspace), read_moment, ret_as_of, NULL, error);
}

/**
 * cbk_demo_make_sized:
 * @workspace: where it goes
 * @total: how many records, within one in a hundred
 * @seed: which force
 * @as_of: the moment at which it stands, milliseconds since 1970
 * @progress: (nullable): told after every batch
 * @data: for @progress
 * @cancellable: (nullable): stops it between two stories or inside a batch
 * @error: %CBK_ERROR_CONFLICT when the store holds another demonstration, or any store error
 *
 * As cbk_demo_make(), of any size.
 *
 * Returns: whether all of it is there
 */
gboolean
cbk_demo_make_sized (CbkWorkspace *workspace, guint64 total, guint64 seed, gint64 as_of,
                     CbkProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  CbkStore *store = cbk_workspace_get_store (workspace);
  Run run = { 0 };
  gboolean ok;

  demo_init (&run.demo, total, seed, as_of);
  ok = cbk_demo_stuff_load (&run.demo.stuff, error);
  if (ok)
    {
      cbk_demo_force_plan (&run.demo);
      ok = cbk_store_read (store, read_state, &run, cancellable, error) &&
           write_all (&run, store, progress, data, cancellable, error);
    }
  demo_clear (&run.demo);

  return ok;
}

/**
 * cbk_demo_make:
 * @workspace: where it goes; what is there is left alone
 * @size: how large
 * @seed: which force: the same seed, size and moment always give the same records, byte for byte
 * @as_of: the moment at which it stands, milliseconds since 1970; only what is planned is later
 * @progress: (nullable): told after every batch, on the caller's thread
 * @data: for @progress
 * @cancellable: (nullable): stops it; what was made stays, and the same call later goes on from there
 * @error: %CBK_ERROR_CONFLICT when the store holds another demonstration, or any store error
 *
 * Fills the store with a force that never was: units, officers, people, cases, searches, offenders. All
 * names, marks and numbers are invented; places are real, streets are not. Waits.
 *
 * Returns: whether all of it is there
 */
gboolean
cbk_demo_make (CbkWorkspace *workspace, CbkDemoSize size, guint64 seed, gint64 as_of,
               CbkProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (CBK_IS_WORKSPACE (workspace), FALSE);

  return cbk_demo_make_sized (workspace, cbk_demo_get_total (size), seed, as_of, progress, data, cancellable,
                              error);
}

static gboolean
print_batch (Run *run, GString *lines, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  GPtrArray *records = run->demo.records;

  g_ptr_array_set_size (records, 0);
  while (records->len < SMALLEST_BATCH && run->emitted < run->demo.total)
    tell_story (run);

  g_string_truncate (lines, 0);
  for (guint i = 0; i < records->len; i++)
    cbk_export_append_line (records->pdata[i], lines);

  return g_output_stream_write_all (stream, lines->str, lines->len, NULL, cancellable, error);
}

/**
 * cbk_demo_print:
 * @size: how large
 * @seed: which force
 * @as_of: the moment at which it stands
 * @stream: where it goes
 * @progress: (nullable): told after every batch
 * @data: for @progress
 * @cancellable: (nullable): stops it between two batches or inside one
 * @error: what the stream says
 *
 * Writes what cbk_demo_make() would make as JSON Lines, what others refer to before what refers to it.
 *
 * Returns: whether all of it is written
 */
gboolean
cbk_demo_print (CbkDemoSize size, guint64 seed, gint64 as_of, GOutputStream *stream, CbkProgressFunc progress, gpointer data,
                GCancellable *cancellable, GError **error)
{
  Run run = { 0 };
  g_autoptr(GString) lines = g_string_new (NULL);
  gboolean ok;

  demo_init (&run.demo, cbk_demo_get_total (size), seed, as_of);
  ok = cbk_demo_stuff_load (&run.demo.stuff, error);
  if (ok)
    cbk_demo_force_plan (&run.demo);
  while (ok && run.emitted < run.demo.total)
    {
      ok = print_batch (&run, lines, stream, cancellable, error);
      if (ok && progress != NULL)
        progress ("Making the demonstration", MIN (run.emitted, run.demo.total), run.demo.total, data);
    }
  demo_clear (&run.demo);

  return ok;
}
