/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-csv.h"

#include <string.h>

#define FIRST_CAPACITY (64 * 1024)

typedef enum
{
  AT_FIELD, /* nothing of the field seen */
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTES,
} State;

/* The record being read stands whole in the window, so that it can be given up and read again from its second
 * line. */
struct _CbkCsv
{
  CbkSource *source;
  guint8 *data;
  gsize capacity;
  gsize length;
  gsize start; /* of the record */
  gsize pos;
  guint64 line; /* at @pos */
  gboolean begun;
  gboolean failed;
  GError *error;

  State state;
  gboolean ended;
  const char *problem;
  GString *text; /* the fields, unquoted, a NUL after each */
  gsize field;   /* where the one being read begins in @text */
  guint n_fields;
  gsize offsets[CBK_CSV_MAX_COLUMNS];
  const char *fields[CBK_CSV_MAX_COLUMNS];
};

/**
 * cbk_csv_new:
 * @source: where it comes from; borrowed, outlives the reader
 *
 * Returns: (transfer full): a reader
 */
CbkCsv *
cbk_csv_new (CbkSource *source)
{
  CbkCsv *self = g_new0 (CbkCsv, 1);

  self->source = source;
  self->line = 1;
  self->capacity = FIRST_CAPACITY;
  self->data = g_malloc (self->capacity);
  self->text = g_string_sized_new (1024);

  return self;
}

void
cbk_csv_free (CbkCsv *self)
{
  g_clear_error (&self->error);
  g_string_free (self->text, TRUE);
  g_free (self->data);
  g_free (self);
}

/* Makes room after the record and reads into it. */
static gboolean
fill (CbkCsv *self)
{
  gssize n;

  if (self->start > 0)
    {
      memmove (self->data, self->data + self->start, self->length - self->start);
      self->pos -= self->start;
      self->length -= self->start;
      self->start = 0;
    }

  if (self->length == self->capacity)
    {
      self->capacity *= 2;
      self->data = g_realloc (self->data, self->capacity);
    }

  n = self->failed ? 0
                   : cbk_source_read (self->source, self->data + self->length, self->capacity - self->length,
                                      &self->error);
  if (n < 0)
    self->failed = TRUE;
  else
    self->length += (gsize) n;

  return n > 0;
}

/* The byte that stands @ahead of the next, or -1. */
static inline int
peek (CbkCsv *self, gsize ahead)
{
  while (self->pos + ahead >= self->length)
    if (!fill (self))
      return -1;

  return self->data[self->pos + ahead];
}

static void
end_field (CbkCsv *self)
{
  self->state = AT_FIELD;

  if (self->n_fields == CBK_CSV_MAX_COLUMNS)
    {
      self->problem = "it has more than 256 columns";
      g_string_truncate (self->text, self->field);
      return;
    }

  self->offsets[self->n_fields++] = self->field;
  g_string_append_c (self->text, '\0');
  self->field = self->text->len;
}

static inline void
take (CbkCsv *self, int c)
{
  g_string_append_c (self->text, (char) c);
  self->pos++;
}

static void
read_in_quotes (CbkCsv *self, int c)
{
  if (c == '"' && peek (self, 1) == '"')
    {
      self->pos++;
      take (self, c);
    }
  else if (c == '"')
    {
      self->pos++;
      self->state = AFTER_QUOTES;
    }
  else
    {
      self->line += c == '\n';
      take (self, c);
    }
}

/* One byte outside quotes. Gives FALSE when the record is not written as one. */
static gboolean
read_outside (CbkCsv *self, int c)
{
  int next = c == '\r' ? peek (self, 1) : 0;

  if (c == '\n' || (c == '\r' && (next == '\n' || next == -1)))
    {
      self->pos += next == '\n' ? 2 : 1;
      self->line++;
      end_field (self);
      self->ended = TRUE;
    }
  else if (c == ',')
    {
      self->pos++;
      end_field (self);
    }
  else if (c == '"' && self->state == AT_FIELD)
    {
      self->pos++;
      self->state = IN_QUOTES;
    }
  else if (self->state == AFTER_QUOTES)
    {
      self->problem = "something stands between a closing quote and the next comma";
      return FALSE;
    }
  else
    {
      take (self, c);
      self->state = IN_PLAIN;
    }

  return TRUE;
}

static gboolean
check_lengths (CbkCsv *self)
{
  if (self->pos - self->start > CBK_CSV_MAX_LINE)
    self->problem = "it is longer than 1 MiB";
  else if (self->text->len - self->field > CBK_CSV_MAX_FIELD)
    self->problem = self->state == IN_QUOTES
                        ? "a field is longer than 64 KiB; perhaps a closing quote is missing"
                        : "a field is longer than 64 KiB";
  else
    return TRUE;

  return FALSE;
}

/* Gives FALSE when the end of the record cannot be told. */
static gboolean
read_record (CbkCsv *self)
{
  int c;

  self->start = self->pos;
  self->state = AT_FIELD;
  self->problem = NULL;
  self->ended = FALSE;
  self->field = 0;
  self->n_fields = 0;
  g_string_truncate (self->text, 0);

  while (!self->ended && (c = peek (self, 0)) != -1)
    {
      if (self->state == IN_QUOTES)
        read_in_quotes (self, c);
      else if (!read_outside (self, c))
        return FALSE;

      if (!check_lengths (self))
        return FALSE;
    }

  if (!self->ended && self->state == IN_QUOTES)
    {
      self->problem = "the file ends inside quotes";
      return FALSE;
    }

  if (!self->ended)
    end_field (self);

  return TRUE;
}

/* Only the first line of what is no record is passed over: a quote too many must not swallow the lines after
 * it. */
static void
skip_line (CbkCsv *self)
{
  self->pos = self->start;

  for (;;)
    {
      guint8 *newline = memchr (self->data + self->pos, '\n', self->length - self->pos);

      if (newline != NULL)
        {
          self->pos = (gsize) (newline - self->data) + 1;
          return;
        }

      self->pos = self->start = self->length;
      if (!fill (self))
        return;
    }
}

static void
check_text (CbkCsv *self)
{
  const char *raw = (const char *) self->data + self->start;
  gsize length = self->pos - self->start;

  if (memchr (raw, '\0', length) != NULL)
    self->problem = "it holds a NUL byte, which no text does";
  else if (!g_utf8_validate (raw, (gssize) length, NULL))
    self->problem = "it is not valid UTF-8";
}

static void
skip_byte_order_mark (CbkCsv *self)
{
  if (!self->begun && peek (self, 0) == 0xef && peek (self, 1) == 0xbb && peek (self, 2) == 0xbf)
    self->pos += 3;

  self->begun = TRUE;
}

/* A line without a byte, unlike one that holds a quoted nothing. */
static gboolean
is_blank (CbkCsv *self)
{
  return self->n_fields == 1 && self->text->len == 1 && self->data[self->start] != '"';
}

static CbkCsvResult
give_row (CbkCsv *self, CbkCsvRow *row)
{
  row->problem = self->problem;
  if (row->problem != NULL)
    return CBK_CSV_BROKEN;

  for (guint i = 0; i < self->n_fields; i++)
    self->fields[i] = self->text->str + self->offsets[i];
  row->fields = self->fields;
  row->n_fields = self->n_fields;

  return CBK_CSV_ROW;
}

/**
 * cbk_csv_next:
 * @self: a reader
 * @row: (out caller-allocates): what was read
 * @error: %CBK_ERROR_STORAGE, with %CBK_CSV_FAILED only
 *
 * Reads the next record; empty lines are passed over, CR LF and LF both end a line, a mark of the byte order
 * is no part of the first. A record that cannot be used is given as %CBK_CSV_BROKEN with its line and the
 * reason, and the one after it is read as ever. A quote within a field that does not begin with one is an
 * ordinary character.
 *
 * Returns: what @row holds
 */
CbkCsvResult
cbk_csv_next (CbkCsv *self, CbkCsvRow *row, GError **error)
{
  skip_byte_order_mark (self);

  for (;;)
    {
      guint64 line = self->line;
      gboolean whole;

      *row = (CbkCsvRow){ .line = line };
      self->start = self->pos;
      if (peek (self, 0) == -1)
        break;

      whole = read_record (self);
      if (self->failed)
        break;

      if (whole && is_blank (self))
        continue;

      if (whole)
        check_text (self);
      else
        {
          skip_line (self);
          self->line = line + 1;
        }

      return give_row (self, row);
    }

  if (!self->failed)
    return CBK_CSV_END;

  if (error != NULL)
    *error = g_steal_pointer (&self->error);

  return CBK_CSV_FAILED;
}
