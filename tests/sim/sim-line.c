/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-check.h"
#include "sim/sim-hq.h"
#include "sim/sim-laptop.h"

#include <string.h>

/* A line to headquarters on which everything happens that may happen on a line. */

typedef enum
{
  LINE_GOOD,
  LINE_LOSES_REQUEST,
  LINE_LOSES_ANSWER,
  LINE_CUTS_REQUEST,
  LINE_CUTS_ANSWER,
  LINE_TWICE,           /* the request arrives twice, the second answer is the one that comes back */
  LINE_LATE,            /* the request arrives some time after its sender gave up */
  LINE_OLD_ANSWER,      /* the answer to another request comes back */
  LINE_HQ_DIES,
  LINE_HQ_LOSES_POWER,
  LINE_HQ_FULL,
  LINE_HQ_DISK_FAILS,
  N_LINE_FAULTS,
} LineFault;

static const char *const fault_names[] = {
  [LINE_GOOD] = "good", [LINE_LOSES_REQUEST] = "request lost", [LINE_LOSES_ANSWER] = "answer lost",
  [LINE_CUTS_REQUEST] = "request cut", [LINE_CUTS_ANSWER] = "answer cut", [LINE_TWICE] = "twice", [LINE_LATE] = "late",
  [LINE_OLD_ANSWER] = "old answer", [LINE_HQ_DIES] = "hq dies", [LINE_HQ_LOSES_POWER] = "hq loses power",
  [LINE_HQ_FULL] = "hq full", [LINE_HQ_DISK_FAILS] = "hq's disk fails",
};

typedef struct
{
  CbkTransport parent;
  SimLaptop *laptop;
  SimDice *dice;
} SimLine;

static guint
needed (LineFault fault)
{
  switch (fault)
    {
    case LINE_LOSES_REQUEST:
    case LINE_LOSES_ANSWER:
    case LINE_CUTS_REQUEST:
    case LINE_CUTS_ANSWER:
      return SIM_MAY_CUT_LINE;

    case LINE_TWICE:
    case LINE_LATE:
    case LINE_OLD_ANSWER:
      return SIM_MAY_REPEAT;

    case LINE_HQ_DIES:
      return SIM_MAY_KILL;

    case LINE_HQ_LOSES_POWER:
      return SIM_MAY_CUT_POWER;

    case LINE_HQ_FULL:
    case LINE_HQ_DISK_FAILS:
      return SIM_MAY_FAIL_DISK;

    case LINE_GOOD:
    case N_LINE_FAULTS:
    default:
      return 0;
    }
}

static LineFault
choose_fault (SimLine *self)
{
  LineFault fault = (LineFault) sim_dice_below (self->dice, N_LINE_FAULTS);
  gboolean good = sim_dice_percent (self->dice, 70);

  return good || !sim_world_may (self->laptop->world, needed (fault)) ? LINE_GOOD : fault;
}

static GBytes *
cut (GBytes *bytes, SimDice *dice)
{
  /* In shares, for a certificate is not as long each time. */
  return g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) * sim_dice_below (dice, 1000) / 1000);
}

/* HTTP says beforehand how long a request is, and gives none to its handler that ends earlier: a cut is never between two
 * lines. */
static GBytes *
cut_request (GBytes *bytes, SimDice *dice)
{
  g_autoptr(GBytes) part = cut (bytes, dice);
  gsize length;
  const char *data = g_bytes_get_data (part, &length);

  while (length > 0 && (data[length - 1] == '\n' || data[length - 1] == '}'))
    length--;

  return g_bytes_new_from_bytes (part, 0, length);
}

/* The bounds of a protocol are small here, so that a few records meet them. */
static GBytes *
replace (GBytes *bytes, const char *from, const char *name, guint value)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *at = data != NULL ? g_strstr_len (data, (gssize) length, from) : NULL;
  GString *text;

  if (at == NULL || value == 0)
    return g_bytes_ref (bytes);

  text = g_string_new_len (data, at - data);
  g_string_append_printf (text, "%s%u", name, value);
  g_string_append_len (text, at + strlen (from), (gssize) length - (at - data) - (gssize) strlen (from));

  return g_string_free_to_bytes (text);
}

/* Headquarters' machine, with something happening to it on the way. NULL when no answer leaves it. */
static GBytes *
ask_hq (SimLine *self, LineFault fault, const char *path, const char *token, GBytes *body, guint *ret_status)
{
  static const SimFault disk_faults[N_LINE_FAULTS] = {
    [LINE_HQ_DIES] = SIM_FAULT_KILL, [LINE_HQ_LOSES_POWER] = SIM_FAULT_KILL, [LINE_HQ_FULL] = SIM_FAULT_FULL,
    [LINE_HQ_DISK_FAILS] = SIM_FAULT_IO,
  };
  SimWorld *world = self->laptop->world;
  g_autoptr(GBytes) bounded = NULL;
  g_autoptr(GBytes) said = NULL;
  g_autoptr(GBytes) answer = NULL;

  if (disk_faults[fault] != SIM_FAULT_NONE)
    sim_disk_arm (world->hq.folder, disk_faults[fault], 1 + sim_dice_below (self->dice, 12));

  bounded = body != NULL ? replace (body, "\"limit\":2000", "\"limit\":", world->pull_rows) : NULL;
  said = sim_hq_handle (self->laptop, path, token, bounded, ret_status);
  answer = replace (said, "\"push_mutations\":500", "\"push_mutations\":", world->push_rows);
  sim_check_answer (self->laptop, path, *ret_status, answer);
  if (!sim_disk_disarm (world->hq.folder) || disk_faults[fault] != SIM_FAULT_KILL)
    return g_steal_pointer (&answer);

  /* It answered before it died, or it did not. */
  sim_hq_kill (world, fault == LINE_HQ_LOSES_POWER, self->dice);

  return *ret_status == 200 ? g_steal_pointer (&answer) : NULL;
}

static void
post_letter (SimLine *self, const char *path, const char *token, GBytes *body)
{
  SimLetter *letter = g_new0 (SimLetter, 1);

  letter->laptop = self->laptop;
  letter->path = g_strdup (path);
  letter->token = g_strdup (token);
  letter->body = body != NULL ? g_bytes_ref (body) : NULL;
  g_queue_push_tail (&self->laptop->world->letters, letter);
}

void
sim_answer_free (gpointer data)
{
  SimAnswer *answer = data;

  g_free (answer->path);
  g_bytes_unref (answer->body);
  g_free (answer);
}

static void
keep_answer (SimLaptop *laptop, const char *path, guint status, GBytes *body)
{
  SimAnswer *answer = g_new0 (SimAnswer, 1);

  answer->path = g_strdup (path);
  answer->status = status;
  answer->body = g_bytes_ref (body);
  g_queue_push_head (&laptop->answers, answer);
  while (laptop->answers.length > SIM_OLD_ANSWERS)
    sim_answer_free (g_queue_pop_tail (&laptop->answers));
}

/* To the same request, some time ago: as from a cache on the way that nobody knows of. */
static GBytes *
old_answer (SimLine *self, const char *path, guint *ret_status)
{
  GList *link = g_queue_peek_nth_link (&self->laptop->answers,
                                       sim_dice_below (self->dice, MAX (self->laptop->answers.length, 1)));

  if (!g_str_equal (path, "/v1/sync/push") && !g_str_equal (path, "/v1/sync/pull"))
    return NULL;

  for (; link != NULL; link = link->next)
    {
      SimAnswer *answer = link->data;

      if (!g_str_equal (answer->path, path))
        continue;

      *ret_status = answer->status;
      return g_bytes_ref (answer->body);
    }

  return NULL;
}

static GBytes *
pass (SimLine *self, LineFault fault, const char *path, const char *token, GBytes *body, guint *ret_status)
{
  g_autoptr(GBytes) request = NULL;
  g_autoptr(GBytes) answer = NULL;
  GBytes *old = NULL;

  if (fault == LINE_LOSES_REQUEST || (fault == LINE_CUTS_REQUEST && body == NULL))
    return NULL;

  if (body != NULL)
    request = fault == LINE_CUTS_REQUEST ? cut_request (body, self->dice) : g_bytes_ref (body);

  if (fault == LINE_LATE)
    {
      post_letter (self, path, token, body);
      return NULL;
    }

  answer = ask_hq (self, fault, path, token, request, ret_status);
  if (fault == LINE_TWICE)
    {
      g_clear_pointer (&answer, g_bytes_unref);
      answer = ask_hq (self, LINE_GOOD, path, token, request, ret_status);
    }

  if (answer == NULL || fault == LINE_LOSES_ANSWER)
    return NULL;

  if (fault == LINE_OLD_ANSWER)
    old = old_answer (self, path, ret_status);
  if (old != NULL)
    return old;

  keep_answer (self->laptop, path, *ret_status, answer);

  return fault == LINE_CUTS_ANSWER ? cut (answer, self->dice) : g_steal_pointer (&answer);
}

/* What is signed is not as long each time, and a trace has to repeat. */
static gsize
get_size (const char *path, GBytes *bytes)
{
  return bytes != NULL && !g_str_equal (path, "/v1/session") ? g_bytes_get_size (bytes) : 0;
}

static GBytes *
exchange (CbkTransport *transport,
          const char *path,
          const char *token,
          const char *content_type,
          GBytes *body,
          guint *ret_status,
          GCancellable *cancellable,
          GError **error)
{
  SimLine *self = (SimLine *) transport;
  LineFault fault = self->laptop->world->outage ? LINE_LOSES_REQUEST : choose_fault (self);
  GBytes *answer = pass (self, fault, path, token, body, ret_status);

  self->laptop->world->n_exchanges++;
  sim_world_trace (self->laptop->world, "  %u %s %" G_GSIZE_FORMAT ": %s, %u, %" G_GSIZE_FORMAT, self->laptop->number, path,
                   get_size (path, body), fault_names[fault], answer != NULL ? *ret_status : 0, get_size (path, answer));
  if (answer != NULL)
    {
      sim_check_delivery (self->laptop, path, *ret_status, answer);
      return answer;
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, "Headquarters cannot be reached");

  return NULL;
}

static void
close_line (CbkTransport *transport)
{
  g_free (transport);
}

/**
 * sim_line_new:
 * @laptop: whose line it is; borrowed
 * @dice: borrowed
 *
 * Returns: (transfer full): a line for one cycle
 */
CbkTransport *
sim_line_new (SimLaptop *laptop, SimDice *dice)
{
  SimLine *self = g_new0 (SimLine, 1);

  self->parent = (CbkTransport){ .exchange = exchange, .close = close_line };
  self->laptop = laptop;
  self->dice = dice;

  return &self->parent;
}
