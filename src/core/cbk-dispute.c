/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-dispute.h"

#include "base/cbk-compat.h"
#include "base/cbk-date.h"
#include "domain/cbk-text-merge.h"

struct _CbkDispute
{
  GObject parent_instance;

  char *name;
  char *label;
  CbkDisputeKind kind;
  CbkDisputeSide base;
  CbkDisputeSide ours;
  CbkDisputeSide theirs;

  CbkChoice choice;
  char *words;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkDispute, cbk_dispute, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
side_clear (CbkDisputeSide *side)
{
  g_free (side->text);
  g_free (side->typed);
  g_free (side->by);
}

static void
cbk_dispute_finalize (GObject *object)
{
  CbkDispute *self = CBK_DISPUTE (object);

  g_free (self->name);
  g_free (self->label);
  side_clear (&self->base);
  side_clear (&self->ours);
  side_clear (&self->theirs);
  g_free (self->words);

  G_OBJECT_CLASS (cbk_dispute_parent_class)->finalize (object);
}

static void
cbk_dispute_class_init (CbkDisputeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_dispute_finalize;

  /**
   * CbkDispute::chosen:
   *
   * Something else is chosen, or typed.
   */
  signals[CHOSEN] = g_signal_new ("chosen", CBK_TYPE_DISPUTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cbk_dispute_init (CbkDispute *self)
{
  self->base.at = self->ours.at = self->theirs.at = CBK_TIME_UNSET;
}

CbkDispute *
cbk_dispute_new (const char *name, const char *label, CbkDisputeKind kind)
{
  CbkDispute *self = g_object_new (CBK_TYPE_DISPUTE, NULL);

  self->name = g_strdup (name);
  self->label = g_strdup (label);
  self->kind = kind;

  return self;
}

/* Whoever makes a dispute fills its sides. */
CbkDisputeSide *
cbk_dispute_get_base (CbkDispute *self)
{
  return &self->base;
}

CbkDisputeSide *
cbk_dispute_get_ours (CbkDispute *self)
{
  return &self->ours;
}

CbkDisputeSide *
cbk_dispute_get_theirs (CbkDispute *self)
{
  return &self->theirs;
}

const char *
cbk_dispute_get_name (CbkDispute *self)
{
  return self->name;
}

const char *
cbk_dispute_get_label (CbkDispute *self)
{
  return self->label;
}

CbkDisputeKind
cbk_dispute_get_kind (CbkDispute *self)
{
  return self->kind;
}

CbkChoice
cbk_dispute_get_choice (CbkDispute *self)
{
  return self->choice;
}

/**
 * cbk_dispute_get_words:
 * @self: a dispute
 *
 * Returns: (nullable): what was typed, or what both have together
 */
const char *
cbk_dispute_get_words (CbkDispute *self)
{
  return self->words;
}

static void
add_missing (GPtrArray *list, const char *typed)
{
  g_auto(GStrv) words = g_strsplit (typed != NULL ? typed : "", ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_strstrip (words[i]);
      if (*words[i] != '\0' && !g_ptr_array_find_with_equal_func (list, words[i], g_str_equal, NULL))
        g_ptr_array_add (list, g_strdup (words[i]));
    }
}

/**
 * cbk_dispute_propose:
 * @self: a dispute in which both sides may stay
 *
 * Returns: (transfer full): both in one, as a person would type it
 */
char *
cbk_dispute_propose (CbkDispute *self)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  const char *ours = self->ours.typed != NULL ? self->ours.typed : "";
  const char *theirs = self->theirs.typed != NULL ? self->theirs.typed : "";

  if (self->kind != CBK_DISPUTE_BOTH)
    return cbk_text_merge (self->base.typed != NULL ? self->base.typed : "", ours, theirs);

  add_missing (list, ours);
  add_missing (list, theirs);
  g_ptr_array_add (list, NULL);

  return g_strjoinv (",", (char **) list->pdata);
}

static void
set_choice (CbkDispute *self, CbkChoice choice, const char *words)
{
  gboolean same = self->choice == choice;

  same = !(words != NULL && g_set_str (&self->words, words)) && same;
  self->choice = choice;
  if (!same)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * cbk_dispute_choose:
 * @self: a dispute
 * @choice: what is to be
 * @words: (nullable): with %CBK_CHOICE_WORDS the text
 *
 * Where nothing is chosen, or not that, it changes nothing.
 */
void
cbk_dispute_choose (CbkDispute *self, CbkChoice choice, const char *words)
{
  if (self->kind != CBK_DISPUTE_SHOWN && (choice != CBK_CHOICE_WORDS || self->kind != CBK_DISPUTE_ONE))
    set_choice (self, choice, words);
}

gboolean
cbk_dispute_is_open (CbkDispute *self)
{
  return self->kind != CBK_DISPUTE_SHOWN && self->choice == CBK_CHOICE_NONE;
}

/**
 * cbk_dispute_write:
 * @self: a dispute
 *
 * Returns: (transfer full) (nullable): the choice as cbk_conflict_decide() takes it; %NULL while nothing is chosen
 */
JsonNode *
cbk_dispute_write (CbkDispute *self)
{
  g_autoptr(JsonObject) object = NULL;

  switch (self->choice)
    {
    case CBK_CHOICE_OURS:
      return json_node_init_string (json_node_alloc (), "ours");

    case CBK_CHOICE_THEIRS:
      return json_node_init_string (json_node_alloc (), "theirs");

    case CBK_CHOICE_WORDS:
      object = json_object_new ();
      json_object_set_string_member (object, "value", self->words != NULL ? self->words : "");
      return json_node_init_object (json_node_alloc (), object);

    case CBK_CHOICE_NONE:
    default:
      return NULL;
    }
}

/**
 * cbk_dispute_read:
 * @self: a dispute
 * @choice: what cbk_dispute_write() gave
 *
 * Also where it was decided before, and is only shown.
 */
void
cbk_dispute_read (CbkDispute *self, JsonNode *choice)
{
  const char *word = JSON_NODE_HOLDS_VALUE (choice) ? json_node_get_string (choice) : NULL;

  if (JSON_NODE_HOLDS_OBJECT (choice))
    set_choice (self, CBK_CHOICE_WORDS, cbk_json_get_text (json_node_get_object (choice), "value"));
  else if (g_strcmp0 (word, "ours") == 0)
    set_choice (self, CBK_CHOICE_OURS, NULL);
  else if (g_strcmp0 (word, "theirs") == 0)
    set_choice (self, CBK_CHOICE_THEIRS, NULL);
}
