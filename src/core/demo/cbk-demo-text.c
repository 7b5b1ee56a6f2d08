/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

#include <string.h>

static GString *
take_text (CbkDemo *self)
{
  GString *text = self->texts[self->next_text];

  self->next_text = (self->next_text + 1) % CBK_DEMO_TEXTS;
  g_string_truncate (text, 0);

  return text;
}

const char *
cbk_demo_format (CbkDemo *self, const char *format, ...)
{
  GString *text = take_text (self);
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);

  return text->str;
}

/**
 * cbk_demo_word:
 * @self: the teller
 * @letter: a small letter
 * @word: (nullable): what stands for it in patterns; must last as long as it is used
 */
void
cbk_demo_word (CbkDemo *self, char letter, const char *word)
{
  self->words[letter - 'a'] = word;
}

/* One of what stands between the bars, up to the closing brace. */
static const char *
say_choice (CbkDemo *self, GString *text, const char *open)
{
  const char *close = strchr (open, '}');
  const char *from = open;
  guint n = 1;
  guint chosen;

  g_assert (close != NULL);
  for (const char *p = open; p < close; p++)
    n += *p == '|';

  chosen = cbk_demo_roll (self, n);
  for (; chosen > 0; from++)
    chosen -= *from == '|';

  for (; *from != '|' && from < close; from++)
    {
      if (*from == '$' && self->words[from[1] - 'a'] != NULL)
        g_string_append (text, self->words[*++from - 'a']);
      else
        g_string_append_c (text, *from);
    }

  return close + 1;
}

/**
 * cbk_demo_say:
 * @self: the teller
 * @pattern: a sentence with choices, "{He|She} left at $t.", and words that cbk_demo_word() gave
 *
 * Returns: the sentence
 */
const char *
cbk_demo_say (CbkDemo *self, const char *pattern)
{
  GString *text = take_text (self);
  const char *p = pattern;

  while (*p != '\0')
    {
      gsize plain = strcspn (p, "{$");

      g_string_append_len (text, p, (gssize) plain);
      p += plain;

      if (*p == '{')
        p = say_choice (self, text, p + 1);
      else if (*p == '$')
        {
          const char *word = self->words[p[1] - 'a'];

          g_string_append (text, word != NULL ? word : "not known");
          p += 2;
        }
    }

  return text->str;
}

static void
append_two (GString *text, int number)
{
  g_string_append_c (text, (char) ('0' + number / 10));
  g_string_append_c (text, (char) ('0' + number % 10));
}

const char *
cbk_demo_date (CbkDemo *self, CbkDay day)
{
  GString *text = take_text (self);
  int year, month, dom;

  cbk_day_to_ymd (day, &year, &month, &dom);
  append_two (text, year / 100);
  append_two (text, year % 100);
  g_string_append_c (text, '-');
  append_two (text, month);
  g_string_append_c (text, '-');
  append_two (text, dom);

  return text->str;
}

const char *
cbk_demo_day_text (CbkDemo *self, gint64 moment)
{
  static const char *const months[] = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  };
  int year, month, dom;

  cbk_day_to_ymd (cbk_uk_day (moment), &year, &month, &dom);

  return cbk_demo_format (self, "%d %s %d", dom, months[month - 1], year);
}

const char *
cbk_demo_time_text (CbkDemo *self, gint64 moment)
{
  GString *text = take_text (self);
  gint64 minutes = cbk_uk_time_of_day (moment) / CBK_MINUTE;

  append_two (text, (int) (minutes / 60));
  g_string_append_c (text, ':');
  append_two (text, (int) (minutes % 60));

  return text->str;
}

/* Ofcom keeps these for drama: 07700 900000 to 900999, and 0121 496 0000 to 0999. */
const char *
cbk_demo_mobile (CbkDemo *self)
{
  return cbk_demo_format (self, "07700 900%03u", cbk_demo_roll (self, 1000));
}

const char *
cbk_demo_landline (CbkDemo *self)
{
  return cbk_demo_format (self, "0121 496 0%03u", cbk_demo_roll (self, 1000));
}

/* No mark begins with J or U since 2001: the shape is right and the car does not exist. */
const char *
cbk_demo_mark (CbkDemo *self)
{
  static const char letters[] = "ABCDEFGHJKLMNOPRSTUVWXY";
  GString *text = take_text (self);

  g_string_append_c (text, "JU"[cbk_demo_roll (self, 2)]);
  g_string_append_c (text, letters[cbk_demo_roll (self, 23)]);
  append_two (text, (int) (2 + cbk_demo_roll (self, 24) + (cbk_demo_chance (self, 50) ? 50 : 0)));
  for (guint i = 0; i < 3; i++)
    g_string_append_c (text, letters[cbk_demo_roll (self, 23)]);

  return text->str;
}

const char *
cbk_demo_hash (CbkDemo *self)
{
  GString *text = take_text (self);

  for (guint i = 0; i < 64; i++)
    g_string_append_c (text, "0123456789abcdef"[cbk_demo_roll (self, 16)]);

  return text->str;
}
