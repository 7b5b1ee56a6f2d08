/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-hq.h"

#include "base/cbk-hex.h"
#include "hq/cbk-hq-door.h"
#include "hq/cbk-hq-people.h"
#include "hq/cbk-hq-postings.h"
#include "hq/cbk-hq-routes.h"
#include "hq/cbk-hq-secret.h"
#include "hq/cbk-hq-subscription.h"
#include "hq/cbk-hq-tls.h"
#include "sim/sim-check.h"
#include "sim/sim-laptop.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* A tree head for every few sessions. */
#define SEAL_INTERVAL (20 * G_GINT64_CONSTANT (60000))

/* After the end of every run, in milliseconds. */
#define LATER (G_MAXINT32 * G_GINT64_CONSTANT (1000))

static const char *const names[] = { "hq.db", "hq.db-wal", NULL };

static CbkHqStorage *
storage (SimWorld *world)
{
  return world->hq.storage;
}

/* The same in each run: making it takes long. */
static const CbkHqHeadKey *
head_key (void)
{
  static CbkHqHeadKey key;
  static gboolean made;

  if (!made)
    crypto_sign_keypair (key.public_key, key.secret);
  made = TRUE;

  return &key;
}

/* One that writes and one that reads, as the server has them in its lanes. */
static void
open_storage (SimWorld *world, gboolean make)
{
  const CbkEnv *env = &world->hq.env.env;
  g_autoptr(GError) error = NULL;

  world->hq.storage = make ? cbk_hq_storage_make (world->hq.folder, NULL, env, &error)
                           : cbk_hq_storage_open (world->hq.folder, env, CBK_HQ_DB_WRITE, &error);
  if (world->hq.storage != NULL)
    world->hq.read_storage = cbk_hq_storage_open (world->hq.folder, env, CBK_HQ_DB_READ, &error);
  if (error != NULL)
    sim_world_fail (world, "I18: headquarters cannot be opened: %s", error->message);
  world->hq.changed = TRUE;
}

static void
close_storage (SimWorld *world)
{
  g_clear_pointer (&world->hq.reader, cbk_connection_close);
  g_clear_pointer ((CbkHqStorage **) &world->hq.read_storage, cbk_hq_storage_close);
  g_clear_pointer ((CbkHqStorage **) &world->hq.storage, cbk_hq_storage_close);
}

static SimImage *empty;

static void
forget_empty (void)
{
  g_clear_pointer (&empty, sim_image_free);
}

/**
 * sim_hq_prepare:
 * @world: the first world of all
 *
 * Once: a headquarters without anything in it is the same for all, and takes long to make.
 */
void
sim_hq_prepare (SimWorld *world)
{
  close_storage (world);
  empty = sim_image_take (world->hq.folder, names);
  atexit (forget_empty);
  open_storage (world, FALSE);
}

void
sim_hq_make (SimWorld *world)
{
  world->hq.folder = g_build_filename (world->root, "hq", NULL);
  world->hq.answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (empty != NULL)
    {
      g_mkdir (world->hq.folder, 0700);
      sim_image_put (empty, world->hq.folder, names);
    }
  open_storage (world, empty == NULL);
}

typedef struct
{
  SimLaptop *laptop;
  SimGiven what;
  gboolean give;
} SimGiving;

static gboolean
give_post (CbkHqStorage *self, SimGiving *giving, gint64 now, GError **error)
{
  const char *officer = giving->laptop->officer, *unit = giving->what == SIM_GIVEN_POST_A ? SIM_UNIT_A : SIM_UNIT_B;
  CbkHqPosting posting = { .officer = officer, .unit = unit, .roles = "investigator", .from_at = now,
                           .until_at = G_MAXINT64, .reason = "posted" };
  gint64 n;

  return giving->give ? cbk_hq_put_posting (self, &posting, error)
                      : cbk_hq_end_postings (self, officer, unit, NULL, now, &n, error);
}

/* As the words "grant", "revoke", "post" and "unpost" of casebook-hq do it. */
static gboolean
give (CbkHqStorage *self, gpointer data, GError **error)
{
  static const char *const scopes[SIM_N_GIVEN] = { NULL, NULL, "unit:" SIM_UNIT_A, "unit:" SIM_UNIT_B,
                                                   "restricted:" SIM_NEED, CBK_HQ_SCOPE_ALL };
  SimGiving *giving = data;
  gint64 now = cbk_env_now (self->env), n;
  const char *scope = scopes[g_bit_nth_lsf (giving->what, -1)];
  gboolean ok;

  if (scope == NULL)
    ok = give_post (self, giving, now, error);
  else if (giving->give)
    ok = cbk_hq_put_grant (self, giving->laptop->officer, scope, now, G_MAXINT64, "granted", error);
  else
    ok = cbk_hq_end_grants (self, giving->laptop->officer, scope, now, &n, error);

  return ok && cbk_hq_note_leaving (self, error);
}

/**
 * sim_hq_give:
 * @laptop: to whose user something is given, or from whom it is taken if they have it
 * @what: what
 */
void
sim_hq_give (SimLaptop *laptop, SimGiven what)
{
  guint *given = &laptop->world->hq.given[laptop->number];
  SimGiving giving = { laptop, what, (*given & what) == 0 };
  g_autoptr(GError) error = NULL;

  cbk_hq_storage_transact (storage (laptop->world), give, &giving, &error);
  g_assert_no_error (error);
  *given ^= what;
  laptop->world->hq.changed = TRUE;
}

/**
 * sim_hq_list_given:
 * @laptop: a laptop
 *
 * A second opinion on what its user may hold, from what was given and taken.
 *
 * Returns: (transfer full): the names of the scopes, in quotes and with commas between
 */
char *
sim_hq_list_given (SimLaptop *laptop)
{
  guint given = laptop->world->hq.given[laptop->number];
  gboolean all = (given & SIM_GIVEN_ALL) != 0;
  GString *list = g_string_new ("'ref'");

  if (all || (given & (SIM_GIVEN_POST_A | SIM_GIVEN_UNIT_A)))
    g_string_append (list, ",'unit:" SIM_UNIT_A "'");
  if (all || (given & (SIM_GIVEN_POST_B | SIM_GIVEN_UNIT_B)))
    g_string_append (list, ",'unit:" SIM_UNIT_B "'");
  if (all || !(given & (SIM_GIVEN_POST_A | SIM_GIVEN_POST_B)))
    g_string_append (list, ",'force'");
  if (given & SIM_GIVEN_NEED)
    g_string_append (list, ",'restricted:" SIM_NEED "'");

  return g_string_free (list, FALSE);
}

void
sim_hq_free (SimWorld *world)
{
  close_storage (world);
  sim_disk_forget (world->hq.folder);
  g_clear_pointer (&world->hq.backup, sim_image_free);
  g_clear_pointer (&world->hq.answers, g_hash_table_unref);
  g_free (world->hq.folder);
}

/* No password opens it: laptops come with tokens. Nobody is posted to a unit at first: all work for the force. */
static gboolean
put_user (CbkHqStorage *self, SimLaptop *laptop, GError **error)
{
  CbkHqUser user = { .number = laptop->user, .name = (char *) "Ash", .roles = (char *) "investigator", .password = (char *) "*" };
  CbkHqPosting posting = { .officer = laptop->officer, .roles = user.roles, .until_at = G_MAXINT64, .reason = "added" };

  g_strlcpy (user.officer, laptop->officer, sizeof user.officer);

  return cbk_hq_storage_put_user (self, &user, error) && cbk_hq_put_posting (self, &posting, error);
}

/* What headquarters keeps once somebody signed in on a laptop that it knows. */
static gboolean
let_in (CbkHqStorage *self, SimLaptop *laptop, GError **error)
{
  CbkHqCertificate certificate = { .ends = LATER };
  CbkHqSession session = { .number = laptop->user };
  guint8 token[CBK_HASH_BYTES];

  g_strlcpy (certificate.device, laptop->device, sizeof certificate.device);
  memcpy (certificate.fingerprint, laptop->fingerprint, CBK_HASH_BYTES);
  memcpy (certificate.key_id, laptop->fingerprint, CBK_HASH_BYTES);
  g_strlcpy (session.device, laptop->device, sizeof session.device);
  memcpy (session.certificate, laptop->fingerprint, CBK_HASH_BYTES);
  cbk_hq_token_hash (laptop->account.token, token);

  return cbk_hq_storage_put_certificate (self, &certificate, 0, error) &&
         cbk_hq_storage_put_session (self, token, &session, LATER, error);
}

static gboolean
take_in (CbkHqStorage *self, gpointer laptop, GError **error)
{
  return put_user (self, laptop, error) && let_in (self, laptop, error);
}

/**
 * sim_hq_add_laptop:
 * @laptop: a laptop with its id and token; gets the fingerprint of its certificate
 */
void
sim_hq_add_laptop (SimLaptop *laptop)
{
  CbkHqStorage *self = storage (laptop->world);
  g_autoptr(GError) error = NULL;

  cbk_hash_digest (laptop->device, strlen (laptop->device), laptop->fingerprint);
  cbk_hq_add_device (self, laptop->device, "laptop", &error);
  g_assert_no_error (error);
  cbk_hq_storage_transact (self, take_in, laptop, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const CbkHqRoute *route;
  CbkHqCaller caller;
  CbkHqRequest request;
  CbkHqAnswer answer;
} SimCall;

static gboolean
answer (CbkHqStorage *self, gpointer data, GError **error)
{
  SimCall *call = data;

  call->request.storage = self;
  if (cbk_hq_admit (&call->caller, &call->request, &call->answer))
    call->route->handle (&call->request, &call->answer);
  cbk_hq_caller_clear (&call->caller);

  return TRUE;
}

static GHashTable *
read_query (const char *query)
{
  return query != NULL ? g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL) : NULL;
}

/* As the lanes do it: what writes is answered inside a transaction around all that are answered with it. */
static void
run_call (SimWorld *world, SimCall *call)
{
  gboolean writes = call->route->lane == CBK_HQ_LANE_WRITE;
  g_autoptr(GError) error = NULL;

  if (!writes)
    answer (call->route->lane == CBK_HQ_LANE_READ ? world->hq.read_storage : world->hq.storage, call, NULL);
  else if (!cbk_hq_storage_transact (storage (world), answer, call, &error))
    cbk_hq_answer_fail (&call->answer, error);

  world->hq.changed |= call->route->lane != CBK_HQ_LANE_READ;
}

/* What TLS would have seen: a laptop that goes on under a new id shows a certificate that it got for that. */
static void
show_certificate (SimLaptop *laptop, CbkHqCaller *caller)
{
  const char *certificate = laptop->account.trust.identity.certificate;
  g_autofree char *fingerprint = NULL;

  if (g_strcmp0 (certificate, sim_laptop_get_authority ()->certificate) != 0)
    {
      fingerprint = cbk_certificate_dup_fingerprint (certificate, NULL);
      cbk_hex_parse (fingerprint, laptop->fingerprint, CBK_HASH_BYTES);
    }
  memcpy (caller->fingerprint, laptop->fingerprint, CBK_HASH_BYTES);
}

/**
 * sim_hq_handle:
 * @laptop: who asks, as TLS would have made sure of
 * @path: what is asked
 * @token: (nullable): by whom
 * @body: (nullable): with what
 * @ret_status: (out): of HTTP
 *
 * Returns: (transfer full): the answer; what it says counts from here on, whether it arrives or not
 */
GBytes *
sim_hq_handle (SimLaptop *laptop, const char *path, const char *token, GBytes *body, guint *ret_status)
{
  SimWorld *world = laptop->world;
  g_autofree char *authorization = token != NULL ? g_strconcat ("Bearer ", token, NULL) : NULL;
  g_auto(GStrv) parts = g_strsplit (path, "?", 2);
  g_autofree char *plain = g_uri_unescape_string (parts[0], NULL);
  g_autoptr(GHashTable) query = read_query (parts[1]);
  SimCall call = { .caller = { .authorization = authorization, .has_fingerprint = TRUE } };
  CbkHqTls tls = { .authority = *sim_laptop_get_authority () };
  gboolean known;

  call.route = cbk_hq_route_find (plain, body != NULL ? "POST" : "GET", &call.request.rest, &known);
  g_assert_nonnull (call.route);
  show_certificate (laptop, &call.caller);
  call.caller.needs_token = call.route->needs_token;
  call.caller.sends = call.route->handle == cbk_hq_push;
  cbk_hq_answer_init (&call.answer);
  call.request.folder = world->hq.folder;
  call.request.query = query;
  call.request.tls = &tls;
  call.request.head_key = head_key ();
  call.request.seal_interval = SEAL_INTERVAL;
  call.request.body = body != NULL ? g_bytes_get_data (body, &call.request.length) : "";
  if (call.request.body == NULL)
    call.request.body = "";
  run_call (world, &call);
  *ret_status = call.answer.status;

  return g_string_free_to_bytes (g_steal_pointer (&call.answer.body));
}

/**
 * sim_hq_kill:
 * @world: a world
 * @power: whether the machine loses power; otherwise only the program ends
 * @dice: decide what the disk keeps
 *
 * It is up again when this returns.
 */
void
sim_hq_kill (SimWorld *world, gboolean power, SimDice *dice)
{
  sim_disk_freeze (world->hq.folder);
  close_storage (world);
  if (power)
    sim_disk_power_cut (world->hq.folder, dice);
  sim_disk_thaw (world->hq.folder);
  open_storage (world, FALSE);
}

void
sim_hq_back_up (SimWorld *world)
{
  g_clear_pointer (&world->hq.backup, sim_image_free);
  world->hq.backup = sim_image_take (world->hq.folder, names);
  memcpy (world->hq.given_then, world->hq.given, sizeof world->hq.given);
}

static gboolean
add_epoch (CbkConnection *connection, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "INSERT INTO store (n, epoch, created, reason, head) "
                      "VALUES ((SELECT count(*) + 1 FROM store), :epoch, 0, 'restored', "
                      "(SELECT coalesce(max(seq), 0) FROM change))");
  cbk_statement_bind_text (&stmt, ":epoch", data);

  return cbk_statement_finish (&stmt, error);
}

static void
begin_epoch (SimWorld *world)
{
  g_autofree char *path = g_build_filename (world->hq.folder, names[0], NULL);
  g_autofree char *epoch = cbk_id_new (&world->hq.env.env);
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkConnection) connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, &error);

  g_assert_no_error (error);
  cbk_connection_transact (connection, add_epoch, epoch, &error);
  g_assert_no_error (error);
}

/* A laptop that went on under a new id after the backup is a stranger: the administrator takes it in again. */
static gboolean
take_in_strangers (CbkHqStorage *self, gpointer data, GError **error)
{
  SimWorld *world = data;

  for (guint i = 0; i < world->n_laptops; i++)
    {
      SimLaptop *laptop = &world->laptops[i];
      g_autoptr(CbkHqDevice) device = NULL;

      if (!cbk_hq_storage_get_device (self, laptop->device, FALSE, &device, error))
        return FALSE;

      if (device == NULL && (!cbk_hq_add_device (self, laptop->device, "laptop", error) || !let_in (self, laptop, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * sim_hq_restore:
 * @world: a world
 *
 * Everything since the last backup is lost; a new epoch begins.
 */
void
sim_hq_restore (SimWorld *world)
{
  g_autoptr(GError) error = NULL;

  close_storage (world);
  sim_image_put (world->hq.backup, world->hq.folder, names);
  memcpy (world->hq.given, world->hq.given_then, sizeof world->hq.given);
  begin_epoch (world);
  world->hq.n_restores++;
  g_hash_table_remove_all (world->hq.answers);
  open_storage (world, FALSE);
  cbk_hq_storage_transact (storage (world), take_in_strangers, world, &error);
  g_assert_no_error (error);
}

const char *
sim_hq_epoch (SimWorld *world)
{
  return storage (world)->epoch;
}

/* Returns: (transfer full) (nullable): what headquarters itself finds wrong with its chains. */
char *
sim_hq_verify (SimWorld *world)
{
  CbkHqReport report = { 0 };
  g_autoptr(GError) error = NULL;

  if (!cbk_hq_storage_verify (storage (world), &report, &error))
    return g_strdup (error->message);

  return report.problem;
}

/* Returns: (transfer none): the checker's own way in. */
CbkConnection *
sim_hq_reader (SimWorld *world)
{
  g_autofree char *path = g_build_filename (world->hq.folder, names[0], NULL);
  g_autoptr(GError) error = NULL;

  if (world->hq.reader == NULL)
    world->hq.reader = cbk_connection_open (path, CBK_CONNECTION_READ, &error);
  g_assert_no_error (error);

  return world->hq.reader;
}
