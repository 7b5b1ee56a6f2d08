/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/compat/cbk-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SHOWN                                                                                                \
  "application-name", _("Casebook"), "application-icon", "uk.wmp2020.Casebook", "version", CBK_VERSION,      \
    "developer-name", _("The Casebook developers"), "license-type", GTK_LICENSE_GPL_3_0, "comments",         \
    _("Cases, missing people, licence breaches and resettlement"), NULL

/**
 * cbk_about_show:
 * @parent: a widget in the window to show it over
 */
void
cbk_about_show (GtkWidget *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (g_object_new (ADW_TYPE_ABOUT_DIALOG, SHOWN), parent);
#else
  gtk_window_present (g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", gtk_widget_get_root (parent),
                                    "modal", TRUE, SHOWN));
#endif
}
