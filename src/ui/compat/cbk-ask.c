/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/compat/cbk-ask.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
on_response_cb (GObject *dialog, const char *response, GTask *task)
{
  g_task_return_boolean (task, g_str_equal (response, "confirm"));
  g_object_unref (task);
}

/**
 * cbk_ask_async:
 * @parent: what the question is about
 * @heading: the question
 * @body: what happens then
 * @confirm_label: a verb, with its mnemonic
 * @cancellable: (nullable): not used while the question stands
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks before something that cannot be taken back. Where an undo serves, do not ask.
 */
void
cbk_ask_async (GtkWidget *parent,
               const char *heading,
               const char *body,
               const char *confirm_label,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_return_if_fail (GTK_IS_WIDGET (parent));

  g_task_set_source_tag (task, cbk_ask_async);

#if ADW_CHECK_VERSION (1, 5, 0)
  {
    AdwDialog *dialog = adw_alert_dialog_new (heading, body);
    AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

    adw_alert_dialog_add_responses (alert, "cancel", _("_Cancel"), "confirm", confirm_label, NULL);
    adw_alert_dialog_set_response_appearance (alert, "confirm", ADW_RESPONSE_DESTRUCTIVE);
    adw_alert_dialog_set_close_response (alert, "cancel");
    g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), task);
    adw_dialog_present (dialog, parent);
  }
#else
  {
    GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading, body);
    AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

    adw_message_dialog_add_responses (message, "cancel", _("_Cancel"), "confirm", confirm_label, NULL);
    adw_message_dialog_set_response_appearance (message, "confirm", ADW_RESPONSE_DESTRUCTIVE);
    adw_message_dialog_set_close_response (message, "cancel");
    g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), task);
    gtk_window_present (GTK_WINDOW (dialog));
  }
#endif
}

/**
 * cbk_ask_finish:
 * @parent: what was given
 * @result: what the callback was given
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the answer was the verb
 */
gboolean
cbk_ask_finish (GtkWidget *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
