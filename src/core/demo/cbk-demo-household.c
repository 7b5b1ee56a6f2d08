/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-identifiers.h"

static void
tell_address (CbkDemo *self, const CbkDemoPlace *place, gint64 at, gint64 by)
{
  const CbkDemoLocality *locality = CBK_DEMO_LOCALITY (self, place->locality);

  ADD (self, "address", place->number, at, by, T ("text", place->text), T ("locality", locality->name),
       T ("town", locality->town), T ("postcode", place->postcode), N ("lat_e7", place->lat_e7),
       N ("lon_e7", place->lon_e7), T ("precision", "building"), T ("kind", "dwelling"),
       T ("visibility", "private"), T ("npu", locality->npu), T ("authority", locality->authority),
       N ("neighbourhood", place->locality));
}

static void
tell_identifiers (CbkDemo *self, const CbkDemoPerson *person, gint64 at, gint64 by)
{
  guint year = 1995 + cbk_demo_roll (self, 30);
  g_autofree char *pnc = cbk_pnc_id_format (year, 1 + cbk_demo_roll (self, 400000), TRUE);

  ADD (self, "person_identifier", cbk_demo_part (self), at, by, N ("person", person->number),
       T ("scheme", "pnc"), T ("value", pnc), T ("verified", "yes"),
       T ("source", "Police National Computer"));

  if (cbk_demo_chance (self, 40))
    ADD (self, "person_identifier", cbk_demo_part (self), at, by, N ("person", person->number),
         T ("scheme", "cro"),
         T ("value", cbk_demo_format (self, "%u/%02uZ", 1000 + cbk_demo_roll (self, 90000), year % 100)),
         T ("verified", "unknown"));
}

static void
tell_warning (CbkDemo *self, const CbkDemoPerson *person, gint64 at, gint64 by)
{
  static const char *const details[][2] = {
    { "violence",
      "{Has assaulted officers on arrest|Becomes violent when intoxicated|Fought with officers when last "
      "detained}." },
    { "weapons",
      "{Has carried a lock knife|Kitchen knife found in waistband on arrest|Known to keep a bat by the front "
      "door}." },
    { "escape",
      "{Has run from custody vehicles|Slipped handcuffs on arrest|Left hospital while under escort}." },
    { "self_harm",
      "{Cut to wrists while in custody|Threatened to hang themselves in a cell|Banged head on cell wall}." },
    { "mental_health",
      "{Told the custody nurse of a diagnosis of bipolar disorder|Known to the community mental health "
      "team}." },
    { "medical", "{Insulin-dependent diabetic|Asthmatic and carries an inhaler|Epileptic}." },
    { "drugs", "{Daily user of heroin and crack cocaine|Uses synthetic cannabinoids}." },
    { "dogs", "{Two large dogs loose in the garden|Dog goes for visitors}." },
    { "allegations", "{Has made unfounded complaints against lone officers|Visit in pairs with video on}." },
    { "conceals", "{Has hidden wraps in the mouth|Razor blade found in the sole of a shoe}." },
  };
  const char *const *row = details[cbk_demo_roll (self, G_N_ELEMENTS (details))];
  gint64 noted = at - cbk_demo_between (self, 0, 500) * CBK_DEMO_DAY;
  CbkDay review = (CbkDay) (noted / CBK_DEMO_DAY) + 365;
  gboolean reviewed = review < self->today;

  ADD (self, "person_warning", cbk_demo_part (self), at, by, N ("person", person->number), T ("kind", row[0]),
       T ("detail", cbk_demo_say (self, row[1])),
       T ("reason", "Officers visiting or detaining need to know."),
       T ("source_kind", CBK_DEMO_PICK (self, "officer", "record", "partner", "family")),
       T ("confidence", CBK_DEMO_PICK (self, "confirmed", "confirmed", "probable", "possible")),
       N ("noted_at", noted), N ("review_on", reviewed ? review + 365 : review),
       N ("reviewed_at", reviewed ? noted + 366 * CBK_DEMO_DAY : CBK_DEMO_NONE),
       N ("reviewed_by", reviewed ? by : CBK_DEMO_NONE), T ("review_decision", reviewed ? "keep" : NULL),
       T ("review_reason", reviewed ? "Nothing since says otherwise." : NULL));
}

static void
tell_description (CbkDemo *self, const CbkDemoPerson *person, gint64 at, gint64 by)
{
  gint64 height = (person->age < 14 ? 138 : person->female ? 155 : 166) + cbk_demo_roll (self, 22);

  ADD (self, "person_description", cbk_demo_part (self), at, by, N ("person", person->number),
       N ("described_at", at), T ("described_by", "Custody or reporting officer"),
       T ("source_kind", "officer"), N ("height_from", height), N ("height_to", height + 3),
       T ("build", CBK_DEMO_PICK (self, "slim", "medium", "medium", "heavy", "muscular")),
       T ("hair_colour", CBK_DEMO_PICK (self, "black", "brown", "brown", "blond", "grey", "dyed")),
       T ("eye_colour", CBK_DEMO_PICK (self, "brown", "brown", "blue", "green", "hazel")),
       T ("glasses", CBK_DEMO_PICK (self, "no", "no", "yes")),
       T ("handedness", CBK_DEMO_PICK (self, "right", "right", "left")),
       T ("marks", cbk_demo_say (self, "{Tattoo of a swallow on the left hand|Scar through the right "
                                       "eyebrow|Name tattooed on the neck|Burn mark on the right "
                                       "forearm|None seen|Pierced nose|Tattooed sleeve on the left arm}")),
       T ("speech", CBK_DEMO_PICK (self, "Local accent", "Black Country accent", "Speaks quietly",
                                   "Stammers when upset")));
}

static void
tell_contacts (CbkDemo *self, const CbkDemoPerson *person, gint64 at, gint64 by)
{
  guint64 phone = cbk_demo_part (self);
  gboolean mobile = cbk_demo_chance (self, 85);

  ADD (self, "phone", phone, at, by, T ("number", mobile ? cbk_demo_mobile (self) : cbk_demo_landline (self)),
       T ("kind", mobile ? "mobile" : "landline"), T ("subscriber", person->full_name),
       T ("confidence", "confirmed"));
  ADD (self, "link", cbk_demo_part (self), at, by, T ("from_type", "person"),
       S ("from_id", "person", person->number), T ("to_type", "phone"), S ("to_id", "phone", phone),
       T ("kind", "user"), T ("confidence", "confirmed"), T ("source_kind", "self"));
}

static void
tell_vehicle (CbkDemo *self, const CbkDemoPerson *person, gint64 at, gint64 by)
{
  guint64 vehicle = cbk_demo_part (self);
  guint make = cbk_demo_roll (self, self->stuff.makes->len);

  ADD (self, "vehicle", vehicle, at, by, T ("registration", cbk_demo_mark (self)), T ("kind", "car"),
       T ("make", self->stuff.makes->pdata[make]), T ("model", self->stuff.models->pdata[make]),
       T ("colour", CBK_DEMO_PICK (self, "black", "white", "grey", "silver", "blue", "red")),
       N ("year", 2006 + cbk_demo_roll (self, 19)), T ("keeper", person->full_name),
       T ("interest", CBK_DEMO_PICK (self, "none", "none", "none", "uninsured", "used_in_crime")));
  ADD (self, "link", cbk_demo_part (self), at, by, T ("from_type", "person"),
       S ("from_id", "person", person->number), T ("to_type", "vehicle"), S ("to_id", "vehicle", vehicle),
       T ("kind", "keeper"), T ("confidence", "confirmed"), T ("source_kind", "record"));
}

static void
tell_person (CbkDemo *self, const CbkDemoPerson *person, gint64 at, gint64 by)
{
  gboolean adult = person->age >= 18;

  cbk_demo_word (self, 'f', person->forename);
  ADD (self, "person", person->number, at, by, T ("surname", person->surname),
       T ("forenames", person->forename),
       T ("known_as", cbk_demo_chance (self, 6) ? cbk_demo_say (self,
                                                                "{Shaz|Baz|Tee|Jay|Kez|Gaz|Mo|Dee|Ziggy}") :
          NULL),
       N ("born", person->born), T ("sex", person->female ? "female" : "male"),
       T ("ethnicity_scheme", "18+1"), T ("ethnicity", person->origin->ethnicity),
       T ("ethnicity_observed", person->origin->observed), N ("home", person->home),
       T ("occupation", !adult ? "School pupil" : CBK_DEMO_PICK (self, "Care assistant",
                                                                 "Warehouse operative", "Unemployed",
                                                                 "Taxi driver", "Retired", "Student",
                                                                 "Shop assistant", "Electrician",
                                                                 "Teaching assistant", "Chef", "Nurse",
                                                                 "Labourer", "Delivery driver",
                                                                 "Office worker")),
       T ("contact_method", CBK_DEMO_PICK (self, "telephone", "text", "email", "visit")),
       T ("languages", cbk_demo_chance (self, 90) ? NULL : "Polish,English"),
       T ("interpreter", cbk_demo_chance (self, 95) ? "no" : "yes"),
       T ("care_status", adult ? NULL : cbk_demo_chance (self, 12) ? "looked_after" : "none"));
}

static void
tell_history (CbkDemo *self, const CbkDemoPerson *person, gint64 at, gint64 by)
{
  if (cbk_demo_chance (self, 12))
    ADD (self, "person_name", cbk_demo_part (self), at, by, N ("person", person->number),
         T ("kind", CBK_DEMO_PICK (self, "alias", "alias", "former", "misspelling", "nickname")),
         T ("surname", person->surname),
         T ("forenames", CBK_DEMO_PICK (self, "Alex", "Sam", "Chris", "Robin", "Jo", "Danny", "Nico")),
         T ("confidence", "probable"), T ("source", "Given on arrest"));

  if (person->age >= 16 && cbk_demo_chance (self, 25))
    tell_identifiers (self, person, at, by);
  if (person->age >= 16 && cbk_demo_chance (self, 14))
    tell_warning (self, person, at, by);
  if (cbk_demo_chance (self, 20))
    tell_description (self, person, at, by);
  if (person->age >= 12 && cbk_demo_chance (self, 45))
    tell_contacts (self, person, at, by);
  if (person->age >= 18 && cbk_demo_chance (self, 25))
    tell_vehicle (self, person, at, by);
  if (cbk_demo_chance (self, 8))
    ADD (self, "person_indicator", cbk_demo_part (self), at, by, N ("person", person->number),
         T ("factor", person->age < 18 ? "child" : CBK_DEMO_PICK (self, "mental_health", "alcohol",
                                                                  "substance", "homeless", "debt", "isolated",
                                                                  "dementia", "physical_disability")),
         T ("level", CBK_DEMO_PICK (self, "low", "medium", "high")), T ("source_kind", "officer"),
         T ("confidence", "probable"), T ("lawful_basis", "safeguarding"),
         N ("noted_on", (CbkDay) (at / CBK_DEMO_DAY)), N ("review_on", (CbkDay) (at / CBK_DEMO_DAY) + 365));
}

/**
 * cbk_demo_tell_household:
 * @self: the teller
 * @household: which
 *
 * A home and those who live there, with what is on record about them.
 */
void
cbk_demo_tell_household (CbkDemo *self, guint64 household)
{
  gint64 at = self->as_of - cbk_demo_between (self, 1,
                                              1090) * CBK_DEMO_DAY - cbk_demo_roll (self, 86400) * CBK_SECOND;
  guint size = cbk_demo_household_size (self, household);
  CbkDemoPlace home;
  gint64 by;

  cbk_demo_home (self, household, &home);
  by = cbk_demo_officer (self,
                         cbk_demo_find_team (self, "neighbourhood", CBK_DEMO_LOCALITY (self,
                                                                                       home.locality)->npu));
  tell_address (self, &home, at, by);

  for (guint i = 0; i < size; i++)
    {
      CbkDemoPerson person;

      cbk_demo_person (self, household, i, &person);
      tell_person (self, &person, at, by);
      ADD (self, "link", cbk_demo_part (self), at, by, T ("from_type", "person"),
           S ("from_id", "person", person.number), T ("to_type", "address"),
           S ("to_id", "address", home.number), T ("kind", "resides"), T ("address_kind", "main"),
           T ("address_status", "current"), T ("confidence", "confirmed"), T ("source_kind", "self"),
           N ("starts_on", (CbkDay) (at / CBK_DEMO_DAY) - (CbkDay) cbk_demo_roll (self, 2000)));
      tell_history (self, &person, at, by);
    }
}
