/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-verbs.h"

#include <glib/gi18n-lib.h>

static const CbkVerb verbs[] = {
  { "window", "win.palette", N_ ("Find anything, or do something"), "<Control>k", FALSE },
  { "window", "win.filter", N_ ("Filter the list"), "<Control>f", TRUE },
  { "window", "win.new-record", N_ ("New case, or person among people"), "<Control>n", TRUE },
  { "window", "win.undo", N_ ("Undo the last change"), "<Control>z", TRUE },
  { "window", "win.write-log", N_ ("Write in the log"), "l", TRUE },
  { "window", "win.show-offers", N_ ("What can be done with this record"), "m", TRUE },
  { "window", "win.decide", N_ ("Decide"), "d", FALSE },
  { "window", "win.add-person", N_ ("Add a person"), "p", FALSE },
  { "window", "win.raise-action", N_ ("New action"), "t", FALSE },
  { "window", "win.copy-link", N_ ("Copy a link to this record"), "<Shift><Control>c", TRUE },
  { "window", "win.back", N_ ("Back"), "<Alt>Left", TRUE },
  { "window", "win.preferences", N_ ("Preferences"), "<Control>comma", TRUE },
  { "window", "win.show-help-overlay", N_ ("Show these keys"), "<Control>question", TRUE },
  { "window", "win.about", N_ ("About Casebook"), NULL, TRUE },
  { "window", "app.quit", N_ ("Quit"), "<Control>q", TRUE },
  { "today", "today.acknowledge-selected", N_ ("Acknowledge"), "a", FALSE },
  { "today", "today.explain", N_ ("Explain the rule"), "e", FALSE },
  { "today", "today.next-look", N_ ("Mine, team, unit, force"), "w", FALSE },
  { "conflicts", "conflict.take-ours", N_ ("All from the author’s side"), "1", FALSE },
  { "conflicts", "conflict.take-theirs", N_ ("All from headquarters"), "2", FALSE },
  { "conflicts", "conflict.put-together", N_ ("Put both together, where that can be"), "3", FALSE },
  { "conflicts", "conflict.next", N_ ("Next field, next conflict"), "n", FALSE },
  { "conflicts", "conflict.save", N_ ("Save the decision"), "<Control>Return", FALSE },
  { "sync", "sync.now", N_ ("Send and read now"), "r", FALSE },
};

/* Keys of widgets, which bind them themselves, for the page of keys. */
static const CbkVerb others[] = {
  { "window", NULL, N_ ("Go to a workspace"), "<Alt>1...9", FALSE },
  { "list", NULL, N_ ("Up and down"), "Up Down", FALSE },
  { "list", NULL, N_ ("Open what is selected"), "Return", FALSE },
  { "list", NULL, N_ ("From the filter into the list"), "Down", FALSE },
  { "page", NULL, N_ ("Save, add, open"), "<Control>Return", FALSE },
  { "page", NULL, N_ ("Close a dialog"), "Escape", FALSE },
};

static const struct
{
  const char *place;
  const char *title;
} places[] = {
  { "window", N_ ("Everywhere") },
  { "today", N_ ("Today") },
  { "list", N_ ("List") },
  { "page", N_ ("Page") },
  { "conflicts", N_ ("Two versions") },
  { "sync", N_ ("Sync") },
};

/**
 * cbk_verb_nth:
 * @n: which, from 0
 *
 * Returns: (nullable): a verb; %NULL after the last
 */
const CbkVerb *
cbk_verb_nth (guint n)
{
  return n < G_N_ELEMENTS (verbs) ? &verbs[n] : NULL;
}

/**
 * cbk_verb_find:
 * @action: an action's name
 *
 * Returns: (nullable): its verb
 */
const CbkVerb *
cbk_verb_find (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].action, action))
      return &verbs[i];

  return NULL;
}

/**
 * cbk_verbs_install:
 * @klass: a widget's class
 * @place: whose keys it answers
 *
 * Binds each key of @place to its action.
 */
void
cbk_verbs_install (GtkWidgetClass *klass, const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      guint key;
      GdkModifierType modifiers;

      if (!g_str_equal (verbs[i].place, place) || verbs[i].keys == NULL)
        continue;

      if (gtk_accelerator_parse (verbs[i].keys, &key, &modifiers))
        gtk_widget_class_add_binding_action (klass, key, modifiers, verbs[i].action, NULL);
    }
}

/**
 * cbk_verbs_add:
 * @widget: a page
 * @place: whose keys it answers
 *
 * As cbk_verbs_install(), for wherever in the window the focus is. The actions look themselves whether the
 * page is in sight.
 */
void
cbk_verbs_add (GtkWidget *widget, const char *place)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].place, place) && verbs[i].keys != NULL)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (verbs[i].keys),
                            gtk_named_action_new (verbs[i].action)));
  gtk_widget_add_controller (widget, controller);
}

/**
 * cbk_keys_dup_label:
 * @keys: an accelerator
 *
 * Returns: (transfer full): as people read it: "Ctrl+K"
 */
char *
cbk_keys_dup_label (const char *keys)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (keys, &key, &modifiers))
    return g_strdup (keys);

  return gtk_accelerator_get_label (key, modifiers);
}

static void
append_verbs (GString *xml, const CbkVerb *rows, guint n_rows, const char *place)
{
  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].place, place) && rows[i].keys != NULL)
      {
        g_autofree char *row = g_markup_printf_escaped (
            "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
            "<property name='accelerator'>%s</property></object></child>",
            _ (rows[i].label), rows[i].keys);

        g_string_append (xml, row);
      }
}

/**
 * cbk_verbs_new_window:
 *
 * Returns: (transfer full): the page of keys
 */
GtkWidget *
cbk_verbs_new_window (void)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                                          "<property name='modal'>1</property><child>"
                                          "<object class='GtkShortcutsSection'>"
                                          "<property name='section-name'>shortcuts</property>"
                                          "<property name='max-height'>24</property>");
  g_autoptr (GtkBuilder) builder = NULL;

  /* Groups of a section can only be given as XML before GTK 4.14. */
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *title = g_markup_escape_text (_ (places[i].title), -1);

      g_string_append_printf (
          xml, "<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>", title);
      append_verbs (xml, verbs, G_N_ELEMENTS (verbs), places[i].place);
      append_verbs (xml, others, G_N_ELEMENTS (others), places[i].place);
      g_string_append (xml, "</object></child>");
    }
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, -1);

  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "window")));
}
