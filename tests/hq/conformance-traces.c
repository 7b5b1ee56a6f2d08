/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/conformance.h"

#include "base/cbk-json.h"
#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-postings.h"
#include "model/cbk-merge.h"

#include <string.h>

/* A trace of pushes, the same bytes for both. */

#define N_LAPTOPS 4
#define N_CASES 6
#define N_PUSHES 60

typedef struct
{
  char id[CBK_ID_LENGTH + 1];
  gint64 dseq;
  guint8 hash[CBK_HASH_BYTES];
} Laptop;

typedef struct
{
  CbkTestEnv env;
  Laptop laptops[N_LAPTOPS];
} Trace;

static guint
draw (Trace *self, guint n)
{
  guint8 byte;

  cbk_env_random (&self->env.env, &byte, 1);

  return byte % n;
}

static void
append_line (Trace *self, Laptop *laptop, const char *txn, GString *lines)
{
  static const char *const fields[] = { "summary", "method", "restricted_to" };
  const char *field = fields[draw (self, 8) == 0 ? 2 : draw (self, 2)];
  g_autofree char *id = g_strdup_printf ("0198c0de-0000-7000-8000-0000000000c%u", draw (self, N_CASES));
  gboolean creates = draw (self, 3) == 0;
  char mid[CBK_ID_LENGTH + 1];
  g_autofree char *draft = NULL, *prev = NULL, *hash = NULL, *what = NULL;
  g_autoptr(GString) payload = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;

  cbk_id_init (mid, &self->env.env);
  what = creates ? g_strdup_printf ("'base':0,'op':'create','doc':{'summary':'Number %u'}", draw (self, 9))
                 : g_strdup_printf ("'base':%u,'op':'patch','set':{'%s':[null,'%s']}", draw (self, 4), field,
                                    field == fields[2] ? DEVICE_A : "A window");
  draft = g_strdup_printf ("{'actor':'" DEVICE_B "','at':'2026-11-22T14:02:00.000Z','device':'%s','dseq':%" G_GINT64_FORMAT
                           ",'mid':'%s','schema':1,'type':'case','id':'%s',%s%s}", laptop->id, laptop->dseq + 1, mid, id,
                           what, txn);
  g_strdelimit (draft, "'", '"');
  node = cbk_json_parse (draft, -1, NULL);
  g_assert_nonnull (node);
  cbk_json_append_node (payload, node, NULL);

  prev = cbk_hash_print (laptop->hash);
  cbk_hash_bytes (laptop->hash, payload->str, payload->len, laptop->hash);
  hash = cbk_hash_print (laptop->hash);
  laptop->dseq++;
  g_string_append_printf (lines, "{\"hash\":\"%s\",\"prev\":\"%s\",%s\n", hash, prev, payload->str + 1);
}

static char *
next_push (Trace *self, Laptop *laptop)
{
  GString *lines = g_string_new (NULL);
  guint n = 1 + draw (self, 6);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *txn = NULL;
      char id[CBK_ID_LENGTH + 1];

      if (draw (self, 4) == 0)
        {
          cbk_id_init (id, &self->env.env);
          txn = g_strdup_printf (",'txn':['%s',2,0]", id);
          append_line (self, laptop, txn, lines);
          *strrchr (txn, '0') = '1';
        }
      append_line (self, laptop, txn != NULL ? txn : "", lines);
    }

  return g_string_free (lines, FALSE);
}

static void
play_trace (CbkHqStorage *storage, guint64 seed, GString *answers)
{
  Trace trace = { 0 };
  CbkHqUser user = { .number = (char *) "1001", .name = (char *) "Mistry", .roles = (char *) "investigator",
                     .password = (char *) "x", .officer = DEVICE_B };
  const CbkHqPosting posting = { .officer = DEVICE_B, .roles = "investigator", .until_at = G_MAXINT64, .reason = "added" };

  cbk_test_env_init (&trace.env, "2026-11-22T14:02:00Z");
  trace.env.seed = 1000 + seed;
  g_assert_true (cbk_hq_storage_put_user (storage, &user, NULL));
  g_assert_true (cbk_hq_put_posting (storage, &posting, NULL));
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      cbk_id_init (trace.laptops[i].id, &trace.env.env);
      g_assert_true (conformance_put_device (storage, trace.laptops[i].id, NULL));
    }

  for (guint i = 0; i < N_PUSHES; i++)
    {
      Laptop *laptop = &trace.laptops[draw (&trace, N_LAPTOPS)];
      g_autofree char *lines = next_push (&trace, laptop);
      CbkHqRequest request = { .storage = storage, .body = lines, .length = strlen (lines), .number = "1001",
                               .device = laptop->id };
      g_auto(CbkHqAnswer) answer = { 0 };

      cbk_hq_answer_init (&answer);
      cbk_hq_push (&request, &answer);
      g_assert_cmpuint (answer.status, ==, 200);
      g_string_append (answers, answer.body->str);
      if (draw (&trace, 5) == 0)
        g_assert_true (cbk_hq_storage_transact (storage, conformance_number_all, GUINT_TO_POINTER (7), NULL));
    }
  g_assert_true (cbk_hq_storage_transact (storage, conformance_number_all, GUINT_TO_POINTER (1000), NULL));
}

static void
append_rows (GString *text, CbkHqStorage *storage, const char *sql, guint n_columns)
{
  g_autoptr(GError) error = NULL;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, sql);
  while (cbk_hq_statement_step (&stmt))
    for (guint i = 0; i < n_columns; i++)
      {
        gsize length;
        const guint8 *bytes = cbk_hq_statement_get_blob (&stmt, i, &length);

        for (gsize k = 0; k < length; k++)
          g_string_append_printf (text, g_ascii_isprint (bytes[k]) ? "%c" : "\\%02x", bytes[k]);
        g_string_append_c (text, i + 1 < n_columns ? ' ' : '\n');
      }
  cbk_hq_statement_finish (&stmt, &error);
  g_assert_no_error (error);
}

/* By their names: which number a scope got is nobody's business, and where something was undone one is left out. */
static void
append_places (GString *text, CbkHqStorage *storage, const char *sql)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr(GError) error = NULL;
  g_auto(CbkHqStatement) name = { 0 };
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&name, storage->db, "SELECT scope, name FROM scope");
  while (cbk_hq_statement_step (&name))
    g_hash_table_insert (names, GINT_TO_POINTER (cbk_hq_statement_get_int (&name, 0)),
                         g_strdup (cbk_hq_statement_get_text (&name, 1)));

  cbk_hq_statement_init (&stmt, storage->db, sql);
  while (cbk_hq_statement_step (&stmt))
    {
      g_autoptr(GArray) scopes = cbk_hq_scopes_parse (cbk_hq_statement_get_text (&stmt, 0));

      for (guint i = 0; i < scopes->len; i++)
        g_string_append_printf (text, "%s ",
                                (char *) g_hash_table_lookup (names, GINT_TO_POINTER (g_array_index (scopes, gint64, i))));
      g_string_append_c (text, '\n');
    }
  cbk_hq_statement_finish (&stmt, &error);
  g_assert_no_error (error);
}

static char *
dump_trace (guint64 seed, gboolean on_postgres)
{
  Conformance fixture = { 0 };
  GString *text = g_string_new (NULL);
  CbkHqReport report;
  g_autofree char *numbers = NULL;

  conformance_open (&fixture, on_postgres);
  g_string_append_printf (text, "%s\n", fixture.storage->epoch);
  play_trace (fixture.storage, seed, text);
  append_rows (text, fixture.storage, "SELECT type, id, doc, fver FROM record ORDER BY type, id", 4);
  append_places (text, fixture.storage, "SELECT scopes FROM record ORDER BY type, id");
  append_rows (text, fixture.storage, "SELECT f.type, f.id, f.txn, s.name FROM feed f JOIN scope s ON s.scope = f.scope "
               "ORDER BY f.scope, f.seq", 4);
  append_rows (text, fixture.storage, "SELECT type, id, mid, txn, chain FROM change ORDER BY seq", 5);
  append_places (text, fixture.storage, "SELECT scopes_add FROM change ORDER BY seq");
  append_places (text, fixture.storage, "SELECT scopes_del FROM change ORDER BY seq");
  append_rows (text, fixture.storage, "SELECT type, id, to_type, to_id FROM mention ORDER BY type, id, to_type, to_id", 4);
  append_rows (text, fixture.storage, "SELECT type, id, root_type, root_id FROM home ORDER BY type, id, root_type, root_id", 4);
  append_places (text, fixture.storage, "SELECT scopes FROM root ORDER BY type, id");
  append_rows (text, fixture.storage, "SELECT mid, device, hash, payload, result FROM mutation ORDER BY device, dseq", 5);
  append_rows (text, fixture.storage, "SELECT cid, type, id, kind, device FROM conflict ORDER BY cid", 5);
  append_rows (text, fixture.storage, "SELECT name, digest FROM scope ORDER BY name", 2);
  numbers = conformance_query (fixture.storage, "SELECT seq, ver, op FROM feed ORDER BY scope, seq", 3);
  g_string_append (text, numbers);

  g_assert_true (cbk_hq_storage_verify (fixture.storage, &report, NULL));
  g_assert_null (report.problem);
  g_assert_cmpint (report.n_mutations, >, N_PUSHES);
  g_assert_cmpint (report.n_changes, >, N_CASES);
  g_assert_cmpint (report.n_conflicts + report.n_quarantined, >, 0);
  conformance_close (&fixture);

  return g_string_free (text, FALSE);
}

static void
test_the_same_pushes_leave_the_same_things (void)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autofree char *file = dump_trace (seed, FALSE), *database = dump_trace (seed, TRUE);

      g_auto(GStrv) lines = g_strsplit (file, "\n", -1), others = g_strsplit (database, "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), >, 200);
      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_cmpstr (lines[i], ==, others[i]);
    }
}

void
conformance_add_traces (void)
{
  if (conformance_postgres.process != NULL)
    g_test_add_func ("/conformance/the-same-pushes-leave-the-same-things", test_the_same_pushes_leave_the_same_things);
  else
    g_test_message ("This machine has no PostgreSQL: only the file was asked");
}
