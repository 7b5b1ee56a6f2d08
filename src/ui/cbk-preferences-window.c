/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-preferences-window.h"

struct _CbkPreferencesWindow
{
  AdwWindow parent_instance;

  GSettings *settings;

  AdwComboRow *colours;
  GtkSwitch *notify;
};

G_DEFINE_FINAL_TYPE (CbkPreferencesWindow, cbk_preferences_window, ADW_TYPE_WINDOW)

static void
on_colours_cb (CbkPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "colours", (int)adw_combo_row_get_selected (self->colours));
}

static void
cbk_preferences_window_dispose (GObject *object)
{
  CbkPreferencesWindow *self = CBK_PREFERENCES_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cbk_preferences_window_parent_class)->dispose (object);
}

static void
cbk_preferences_window_class_init (CbkPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/uk/wmp2020/Casebook/ui/cbk-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkPreferencesWindow, colours);
  gtk_widget_class_bind_template_child (widget_class, CbkPreferencesWindow, notify);
  gtk_widget_class_bind_template_callback (widget_class, on_colours_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cbk_preferences_window_init (CbkPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_preferences_window_present:
 * @parent: the window that it stands over
 * @settings: what it changes
 *
 * What is chosen holds at once: there is nothing to save.
 */
void
cbk_preferences_window_present (GtkWindow *parent, GSettings *settings)
{
  CbkPreferencesWindow *self = g_object_new (CBK_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  adw_combo_row_set_selected (self->colours, (guint)g_settings_get_enum (settings, "colours"));
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "notify", self->notify, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_window_present (GTK_WINDOW (self));
}
