/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-workspace.h"

#include "base/cbk-error.h"
#include "core/cbk-policy.h"
#include "core/cbk-workspace-private.h"
#include "domain/cbk-uk-time.h"
#include "model/cbk-audit-line.h"
#include "store/cbk-query.h"
#include "store/cbk-wipe.h"

struct _CbkWorkspace
{
  GObject parent_instance;

  const CbkEnv *env;
  CbkStore *store;
  CbkReference *reference;
  CbkRules *rules;
  CbkCalendar *calendar;
  CbkUser *user;
  CbkLink *link;
};

G_DEFINE_FINAL_TYPE (CbkWorkspace, cbk_workspace, G_TYPE_OBJECT)

static void
cbk_workspace_finalize (GObject *object)
{
  CbkWorkspace *self = CBK_WORKSPACE (object);

  g_assert (self->store == NULL);

  g_clear_pointer (&self->link, cbk_link_free);
  g_clear_object (&self->reference);
  g_clear_pointer (&self->rules, cbk_rules_unref);
  g_clear_pointer (&self->calendar, cbk_calendar_unref);
  g_clear_pointer (&self->user, cbk_user_free);

  G_OBJECT_CLASS (cbk_workspace_parent_class)->finalize (object);
}

static void
cbk_workspace_class_init (CbkWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_workspace_finalize;
}

static void
cbk_workspace_init (CbkWorkspace *self)
{
  self->link = cbk_link_new ();
}

/**
 * cbk_workspace_open:
 * @folder: where the store is; made when it is not there
 * @env: time and chance; borrowed, outlives the workspace
 * @error: what cbk_store_open() says
 *
 * Returns: (transfer full) (nullable): a workspace without a user; cbk_workspace_close() before the last reference goes
 */
CbkWorkspace *
cbk_workspace_open (const char *folder, const CbkEnv *env, GError **error)
{
  g_autoptr(CbkWorkspace) self = g_object_new (CBK_TYPE_WORKSPACE, NULL);

  self->env = env;
  self->reference = cbk_reference_new ();
  if (!cbk_reference_load_builtin (self->reference, error) || !(self->rules = cbk_rules_load_builtin (error)) ||
      !(self->calendar = cbk_calendar_load_builtin (error)))
    return NULL;

  self->store = cbk_store_open (folder, env, error);

  return self->store != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * cbk_workspace_close:
 * @self: a workspace
 *
 * Does what is queued, then closes the store. Harmless when closed already.
 */
void
cbk_workspace_close (CbkWorkspace *self)
{
  g_return_if_fail (CBK_IS_WORKSPACE (self));

  if (self->store != NULL)
    cbk_store_close (self->store);
  g_clear_object (&self->store);
}

CbkStore *
cbk_workspace_get_store (CbkWorkspace *self)
{
  return self->store;
}

/* The way to headquarters; whoever uses it takes it first. */
CbkLink *
cbk_workspace_get_link (CbkWorkspace *self)
{
  return self->link;
}

CbkReference *
cbk_workspace_get_reference (CbkWorkspace *self)
{
  return self->reference;
}

CbkRules *
cbk_workspace_get_rules (CbkWorkspace *self)
{
  return self->rules;
}

CbkCalendar *
cbk_workspace_get_calendar (CbkWorkspace *self)
{
  return self->calendar;
}

const CbkEnv *
cbk_workspace_get_env (CbkWorkspace *self)
{
  return self->env;
}

/**
 * cbk_workspace_get_today:
 * @self: a workspace
 *
 * Returns: the day that it is in Europe/London
 */
CbkDay
cbk_workspace_get_today (CbkWorkspace *self)
{
  return cbk_uk_day (cbk_env_now (self->env));
}

/**
 * cbk_workspace_get_notice:
 * @self: an open workspace
 *
 * Returns: (nullable): what the user should be told about how the store opened
 */
const char *
cbk_workspace_get_notice (CbkWorkspace *self)
{
  return cbk_store_get_notice (self->store);
}

/**
 * cbk_workspace_get_user:
 * @self: a workspace
 *
 * Returns: (nullable): who is signed in
 */
const CbkUser *
cbk_workspace_get_user (CbkWorkspace *self)
{
  return self->user;
}

typedef struct
{
  CbkWorkspace *self;
  const char *who;
  CbkRecord *found;
} CbkSignIn;

static gboolean
find_officer (CbkSession *session, gpointer data, GError **error)
{
  CbkSignIn *sign_in = data;
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("officer"));
  g_autoptr(GPtrArray) officers = NULL;

  if (cbk_id_is_valid (sign_in->who))
    {
      sign_in->found = cbk_session_get (session, "officer", sign_in->who, error);
      return sign_in->found != NULL;
    }

  if (!cbk_query_where (query, "number", CBK_OP_EQUAL, sign_in->who, error))
    return FALSE;

  cbk_query_limit (query, 1, 0);
  officers = cbk_query_run (query, session, error);
  if (officers == NULL)
    return FALSE;

  if (officers->len == 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "No officer here has the number %s", sign_in->who);
      return FALSE;
    }

  sign_in->found = g_object_ref (officers->pdata[0]);

  return TRUE;
}

/**
 * cbk_workspace_sign_in:
 * @self: a workspace
 * @who: an officer's collar number or id
 * @error: %CBK_ERROR_NOT_FOUND; %CBK_ERROR_DENIED when they have left, or headquarters blocked them or this laptop
 *
 * Waits. Headquarters has checked who it is, or the desktop session has: this says whose name goes on what is done.
 *
 * Returns: whether that officer is the user now
 */
gboolean
cbk_workspace_sign_in (CbkWorkspace *self, const char *who, GError **error)
{
  CbkSignIn sign_in = { self, who, NULL };
  g_autoptr(CbkRecord) officer = NULL;
  CbkDay end;

  g_return_val_if_fail (CBK_IS_WORKSPACE (self), FALSE);

  if (!cbk_store_check_seal (self->store, error) || !cbk_store_read (self->store, find_officer, &sign_in, NULL, error))
    return FALSE;

  officer = g_steal_pointer (&sign_in.found);
  if (!cbk_store_check_user (self->store, cbk_record_get_text (officer, "number"), error))
    return FALSE;

  end = cbk_day_parse (cbk_record_get_text (officer, "ends_on"));
  if (officer->withdrawn != NULL || (end != CBK_DAY_UNSET && end < cbk_workspace_get_today (self)))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, "This officer no longer works here");
      return FALSE;
    }

  g_clear_pointer (&self->user, cbk_user_free);
  self->user = cbk_user_new_from_record (officer);

  return TRUE;
}

static gboolean
commit_changes (CbkSession *session, gpointer changes, GError **error)
{
  return cbk_session_commit (session, changes, error);
}

/**
 * cbk_workspace_set_up:
 * @self: a workspace
 * @number: a collar number
 * @surname: a family name
 * @roles: (array zero-terminated=1): codes of the list "role"
 * @error: %CBK_ERROR_CONFLICT when that officer is here already
 *
 * Makes the first officer of a store that no headquarters has filled, and signs them in.
 *
 * Returns: whether they are the user now
 */
gboolean
cbk_workspace_set_up (CbkWorkspace *self, const char *number, const char *surname, const char *const *roles, GError **error)
{
  g_autoptr(CbkChangeSet) changes = NULL;
  g_autoptr(CbkRecord) officer = NULL;
  g_autofree char *id = cbk_id_new (self->env);

  if (cbk_workspace_sign_in (self, number, NULL))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT, "There is an officer %s here already", number);
      return FALSE;
    }

  officer = cbk_record_new (cbk_registry_find ("officer"), id);
  cbk_record_set_text (officer, "number", number);
  cbk_record_set_text (officer, "surname", surname);
  cbk_record_set_list (officer, "roles", roles);
  changes = cbk_change_set_new ("set_up", id, NULL);
  cbk_change_set_create (changes, officer);

  return cbk_store_write (self->store, commit_changes, changes, NULL, error) && cbk_workspace_sign_in (self, id, error);
}

typedef struct
{
  CbkWorkspace *self;
  const CbkAccess *access;
  CbkRecord *record;
} CbkConsultation;

static gboolean
log_consultation (CbkSession *session, gpointer data, GError **error)
{
  CbkConsultation *consultation = data;
  const CbkAccess *access = consultation->access;
  CbkAccessEvent event = {
    .actor = consultation->self->user->id,
    .operation = access->operation,
    .kind = cbk_audit_access_kind (consultation->self->reference, access->operation),
    .type = access->type,
    .id = access->id,
    .reason = access->reason,
    .detail = access->detail,
    .recipient = access->recipient,
  };

  return cbk_outbox_log_access (cbk_session_get_outbox (session), &event, error);
}

/* On the writer, so that what is shown is in the log before it is shown. */
static gboolean
open_record (CbkSession *session, gpointer data, GError **error)
{
  CbkConsultation *consultation = data;
  const CbkAccess *access = consultation->access;
  CbkWorkspace *self = consultation->self;
  g_autoptr(CbkRecord) record = cbk_session_get (session, access->type, access->id, error);
  gboolean logged;

  if (record == NULL || !cbk_policy_check_open (self->user, session, record, access->reason,
                                                cbk_workspace_get_today (self), error))
    return FALSE;

  logged = (cbk_record_get_entity (record)->flags & CBK_ENTITY_PERSONAL) != 0 || record->restricted_to != NULL;
  if (logged && (!cbk_access_check (self->reference, access, error) || !log_consultation (session, consultation, error)))
    return FALSE;

  consultation->record = g_steal_pointer (&record);

  return TRUE;
}

CbkRecord *
cbk_workspace_open_in_session (CbkWorkspace *self,
                               CbkSession *session,
                               const char *type,
                               const char *id,
                               const char *reason,
                               GError **error)
{
  CbkAccess access = { .operation = "open", .type = type, .id = id, .reason = reason };
  CbkConsultation consultation = { self, &access, NULL };

  open_record (session, &consultation, error);

  return consultation.record;
}

gboolean
cbk_workspace_log_in_session (CbkWorkspace *self, CbkSession *session, const CbkAccess *access, GError **error)
{
  CbkConsultation consultation = { self, access, NULL };

  return log_consultation (session, &consultation, error);
}

/**
 * cbk_workspace_open_record:
 * @self: a workspace with a user
 * @type: an entity's name
 * @id: a record's id
 * @reason: (nullable): why, where the record is restricted
 * @error: what cbk_policy_check_open() and cbk_access_check() say
 *
 * Waits. The consultation is in the access log before the record is given.
 *
 * Returns: (transfer full) (nullable): the record
 */
CbkRecord *
cbk_workspace_open_record (CbkWorkspace *self, const char *type, const char *id, const char *reason, GError **error)
{
  CbkAccess access = { .operation = "open", .type = type, .id = id, .reason = reason };
  CbkConsultation consultation = { self, &access, NULL };

  g_return_val_if_fail (CBK_IS_WORKSPACE (self) && self->user != NULL, NULL);

  cbk_store_write (self->store, open_record, &consultation, NULL, error);

  return consultation.record;
}

/**
 * cbk_workspace_log:
 * @self: a workspace with a user
 * @access: what they do; its operation is a code of the list "access_operation"
 * @error: any store error
 *
 * Waits. Keeps what concerns more than one record.
 *
 * Returns: whether it is in the access log
 */
gboolean
cbk_workspace_log (CbkWorkspace *self, const CbkAccess *access, GError **error)
{
  CbkConsultation consultation = { self, access, NULL };

  g_return_val_if_fail (CBK_IS_WORKSPACE (self) && self->user != NULL, FALSE);

  return cbk_store_write (self->store, log_consultation, &consultation, NULL, error);
}
