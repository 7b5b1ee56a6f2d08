/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "core/cbk-sync-service.h"

#include <stdio.h>

typedef struct
{
  CbkCli *cli;
  CbkSyncService *service;
  GMainLoop *loop;
  CbkSyncServiceStatus last;   /* what was printed; its sentence is not kept */
  gboolean printed;
  GError *error;
} CbkWatch;

/* Names stand in order, as in all JSON that we print. */
static void
print_json (const CbkSyncServiceStatus *status)
{
  g_autoptr(GString) json = g_string_new ("{");

  cbk_cli_append_time (json, "last_success", status->last_success);
  if (status->sentence != NULL)
    {
      g_string_append (json, "\"sentence\":");
      cbk_json_append_string (json, status->sentence);
      g_string_append_c (json, ',');
    }
  g_string_append_printf (json, "\"state\":\"%s\",\"unsent\":%" G_GINT64_FORMAT ",", cbk_sync_service_state_print (status->state),
                          status->n_unsent);
  cbk_cli_append_time (json, "until", status->until);
  json->str[json->len - 1] = '}';
  g_print ("%s\n", json->str);
}

static void
print_line (CbkWatch *self, const CbkSyncServiceStatus *status)
{
  gboolean busy = status->state == CBK_SYNC_SERVICE_SENDING || status->state == CBK_SYNC_SERVICE_RECEIVING;
  g_autofree char *now = cbk_time_format (cbk_env_now (self->cli->env));
  g_autofree char *until = status->until != CBK_TIME_UNSET ? cbk_time_format (status->until) : NULL;

  g_print ("%s  %-12s", now, cbk_sync_service_state_print (status->state));
  if (status->n_unsent > 0)
    g_print ("  %" G_GINT64_FORMAT " to send", status->n_unsent);
  if (until != NULL)
    g_print ("  again at %s", until);
  if (!busy && status->sentence != NULL)
    g_print ("  %s", status->sentence);
  g_print ("\n");
}

static void
print (CbkWatch *self)
{
  const CbkSyncServiceStatus *status = cbk_sync_service_get_status (self->service);

  if (self->printed && self->last.state == status->state && self->last.n_unsent == status->n_unsent)
    return;

  self->printed = TRUE;
  self->last = *status;
  if (self->cli->json)
    print_json (status);
  else
    print_line (self, status);

  /* Whoever reads along sees it now; when nobody does any more, it is over. */
  if (fflush (stdout) != 0)
    g_main_loop_quit (self->loop);
}

static void
on_changed_cb (CbkWatch *self)
{
  const CbkSyncServiceStatus *status = cbk_sync_service_get_status (self->service);

  print (self);
  if (status->state != CBK_SYNC_SERVICE_PERSON || self->error != NULL)
    return;

  g_set_error_literal (&self->error, CBK_ERROR, CBK_ERROR_DENIED,
                       status->sentence != NULL ? status->sentence : "Headquarters wants a person");
  g_main_loop_quit (self->loop);
}

static gboolean
on_interrupted_cb (GCancellable *cancellable, gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

/**
 * cbk_cli_watch:
 * @cli: a run with a store
 * @args: nothing
 * @error: %CBK_ERROR_DENIED when a person has to do something
 *
 * Syncs until it is interrupted, which is how it is meant to end.
 *
 * Returns: whether it was interrupted
 */
gboolean
cbk_cli_watch (CbkCli *cli, char **args, GError **error)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GSource) interrupted = g_cancellable_source_new (cli->cancellable);
  CbkWatch self = { .cli = cli, .loop = loop };

  if (args[0] != NULL)
    return cbk_cli_usage (error, "“%s” is not an option here", args[0]);

  g_source_set_callback (interrupted, G_SOURCE_FUNC (on_interrupted_cb), loop, NULL);
  g_source_attach (interrupted, NULL);

  self.service = cbk_sync_service_new (cli->workspace);
  g_signal_connect_swapped (self.service, "changed", G_CALLBACK (on_changed_cb), &self);
  g_main_loop_run (loop);

  g_signal_handlers_disconnect_by_data (self.service, &self);
  cbk_sync_service_stop (self.service);
  g_source_destroy (interrupted);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self.service);

  if (self.error != NULL)
    g_propagate_error (error, self.error);

  return self.error == NULL;
}
