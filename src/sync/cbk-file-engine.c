/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-file-engine.h"

/* docs/sync.md, "Attachments". */
#define MAX_DIGEST 3
#define MAX_CONTENT 2
#define MAX_OFFSET 3
#define MAX_LOST 2
#define PIECE_FAST 500      /* milliseconds: a piece that took less may be larger */
#define PIECE_SLOW 2000     /* one that took more, smaller: others want the line too */

/**
 * cbk_file_engine_init:
 * @self: to be filled
 * @size: of the attachment
 * @offset: how much of it headquarters had when it was heard of last
 * @offered: whether headquarters said where to send it
 * @piece: how much went at once the last time, 0 for the first time
 */
void
cbk_file_engine_init (CbkFileEngine *self, gint64 size, gint64 offset, gboolean offered, gsize piece)
{
  *self = (CbkFileEngine){ .size = size, .offset = offset, .offered = offered };
  self->piece = piece > 0 ? CLAMP (piece, CBK_FILE_PIECE_MIN, CBK_FILE_PIECE_MAX) : CBK_FILE_PIECE_FIRST;
  self->action = offered ? CBK_FILE_ASK : CBK_FILE_CHECK;
}

void
cbk_file_engine_clear (CbkFileEngine *self)
{
  g_clear_pointer (&self->sentence, g_free);
}

static void
alarm (CbkFileEngine *self, CbkFileProblem problem)
{
  self->problem = problem;
  self->action = CBK_FILE_ALARM;
}

static void
end (CbkFileEngine *self, CbkFileAction action, const CbkFileAnswer *answer, const char *ours)
{
  g_free (self->sentence);
  self->sentence = g_strdup (answer->message != NULL ? answer->message : ours);
  self->action = action;
}

/* What is the same for every question. */
static void
fail_by_status (CbkFileEngine *self, const CbkFileAnswer *answer)
{
  switch (answer->status)
    {
    case 401:
    case 403:
      end (self, CBK_FILE_STOPPED, answer, "Please sign in to headquarters again");
      break;

    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
    case 507:
      end (self, CBK_FILE_PUT_OFF, answer, "Headquarters is busy; files will be tried again");
      break;

    default:
      end (self, CBK_FILE_PUT_OFF, answer, "Headquarters gave an answer that makes no sense");
    }
}

/* What was not looked at since the program began to send it is looked at first: nothing that changed is sent. */
static void
offer (CbkFileEngine *self)
{
  self->offered = FALSE;
  self->offset = 0;
  self->action = self->checked ? CBK_FILE_OFFER : CBK_FILE_CHECK;
}

static void
go_on (CbkFileEngine *self, gint64 offset)
{
  self->offset = offset;
  self->action = offset >= 0 && offset <= self->size ? CBK_FILE_SEND : CBK_FILE_PUT_OFF;
}

/**
 * cbk_file_engine_checked:
 * @self: an engine that wanted %CBK_FILE_CHECK
 * @found: what the look found
 */
void
cbk_file_engine_checked (CbkFileEngine *self, CbkFileProblem found)
{
  self->checked = TRUE;
  if (found != CBK_FILE_FINE)
    alarm (self, found);
  else if (self->n_content >= MAX_CONTENT)
    alarm (self, CBK_FILE_GARBLED);
  else
    self->action = CBK_FILE_OFFER;
}

/**
 * cbk_file_engine_offered:
 * @self: an engine that wanted %CBK_FILE_OFFER
 * @answer: what came back
 */
void
cbk_file_engine_offered (CbkFileEngine *self, const CbkFileAnswer *answer)
{
  if (answer->status == 200 && answer->have)
    self->action = CBK_FILE_SENT;
  else if (answer->status == 201)
    {
      self->offered = TRUE;
      go_on (self, answer->offset);
    }
  else if (answer->status == 413)
    alarm (self, CBK_FILE_TOO_LARGE);
  else
    fail_by_status (self, answer);
}

/* Headquarters forgot it: it was away too long, or the end of it arrived and the answer did not. */
static void
begin_again (CbkFileEngine *self, const CbkFileAnswer *answer)
{
  if (self->n_lost++ < MAX_LOST)
    offer (self);
  else
    end (self, CBK_FILE_PUT_OFF, answer, "Headquarters gave an answer that makes no sense");
}

/**
 * cbk_file_engine_asked:
 * @self: an engine that wanted %CBK_FILE_ASK
 * @answer: what came back
 */
void
cbk_file_engine_asked (CbkFileEngine *self, const CbkFileAnswer *answer)
{
  if (answer->status == 200)
    go_on (self, answer->offset);
  else if (answer->status == 404)
    begin_again (self, answer);
  else
    fail_by_status (self, answer);
}

static void
adapt_piece (CbkFileEngine *self, gint64 ms)
{
  if (ms > PIECE_SLOW)
    self->piece = MAX (self->piece / 2, CBK_FILE_PIECE_MIN);
  else if (ms < PIECE_FAST)
    self->piece = MIN (self->piece * 2, CBK_FILE_PIECE_MAX);
}

/* The piece is sent once more; when it does not get through, a smaller one may. */
static void
repeat_piece (CbkFileEngine *self)
{
  if (++self->n_digest >= MAX_DIGEST)
    alarm (self, CBK_FILE_GARBLED);
  self->piece = MAX (self->piece / 2, CBK_FILE_PIECE_MIN);
}

static void
refuse_piece (CbkFileEngine *self, const CbkFileAnswer *answer)
{
  if (answer->status == 404)
    begin_again (self, answer);
  else if (answer->status == 409 && self->n_offset++ < MAX_OFFSET)
    go_on (self, answer->offset);
  else if (answer->status == 413 && self->piece > CBK_FILE_PIECE_MIN)
    self->piece = MAX (self->piece / 2, CBK_FILE_PIECE_MIN);
  else if (answer->status == 400 && g_strcmp0 (answer->word, "digest") == 0)
    repeat_piece (self);
  else if (answer->status == 400 && g_strcmp0 (answer->word, "content") == 0)
    {
      self->n_content++;
      self->checked = FALSE;
      offer (self);
    }
  else
    fail_by_status (self, answer);
}

/**
 * cbk_file_engine_sent:
 * @self: an engine that wanted %CBK_FILE_SEND
 * @answer: what came back
 * @ms: how long that took
 */
void
cbk_file_engine_sent (CbkFileEngine *self, const CbkFileAnswer *answer, gint64 ms)
{
  if (answer->status == 201)
    {
      self->offset = self->size;
      self->action = CBK_FILE_SENT;
      return;
    }

  if (answer->status != 204)
    {
      refuse_piece (self, answer);
      return;
    }

  /* Headquarters that goes nowhere would be sent to for ever. */
  if (answer->offset <= self->offset)
    {
      end (self, CBK_FILE_PUT_OFF, answer, "Headquarters gave an answer that makes no sense");
      return;
    }

  self->n_digest = self->n_offset = 0;
  adapt_piece (self, ms);
  go_on (self, answer->offset);
}
