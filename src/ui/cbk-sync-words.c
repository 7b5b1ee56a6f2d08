/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-sync-words.h"

#include "ui/cbk-words.h"

#include <glib/gi18n-lib.h>

static char *
dup_when (CbkDesk *desk, gint64 moment)
{
  return cbk_words_when (moment, cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (desk))));
}

static gint64
count_unsent (CbkDesk *desk)
{
  const CbkSyncing *syncing = cbk_desk_get_syncing (desk);

  return syncing->n_waiting + syncing->n_sent;
}

static gboolean
is_alone (CbkDesk *desk)
{
  return cbk_desk_get_syncing (desk)->last_success == CBK_TIME_UNSET;
}

const char *
cbk_sync_words_get_icon (CbkDesk *desk)
{
  if (is_alone (desk))
    return "casebook-saved-symbolic";

  return count_unsent (desk) > 0 ? "casebook-sync-symbolic" : "casebook-done-symbolic";
}

/* Never since this laptop was set up: what is typed is safe here all the same. */
static char *
dup_saved (CbkDesk *desk)
{
  g_autofree char *when = dup_when (desk, cbk_desk_get_saved_at (desk));

  return when != NULL ? g_strdup_printf (_("Saved here %s"), when) : g_strdup (_("Saved here"));
}

/* Returns: (transfer full): "3 waiting", "All sent 14:02". */
char *
cbk_sync_words_dup_state (CbkDesk *desk)
{
  g_autofree char *when = dup_when (desk, cbk_desk_get_syncing (desk)->last_success);
  gint64 n = count_unsent (desk);

  if (is_alone (desk))
    return dup_saved (desk);
  if (n > 0)
    return g_strdup_printf (_("%" G_GINT64_FORMAT " waiting"), n);

  return g_strdup_printf (_("All sent %s"), when);
}

static char *
dup_at_rest (CbkDesk *desk)
{
  const CbkSyncing *syncing = cbk_desk_get_syncing (desk);
  g_autofree char *when = dup_when (desk, syncing->last_success);

  if (is_alone (desk))
    return g_strdup (_("No headquarters"));
  if (syncing->last_error != NULL)
    return g_strdup_printf (_("Offline since %s"), when);
  if (count_unsent (desk) > 0)
    return g_strdup_printf (_("Last sent %s"), when);

  return g_strdup (_("Headquarters has it all"));
}

/* Returns: (transfer full): what is going on, or since when nothing is. */
char *
cbk_sync_words_dup_more (CbkDesk *desk)
{
  const CbkSyncServiceStatus *status = cbk_desk_get_service_status (desk);

  if (status != NULL && status->state == CBK_SYNC_SERVICE_SENDING)
    return g_strdup (_("Sending…"));
  if (status != NULL && status->state == CBK_SYNC_SERVICE_PERSON && !is_alone (desk))
    return g_strdup (_("Needs you"));

  return dup_at_rest (desk);
}

/* Returns: (transfer full): when headquarters is asked next. */
char *
cbk_sync_words_dup_next (CbkDesk *desk)
{
  const CbkSyncServiceStatus *status = cbk_desk_get_service_status (desk);
  g_autofree char *until = status != NULL ? dup_when (desk, status->until) : NULL;

  if (status == NULL)
    return g_strdup (_("By the command line alone"));

  switch (status->state)
    {
    case CBK_SYNC_SERVICE_SENDING:
      return g_strdup (_("Now: it is being sent"));

    case CBK_SYNC_SERVICE_RECEIVING:
      return g_strdup (_("Now: what others did is being read"));

    case CBK_SYNC_SERVICE_OFFLINE:
      return g_strdup (_("As soon as there is a network"));

    case CBK_SYNC_SERVICE_WAITING:
      return until != NULL ? g_strdup_printf (_("At %s"), until) : g_strdup (_("Soon"));

    case CBK_SYNC_SERVICE_PERSON:
      return g_strdup (_("When you have done what is asked above"));

    case CBK_SYNC_SERVICE_IDLE:
    default:
      return g_strdup (_("As soon as something changes, here or there"));
    }
}

static const struct
{
  const char *group;
  const char *icon;
  const char *state;
  const char *advice;   /* NULL where nothing has to be done */
} kinds[] = {
  [CBK_SYNC_ITEM_QUARANTINED] = { N_("Needs you"), "casebook-waiting-symbolic", N_("Held at headquarters"),
                                  N_("It is kept as you sent it. Tell your administrator: they release it, or reject it with a reason.") },
  [CBK_SYNC_ITEM_CONFLICT] = { N_("Needs you"), "casebook-conflict-symbolic", N_("To decide"),
                               N_("Open it to read both versions and decide.") },
  [CBK_SYNC_ITEM_ALARM] = { N_("Needs you"), "dialog-warning-symbolic", N_("Does not go"),
                            N_("What there is of it is kept. Register the file again from where it came from.") },
  [CBK_SYNC_ITEM_WAITING] = { N_("On their way"), "casebook-saved-symbolic", N_("Saved here"), NULL },
  [CBK_SYNC_ITEM_SENT] = { N_("On their way"), "casebook-sync-symbolic", N_("Sent, no answer yet"), NULL },
  [CBK_SYNC_ITEM_FILE] = { N_("Files on their way"), "casebook-media-file-symbolic", N_("On its way"), NULL },
};

const char *
cbk_sync_words_get_group (CbkSyncItemKind kind)
{
  return _(kinds[kind].group);
}

const char *
cbk_sync_words_get_item_icon (CbkSyncItemKind kind)
{
  return kinds[kind].icon;
}

const char *
cbk_sync_words_get_item_state (CbkSyncItemKind kind)
{
  return _(kinds[kind].state);
}

/* Returns: (nullable): what can be done. */
const char *
cbk_sync_words_get_advice (CbkSyncItemKind kind)
{
  return kinds[kind].advice != NULL ? _(kinds[kind].advice) : NULL;
}
