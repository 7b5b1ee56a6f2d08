/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-person-match.h"

#include "base/cbk-date.h"
#include "domain/cbk-identifiers.h"
#include "domain/cbk-name-match.h"

#include <string.h>

/* Weights of our own making: they put a list in order for a person, who decides. Nothing is ever joined by a
 * score (the domain reference, section 2: match before create, and never merge automatically). */
#define SURNAME_WEIGHT 400
#define FORENAME_WEIGHT 300
#define BIRTH_WEIGHT 300

/* Without a date of birth equal names are common; with one that differs they are mostly father and son, or
 * nobody. */
#define CEILING_WITHOUT_BIRTH 700
#define PERCENT_OTHER_BIRTH 70
#define PERCENT_OTHER_SURNAME 80
#define PERCENT_SWAPPED 95

#define SAME_PHONE 150
#define SAME_POSTCODE 80
#define AT_LEAST_WITH_SAME_PNC_ID 950
#define AT_MOST_WITH_OTHER_PNC_ID 400

static int
weigh (int score, const char *reason, const char **ret_reason)
{
  if (ret_reason != NULL)
    *ret_reason = reason;

  return score;
}

static guint
count_differences (const char *a, const char *b)
{
  guint n = 0;

  for (gsize i = 0; a[i] != '\0'; i++)
    n += a[i] != b[i];

  return n;
}

static gboolean
is_new_year (const char *date)
{
  return strcmp (date + 4, "-01-01") == 0;
}

static int
compare_whole_births (const char *a, const char *b, const char **ret_reason)
{
  gboolean same_year = strncmp (a, b, 4) == 0;
  gboolean same_month = strncmp (a + 5, b + 5, 2) == 0;
  gboolean same_day = strcmp (a + 8, b + 8) == 0;

  if (same_year && strncmp (a + 5, b + 8, 2) == 0 && strncmp (a + 8, b + 5, 2) == 0)
    return weigh (850, "day and month of birth are swapped", ret_reason);
  if (count_differences (a, b) == 1)
    return weigh (800, "the date of birth differs by one figure", ret_reason);
  if (cbk_name_distance (a, b, 1) == 1)
    return weigh (800, "two figures of the date of birth are swapped", ret_reason);
  if (same_year && (is_new_year (a) || is_new_year (b)))
    return weigh (650, "the year of birth is the same; 1 January often means that only the year is known",
                  ret_reason);
  if (same_year && same_month)
    return weigh (600, "year and month of birth are the same, the day differs", ret_reason);
  if (same_month && same_day)
    return weigh (600, "day and month of birth are the same, the year differs", ret_reason);
  if (same_year && same_day)
    return weigh (550, "year and day of birth are the same, the month differs", ret_reason);
  if (same_year)
    return weigh (400, "the year of birth is the same", ret_reason);

  return weigh (0, "the date of birth differs", ret_reason);
}

/**
 * cbk_birth_compare:
 * @a: (nullable): "1990-05-04", "1990-05" or "1990"
 * @b: (nullable): another
 * @ret_reason: (out) (optional) (nullable): how they are alike or not; static
 *
 * Returns: 0 for different to 1000 for the same day; -1 when one is not known
 */
int
cbk_birth_compare (const char *a, const char *b, const char **ret_reason)
{
  gsize shorter;

  if (!cbk_date_is_valid (a) || !cbk_date_is_valid (b))
    return weigh (-1, NULL, ret_reason);

  shorter = MIN (strlen (a), strlen (b));
  if (strncmp (a, b, shorter) == 0)
    {
      if (shorter == 10)
        return weigh (1000, "the date of birth is the same", ret_reason);
      if (shorter == 7)
        return weigh (850, "year and month of birth are the same, as far as they are known", ret_reason);
      return weigh (700, "the year of birth is the same, as far as it is known", ret_reason);
    }

  if (shorter == 10)
    return compare_whole_births (a, b, ret_reason);
  if (strncmp (a, b, 4) == 0)
    return weigh (400, "the year of birth is the same", ret_reason);

  return weigh (0, "the date of birth differs", ret_reason);
}

/* Sentences are static, so the few that names give are paired here with what they are about. */
static const struct
{
  const char *likeness;
  const char *surname;
  const char *forename;
} sentences[] = {
  { "is the same", "the surname is the same", "the forenames are the same" },
  { "is the same but for spaces", "the surname is the same but for spaces", NULL },
  { "is the same but for its -ski or -ska", "the surname is the same but for its -ski or -ska", NULL },
  { "is part of the other", "one surname is part of the other", NULL },
  { "is the same first name", NULL, "the first forename is the same" },
  { "is another form of the same", NULL, "the forename is another form of the same name" },
  { "agrees as far as the initial", NULL, "the forename agrees as far as the initial" },
  { "is shared, though not first in both", NULL, "a forename is shared, though not first in both" },
  { "differs by one letter", "the surname differs by one letter", "the forename differs by one letter" },
  { "differs by two letters", "the surname differs by two letters", "the forename differs by two letters" },
  { "sounds alike", "the surname sounds alike", "the forename sounds alike" },
  { "is the beginning of the other", "one surname is the beginning of the other",
    "one forename is the beginning of the other" },
  { "looks alike", "the surname looks alike", "the forename looks alike" },
};

static const char *
get_sentence (const char *likeness, gboolean surname)
{
  for (guint i = 0; likeness != NULL && i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].likeness, likeness) == 0)
      return surname ? sentences[i].surname : sentences[i].forename;

  return surname ? "the surname differs" : "the forename differs";
}

static void
add_reason (CbkPersonMatch *match, const char *reason)
{
  g_assert (match->n_reasons < CBK_PERSON_MATCH_MAX_REASONS);

  match->reasons[match->n_reasons++] = reason;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

typedef struct
{
  guint surname;
  guint forename;
  gboolean has_surname;
  gboolean has_forename;
  gboolean swapped;
} Names;

static Names
compare_names (const CbkPersonClue *a, const CbkPersonClue *b, CbkPersonMatch *match)
{
  Names self = { .has_surname = has_text (a->surname) && has_text (b->surname),
                 .has_forename = has_text (a->forenames) && has_text (b->forenames) };
  const char *surname, *forename;

  self.surname = cbk_name_compare_surnames (a->surname, b->surname, &surname);
  self.forename = cbk_name_compare_given (a->forenames, b->forenames, &forename);

  if (self.has_surname && self.has_forename && self.surname < 700 && self.forename < 700)
    {
      guint first = cbk_name_compare_given (a->surname, b->forenames, NULL);
      guint second = cbk_name_compare_given (a->forenames, b->surname, NULL);

      if (first >= 800 && second >= 800)
        {
          self.swapped = TRUE;
          self.surname = self.forename = MIN (first, second) * PERCENT_SWAPPED / 100;
          add_reason (match, "forename and surname are swapped");
          return self;
        }
    }

  if (self.has_surname)
    add_reason (match, get_sentence (surname, TRUE));
  if (self.has_forename)
    add_reason (match, get_sentence (forename, FALSE));

  return self;
}

static guint
combine (const Names *names, int birth)
{
  guint sum = 0, weights = 0, score;

  if (names->has_surname)
    {
      sum += SURNAME_WEIGHT * names->surname;
      weights += SURNAME_WEIGHT;
    }
  if (names->has_forename)
    {
      sum += FORENAME_WEIGHT * names->forename;
      weights += FORENAME_WEIGHT;
    }
  if (weights == 0)
    return 0;

  /* A part of the name that one of the two lacks is not held against them, but leaves less to go on. */
  if (birth < 0)
    return sum / (SURNAME_WEIGHT + FORENAME_WEIGHT) * CEILING_WITHOUT_BIRTH / 1000;

  score = (sum + BIRTH_WEIGHT * (guint) birth) / (weights + BIRTH_WEIGHT);
  if (birth == 0)
    score = score * PERCENT_OTHER_BIRTH / 100;
  if (names->has_surname && names->surname == 0)
    score = score * PERCENT_OTHER_SURNAME / 100;
  if (weights < SURNAME_WEIGHT + FORENAME_WEIGHT)
    score = score * PERCENT_OTHER_SURNAME / 100;

  return score;
}

/* Whether both have one, and whether it is the same. */
static gboolean
same_identifier (CbkIdentifierCheck check, const char *a, const char *b, gboolean *ret_both)
{
  g_autofree char *normal_a = NULL;
  g_autofree char *normal_b = NULL;
  gboolean usual_a = !check (a, &normal_a).unusual;
  gboolean usual_b = !check (b, &normal_b).unusual;

  *ret_both = usual_a && usual_b;

  return *ret_both && strcmp (normal_a, normal_b) == 0;
}

/* 2003/0062845E and 03/0062845E are one record: compare from the last two digits of the year. */
static CbkIdentifierNote
check_short_pnc_id (const char *text, char **ret_normal)
{
  CbkIdentifierNote finding = cbk_pnc_id_check (text, ret_normal);
  char *slash = strchr (*ret_normal, '/');

  if (slash != NULL && slash - *ret_normal == 4)
    memmove (*ret_normal, *ret_normal + 2, strlen (*ret_normal + 2) + 1);

  return finding;
}

static void
add_identifiers (const CbkPersonClue *a, const CbkPersonClue *b, CbkPersonMatch *match)
{
  gboolean both;

  if (same_identifier (cbk_phone_check, a->phone, b->phone, &both))
    {
      match->score = MIN (match->score + SAME_PHONE, 1000);
      add_reason (match, "the telephone number is the same");
    }

  if (same_identifier (cbk_postcode_check, a->postcode, b->postcode, &both))
    {
      match->score = MIN (match->score + SAME_POSTCODE, 1000);
      add_reason (match, "the postcode is the same");
    }

  if (same_identifier (check_short_pnc_id, a->pnc_id, b->pnc_id, &both))
    {
      match->score = MAX (match->score, AT_LEAST_WITH_SAME_PNC_ID);
      add_reason (match, "the PNC id is the same");
    }
  else if (both)
    {
      match->score = MIN (match->score, AT_MOST_WITH_OTHER_PNC_ID);
      add_reason (match, "the PNC ids are two different ones");
    }
}

/**
 * cbk_person_match:
 * @a: what is known of one person
 * @b: what is known of another
 * @match: (out caller-allocates): how alike they are, and why
 *
 * An aid for a person who looks for duplicates: it puts candidates in order and says what they have in
 * common. It decides nothing, and nothing may be merged on its word alone. The same for @a and @b exchanged.
 * Any thread.
 */
void
cbk_person_match (const CbkPersonClue *a, const CbkPersonClue *b, CbkPersonMatch *match)
{
  const char *reason;
  Names names;
  int birth;

  *match = (CbkPersonMatch){ 0 };

  names = compare_names (a, b, match);
  birth = cbk_birth_compare (a->date_of_birth, b->date_of_birth, &reason);
  match->score = combine (&names, birth);
  if (birth >= 0)
    add_reason (match, reason);

  add_identifiers (a, b, match);
}

/**
 * cbk_person_match_get_text:
 * @self: how alike two people are
 *
 * Returns: (transfer full): the reasons as one sentence: "The surname sounds alike; the date of birth is the
 *   same."
 */
char *
cbk_person_match_get_text (const CbkPersonMatch *self)
{
  GString *text = g_string_new (self->n_reasons == 0 ? "Nothing that is known can be compared" : NULL);

  for (guint i = 0; i < self->n_reasons; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", self->reasons[i]);
  text->str[0] = g_ascii_toupper (text->str[0]);
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}
