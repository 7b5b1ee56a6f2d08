/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-matching.h"

#include "core/cbk-clues.h"
#include "core/cbk-workspace-private.h"
#include "store/cbk-search.h"

/* Match before create (the domain reference, investigation, section 2): who is like somebody is looked for by name, also
 * misspelt, by date of birth, telephone, PNC id and postcode; then each is compared, and a person decides. */

/* How many are compared, and from how alike on they are shown: one name alike and the same date of birth, or the same name and
 * no date of birth. */
#define MAX_CANDIDATES 60
#define LEAST_SHOWN 500

typedef struct
{
  CbkWorkspace *workspace;
  CbkClues *asked;           /* what is known of whoever is looked for */
  char *id;                  /* (nullable): their record */
  guint limit;
  GPtrArray *found;          /* CbkSuggestion */
} CbkMatching;

static void
suggestion_free (gpointer data)
{
  CbkSuggestion *self = data;

  g_clear_object (&self->person);
  g_free (self->other_name);
  g_free (self->decision);
  g_free (self->link);
  g_free (self);
}

static void
matching_free (gpointer data)
{
  CbkMatching *self = data;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->asked, cbk_clues_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkMatching, matching_free)

static CbkMatching *
matching_new (CbkWorkspace *workspace, const CbkPersonClue *clue, const char *id, guint limit)
{
  CbkMatching *self = g_new0 (CbkMatching, 1);

  self->workspace = g_object_ref (workspace);
  self->asked = clue != NULL ? cbk_clues_copy (clue) : NULL;
  self->id = g_strdup (id);
  self->limit = limit;
  self->found = g_ptr_array_new_with_free_func (suggestion_free);

  return self;
}

/* The decision about two people, whichever of them it points from. */
static gboolean
read_decision (CbkMatching *self, CbkSession *session, CbkSuggestion *suggestion, GError **error)
{
  g_autoptr(CbkRecord) link = NULL;

  if (self->id == NULL)
    return TRUE;

  if (!cbk_clues_find_decision (session, cbk_workspace_get_reference (self->workspace), self->id, suggestion->person->id, &link,
                                error))
    return FALSE;

  if (link != NULL)
    {
      suggestion->decision = g_strdup (cbk_record_get_text (link, "kind"));
      suggestion->link = g_strdup (link->id);
    }

  return TRUE;
}

/* Under each name that they have; the one that is most alike counts. */
static void
compare (CbkMatching *self, CbkClues *other, CbkSuggestion *suggestion)
{
  for (guint mine = 0; mine < self->asked->names->len; mine++)
    for (guint theirs = 0; theirs < other->names->len; theirs++)
      {
        CbkPersonClue a = cbk_clues_get (self->asked, mine), b = cbk_clues_get (other, theirs);
        CbkPersonMatch match;

        cbk_person_match (&a, &b, &match);
        if (match.score <= suggestion->match.score)
          continue;

        suggestion->match = match;
        g_free (suggestion->other_name);
        suggestion->other_name = theirs > 0 ? cbk_clues_dup_name (other, theirs) : NULL;
      }
}

static gboolean
consider (CbkMatching *self, CbkSession *session, const char *id, GError **error)
{
  g_autoptr(CbkRecord) person = NULL;
  g_autoptr(CbkClues) clues = NULL;
  CbkSuggestion *suggestion;
  gboolean may = FALSE;

  if (g_strcmp0 (id, self->id) == 0)
    return TRUE;

  /* Whoever is named by something here need not be on this laptop. */
  person = cbk_session_get (session, "person", id, NULL);
  if (person == NULL)
    return TRUE;

  if (!cbk_workspace_may_list (self->workspace, session, person, &may, error))
    return FALSE;

  clues = may ? cbk_clues_read (session, person, error) : NULL;
  if (clues == NULL)
    return !may;

  suggestion = g_new0 (CbkSuggestion, 1);
  suggestion->person = g_object_ref (person);
  g_ptr_array_add (self->found, suggestion);
  compare (self, clues, suggestion);

  return read_decision (self, session, suggestion, error);
}

static int
compare_suggestions (gconstpointer a, gconstpointer b)
{
  const CbkSuggestion *left = *(CbkSuggestion *const *) a, *right = *(CbkSuggestion *const *) b;

  if (left->match.score != right->match.score)
    return left->match.score > right->match.score ? -1 : 1;

  return g_strcmp0 (left->person->id, right->person->id);
}

/* What was decided stays in sight, however little alike they are. */
static void
keep_best (CbkMatching *self)
{
  for (guint i = self->found->len; i > 0; i--)
    {
      const CbkSuggestion *suggestion = self->found->pdata[i - 1];

      if (suggestion->match.score < LEAST_SHOWN && suggestion->decision == NULL)
        g_ptr_array_remove_index (self->found, i - 1);
    }

  g_ptr_array_sort (self->found, compare_suggestions);
  if (self->found->len > self->limit)
    g_ptr_array_set_size (self->found, (int) self->limit);
}

static gboolean
read_asked (CbkMatching *self, CbkSession *session, GError **error)
{
  g_autoptr(CbkRecord) person = NULL;

  if (self->asked != NULL)
    return TRUE;

  person = cbk_session_get (session, "person", self->id, error);
  self->asked = person != NULL ? cbk_clues_read (session, person, error) : NULL;

  return self->asked != NULL;
}

static gboolean
match (CbkSession *session, gpointer data, GError **error)
{
  CbkMatching *self = data;
  g_autoptr(GPtrArray) ids = NULL;

  if (!read_asked (self, session, error))
    return FALSE;

  ids = cbk_clues_find_alike (session, self->asked, self->id, MAX_CANDIDATES, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!consider (self, session, ids->pdata[i], error))
      return FALSE;

  keep_best (self);

  return ids != NULL;
}

/* Who was shown is in the access log, and for whom they were looked for. */
static gboolean
log_match (CbkSession *session, gpointer data, GError **error)
{
  CbkMatching *self = data;
  g_autoptr(GString) detail = g_string_new ("alike →");
  CbkAccess access = { .operation = "search", .type = "person", .id = self->id };

  if (self->found->len == 0)
    return TRUE;

  for (guint i = 0; i < self->found->len; i++)
    g_string_append_printf (detail, " %s", ((CbkSuggestion *) self->found->pdata[i])->person->id);
  access.detail = detail->str;

  return cbk_workspace_log_in_session (self->workspace, session, &access, error);
}

/**
 * cbk_workspace_match:
 * @self: a workspace with a user
 * @clue: (nullable): what is known of somebody who has no record yet; %NULL with @id
 * @id: (nullable): a person's record; it is not compared with itself
 * @limit: how many at the most
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Waits. Nothing is joined by it: it says who may be the same, and why, and what was decided about them before.
 *
 * Returns: (transfer full) (element-type CbkSuggestion) (nullable): the most alike first; empty when nobody is
 */
GPtrArray *
cbk_workspace_match (CbkWorkspace *self, const CbkPersonClue *clue, const char *id, guint limit, GError **error)
{
  g_autoptr(CbkMatching) matching = matching_new (self, clue, id, limit);
  CbkStore *store = cbk_workspace_get_store (self);

  if (!cbk_store_read (store, match, matching, NULL, error) || !cbk_store_write (store, log_match, matching, NULL, error))
    return NULL;

  return g_steal_pointer (&matching->found);
}

static void
on_logged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkMatching) matching = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (matching == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&matching->found), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_matched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkMatching) matching = cbk_store_run_finish (CBK_STORE (object), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (matching == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (cbk_workspace_get_store (matching->workspace) == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The store was closed");
  else
    cbk_store_write_async (CBK_STORE (object), log_match, g_steal_pointer (&matching), matching_free, cancellable,
                           on_logged_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_match_async:
 * @self: a workspace with a user
 * @clue: (nullable): as for cbk_workspace_match(); copied
 * @id: (nullable): as for cbk_workspace_match()
 * @limit: how many at the most
 * @cancellable: (nullable): stops it: the next key press makes it useless
 * @callback: called where this was called
 * @user_data: for @callback
 */
void
cbk_workspace_match_async (CbkWorkspace *self,
                           const CbkPersonClue *clue,
                           const char *id,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL);

  g_task_set_source_tag (task, cbk_workspace_match_async);
  cbk_store_read_async (cbk_workspace_get_store (self), match, matching_new (self, clue, id, limit), matching_free, cancellable,
                        on_matched_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_match_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Returns: (transfer full) (element-type CbkSuggestion) (nullable): as cbk_workspace_match()
 */
GPtrArray *
cbk_workspace_match_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cbk_suggestion_dup_reasons:
 * @self: somebody who may be the same
 *
 * Returns: (transfer full): why, as a sentence
 */
char *
cbk_suggestion_dup_reasons (const CbkSuggestion *self)
{
  g_autofree char *reasons = cbk_person_match_get_text (&self->match);

  return self->other_name != NULL ? g_strdup_printf ("%s Compared as %s.", reasons, self->other_name)
                                  : g_steal_pointer (&reasons);
}
