/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sim/sim-world.h"

G_BEGIN_DECLS

/* Headquarters: its real storage and its real handlers, called without a network between. */

void     sim_hq_prepare     (SimWorld *world);
void     sim_hq_make        (SimWorld *world);
void     sim_hq_free        (SimWorld *world);
void     sim_hq_add_laptop  (SimLaptop *laptop);
GBytes  *sim_hq_handle      (SimLaptop *laptop, const char *path, const char *token, GBytes *body,
                             guint *ret_status);
void     sim_hq_kill        (SimWorld *world, gboolean power, SimDice *dice);
void     sim_hq_back_up     (SimWorld *world);
void     sim_hq_restore     (SimWorld *world);
const char *sim_hq_epoch    (SimWorld *world);
void     sim_hq_give        (SimLaptop *laptop, SimGiven what);
char    *sim_hq_list_given  (SimLaptop *laptop);
char    *sim_hq_verify      (SimWorld *world);
CbkConnection *sim_hq_reader (SimWorld *world);

G_END_DECLS
