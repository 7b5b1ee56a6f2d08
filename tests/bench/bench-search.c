/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench.h"
#include "core/cbk-workspace.h"
#include "core/demo/cbk-demo.h"
#include "lib/cbk-test.h"
#include "model/cbk-record-search.h"
#include "store/cbk-query.h"
#include "store/cbk-search.h"

#include <string.h>

/* Search as you type over the demonstration force: every keystroke of names, references, marks, telephone numbers and
 * words that are in it; names misspelt; the first page of every list in every order offered; opening the store. Queries
 * are timed by the processor time of the thread that answers them, because whatever else the machine does is no part of
 * the answer; the wall clock's figures stand beside them. */

#define AS_OF G_GINT64_CONSTANT (1795348800000)
#define PER_KIND 40

typedef struct
{
  GPtrArray *texts;       /* what people type, whole */
  GPtrArray *misspelt;
  GArray *keystrokes;     /* milliseconds */
  GArray *walls;          /* the same by the clock on the wall */
  GArray *fallbacks;
  GArray *pages;
  char *worst;
  double worst_ms;
  char *worst_page;
} Bench;

static double
ms_since (gint64 start)
{
  return (double) (bench_cpu_now () - start) / 1000;
}

static void
add_text (Bench *self, const char *text)
{
  if (text != NULL && strlen (text) >= 3)
    g_ptr_array_add (self->texts, g_utf8_substring (text, 0, MIN (24, g_utf8_strlen (text, -1))));
}

/* One letter wrong, two swapped or one left out, by turns: what fingers do. */
static void
add_misspelt (Bench *self, const char *name)
{
  gsize length = name != NULL ? strlen (name) : 0;
  char *wrong;
  guint n = self->misspelt->len;

  if (length < 5 || !g_str_is_ascii (name))
    return;

  wrong = g_strdup (name);
  if (n % 3 == 0)
    wrong[length / 2] = wrong[length / 2] == 'e' ? 'a' : 'e';
  else if (n % 3 == 1)
    {
      char c = wrong[2];

      wrong[2] = wrong[3];
      wrong[3] = c;
    }
  else
    memmove (wrong + 2, wrong + 3, length - 2);

  g_ptr_array_add (self->misspelt, wrong);
}

static gboolean
collect (Bench *self, CbkSession *session, const char *type, const char *field, gboolean names, GError **error)
{
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find (type));
  g_autoptr(GPtrArray) records = NULL;
  g_autofree char *condition = g_strconcat (field, "?", NULL);

  if (!cbk_query_parse (query, condition, error))
    return FALSE;

  cbk_query_limit (query, PER_KIND, 0);
  records = cbk_query_run (query, session, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *text = cbk_record_get_text (records->pdata[i], field);

      add_text (self, text);
      if (names)
        add_misspelt (self, text);
    }

  return records != NULL;
}

static gboolean
type_text (Bench *self, CbkSession *session, const char *text, GError **error)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));
      gint64 wall = bench_now ();
      gint64 start = bench_cpu_now ();
      g_autoptr(GArray) hits = cbk_search_run (session, typed, NULL, 50, error);
      double took = ms_since (start);
      double wall_took = (double) (bench_now () - wall) / 1000;

      if (hits == NULL)
        return FALSE;

      g_array_append_val (self->keystrokes, took);
      g_array_append_val (self->walls, wall_took);
      if (took > self->worst_ms)
        {
          self->worst_ms = took;
          g_free (self->worst);
          self->worst = g_steal_pointer (&typed);
        }
      if (*end == '\0')
        return TRUE;
    }
}

static gboolean
measure_searches (CbkSession *session, gpointer data, GError **error)
{
  Bench *self = data;
  guint found = 0;

  if (!collect (self, session, "person", "surname", TRUE, error) ||
      !collect (self, session, "case", "reference", FALSE, error) ||
      !collect (self, session, "case", "summary", FALSE, error) ||
      !collect (self, session, "vehicle", "registration", FALSE, error) ||
      !collect (self, session, "phone", "number", FALSE, error) ||
      !collect (self, session, "address", "street", FALSE, error))
    return FALSE;

  for (guint i = 0; i < self->texts->len; i++)
    if (!type_text (self, session, self->texts->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < self->misspelt->len; i++)
    {
      gint64 start = bench_cpu_now ();
      g_autoptr(GArray) hits = cbk_search_run (session, self->misspelt->pdata[i], NULL, 50, error);
      double took = ms_since (start);

      if (hits == NULL)
        return FALSE;
      found += hits->len > 0;
      g_array_append_val (self->fallbacks, took);
    }

  g_print ("# %u of %u misspelt names found something\n", found, self->misspelt->len);

  return TRUE;
}

static gboolean
measure_page (Bench *self, CbkSession *session, CbkRecordClass *klass, const char *sort, gboolean descending, GError **error)
{
  g_autoptr(CbkQuery) query = cbk_query_new (klass);
  g_autoptr(GPtrArray) records = NULL;
  gint64 start = bench_cpu_now ();
  double took;

  if (sort != NULL && !cbk_query_sort (query, sort, descending, error))
    return FALSE;

  cbk_query_limit (query, 50, 0);
  records = cbk_query_run (query, session, error);
  took = ms_since (start);
  if (self->pages->len == 0 || took > g_array_index (self->pages, double, 0))
    {
      g_free (self->worst_page);
      self->worst_page = g_strdup_printf ("%s by %s", klass->entity->name, sort != NULL ? sort : "age");
      g_array_prepend_val (self->pages, took);
    }
  else
    g_array_append_val (self->pages, took);

  return records != NULL;
}

static gboolean
measure_pages (CbkSession *session, gpointer data, GError **error)
{
  Bench *self = data;

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);

      if (!measure_page (self, session, klass, NULL, TRUE, error))
        return FALSE;

      for (guint j = 0; j < klass->n_fields; j++)
        if ((klass->fields[j].flags & CBK_FIELD_INDEXED) &&
            (!measure_page (self, session, klass, klass->fields[j].name, TRUE, error) ||
             !measure_page (self, session, klass, klass->fields[j].name, FALSE, error)))
          return FALSE;
    }

  return TRUE;
}

int
main (int argc, char *argv[])
{
  const char *kept = g_getenv ("CBK_BENCH_STORE");
  gint64 records = bench_env_int ("CBK_BENCH_RECORDS", 1000000);
  CbkDemoSize size = records <= 5000 ? CBK_DEMO_SMALL : records <= 100000 ? CBK_DEMO_UNIT : CBK_DEMO_FORCE;
  g_autofree char *folder = kept != NULL ? g_strdup (kept) : cbk_test_make_folder ();
  g_autoptr(CbkWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;
  Bench bench = { 0 };
  double open_ms, p95, worst, misspelt, page;
  gboolean failed;
  gint64 start;

  bench.texts = g_ptr_array_new_with_free_func (g_free);
  bench.misspelt = g_ptr_array_new_with_free_func (g_free);
  bench.keystrokes = g_array_new (FALSE, FALSE, sizeof (double));
  bench.walls = g_array_new (FALSE, FALSE, sizeof (double));
  bench.fallbacks = g_array_new (FALSE, FALSE, sizeof (double));
  bench.pages = g_array_new (FALSE, FALSE, sizeof (double));

  workspace = cbk_workspace_open (folder, cbk_env_system (), &error);
  if (workspace == NULL || !cbk_demo_make (workspace, size, 1, AS_OF, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  cbk_workspace_close (workspace);
  g_clear_object (&workspace);

  start = bench_now ();
  workspace = cbk_workspace_open (folder, cbk_env_system (), &error);
  open_ms = (double) (bench_now () - start) / 1000;

  if (workspace == NULL ||
      !cbk_store_read (cbk_workspace_get_store (workspace), measure_searches, &bench, NULL, &error) ||
      !cbk_store_read (cbk_workspace_get_store (workspace), measure_pages, &bench, NULL, &error))
    g_error ("%s", error->message);

  p95 = bench_percentile (bench.keystrokes, 95);
  worst = bench_percentile (bench.keystrokes, 100);
  misspelt = bench_percentile (bench.fallbacks, 95);
  page = bench_percentile (bench.pages, 100);
  failed = p95 > 5 || worst > 30 || misspelt > 50 || page > 20 || open_ms > 100;
  g_print ("{\"bench\":\"search\",\"records\":%" G_GINT64_FORMAT ",\"keystrokes\":%u,\"p50_ms\":%.2f,\"p95_ms\":%.2f,"
           "\"worst_ms\":%.2f,\"worst\":\"%s\",\"wall_p95_ms\":%.2f,\"wall_worst_ms\":%.2f,\"misspelt_p95_ms\":%.2f,\"first_page_worst_ms\":%.2f,"
           "\"first_page_worst\":\"%s\",\"open_ms\":%.1f}\n",
           records, bench.keystrokes->len, bench_percentile (bench.keystrokes, 50), p95, worst, bench.worst,
           bench_percentile (bench.walls, 95), bench_percentile (bench.walls, 100), misspelt, page,
           bench.worst_page, open_ms);

  cbk_workspace_close (workspace);
  if (kept == NULL)
    cbk_test_remove_folder (folder);

  return failed;
}
