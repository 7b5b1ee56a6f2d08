/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-query-private.h"

#include "base/cbk-compat.h"
#include "base/cbk-error.h"
#include "model/cbk-record-json.h"

#include <string.h>

static const char *const op_words[] = {
  [CBK_OP_EQUAL] = "=", [CBK_OP_NOT_EQUAL] = "!=", [CBK_OP_LESS] = "<", [CBK_OP_AT_MOST] = "<=", [CBK_OP_MORE] = ">",
  [CBK_OP_AT_LEAST] = ">=", [CBK_OP_SET] = "?", [CBK_OP_UNSET] = "!", [CBK_OP_HAS] = "~", [CBK_OP_AMONG] = ":",
};

static void
condition_clear (gpointer data)
{
  CbkCondition *condition = data;

  g_clear_object (&condition->value);
  g_clear_pointer (&condition->json, g_free);
}

/**
 * cbk_query_new:
 * @klass: a kind of record
 *
 * Returns: (transfer full): a query for all of them that are not withdrawn, newest row first
 */
CbkQuery *
cbk_query_new (CbkRecordClass *klass)
{
  CbkQuery *self = g_new0 (CbkQuery, 1);

  self->klass = klass;
  self->conditions = g_array_new (FALSE, TRUE, sizeof (CbkCondition));
  self->descending = TRUE;
  self->limit = -1;
  g_array_set_clear_func (self->conditions, condition_clear);

  return self;
}

void
cbk_query_free (CbkQuery *self)
{
  g_clear_pointer (&self->conditions, g_array_unref);
  g_free (self);
}

CbkRecordClass *
cbk_query_get_class (CbkQuery *self)
{
  return self->klass;
}

static const CbkField *
find_field (CbkQuery *self, const char *name, GError **error)
{
  const CbkField *field = cbk_record_class_find_field (self->klass, name);

  if (field == NULL)
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "A %s has no field “%s”", self->klass->entity->name, name);

  return field;
}

static char *
make_array (const char *const *values)
{
  g_autoptr(GString) json = g_string_new ("[");

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      cbk_json_append_string (json, values[i]);
    }
  g_string_append_c (json, ']');

  return g_string_free_and_steal (g_steal_pointer (&json));
}

static gboolean
add_among (CbkQuery *self, const CbkField *field, const char *values, GError **error)
{
  g_auto(GStrv) words = g_strsplit (values != NULL ? values : "", ",", -1);
  CbkCondition condition = { .field = field, .op = CBK_OP_AMONG };

  if (field->type != CBK_FIELD_TEXT && field->type != CBK_FIELD_CODE)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” holds no words to choose among", field->name);
      return FALSE;
    }

  condition.json = make_array ((const char *const *) words);
  g_array_append_val (self->conditions, condition);

  return TRUE;
}

/**
 * cbk_query_where:
 * @self: a query
 * @field: a field's name
 * @op: how to compare
 * @value: (nullable): what a person typed, as cbk_record_parse_field() reads it
 * @error: %CBK_ERROR_INVALID
 *
 * Adds a condition; all have to hold.
 *
 * Returns: whether field and value make sense
 */
gboolean
cbk_query_where (CbkQuery *self, const char *field, CbkOp op, const char *value, GError **error)
{
  static const char nobody[] = "00000000-0000-0000-0000-000000000000";
  g_autoptr(CbkRecord) holder = cbk_record_new (self->klass, nobody);
  CbkCondition condition = { .field = find_field (self, field, error), .op = op };

  if (condition.field == NULL)
    return FALSE;

  if (op == CBK_OP_AMONG)
    return add_among (self, condition.field, value, error);

  if (op != CBK_OP_SET && op != CBK_OP_UNSET && value != NULL && *value != '\0' &&
      !cbk_record_parse_field (holder, condition.field, value, error))
    return FALSE;

  condition.value = g_steal_pointer (&holder);
  g_array_append_val (self->conditions, condition);

  return TRUE;
}

/**
 * cbk_query_parse:
 * @self: a query
 * @text: "state=active", "next_review_at<2026-11-22T00:00:00Z", "flags~knife", "state:bail,court",
 * "owner?" (set), "owner!" (not set)
 * @error: %CBK_ERROR_INVALID
 *
 * Adds the condition that @text spells.
 *
 * Returns: whether it makes sense
 */
gboolean
cbk_query_parse (CbkQuery *self, const char *text, GError **error)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_");
  g_autofree char *field = g_strndup (text, length);
  const char *rest = text + length;
  int best = -1;

  /* The longest operator that stands there: "<=" before "<", "!=" before "!". */
  for (guint i = 0; i < G_N_ELEMENTS (op_words); i++)
    if (g_str_has_prefix (rest, op_words[i]) && (best < 0 || strlen (op_words[i]) > strlen (op_words[best])))
      best = (int) i;

  if (best < 0 || length == 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no condition: write field=value, also with != < <= > >= ~ :",
                   text);
      return FALSE;
    }

  return cbk_query_where (self, field, (CbkOp) best, rest + strlen (op_words[best]), error);
}

/**
 * cbk_query_sort:
 * @self: a query
 * @field: a field's name
 * @descending: whether the greatest comes first
 * @error: %CBK_ERROR_INVALID when the field has no index: a long list in that order would keep people waiting
 *
 * Returns: whether the list can be had in that order
 */
gboolean
cbk_query_sort (CbkQuery *self, const char *field, gboolean descending, GError **error)
{
  const CbkField *found = find_field (self, field, error);

  if (found == NULL)
    return FALSE;

  if (!(found->flags & CBK_FIELD_INDEXED))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "Lists are not sorted by “%s”", field);
      return FALSE;
    }

  self->sort = found;
  self->descending = descending;

  return TRUE;
}

/**
 * cbk_query_limit:
 * @self: a query
 * @limit: how many at the most, -1 for all
 * @offset: how many to pass over first
 */
void
cbk_query_limit (CbkQuery *self, gint64 limit, gint64 offset)
{
  self->limit = limit;
  self->offset = offset;
}

/**
 * cbk_query_withdrawn:
 * @self: a query
 * @also: whether withdrawn records are wanted too
 */
void
cbk_query_withdrawn (CbkQuery *self, gboolean also)
{
  self->withdrawn = also;
}

/**
 * cbk_query_admit:
 * @self: a query
 * @lists: (array zero-terminated=1): ids of the need-to-know lists that let the user in
 *
 * Leaves out what is restricted to any other list.
 */
void
cbk_query_admit (CbkQuery *self, const char *const *lists)
{
  CbkCondition condition = { .field = cbk_record_class_find_field (self->klass, "restricted_to"), .op = CBK_OP_HAS };

  condition.json = make_array (lists);
  g_array_append_val (self->conditions, condition);
}

/**
 * cbk_query_among:
 * @self: a query
 * @rids: (element-type gint64): row numbers
 *
 * Leaves out all other rows.
 */
void
cbk_query_among (CbkQuery *self, GArray *rids)
{
  CbkCondition condition = { .op = CBK_OP_HAS };
  g_autoptr(GString) json = g_string_new ("[");

  for (guint i = 0; i < rids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (rids, gint64, i));
  g_string_append_c (json, ']');

  condition.json = g_string_free_and_steal (g_steal_pointer (&json));
  g_array_append_val (self->conditions, condition);
}

/* Ids are stored as bytes; a list of them comes as text. */
static void
append_many (GString *sql, const CbkCondition *condition, guint index)
{
  if (condition->field == NULL || condition->op == CBK_OP_AMONG)
    g_string_append_printf (sql, " AND %s IN (SELECT value FROM json_each (?%u))",
                            condition->field != NULL ? condition->field->name : "rid", index);
  else
    g_string_append_printf (sql,
                            " AND (%s IS NULL OR hex (%s) IN "
                            "(SELECT upper (replace (value, '-', '')) FROM json_each (?%u)))",
                            condition->field->name, condition->field->name, index);
}

static void
append_condition (GString *sql, const CbkCondition *condition, guint index)
{
  const char *name = condition->field->name;
  gboolean set = cbk_record_is_set (condition->value, condition->field) || condition->field->type == CBK_FIELD_BOOL;

  g_string_append (sql, " AND ");

  if (condition->op == CBK_OP_SET || (condition->op == CBK_OP_NOT_EQUAL && !set))
    g_string_append_printf (sql, "%s IS NOT NULL", name);
  else if (condition->op == CBK_OP_UNSET || (condition->op == CBK_OP_EQUAL && !set))
    g_string_append_printf (sql, "%s IS NULL", name);
  else if (condition->op == CBK_OP_HAS && condition->field->type == CBK_FIELD_LIST)
    g_string_append_printf (sql, "EXISTS (SELECT 1 FROM json_each (%s) JOIN json_each (?%u) USING (value))", name, index);
  else if (condition->op == CBK_OP_HAS && condition->field->type == CBK_FIELD_TEXT)
    g_string_append_printf (sql, "instr (lower (%s), lower (?%u)) > 0", name, index);
  else if (condition->op == CBK_OP_NOT_EQUAL)
    g_string_append_printf (sql, "%s IS NOT ?%u", name, index);
  else
    g_string_append_printf (sql, "%s %s ?%u", name, condition->op == CBK_OP_HAS ? "=" : op_words[condition->op], index);
}

/* Appends "FROM … WHERE …"; parameters from 1 to the number of conditions are taken. */
void
cbk_query_append_from (CbkQuery *self, GString *sql)
{
  g_string_append_printf (sql, " FROM %s WHERE %s", self->klass->entity->relation,
                          self->withdrawn ? "1" : "withdrawn IS NULL");

  for (guint i = 0; i < self->conditions->len; i++)
    {
      const CbkCondition *condition = &g_array_index (self->conditions, CbkCondition, i);

      if (condition->json != NULL)
        append_many (sql, condition, i + 1);
      else
        append_condition (sql, condition, i + 1);
    }
}

/* Binds the values of what cbk_query_append_from() appended. */
void
cbk_query_put_values (CbkQuery *self, CbkStatement *stmt)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      CbkCondition *condition = &g_array_index (self->conditions, CbkCondition, i);

      if (condition->json != NULL)
        cbk_statement_put_text (stmt, (int) i + 1, condition->json);
      else if (cbk_record_is_set (condition->value, condition->field) || condition->field->type == CBK_FIELD_BOOL)
        cbk_cache_put_field (stmt, (int) i + 1, condition->value, condition->field);
    }
}

static GString *
make_sql (CbkQuery *self, const char *columns)
{
  GString *sql = g_string_new (NULL);
  const char *direction = self->descending ? "DESC" : "ASC";

  g_string_append_printf (sql, "SELECT %s", columns);
  cbk_query_append_from (self, sql);

  /* The row number settles ties, so that pages never overlap. */
  if (self->sort != NULL)
    g_string_append_printf (sql, " ORDER BY %s %s, rid %s", self->sort->name, direction, direction);
  else
    g_string_append_printf (sql, " ORDER BY rid %s", direction);

  g_string_append_printf (sql, " LIMIT ?%u OFFSET ?%u", self->conditions->len + 1, self->conditions->len + 2);

  return sql;
}

static void
prepare (CbkQuery *self, CbkStatement *stmt, CbkSession *session, const char *columns)
{
  g_autoptr(GString) sql = make_sql (self, columns);

  cbk_statement_init (stmt, cbk_session_get_cache (session), sql->str);

  cbk_query_put_values (self, stmt);
  cbk_statement_put_int (stmt, (int) self->conditions->len + 1, self->limit);
  cbk_statement_put_int (stmt, (int) self->conditions->len + 2, self->offset);
}

/**
 * cbk_query_foreach:
 * @self: a query
 * @session: a session on the thread of the caller
 * @func: called for each record, which lasts for the call; %FALSE stops
 * @data: for @func
 * @error: any store error, or @func's
 *
 * Returns: whether all were seen
 */
gboolean
cbk_query_foreach (CbkQuery *self, CbkSession *session, CbkRecordFunc func, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  prepare (self, &stmt, session, cbk_cache_get_columns (self->klass));
  while (cbk_statement_step (&stmt))
    {
      g_autoptr(CbkRecord) record = cbk_cache_read_row (&stmt, self->klass);

      if (!func (record, data, error))
        return FALSE;
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
collect (CbkRecord *record, gpointer records, GError **error)
{
  g_ptr_array_add (records, g_object_ref (record));

  return TRUE;
}

/**
 * cbk_query_run:
 * @self: a query
 * @session: a session on the thread of the caller
 * @error: any store error
 *
 * Returns: (transfer full) (element-type CbkRecord) (nullable): the records
 */
GPtrArray *
cbk_query_run (CbkQuery *self, CbkSession *session, GError **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  return cbk_query_foreach (self, session, collect, records, error) ? g_steal_pointer (&records) : NULL;
}

/**
 * cbk_query_rids:
 * @self: a query
 * @session: a session on the thread of the caller
 * @error: any store error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the row numbers alone: eight bytes a record
 */
GArray *
cbk_query_rids (CbkQuery *self, CbkSession *session, GError **error)
{
  g_autoptr(GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(CbkStatement) stmt = { 0 };

  prepare (self, &stmt, session, "rid");
  while (cbk_statement_step (&stmt))
    {
      gint64 rid = cbk_statement_get_int (&stmt, 0);

      g_array_append_val (rids, rid);
    }

  return cbk_statement_finish (&stmt, error) ? g_steal_pointer (&rids) : NULL;
}

/**
 * cbk_query_count:
 * @self: a query
 * @session: a session on the thread of the caller
 * @ret_count: (out): how many records it has, its limit apart
 * @error: any store error
 *
 * Returns: whether they could be counted
 */
gboolean
cbk_query_count (CbkQuery *self, CbkSession *session, gint64 *ret_count, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  prepare (self, &stmt, session, "count (*)");
  cbk_statement_put_int (&stmt, (int) self->conditions->len + 1, -1);
  cbk_statement_put_int (&stmt, (int) self->conditions->len + 2, 0);
  *ret_count = cbk_statement_step (&stmt) ? cbk_statement_get_int (&stmt, 0) : 0;

  return cbk_statement_finish (&stmt, error);
}
