/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-people.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-enrolment.h"
#include "hq/cbk-hq-own.h"
#include "hq/cbk-hq-postings.h"
#include "hq/cbk-hq-secret.h"
#include "model/cbk-registry.h"
#include "model/cbk-role.h"

#define MIN_PASSWORD 8

typedef struct
{
  CbkHqUser user;
  CbkRecord *officer;
} CbkHqNewUser;

static gboolean
put_user (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqNewUser *new_user = data;
  CbkHqPosting posting = { .officer = new_user->user.officer, .roles = new_user->user.roles, .from_at = 0,
                           .until_at = G_MAXINT64, .reason = "added" };
  g_autoptr(CbkHqUser) known = NULL;

  if (!cbk_hq_storage_get_user (storage, new_user->user.number, FALSE, &known, error))
    return FALSE;

  if (known != NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT, "There is a user %s already", known->number);
      return FALSE;
    }

  return cbk_hq_storage_put_user (storage, &new_user->user, error) &&
         cbk_hq_put_posting (storage, &posting, error) &&
         cbk_hq_take_own (storage, new_user->officer, new_user->officer->id, "add_user", error);
}

static gboolean
check_roles (const char *const *roles, GError **error)
{
  for (guint i = 0; roles[i] != NULL; i++)
    {
      if (cbk_role_parse (roles[i]) != CBK_ROLE_NONE)
        continue;

      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "There is no role “%s”", roles[i]);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_password (const char *password, GError **error)
{
  if (g_utf8_strlen (password, -1) >= MIN_PASSWORD)
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "A password has at least %d letters", MIN_PASSWORD);

  return FALSE;
}

/**
 * cbk_hq_add_user:
 * @storage: headquarters
 * @number: a collar number, by which they sign in
 * @name: a family name
 * @roles: (array zero-terminated=1): codes of the list "role"
 * @password: what they will type
 * @error: %CBK_ERROR_CONFLICT when there is one, %CBK_ERROR_INVALID, or any store error
 *
 * Adds somebody who may sign in, and the officer's record that every laptop gets.
 *
 * Returns: whether they can sign in now
 */
gboolean
cbk_hq_add_user (CbkHqStorage *storage,
                 const char *number,
                 const char *name,
                 const char *const *roles,
                 const char *password,
                 GError **error)
{
  g_autofree char *joined = g_strjoinv (",", (char **) roles);
  g_autofree char *hash = NULL;
  g_autoptr(CbkRecord) officer = NULL;
  CbkHqNewUser new_user = { .user = { .number = (char *) number, .name = (char *) name, .roles = joined } };

  if (!check_roles (roles, error) || !check_password (password, error))
    return FALSE;

  cbk_id_init (new_user.user.officer, storage->env);
  officer = cbk_record_new (cbk_registry_find ("officer"), new_user.user.officer);
  cbk_record_set_text (officer, "number", number);
  cbk_record_set_text (officer, "surname", name);
  cbk_record_set_list (officer, "roles", roles);
  new_user.officer = officer;
  new_user.user.password = hash = cbk_hq_password_hash (password);

  return cbk_hq_storage_transact (storage, put_user, &new_user, error);
}

static gboolean
same_text (CbkRecord *a, CbkRecord *b, const char *name)
{
  return g_strcmp0 (cbk_record_get_text (a, name), cbk_record_get_text (b, name)) == 0;
}

static gboolean
put_account (CbkHqStorage *storage, CbkRecord *officer, const char *roles, GError **error)
{
  const char *number = cbk_record_get_text (officer, "number");
  const char *name = cbk_record_get_text (officer, "surname");
  g_autoptr(CbkHqUser) user = NULL;

  if (!cbk_hq_storage_get_user (storage, number, TRUE, &user, error))
    return FALSE;

  if (user == NULL)
    {
      user = g_new0 (CbkHqUser, 1);
      user->number = g_strdup (number);
      user->password = g_strdup ("");
    }

  g_free (user->name);
  user->name = g_strdup (name != NULL ? name : number);
  g_free (user->roles);
  user->roles = g_strdup (roles);
  g_strlcpy (user->officer, officer->id, sizeof user->officer);

  return cbk_hq_storage_put_user (storage, user, error);
}

/**
 * cbk_hq_post_officer:
 * @storage: in a transaction
 * @officer: an officer's record, as headquarters has it now
 * @before: (nullable): as it was before
 * @from: since when they work where it says, milliseconds since 1970
 * @error: any store error
 *
 * Gives them an account where they have none, without a password, and follows a change of roles, team or unit with their
 * postings: what they did before @from is judged by the old ones.
 *
 * Returns: whether it is so
 */
gboolean
cbk_hq_post_officer (CbkHqStorage *storage, CbkRecord *officer, CbkRecord *before, gint64 from, GError **error)
{
  const CbkField *roles = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (officer), "roles");
  const char *const *list = cbk_record_peek_list (officer, roles);
  g_autofree char *joined = list != NULL ? g_strjoinv (",", (char **) list) : g_strdup ("");
  const CbkHqPosting posting = { .officer = officer->id, .unit = cbk_record_get_text (officer, "unit"),
                                 .team = cbk_record_get_text (officer, "team"), .roles = joined, .from_at = from,
                                 .until_at = G_MAXINT64, .reason = "imported" };
  gint64 n;

  if (!put_account (storage, officer, joined, error))
    return FALSE;

  if (before != NULL && same_text (officer, before, "unit") && same_text (officer, before, "team") &&
      cbk_record_same_field (officer, before, roles))
    return TRUE;

  return (before == NULL || cbk_hq_end_postings (storage, officer->id, cbk_record_get_text (before, "unit"),
                                                 cbk_record_get_text (before, "team"), from, &n, error)) &&
         cbk_hq_put_posting (storage, &posting, error);
}

/* What is to be different about somebody. */
typedef struct
{
  const char *number;
  char *password;      /* NULL to leave it */
  gboolean blocked;
} CbkHqUserChange;

static gboolean
change_user (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqUserChange *change = data;
  g_autoptr(CbkHqUser) user = NULL;

  if (!cbk_hq_storage_get_user (storage, change->number, TRUE, &user, error))
    return FALSE;

  if (user == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no user %s", change->number);
      return FALSE;
    }

  user->failures = user->locked_until = 0;
  if (change->password != NULL)
    {
      g_free (user->password);
      user->password = g_strdup (change->password);
      return cbk_hq_storage_put_user (storage, user, error) && cbk_hq_storage_end_sessions (storage, change->number, error);
    }

  /* The tokens of somebody who is blocked stay known, so that they are told why; unblocked, they sign in anew. */
  user->blocked = change->blocked;

  return cbk_hq_storage_put_user (storage, user, error) &&
         (change->blocked || cbk_hq_storage_end_sessions (storage, change->number, error));
}

/**
 * cbk_hq_set_password:
 * @storage: headquarters
 * @number: whose
 * @password: what they will type from now on
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID, or any store error
 *
 * Ends their sign-ins, and lets them try again where too many wrong passwords locked them out.
 *
 * Returns: whether it is theirs now
 */
gboolean
cbk_hq_set_password (CbkHqStorage *storage, const char *number, const char *password, GError **error)
{
  CbkHqUserChange change = { .number = number };
  gboolean ok;

  if (!check_password (password, error))
    return FALSE;

  change.password = cbk_hq_password_hash (password);
  ok = cbk_hq_storage_transact (storage, change_user, &change, error);
  g_free (change.password);

  return ok;
}

/**
 * cbk_hq_block_user:
 * @storage: headquarters
 * @number: whose
 * @blocked: whether they are not let in any more
 * @error: %CBK_ERROR_NOT_FOUND, or any store error
 *
 * From the next request on; the laptop that asks locks them out as well.
 *
 * Returns: whether that is so now
 */
gboolean
cbk_hq_block_user (CbkHqStorage *storage, const char *number, gboolean blocked, GError **error)
{
  CbkHqUserChange change = { .number = number, .blocked = blocked };

  return cbk_hq_storage_transact (storage, change_user, &change, error);
}

static gboolean
put_device (CbkHqStorage *storage, gpointer data, GError **error)
{
  const CbkHqDevice *device = data;
  g_autoptr(CbkHqDevice) known = NULL;

  if (!cbk_hq_storage_get_device (storage, device->device, TRUE, &known, error))
    return FALSE;

  if (known == NULL)
    return cbk_hq_storage_put_device (storage, device, error);

  g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT, "That laptop is known as “%s” already", known->name);

  return FALSE;
}

/**
 * cbk_hq_add_device:
 * @storage: headquarters
 * @device: the id that a laptop says
 * @name: what people call it
 * @error: %CBK_ERROR_CONFLICT when it is known, %CBK_ERROR_INVALID, or any store error
 *
 * Returns: whether users can sign in on that laptop now
 */
gboolean
cbk_hq_add_device (CbkHqStorage *storage, const char *device, const char *name, GError **error)
{
  CbkHqDevice new_device = { .name = (char *) name, .incarnation = 1 };

  if (!cbk_id_is_valid (device))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no id of a laptop", device);
      return FALSE;
    }

  g_strlcpy (new_device.device, device, sizeof new_device.device);

  return cbk_hq_storage_transact (storage, put_device, &new_device, error);
}

typedef struct
{
  const char *device;
  CbkHqBlock how;
  char *code;
} CbkHqDeviceChange;

static CbkHqDevice *
find_device (CbkHqStorage *storage, const char *id, GError **error)
{
  CbkHqDevice *device = NULL;

  if (cbk_id_is_valid (id) && !cbk_hq_storage_get_device (storage, id, TRUE, &device, error))
    return NULL;

  if (device == NULL)
    g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no laptop %s", id);

  return device;
}

static gboolean
change_device (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqDeviceChange *change = data;
  g_autoptr(CbkHqDevice) device = find_device (storage, change->device, error);

  if (device == NULL)
    return FALSE;

  device->blocked = change->how;

  return cbk_hq_storage_put_device (storage, device, error) &&
         cbk_hq_storage_end_device_sessions (storage, change->device, error);
}

/**
 * cbk_hq_block_device:
 * @storage: headquarters
 * @device: a laptop's id
 * @how: whether it may still speak with us
 * @error: %CBK_ERROR_NOT_FOUND, or any store error
 *
 * Ends every sign-in on it at once.
 *
 * Returns: whether that is so now
 */
gboolean
cbk_hq_block_device (CbkHqStorage *storage, const char *device, CbkHqBlock how, GError **error)
{
  CbkHqDeviceChange change = { device, how, NULL };

  return cbk_hq_storage_transact (storage, change_device, &change, error);
}

static gboolean
make_code (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqDeviceChange *change = data;
  g_autoptr(CbkHqDevice) device = find_device (storage, change->device, error);

  g_clear_pointer (&change->code, g_free);
  if (device != NULL)
    change->code = cbk_hq_code_new (storage, change->device, error);

  return change->code != NULL;
}

/**
 * cbk_hq_make_code:
 * @storage: headquarters
 * @device: a laptop's id
 * @error: %CBK_ERROR_NOT_FOUND, or any store error
 *
 * Returns: (transfer full) (nullable): a code by which that laptop is given a certificate, once, within a week
 */
char *
cbk_hq_make_code (CbkHqStorage *storage, const char *device, GError **error)
{
  CbkHqDeviceChange change = { .device = device };

  if (!cbk_hq_storage_transact (storage, make_code, &change, error))
    g_clear_pointer (&change.code, g_free);

  return change.code;
}
