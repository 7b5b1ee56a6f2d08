/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-look-bar.h"

#include "ui/cbk-settings.h"

struct _CbkLookBar
{
  AdwBin parent_instance;

  GSettings *settings; /* NULL where the program is not installed */
  CbkLook look;

  GtkToggleButton *mine;
  GtkToggleButton *team;
  GtkToggleButton *unit;
  GtkToggleButton *force;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkLookBar, cbk_look_bar, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static GtkToggleButton *
get_button (CbkLookBar *self, CbkLook look)
{
  GtkToggleButton *buttons[CBK_N_LOOKS] = { self->mine, self->team, self->unit, self->force };

  return buttons[look];
}

static void
on_toggled_cb (CbkLookBar *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < CBK_N_LOOKS; i++)
    if (get_button (self, (CbkLook)i) == button)
      self->look = (CbkLook)i;
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "look", (int)self->look);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cbk_look_bar_dispose (GObject *object)
{
  CbkLookBar *self = CBK_LOOK_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_LOOK_BAR);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cbk_look_bar_parent_class)->dispose (object);
}

static void
cbk_look_bar_class_init (CbkLookBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_look_bar_dispose;

  /**
   * CbkLookBar::changed:
   *
   * Somebody looks at other work.
   */
  signals[CHANGED]
      = g_signal_new ("changed", CBK_TYPE_LOOK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-look-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkLookBar, mine);
  gtk_widget_class_bind_template_child (widget_class, CbkLookBar, team);
  gtk_widget_class_bind_template_child (widget_class, CbkLookBar, unit);
  gtk_widget_class_bind_template_child (widget_class, CbkLookBar, force);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
}

static void
cbk_look_bar_init (CbkLookBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_look_bar_set_up:
 * @self: a bar
 * @user: who looks
 *
 * Offers what there is to look at, and takes up what was chosen the last time. Where there is nothing to
 * choose, nothing is asked.
 */
void
cbk_look_bar_set_up (CbkLookBar *self, const CbkUser *user)
{
  CbkLook chosen;
  guint n = 0;

  self->settings = cbk_settings_new ();
  chosen = self->settings != NULL ? (CbkLook)g_settings_get_enum (self->settings, "look") : CBK_LOOK_MINE;
  for (guint i = 0; i < CBK_N_LOOKS; i++)
    {
      gboolean offered = cbk_look_is_offered ((CbkLook)i, user);

      gtk_widget_set_visible (GTK_WIDGET (get_button (self, (CbkLook)i)), offered);
      n += offered;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  gtk_toggle_button_set_active (
      get_button (self, cbk_look_is_offered (chosen, user) ? chosen : CBK_LOOK_MINE), TRUE);
}

CbkLook
cbk_look_bar_get (CbkLookBar *self)
{
  return self->look;
}

/**
 * cbk_look_bar_go_on:
 * @self: a bar
 *
 * To the next that is offered, and from the last to the first.
 */
void
cbk_look_bar_go_on (CbkLookBar *self)
{
  CbkLook look = self->look;

  do
    look = (CbkLook)((look + 1) % CBK_N_LOOKS);
  while (!gtk_widget_get_visible (GTK_WIDGET (get_button (self, look))));

  gtk_toggle_button_set_active (get_button (self, look), TRUE);
}
