/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

/* The eight policing units; six are inferred from the seven authorities, and their records say so. */
static const struct
{
  const char *npu, *name, *authority;
  gboolean inferred;
} npus[] = {
  { "birmingham_west", "Birmingham West", "E08000025", FALSE },
  { "birmingham_east", "Birmingham East", "E08000025", TRUE },
  { "coventry", "Coventry", "E08000026", TRUE },
  { "dudley", "Dudley", "E08000027", TRUE },
  { "sandwell", "Sandwell", "E08000028", TRUE },
  { "solihull", "Solihull", "E08000029", TRUE },
  { "walsall", "Walsall", "E08000030", TRUE },
  { "wolverhampton", "Wolverhampton", "E08000031", TRUE },
};

#define N_NPUS G_N_ELEMENTS (npus)

/* After the units of the list above. */
static const struct
{
  const char *code, *name, *kind;
} units[] = {
  { "FI", "Force Investigations", "cluster" },       { "PPU", "Public Protection Unit", "cluster" },
  { "CJS", "Criminal Justice Services", "department" }, { "LOC", "Locate Unit", "department" },
  { "IOM", "Integrated Offender Management", "department" }, { "INT", "Intelligence", "department" },
  { "FC", "Force Contact", "department" },           { "FS", "Force Support", "department" },
};

enum { UNIT_FI, UNIT_PPU, UNIT_CJS, UNIT_LOC, UNIT_IOM, UNIT_INT, UNIT_FC, UNIT_FS };

static const struct
{
  const char *kind, *cluster, *strand, *role, *name;
} npu_teams[] = {
  { "neighbourhood", NULL, NULL, "investigator", "Neighbourhood Team" },
  { "lomu", NULL, NULL, "offender_manager", "Local Offender Management Unit" },
  { "investigation", "force_investigations", "volume", "investigator", "Volume Crime Team" },
};

static const struct
{
  guint unit;
  const char *kind, *cluster, *strand, *role, *name;
} central_teams[] = {
  { UNIT_FI, "investigation", "force_investigations", "violence", "investigator", "Violence Team 1" },
  { UNIT_FI, "investigation", "force_investigations", "violence", "investigator", "Violence Team 2" },
  { UNIT_FI, "investigation", "force_investigations", "acquisitive", "investigator",
    "Acquisitive Crime Team 1" },
  { UNIT_FI, "investigation", "force_investigations", "acquisitive", "investigator",
    "Acquisitive Crime Team 2" },
  { UNIT_FI, "initial_investigation", "force_investigations", NULL, "investigator",
    "Initial Investigation Team" },
  { UNIT_PPU, "ppu", "ppu", "child_abuse", "investigator", "Child Abuse Team" },
  { UNIT_PPU, "ppu", "ppu", "sexual_offences", "investigator", "Sexual Offences Team" },
  { UNIT_CJS, "pipt", NULL, NULL, "custody", "Prisoner Intervention and Prevention Team, Oldbury" },
  { UNIT_CJS, "pipt", NULL, NULL, "custody", "Prisoner Intervention and Prevention Team, Perry Barr" },
  { UNIT_LOC, "locate", NULL, NULL, "locate", "Locate Team A" },
  { UNIT_LOC, "locate", NULL, NULL, "locate", "Locate Team B" },
  { UNIT_IOM, "corporate_iom", NULL, NULL, "offender_manager", "Corporate IOM" },
  { UNIT_IOM, "breach", NULL, NULL, "breach", "Central Breach Team" },
  { UNIT_IOM, "resettlement", NULL, NULL, "resettlement", "Central Resettlement Team" },
  { UNIT_INT, "intelligence", NULL, NULL, "intelligence", "Intelligence Hub" },
  { UNIT_FC, "force_contact", NULL, NULL, "investigator", "Force Contact" },
  { UNIT_FS, "force_support", NULL, NULL, "investigator", "Force Support" },
};

static const struct
{
  const char *name, *kind, *partner;
} bodies[] = {
  { "HMP Birmingham", "prison", NULL },           { "HMP Featherstone", "prison", NULL },
  { "HMP Oakwood", "prison", NULL },              { "HMP Hewell", "prison", NULL },
  { "HMP Drake Hall", "prison",
    NULL }, { "National Probation Service, West Midlands", "public_body", "probation" },
  { "Crown Prosecution Service, West Midlands", "public_body", "cps" },
  { "Birmingham Crown Court", "court", "hmcts" }, { "Wolverhampton Crown Court", "court", "hmcts" },
  { "Birmingham City Council", "public_body",
    "council" }, { "Coventry City Council", "public_body", "council" },
  { "Youth Offending Service", "public_body", "yot" }, { "Alderbrook House", "childrens_home", NULL },
  { "Fernhill Lodge", "childrens_home", NULL },   { "Larkfield Care Home", "care_home", NULL },
  { "Meadowbank Hospital", "hospital", "health" }, { "Kestrel House", "approved_premises", "probation" },
  { "Rowan Housing Association", "housing",
    NULL }, { "West Midlands Ambulance Service", "public_body", "ambulance" },
  { "Bridgeway Victim Support", "charity", "voluntary" },
};

#define FIRST_FIRM G_N_ELEMENTS (bodies)
#define FIRST_COMMANDER(self) ((self)->teams->len * (self)->team_size)

static void
add_team (CbkDemo *self, const char *kind, const char *cluster, const char *strand, const char *role,
          char *name, guint unit)
{
  CbkDemoTeam team = { kind, cluster, strand, role, name, unit };

  g_array_append_val (self->teams, team);
}

static void
clear_team (gpointer data)
{
  g_free (((CbkDemoTeam *) data)->name);
}

/**
 * cbk_demo_force_plan:
 * @self: a teller that knows how many records there will be
 *
 * How large the force is. Nothing is told yet.
 */
void
cbk_demo_force_plan (CbkDemo *self)
{
  self->teams = g_array_new (FALSE, FALSE, sizeof (CbkDemoTeam));
  g_array_set_clear_func (self->teams, clear_team);
  self->n_units = N_NPUS + G_N_ELEMENTS (units);
  self->team_size = self->total < 50000 ? 4 : self->total < 500000 ? 9 : 34;
  self->n_places = self->stuff.localities->len * (self->total < 50000 ? 1 : self->total < 500000 ? 5 : 12);

  for (guint i = 0; i < N_NPUS; i++)
    for (guint j = 0; j < G_N_ELEMENTS (npu_teams); j++)
      add_team (self, npu_teams[j].kind, npu_teams[j].cluster, npu_teams[j].strand, npu_teams[j].role,
                g_strdup_printf ("%s %s", npus[i].name, npu_teams[j].name), i);

  for (guint i = 0; i < G_N_ELEMENTS (central_teams); i++)
    add_team (self, central_teams[i].kind, central_teams[i].cluster, central_teams[i].strand,
              central_teams[i].role, g_strdup (central_teams[i].name), N_NPUS + central_teams[i].unit);
}

/**
 * cbk_demo_find_team:
 * @self: the teller
 * @kind: a kind of team, or a strand of investigations
 * @npu: (nullable): the policing unit, for the teams that each has
 *
 * Returns: the number of one such team
 */
guint
cbk_demo_find_team (CbkDemo *self, const char *kind, const char *npu)
{
  guint found[8];
  guint n = 0;

  for (guint i = 0; i < self->teams->len && n < G_N_ELEMENTS (found); i++)
    {
      const CbkDemoTeam *team = CBK_DEMO_TEAM (self, i);
      gboolean here = team->unit >= N_NPUS || npu == NULL || g_str_equal (npus[team->unit].npu, npu);

      if (here && (g_str_equal (team->kind, kind) || g_strcmp0 (team->strand, kind) == 0))
        found[n++] = i;
    }

  g_assert (n > 0);

  return found[cbk_demo_roll (self, n)];
}

/* Officers are numbered team by team; the first of each is its sergeant. */
gint64
cbk_demo_sergeant (CbkDemo *self, guint team)
{
  return (gint64) (team * self->team_size);
}

gint64
cbk_demo_officer (CbkDemo *self, guint team)
{
  return cbk_demo_sergeant (self, team) + 1 + cbk_demo_roll (self, self->team_size - 1);
}

gint64
cbk_demo_inspector (CbkDemo *self, const char *npu)
{
  guint i = 0;

  while (i + 1 < N_NPUS && !g_str_equal (npus[i].npu, npu))
    i++;

  return FIRST_COMMANDER (self) + i;
}

static void
person_of_officer (CbkDemo *self, gint64 officer, const char **surname, const char **forename)
{
  guint64 dice = self->dice;
  CbkDemoOrigin *origin;
  GPtrArray *first;

  self->dice = cbk_demo_mix (self->seed, 'o', (guint64) officer);
  origin = &g_array_index (self->stuff.origins, CbkDemoOrigin,
                           cbk_demo_chance (self, 78) ? 0 : cbk_demo_roll (self, self->stuff.origins->len));
  first = cbk_demo_chance (self, 34) ? origin->female : origin->male;
  *forename = first->pdata[cbk_demo_roll (self, first->len)];
  *surname = origin->surnames->pdata[cbk_demo_roll (self, origin->surnames->len)];
  self->dice = dice;
}

const char *
cbk_demo_officer_name (CbkDemo *self, gint64 officer)
{
  const char *surname, *forename;

  person_of_officer (self, officer, &surname, &forename);

  return cbk_demo_format (self, "%s %d %s", officer % self->team_size == 0 ? "PS" : "PC",
                          (int) (1001 + officer), surname);
}

gint64
cbk_demo_organisation (CbkDemo *self, const char *kind)
{
  guint start = cbk_demo_roll (self, G_N_ELEMENTS (bodies));

  if (g_str_equal (kind, "business"))
    return FIRST_FIRM + cbk_demo_roll (self, self->stuff.firms->len);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      guint n = (start + i) % G_N_ELEMENTS (bodies);

      if (g_str_equal (bodies[n].kind, kind))
        return n;
    }

  g_assert_not_reached ();
}

static void
tell_units (CbkDemo *self, gint64 at)
{
  for (guint i = 0; i < N_NPUS; i++)
    ADD (self, "unit", i, at, CBK_DEMO_NONE, T ("code", cbk_demo_npu_code (npus[i].npu)),
         T ("name", npus[i].name), T ("kind", "npu"), T ("npu", npus[i].npu),
         N ("commander", cbk_demo_inspector (self, npus[i].npu)),
         T ("local_priorities", npus[i].inferred ?
            "Name provisional: inferred from the authorities, until headquarters confirms it." :
            "Residential burglary; knife crime; youth violence."),
         N ("starts_on", cbk_day_from_ymd (2016, 11, 28)));

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    ADD (self, "unit", N_NPUS + i, at, CBK_DEMO_NONE, T ("code", units[i].code), T ("name", units[i].name),
         T ("kind", units[i].kind), N ("restricted_view", i == UNIT_PPU));

  for (guint i = 0; i < self->teams->len; i++)
    {
      const CbkDemoTeam *team = CBK_DEMO_TEAM (self, i);

      ADD (self, "team", i, at, CBK_DEMO_NONE, T ("code", cbk_demo_format (self, "T%02u", i + 1)),
           T ("name", team->name), T ("kind", team->kind), T ("cluster", team->cluster),
           T ("strand", team->strand), N ("unit", team->unit), N ("supervisor", cbk_demo_sergeant (self, i)),
           N ("capacity", self->team_size * 14), T ("phone", cbk_demo_landline (self)),
           N ("restricted_view", team->unit == N_NPUS + UNIT_PPU));
    }
}

static void
tell_officer (CbkDemo *self, gint64 n, const char *rank, const char *roles, gint64 team, guint unit,
              gint64 boss, gint64 at)
{
  const char *surname, *forename;
  CbkDay since = self->today - 400 - (CbkDay) cbk_demo_roll (self, 2500);

  person_of_officer (self, n, &surname, &forename);
  ADD (self, "officer", (guint64) n, at, CBK_DEMO_NONE,
       T ("number", cbk_demo_format (self, "%d", (int) (1001 + n))), T ("surname", surname),
       T ("forenames", forename), T ("initials", cbk_demo_format (self, "%c%c", forename[0], surname[0])),
       T ("kind", "officer"), T ("rank", rank), T ("roles", roles), N ("team", team), N ("unit", unit),
       N ("supervisor", boss), T ("phone", cbk_demo_mobile (self)),
       T ("accreditations", cbk_demo_chance (self, 50) ? "pip1" : "pip1,pip2"),
       T ("skills", cbk_demo_chance (self, 60) ? NULL : CBK_DEMO_PICK (self, "interviewing", "digital",
                                                                       "search", "negotiator", "driving")),
       T ("availability", CBK_DEMO_PICK (self, "available", "available", "available", "available", "leave",
                                         "court", "sick", "rest_day")),
       N ("starts_on", since));
  ADD (self, "posting", (guint64) n, at, CBK_DEMO_NONE, N ("officer", n), N ("team", team), N ("unit", unit),
       T ("rank", rank), T ("roles", roles), N ("starts_on", since), T ("reason", "Posted"));
}

static void
tell_officers (CbkDemo *self, gint64 at)
{
  gint64 next = FIRST_COMMANDER (self);

  for (guint i = 0; i < N_NPUS; i++)
    tell_officer (self, next + i, "insp", "supervisor", CBK_DEMO_NONE, i, CBK_DEMO_NONE, at);
  tell_officer (self, next + N_NPUS, "staff", "administrator", CBK_DEMO_NONE, N_NPUS + UNIT_FS, CBK_DEMO_NONE,
                at);
  tell_officer (self, next + N_NPUS + 1, "staff", "auditor", CBK_DEMO_NONE, N_NPUS + UNIT_FS, CBK_DEMO_NONE,
                at);

  for (guint i = 0; i < self->teams->len; i++)
    {
      const CbkDemoTeam *team = CBK_DEMO_TEAM (self, i);

      for (guint j = 0; j < self->team_size; j++)
        tell_officer (self, i * self->team_size + j, j == 0 ? "ps" : "pc",
                      j == 0 ? cbk_demo_format (self, "supervisor,%s", team->role) : team->role, i,
                      team->unit,
                      j == 0 ? next + (gint64) (team->unit % N_NPUS) : cbk_demo_sergeant (self, i), at);
    }
}

static void
tell_areas (CbkDemo *self, gint64 at)
{
  for (guint i = 0; i < self->stuff.localities->len; i++)
    {
      const CbkDemoLocality *locality = CBK_DEMO_LOCALITY (self, i);
      guint unit = 0;

      while (unit + 1 < N_NPUS && !g_str_equal (npus[unit].npu, locality->npu))
        unit++;
      ADD (self, "area", i, at, CBK_DEMO_NONE, T ("code", cbk_demo_format (self, "N%03u", i + 1)),
           T ("name", locality->name), T ("kind", "neighbourhood"), N ("lat_e7", locality->lat_e7),
           N ("lon_e7", locality->lon_e7),
           T ("typology", CBK_DEMO_PICK (self, "complex", "additional", "universal_plus", "universal")),
           T ("npu", locality->npu), T ("authority", locality->authority), N ("unit", unit),
           N ("named_officer", cbk_demo_officer (self, cbk_demo_find_team (self, "neighbourhood",
                                                                           locality->npu))));
    }
}

static void
tell_places (CbkDemo *self, gint64 at)
{
  static const char *const kinds[][2] = {
    { "street", "public" },
    { "shop", "semi_public" },
    { "car_park", "public" },
    { "park", "public" },
    { "licensed", "semi_public" },
    { "station", "public" },
    { "school", "semi_public" },
  };

  for (guint i = 0; i < self->n_places; i++)
    {
      const CbkDemoLocality *locality;
      CbkDemoPlace place;

      cbk_demo_place (self, i, &place);
      locality = CBK_DEMO_LOCALITY (self, place.locality);
      ADD (self, "address", place.number, at, CBK_DEMO_NONE, T ("text", place.text),
           T ("locality", locality->name), T ("town", locality->town), T ("postcode", place.postcode),
           N ("lat_e7", place.lat_e7), N ("lon_e7", place.lon_e7), T ("precision", "street"),
           T ("kind", kinds[i % 7][0]), T ("visibility", kinds[i % 7][1]), T ("npu", locality->npu),
           T ("authority", locality->authority), N ("neighbourhood", place.locality));
    }

  for (guint i = 0; i < FIRST_FIRM + self->stuff.firms->len; i++)
    ADD (self, "organisation", i, at, CBK_DEMO_NONE,
         T ("name", i < FIRST_FIRM ? bodies[i].name : (char *) self->stuff.firms->pdata[i - FIRST_FIRM]),
         T ("kind", i < FIRST_FIRM ? bodies[i].kind : "business"),
         T ("partner", i < FIRST_FIRM ? bodies[i].partner : NULL),
         T ("premises_kind", i < FIRST_FIRM ? NULL : "shop"), N ("address", i % self->n_places),
         T ("phone", cbk_demo_landline (self)));
}

/**
 * cbk_demo_force_tell:
 * @self: the teller, before any other story
 *
 * Units, teams, officers, neighbourhoods, places and partners.
 */
void
cbk_demo_force_tell (CbkDemo *self)
{
  gint64 at = self->as_of - 1095 * CBK_DEMO_DAY;

  tell_units (self, at);
  tell_officers (self, at);
  tell_areas (self, at);
  tell_places (self, at);
}
