/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkVerb:
 * @place: where the keys work: "window", "today"
 * @action: the action that they start
 * @label: what it does, for the palette and the page of keys
 * @keys: (nullable): as gtk_accelerator_parse() reads them
 * @listed: whether the palette offers it
 *
 * Something that a key does. The bindings, the page of keys and the palette are loops over one table.
 */
typedef struct
{
  const char *place;
  const char *action;
  const char *label;
  const char *keys;
  gboolean listed;
} CbkVerb;

const CbkVerb *cbk_verb_nth         (guint n);
const CbkVerb *cbk_verb_find        (const char *action);
void           cbk_verbs_install    (GtkWidgetClass *klass, const char *place);
void           cbk_verbs_add        (GtkWidget *widget, const char *place);
GtkWidget     *cbk_verbs_new_window (void);
char          *cbk_keys_dup_label   (const char *keys);

G_END_DECLS
