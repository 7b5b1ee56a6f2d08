/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-today-item.h"

#include "ui/cbk-words.h"

G_DEFINE_FINAL_TYPE (CbkTodayItem, cbk_today_item, G_TYPE_OBJECT)

static void
cbk_today_item_finalize (GObject *object)
{
  CbkTodayItem *self = CBK_TODAY_ITEM (object);

  g_free (self->key);
  g_free (self->title);
  g_free (self->line);
  g_free (self->rule);
  g_free (self->type);
  g_free (self->id);
  g_free (self->subject);
  g_free (self->owner);
  g_free (self->sent_by);
  g_free (self->grade);
  g_free (self->verb);
  g_free (self->action);

  G_OBJECT_CLASS (cbk_today_item_parent_class)->finalize (object);
}

static void
cbk_today_item_class_init (CbkTodayItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_today_item_finalize;
}

static void
cbk_today_item_init (CbkTodayItem *self)
{
  self->since = CBK_TIME_UNSET;
  self->due = CBK_TIME_UNSET;
}

CbkTodayItem *
cbk_today_item_new (CbkTodayKind kind, const char *key, const char *title)
{
  CbkTodayItem *self = g_object_new (CBK_TYPE_TODAY_ITEM, NULL);

  self->kind = kind;
  self->key = g_strdup (key);
  self->title = g_strdup (title);

  return self;
}

/**
 * cbk_today_item_equal:
 * @a: a row
 * @b: another
 *
 * Returns: whether one looks as the other
 */
gboolean
cbk_today_item_equal (CbkTodayItem *a, CbkTodayItem *b)
{
  return a->kind == b->kind && a->horizon == b->horizon && a->due == b->due && a->since == b->since
         && a->count == b->count && a->mine == b->mine && a->first == b->first && a->last == b->last
         && g_str_equal (a->key, b->key) && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->line, b->line) == 0 && g_strcmp0 (a->owner, b->owner) == 0
         && g_strcmp0 (a->grade, b->grade) == 0 && g_strcmp0 (a->rule, b->rule) == 0;
}

/**
 * cbk_today_item_acts:
 * @self: a row
 *
 * Returns: whether something can be done with it; headings and sentences are passed over
 */
gboolean
cbk_today_item_acts (CbkTodayItem *self)
{
  return self->kind != CBK_TODAY_HEADING && self->kind != CBK_TODAY_NOTE;
}

static gboolean
is_assignment (const CbkDeadline *clock)
{
  return g_str_equal (clock->type, "allocation");
}

static CbkTodayItem *
make_clock (const CbkDeadline *clock, CbkHorizon horizon)
{
  g_autofree char *key = g_strconcat (clock->id, " ", clock->what, NULL);
  gboolean is_action = g_str_equal (clock->type, "action");
  CbkTodayItem *item = cbk_today_item_new (CBK_TODAY_CLOCK, key, is_action ? clock->title : _ (clock->what));
  gboolean has_home = !is_action && clock->home_title != NULL && !g_str_equal (clock->id, clock->home_id)
                      && *clock->title != '\0';

  item->what = clock->what;
  item->horizon = horizon;
  item->line = has_home ? g_strdup_printf ("%s · %s", clock->home_title, clock->title)
                        : g_strdup (clock->home_title != NULL ? clock->home_title : clock->title);
  item->rule = g_strdup (clock->explanation);
  item->type = g_strdup (clock->home_type);
  item->id = g_strdup (clock->home_id);
  item->subject = g_strdup (clock->id);
  item->owner = g_strdup (clock->owner);
  item->grade = g_strdup (clock->grade);
  item->since = clock->since;
  item->due = clock->due;

  return item;
}

static CbkTodayItem *
make_assignment (const CbkDeadline *clock, const char *me, CbkHorizon horizon)
{
  CbkTodayItem *item = make_clock (clock, horizon);

  item->kind = CBK_TODAY_ASSIGNMENT;
  item->mine = g_strcmp0 (clock->owner, me) == 0;
  item->sent_by = g_strdup (clock->sent_by);
  g_free (item->title);
  item->title = g_strdup (clock->home_title != NULL ? clock->home_title : _ ("What you were handed"));

  return item;
}

static void
add (GPtrArray *items, CbkTodayItem *item)
{
  g_ptr_array_add (items, item);
}

static void
add_notice (GPtrArray *items, const char *key, char *title, const char *verb, const char *action)
{
  CbkTodayItem *item = cbk_today_item_new (CBK_TODAY_NOTICE, key, title);

  item->verb = g_strdup (verb);
  item->action = g_strdup (action);
  add (items, item);
  g_free (title);
}

static void
add_notices (GPtrArray *items, const CbkToday *today, const CbkSyncing *syncing)
{
  guint64 high = (guint64)today->backlog[1].n[CBK_SEVERITY_HIGH];

  if (high > 0)
    add_notice (items, "high",
                cbk_words_count (high, "%lu high-risk case is nobody's", "%lu high-risk cases are nobody's"),
                _ ("See"), "win.show-view('case Unallocated')");
  if (syncing->n_conflicts > 0)
    add_notice (
        items, "conflicts",
        cbk_words_count ((guint64)syncing->n_conflicts, "%lu conflict to decide", "%lu conflicts to decide"),
        _ ("Decide"), "win.show-place('conflicts')");
  if (syncing->n_quarantined > 0)
    add_notice (items, "held",
                cbk_words_count ((guint64)syncing->n_quarantined, "%lu change is held at headquarters",
                                 "%lu changes are held at headquarters"),
                _ ("See"), "win.show-place('sync')");
  if (syncing->alarm != NULL)
    add_notice (items, "alarm", g_strdup (syncing->alarm), NULL, NULL);
}

static void
add_assignments (GPtrArray *items, const CbkToday *today, const char *me, gint64 now, gboolean mine)
{
  for (guint i = 0; i < today->clocks->len; i++)
    {
      const CbkDeadline *clock = today->clocks->pdata[i];

      if (is_assignment (clock) && (g_strcmp0 (clock->owner, me) == 0) == mine)
        add (items, make_assignment (clock, me, cbk_horizon_of (clock->due, now)));
    }
}

static void
add_needs (GPtrArray *items, const CbkToday *today, const CbkSyncing *syncing, const char *me, gint64 now)
{
  CbkTodayItem *heading = cbk_today_item_new (CBK_TODAY_HEADING, "needs", _ ("Needs you now"));
  guint before = items->len;

  add (items, heading);
  add_assignments (items, today, me, now, TRUE);
  add_assignments (items, today, me, now, FALSE);
  add_notices (items, today, syncing);

  heading->count = items->len - before - 1;
  if (heading->count == 0)
    g_ptr_array_set_size (items, (int)before);
}

/* Assignments are counted among the clocks and shown above: a difference alone says nothing. */
static void
add_rest (GPtrArray *items, CbkTodayItem *heading, guint n)
{
  g_autofree char *key = g_strconcat ("rest ", heading->key, NULL);
  g_autofree char *text = NULL;

  if (n <= CBK_TODAY_LIMIT || n <= heading->count)
    return;

  text = g_strdup_printf (_ ("%u more. Look at less: press W."), n - heading->count);
  add (items, cbk_today_item_new (CBK_TODAY_NOTE, key, text));
  heading->count = n;
}

static void
add_horizon (GPtrArray *items, const CbkToday *today, CbkHorizon horizon, gint64 now)
{
  static const char *const titles[] = { N_ ("Overdue"), N_ ("Next hour"), N_ ("Today"), N_ ("This week") };
  static const char *const keys[] = { "overdue", "hour", "today", "week" };
  CbkTodayItem *heading = cbk_today_item_new (CBK_TODAY_HEADING, keys[horizon], _ (titles[horizon]));
  guint before = items->len;

  add (items, heading);
  for (guint i = 0; i < today->clocks->len; i++)
    {
      const CbkDeadline *clock = today->clocks->pdata[i];

      if (cbk_horizon_of (clock->due, now) != horizon || is_assignment (clock))
        continue;

      heading->count++;
      add (items, make_clock (clock, horizon));
    }

  if (heading->count > 0)
    {
      add_rest (items, heading, today->n_clocks[horizon]);
      return;
    }

  if (horizon == CBK_HORIZON_OVERDUE)
    add (items, cbk_today_item_new (CBK_TODAY_NOTE, "none", _ ("Nothing overdue")));
  else
    g_ptr_array_set_size (items, (int)before);
}

static gboolean
is_heading (GPtrArray *items, guint i)
{
  return i >= items->len || ((CbkTodayItem *)items->pdata[i])->kind == CBK_TODAY_HEADING;
}

/* What did not change stays, so that selection and scroll position do too. */
static void
replace_changed (GListStore *list, GPtrArray *items)
{
  GListModel *model = G_LIST_MODEL (list);
  guint n = g_list_model_get_n_items (model);
  guint head = 0;
  guint tail = 0;

  for (; head < MIN (n, items->len); head++)
    {
      g_autoptr (CbkTodayItem) old = g_list_model_get_item (model, head);

      if (!cbk_today_item_equal (old, items->pdata[head]))
        break;
    }

  for (; tail < MIN (n, items->len) - head; tail++)
    {
      g_autoptr (CbkTodayItem) old = g_list_model_get_item (model, n - 1 - tail);

      if (!cbk_today_item_equal (old, items->pdata[items->len - 1 - tail]))
        break;
    }

  g_list_store_splice (list, head, n - head - tail, items->pdata + head, items->len - head - tail);
}

/**
 * cbk_today_fill_list:
 * @list: of #CbkTodayItem
 * @today: what must not be missed
 * @syncing: how this laptop stands with headquarters
 * @me: who looks
 * @now: the time
 *
 * Makes the rows, with their headings, in the order in which they are to be seen.
 */
void
cbk_today_fill_list (
    GListStore *list, const CbkToday *today, const CbkSyncing *syncing, const char *me, gint64 now)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  add_needs (items, today, syncing, me, now);
  for (guint i = 0; i < CBK_N_HORIZONS; i++)
    add_horizon (items, today, (CbkHorizon)i, now);

  for (guint i = 0; i < items->len; i++)
    {
      CbkTodayItem *item = items->pdata[i];

      item->first = i > 0 && is_heading (items, i - 1);
      item->last = is_heading (items, i + 1);
    }

  replace_changed (list, items);
}
