/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-laptop.h"

#include "lib/cbk-test.h"
#include "sim/sim-check.h"
#include "sim/sim-hq.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = { "outbox.db", "outbox.db-wal", "cache.db", "cache.db-wal", NULL };
static const char *const cache_names[] = { "cache.db", "cache.db-wal", NULL };

static void
pass_clear (SimPass *self)
{
  g_free (self->token);
  g_free (self->certificate);
}

static gboolean
read_device (CbkSession *session, gpointer data, GError **error)
{
  SimLaptop *self = data;

  g_strlcpy (self->device, cbk_outbox_get_device (cbk_session_get_outbox (session)), sizeof self->device);

  return TRUE;
}

static void
open_store (SimLaptop *self)
{
  g_autoptr(GError) error = NULL;

  self->store = cbk_store_open (self->folder, &self->env.env, &error);
  if (self->store == NULL)
    {
      sim_world_fail (self->world, "I2: laptop %u cannot be opened: %s", self->number, error->message);
      return;
    }

  if (cbk_store_get_notice (self->store) != NULL)
    sim_world_fail (self->world, "I2: laptop %u was found damaged: %s", self->number, cbk_store_get_notice (self->store));
}

static void
close_store (SimLaptop *self)
{
  if (self->store != NULL)
    cbk_store_close (self->store);
  g_clear_object (&self->store);
}

/* Of one that nobody has used, and of one that has loaded what an empty headquarters has. */
static SimImage *empty_cache, *loaded_cache;
static CbkIdentity identity;

static void
forget_prepared (void)
{
  g_clear_pointer (&empty_cache, sim_image_free);
  g_clear_pointer (&loaded_cache, sim_image_free);
  cbk_identity_clear (&identity);
}

/**
 * sim_laptop_prepare_identity:
 *
 * Once: a certificate stands for that of each laptop, and outlasts all runs, so that none asks for another one, which would
 * never be the same twice.
 */
void
sim_laptop_prepare_identity (void)
{
  if (!cbk_identity_init_authority (&identity, "Casebook", cbk_env_system (), NULL))
    g_assert_not_reached ();
  atexit (forget_prepared);
}

/* Returns: (transfer none): who signs the certificates of those that go on under a new id. */
const CbkIdentity *
sim_laptop_get_authority (void)
{
  return &identity;
}

static gboolean
forget_device (CbkSession *session, gpointer unused, GError **error)
{
  return cbk_connection_exec (cbk_session_get_cache (session), "DELETE FROM sync_state WHERE k = 'device'", error);
}

/**
 * sim_laptop_prepare:
 * @self: the only laptop of the first world of all
 *
 * Once: such caches are the same for all, and take long to make.
 */
void
sim_laptop_prepare (SimLaptop *self)
{
  SimDice dice = sim_dice_new (0, 0);
  g_autoptr(GError) error = NULL;

  cbk_store_write (self->store, forget_device, NULL, NULL, NULL);
  close_store (self);
  empty_cache = sim_image_take (self->folder, cache_names);
  open_store (self);
  sim_laptop_sync (self, &dice, &error);
  g_assert_no_error (error);
  cbk_store_write (self->store, forget_device, NULL, NULL, NULL);
  close_store (self);
  loaded_cache = sim_image_take (self->folder, cache_names);
}

void
sim_laptop_make (SimWorld *world, guint number)
{
  SimLaptop *self = &world->laptops[number];
  g_autofree char *name = g_strdup_printf ("laptop-%u", number);

  self->world = world;
  self->number = number;
  self->folder = g_build_filename (world->root, name, NULL);
  g_snprintf (self->user, sizeof self->user, "%u", 4700 + number);
  g_snprintf (self->officer, sizeof self->officer, "0198c0de-0000-7000-8000-0000000000%02x", 16 + number);
  self->account.user = g_strdup (self->user);
  self->saves = g_ptr_array_new_with_free_func (g_free);
  self->sealed = g_ptr_array_new_with_free_func (g_free);
  self->account.token = g_strdup_printf ("token of laptop %u", number);
  self->account.trust.folder = g_strdup (self->folder);
  self->account.trust.identity.certificate = g_strdup (identity.certificate);
  g_mkdir (self->folder, 0700);
  if (empty_cache != NULL)
    sim_image_put (sim_dice_percent (&self->env.dice, 70) ? loaded_cache : empty_cache, self->folder, cache_names);
  open_store (self);
  if (self->store == NULL)
    return;

  cbk_store_write (self->store, read_device, self, NULL, NULL);
  sim_hq_add_laptop (self);
}

/* What headquarters said before it was set back is not said any more. */
void
sim_laptop_forget_answers (SimLaptop *self)
{
  g_queue_clear_full (&self->answers, sim_answer_free);
}

void
sim_laptop_free (SimLaptop *self)
{
  close_store (self);
  sim_disk_forget (self->folder);
  cbk_sync_account_clear (&self->account);
  g_ptr_array_unref (self->saves);
  g_ptr_array_unref (self->sealed);
  pass_clear (&self->pass);
  g_clear_pointer (&self->image, sim_image_free);
  sim_laptop_forget_answers (self);
  g_free (self->cursor);
  g_free (self->folder);
}

static gboolean
adopt_one (const CbkMutation *mutation, gpointer data, GError **error)
{
  SimLaptop *self = data;
  g_autoptr(JsonObject) payload = cbk_json_parse_object (mutation->payload, -1, error);
  SimSave *save = g_new0 (SimSave, 1);

  g_assert_nonnull (payload);
  save->dseq = mutation->dseq;
  g_strlcpy (save->mid, cbk_json_get_text (payload, "mid"), sizeof save->mid);
  g_ptr_array_add (self->saves, save);
  if (save->dseq != self->saves->len)
    sim_world_fail (self->world, "I11: laptop %u gave a save the number %" G_GINT64_FORMAT " where %u is next", self->number,
                    save->dseq, self->saves->len);

  return TRUE;
}

static SimSave *
find_save (GPtrArray *saves, const char *mid)
{
  for (guint i = 0; i < saves->len; i++)
    if (g_str_equal (((SimSave *) saves->pdata[i])->mid, mid))
      return saves->pdata[i];

  return NULL;
}

/* It goes on under a new id, with numbers from 1 for what was not settled under the old one. */
static gboolean
adopt_again (SimLaptop *self, CbkOutbox *outbox, GError **error)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->saves);

  self->saves = g_ptr_array_new_with_free_func (g_free);
  g_strlcpy (self->device, cbk_outbox_get_device (outbox), sizeof self->device);
  sim_world_trace (self->world, "  laptop %u goes on under a new id", self->number);
  if (!cbk_outbox_foreach (outbox, 0, adopt_one, self, error))
    return FALSE;

  for (guint i = 0; i < before->len; i++)
    {
      SimSave *save = before->pdata[i];
      SimSave *again = find_save (self->saves, save->mid);

      if (again != NULL)
        again->acked = save->acked;
      else
        g_ptr_array_add (self->sealed, g_memdup2 (save, sizeof *save));
    }

  return TRUE;
}

static gboolean
adopt (CbkSession *session, gpointer data, GError **error)
{
  SimLaptop *self = data;
  CbkOutbox *outbox = cbk_session_get_outbox (session);

  if (!g_str_equal (self->device, cbk_outbox_get_device (outbox)))
    return adopt_again (self, outbox, error);

  return cbk_outbox_foreach (outbox, self->saves->len, adopt_one, self, error);
}

/**
 * sim_laptop_adopt:
 * @self: a laptop
 *
 * From here on everything in its outbox counts as promised to its user.
 */
void
sim_laptop_adopt (SimLaptop *self)
{
  g_autoptr(GError) error = NULL;

  if (!cbk_store_write (self->store, adopt, self, NULL, &error))
    sim_world_fail (self->world, "I2: the outbox of laptop %u cannot be read: %s", self->number, error->message);
}

/**
 * sim_laptop_kill:
 * @self: a laptop
 * @power: whether the machine loses power; otherwise only the program ends
 * @dice: decide what the disk keeps
 *
 * It is up again when this returns.
 */
void
sim_laptop_kill (SimLaptop *self, gboolean power, SimDice *dice)
{
  sim_disk_freeze (self->folder);
  close_store (self);
  if (power)
    sim_disk_power_cut (self->folder, dice);
  self->cut |= power;
  sim_disk_thaw (self->folder);
  open_store (self);
  if (self->store != NULL)
    sim_laptop_adopt (self);
}

/* Headquarters told it that it has a save. */
void
sim_laptop_note_answer (SimLaptop *self, const char *mid)
{
  SimSave *save = find_save (self->saves, mid);

  if (save != NULL)
    save->acked = TRUE;
}

gboolean
sim_laptop_sync (SimLaptop *self, SimDice *dice, GError **error)
{
  g_autoptr(CbkTransport) line = sim_line_new (self, dice);

  return cbk_sync_cycle (self->store, line, &self->account, NULL, &self->env.env, &self->report, NULL, error);
}

void
sim_laptop_back_up (SimLaptop *self)
{
  g_clear_pointer (&self->image, sim_image_free);
  self->image = sim_image_take (self->folder, names);
  pass_clear (&self->pass);
  self->pass.token = g_strdup (self->account.token);
  self->pass.certificate = g_strdup (self->account.trust.identity.certificate);
  memcpy (self->pass.fingerprint, self->fingerprint, CBK_HASH_BYTES);
}

static void
put_pass_back (SimLaptop *self)
{
  g_free (self->account.token);
  g_free (self->account.trust.identity.certificate);
  self->account.token = g_strdup (self->pass.token);
  self->account.trust.identity.certificate = g_strdup (self->pass.certificate);
  memcpy (self->fingerprint, self->pass.fingerprint, CBK_HASH_BYTES);
}

/**
 * sim_laptop_restore:
 * @self: a laptop with an image
 *
 * Its disk is set back. What it had saved since and headquarters has not is lost by whoever did that.
 */
void
sim_laptop_restore (SimLaptop *self)
{
  sim_disk_freeze (self->folder);
  close_store (self);
  sim_disk_thaw (self->folder);
  sim_image_put (self->image, self->folder, names);
  g_ptr_array_set_size (self->saves, 0);
  g_clear_pointer (&self->cursor, g_free);
  self->cut = TRUE;
  put_pass_back (self);
  open_store (self);
  if (self->store == NULL)
    return;

  cbk_store_write (self->store, read_device, self, NULL, NULL);
  sim_laptop_adopt (self);
}

/**
 * sim_laptop_lose_cache:
 * @self: a laptop
 *
 * A program came that keeps its cache in another form: it began with an empty one.
 */
void
sim_laptop_lose_cache (SimLaptop *self)
{
  close_store (self);
  sim_image_put (empty_cache, self->folder, cache_names);
  self->cut = TRUE;
  open_store (self);
}
