/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-identifiers.h"

/* Numbers of addresses: public places first, homes from here. */
#define FIRST_HOME G_GUINT64_CONSTANT (0x100000000)
#define MAX_HOUSEHOLD 8
#define TRIES 12

/* A household is not kept anywhere: it is thrown again, the same, whenever somebody speaks of it. */
typedef struct
{
  guint64 outer;
  const CbkDemoOrigin *origin;
  const char *surname;
  guint adults;
  guint children;
  guint locality;
} Household;

static const CbkDemoOrigin *
pick_origin (CbkDemo *self)
{
  guint roll = cbk_demo_roll (self, self->stuff.origin_weights);
  guint i = 0;

  for (; i + 1 < self->stuff.origins->len; i++)
    {
      const CbkDemoOrigin *origin = &g_array_index (self->stuff.origins, CbkDemoOrigin, i);

      if (roll < origin->weight)
        break;
      roll -= origin->weight;
    }

  return &g_array_index (self->stuff.origins, CbkDemoOrigin, i);
}

static const char *
pick_word (CbkDemo *self, GPtrArray *words)
{
  return words->pdata[cbk_demo_roll (self, words->len)];
}

/* Puts the dice aside; to be taken up again with self->dice = household.outer. */
static void
open_household (CbkDemo *self, guint64 number, Household *household)
{
  household->outer = self->dice;
  self->dice = cbk_demo_mix (self->seed, 'h', number);
  household->origin = pick_origin (self);
  household->surname = pick_word (self, household->origin->surnames);
  household->locality = cbk_demo_roll (self, self->stuff.localities->len);
  household->adults = 1 + (cbk_demo_chance (self, 62) ? 1 : 0) + (cbk_demo_chance (self, 18) ? 1 : 0);
  household->children = cbk_demo_chance (self, 45) ? 1 + cbk_demo_roll (self, 4) : 0;
}

guint
cbk_demo_household_size (CbkDemo *self, guint64 number)
{
  Household household;

  open_household (self, number, &household);
  self->dice = household.outer;

  return household.adults + household.children;
}

/**
 * cbk_demo_person:
 * @self: the teller
 * @number: a household
 * @member: which of it, less than its size; 0 is an adult
 * @person: (out): who that is; the names last for the whole demonstration, the full name as any text
 */
void
cbk_demo_person (CbkDemo *self, guint64 number, guint member, CbkDemoPerson *person)
{
  Household household;
  gboolean child;

  open_household (self, number, &household);
  child = member >= household.adults;
  self->dice = cbk_demo_mix (self->seed, number * MAX_HOUSEHOLD + member, 'p');

  person->number = number * MAX_HOUSEHOLD + member;
  person->origin = household.origin;
  person->locality = household.locality;
  person->home = FIRST_HOME + number;
  person->female = cbk_demo_chance (self, member == 1 ? 55 : 45);
  person->forename = pick_word (self, person->female ? household.origin->female : household.origin->male);
  person->surname = member == 1 && cbk_demo_chance (self, 30) ? pick_word (self, pick_origin (self)->surnames)
      : household.surname;
  person->age = child ? 8 + cbk_demo_roll (self, 10) : member == 2 ? 18 + cbk_demo_roll (self, 12)
                                                                   : 19 + (cbk_demo_roll (self, 35) +
                                                                           cbk_demo_roll (self, 35));
  person->born = self->today - (CbkDay) (person->age * 365.25) - (CbkDay) cbk_demo_roll (self, 360);
  person->full_name = cbk_demo_format (self, "%s %s", person->forename, person->surname);

  self->dice = household.outer;
}

/**
 * cbk_demo_someone:
 * @self: the teller
 * @from_age: the least age, in years
 * @to_age: the most
 * @person: (out): somebody of an earlier household, of that age when one is soon found, an adult otherwise
 */
void
cbk_demo_someone (CbkDemo *self, guint from_age, guint to_age, CbkDemoPerson *person)
{
  guint households = (guint) MAX (self->ordinals[CBK_DEMO_STORY_HOUSEHOLD], 1);
  guint64 household = 0;

  for (guint i = 0; i < TRIES; i++)
    {
      guint size;

      household = cbk_demo_roll (self, households);
      size = cbk_demo_household_size (self, household);
      cbk_demo_person (self, household, cbk_demo_roll (self, size), person);
      if (person->age >= from_age && person->age <= to_age)
        return;
    }

  cbk_demo_person (self, household, 0, person);
}

static void
scatter (CbkDemo *self, const CbkDemoLocality *locality, CbkDemoPlace *place)
{
  gint64 reach = locality->radius_m * 7 / 10;

  /* In ten millionths of a degree a metre is some 90 of latitude, and 147 of longitude at 52.5 north. */
  place->lat_e7 = locality->lat_e7 + cbk_demo_between (self, -reach, reach) * 90;
  place->lon_e7 = locality->lon_e7 + cbk_demo_between (self, -reach, reach) * 147;
  place->postcode = cbk_demo_format (self, "%s%c%c", locality->sector,
                                     "ABDEFGHJLNPQRSTUWXYZ"[cbk_demo_roll (self, 20)],
                                     "ABDEFGHJLNPQRSTUWXYZ"[cbk_demo_roll (self, 20)]);
}

static void
describe_address (CbkDemo *self, CbkDemoPlace *place, guint building)
{
  const CbkDemoLocality *locality = CBK_DEMO_LOCALITY (self, place->locality);

  place->text = cbk_demo_format (self, "%u %s %s, %s, %s", building, pick_word (self, self->stuff.streets),
                                 pick_word (self, self->stuff.street_kinds), locality->name, locality->town);
}

void
cbk_demo_home (CbkDemo *self, guint64 number, CbkDemoPlace *place)
{
  Household household;

  open_household (self, number, &household);
  place->number = FIRST_HOME + number;
  place->locality = household.locality;
  scatter (self, CBK_DEMO_LOCALITY (self, place->locality), place);
  describe_address (self, place, 1 + cbk_demo_roll (self, 180));
  self->dice = household.outer;
}

/**
 * cbk_demo_place:
 * @self: the teller
 * @n: which of the public places, less than their number
 * @place: (out): where it is
 */
void
cbk_demo_place (CbkDemo *self, guint n, CbkDemoPlace *place)
{
  guint64 outer = self->dice;

  self->dice = cbk_demo_mix (self->seed, 'a', n);
  place->number = n;
  place->locality = n % self->stuff.localities->len;
  scatter (self, CBK_DEMO_LOCALITY (self, place->locality), place);
  describe_address (self, place, 1 + cbk_demo_roll (self, 260));
  self->dice = outer;
}

/**
 * cbk_demo_near:
 * @self: the teller
 * @place: a place
 * @metres: how far at most, along each axis
 * @lat_e7: (out): a latitude
 * @lon_e7: (out): a longitude
 */
void
cbk_demo_near (CbkDemo *self, const CbkDemoPlace *place, guint metres, gint64 *lat_e7, gint64 *lon_e7)
{
  *lat_e7 = place->lat_e7 + cbk_demo_between (self, -(gint64) metres, metres) * 90;
  *lon_e7 = place->lon_e7 + cbk_demo_between (self, -(gint64) metres, metres) * 147;
}

/* The two letters in references. */
const char *
cbk_demo_npu_code (const char *npu)
{
  static const char *const codes[][2] = {
    { "birmingham_west", "BW" },
    { "birmingham_east", "BE" },
    { "coventry", "CV" },
    { "dudley", "DY" },
    { "sandwell", "SW" },
    { "solihull", "SH" },
    { "walsall", "WS" },
    { "wolverhampton", "WV" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i][0], npu))
      return codes[i][1];

  g_assert_not_reached ();
}
