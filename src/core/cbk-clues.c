/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-clues.h"

#include "model/cbk-registry.h"
#include "store/cbk-query.h"
#include "store/cbk-search.h"

/* How many records one clue is followed to. */
#define MAX_HITS 50

static void
clue_name_clear (gpointer data)
{
  CbkClueName *self = data;

  g_free (self->surname);
  g_free (self->forenames);
}

static CbkClues *
clues_new (void)
{
  CbkClues *self = g_new0 (CbkClues, 1);

  self->names = g_array_new (FALSE, FALSE, sizeof (CbkClueName));
  g_array_set_clear_func (self->names, clue_name_clear);

  return self;
}

static void
add_name (CbkClues *self, const char *surname, const char *forenames)
{
  CbkClueName name = { g_strdup (surname), g_strdup (forenames) };

  g_array_append_val (self->names, name);
}

void
cbk_clues_free (CbkClues *self)
{
  g_array_unref (self->names);
  g_free (self->born);
  g_free (self->phone);
  g_free (self->postcode);
  g_free (self->pnc_id);
  g_free (self);
}

/* Returns: (transfer full): the same, with texts of its own */
CbkClues *
cbk_clues_copy (const CbkPersonClue *clue)
{
  CbkClues *self = clues_new ();

  add_name (self, clue->surname, clue->forenames);
  self->born = g_strdup (clue->date_of_birth);
  self->phone = g_strdup (clue->phone);
  self->postcode = g_strdup (clue->postcode);
  self->pnc_id = g_strdup (clue->pnc_id);

  return self;
}

/* Returns: them as one of the names has it; borrows from @self */
CbkPersonClue
cbk_clues_get (const CbkClues *self, guint name)
{
  const CbkClueName *of = &g_array_index (self->names, CbkClueName, name);

  return (CbkPersonClue){ of->forenames, of->surname, self->born, self->phone, self->postcode, self->pnc_id };
}

/* Returns: (transfer full): one of the names, as people write it */
char *
cbk_clues_dup_name (const CbkClues *self, guint name)
{
  const CbkClueName *of = &g_array_index (self->names, CbkClueName, name);

  if (of->forenames == NULL || of->surname == NULL)
    return g_strdup (of->surname != NULL ? of->surname : of->forenames);

  return g_strdup_printf ("%s %s", of->forenames, of->surname);
}

static GPtrArray *
find (CbkSession *session, const char *type, const char *field, const char *value, GError **error)
{
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find (type));

  cbk_query_limit (query, MAX_HITS, 0);

  return cbk_query_where (query, field, CBK_OP_EQUAL, value, error) ? cbk_query_run (query, session, error) : NULL;
}

static gboolean
read_names (CbkClues *self, CbkSession *session, CbkRecord *person, GError **error)
{
  g_autoptr(GPtrArray) names = find (session, "person_name", "person", person->id, error);

  add_name (self, cbk_record_get_text (person, "surname"), cbk_record_get_text (person, "forenames"));
  for (guint i = 0; names != NULL && i < names->len; i++)
    add_name (self, cbk_record_get_text (names->pdata[i], "surname"), cbk_record_get_text (names->pdata[i], "forenames"));

  return names != NULL;
}

static gboolean
read_pnc_id (CbkClues *self, CbkSession *session, CbkRecord *person, GError **error)
{
  g_autoptr(GPtrArray) numbers = find (session, "person_identifier", "person", person->id, error);

  for (guint i = 0; numbers != NULL && i < numbers->len && self->pnc_id == NULL; i++)
    if (g_strcmp0 (cbk_record_get_text (numbers->pdata[i], "scheme"), "pnc") == 0)
      self->pnc_id = g_strdup (cbk_record_get_text (numbers->pdata[i], "value"));

  return numbers != NULL;
}

/* The first telephone and, where no home is named, the first address that they are linked with. */
static gboolean
follow_links (CbkClues *self, CbkSession *session, CbkRecord *person, GError **error)
{
  g_autoptr(GPtrArray) links = find (session, "link", "from_id", person->id, error);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const char *type = cbk_record_get_text (links->pdata[i], "to_type"), *id = cbk_record_get_text (links->pdata[i], "to_id");
      gboolean phone = g_strcmp0 (type, "phone") == 0 && self->phone == NULL;
      gboolean address = g_strcmp0 (type, "address") == 0 && self->postcode == NULL;
      g_autoptr(CbkRecord) other = phone || address ? cbk_session_get (session, type, id, NULL) : NULL;

      if (other != NULL && phone)
        self->phone = g_strdup (cbk_record_get_text (other, "number"));
      else if (other != NULL)
        self->postcode = g_strdup (cbk_record_get_text (other, "postcode"));
    }

  return links != NULL;
}

/**
 * cbk_clues_read:
 * @session: a session
 * @person: somebody's record
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): what is known of them here
 */
CbkClues *
cbk_clues_read (CbkSession *session, CbkRecord *person, GError **error)
{
  g_autoptr(CbkClues) self = clues_new ();
  const char *home = cbk_record_get_text (person, "home");
  g_autoptr(CbkRecord) address = home != NULL ? cbk_session_get (session, "address", home, NULL) : NULL;

  self->born = g_strdup (cbk_record_get_text (person, "born"));
  self->postcode = address != NULL ? g_strdup (cbk_record_get_text (address, "postcode")) : NULL;

  return read_names (self, session, person, error) && read_pnc_id (self, session, person, error) &&
             follow_links (self, session, person, error)
           ? g_steal_pointer (&self)
           : NULL;
}

typedef struct
{
  CbkSession *session;
  const char *id;        /* (nullable): who is not meant */
  guint limit;
  GPtrArray *ids;
} CbkFinding;

static void
add (CbkFinding *self, const char *id)
{
  if (id != NULL && self->ids->len < self->limit && g_strcmp0 (id, self->id) != 0 &&
      !g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    g_ptr_array_add (self->ids, g_strdup (id));
}

/* Everybody of whom the record is: it is theirs, they live there, or a link leads from them to it. */
static gboolean
add_owners (CbkFinding *self, CbkRecord *record, GError **error)
{
  const char *type = cbk_record_get_entity (record)->name;
  g_autoptr(GPtrArray) links = NULL;
  g_autoptr(GPtrArray) homes = NULL;

  if (g_str_equal (type, "person"))
    return add (self, record->id), TRUE;

  if (cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), "person") != NULL)
    return add (self, cbk_record_get_text (record, "person")), TRUE;

  links = find (self->session, "link", "to_id", record->id, error);
  homes = links != NULL && g_str_equal (type, "address") ? find (self->session, "person", "home", record->id, error) : NULL;
  for (guint i = 0; links != NULL && i < links->len; i++)
    if (g_strcmp0 (cbk_record_get_text (links->pdata[i], "from_type"), "person") == 0)
      add (self, cbk_record_get_text (links->pdata[i], "from_id"));
  for (guint i = 0; homes != NULL && i < homes->len; i++)
    add (self, ((CbkRecord *) homes->pdata[i])->id);

  return links != NULL && (homes != NULL || !g_str_equal (type, "address"));
}

typedef GArray *(*CbkSearchFunc) (CbkSession *session, const char *text, const char *type, guint limit, GError **error);

static gboolean
search (CbkFinding *self, CbkSearchFunc func, const char *text, const char *type, GError **error)
{
  g_autoptr(GArray) hits = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;

  hits = func (self->session, text, type, MAX_HITS, error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const CbkHit *hit = &g_array_index (hits, CbkHit, i);
      g_autoptr(CbkRecord) record = NULL;

      if (func == cbk_search_run && hit->match != CBK_MATCH_KEY)
        break;

      record = cbk_cache_get_by_rid (cbk_session_get_cache (self->session), hit->rid, error);
      if (record == NULL || !add_owners (self, record, error))
        return FALSE;
    }

  return hits != NULL;
}

static gboolean
search_names (CbkFinding *self, const CbkClues *clues, GError **error)
{
  for (guint i = 0; i < clues->names->len; i++)
    {
      g_autofree char *name = cbk_clues_dup_name (clues, i);

      if (!search (self, cbk_search_names, name, "person", error) || !search (self, cbk_search_names, name, "person_name", error))
        return FALSE;
    }

  return TRUE;
}

/* Who was decided about is shown with that, alike or not. */
static gboolean
add_decided (CbkFinding *self, GError **error)
{
  static const char *const ends[][2] = { { "from_id", "to_id" }, { "to_id", "from_id" } };

  for (guint end = 0; self->id != NULL && end < G_N_ELEMENTS (ends); end++)
    {
      g_autoptr(GPtrArray) links = find (self->session, "link", ends[end][0], self->id, error);

      if (links == NULL)
        return FALSE;

      for (guint i = 0; i < links->len; i++)
        if (g_strcmp0 (cbk_record_get_text (links->pdata[i], "from_type"), "person") == 0 &&
            g_strcmp0 (cbk_record_get_text (links->pdata[i], "to_type"), "person") == 0)
          add (self, cbk_record_get_text (links->pdata[i], ends[end][1]));
    }

  return TRUE;
}

/**
 * cbk_clues_find_alike:
 * @session: a session
 * @self: what is known of somebody
 * @id: (nullable): their own record
 * @limit: how many at the most
 * @error: any store error
 *
 * Numbers first, for they say most; then names, also misspelt; then who was born on the same day.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): ids of people who may be the same; not compared yet
 */
GPtrArray *
cbk_clues_find_alike (CbkSession *session, const CbkClues *self, const char *id, guint limit, GError **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  CbkFinding finding = { session, id, limit, ids };

  return add_decided (&finding, error) && search (&finding, cbk_search_run, self->pnc_id, "person_identifier", error) &&
             search (&finding, cbk_search_run, self->phone, "phone", error) && search_names (&finding, self, error) &&
             search (&finding, cbk_search_run, self->born, "person", error) &&
             search (&finding, cbk_search_run, self->postcode, "address", error)
           ? g_steal_pointer (&ids)
           : NULL;
}

/* Whether a link of that kind answers the question if two are the same. */
static gboolean
is_decision (CbkReference *reference, CbkRecord *link)
{
  const CbkReferenceValue *kind = cbk_reference_find_value (reference, "link_kind", cbk_record_get_text (link, "kind"));

  return kind != NULL && kind->attributes != NULL && json_object_get_boolean_member_with_default (kind->attributes, "match", FALSE);
}

/**
 * cbk_clues_find_decision:
 * @session: a session
 * @reference: the lists
 * @one: a person's id
 * @other: another one's
 * @ret_link: (out) (transfer full) (nullable): what says whether they are the same
 * @error: any store error
 *
 * Returns: whether it could be looked for
 */
gboolean
cbk_clues_find_decision (CbkSession *session,
                         CbkReference *reference,
                         const char *one,
                         const char *other,
                         CbkRecord **ret_link,
                         GError **error)
{
  const char *const ends[][2] = { { one, other }, { other, one } };

  *ret_link = NULL;
  for (guint end = 0; end < G_N_ELEMENTS (ends) && *ret_link == NULL; end++)
    {
      g_autoptr(GPtrArray) links = find (session, "link", "from_id", ends[end][0], error);

      if (links == NULL)
        return FALSE;

      for (guint i = 0; i < links->len && *ret_link == NULL; i++)
        if (g_strcmp0 (cbk_record_get_text (links->pdata[i], "to_id"), ends[end][1]) == 0 &&
            is_decision (reference, links->pdata[i]))
          *ret_link = g_object_ref (links->pdata[i]);
    }

  return TRUE;
}
