/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sim/sim-world.h"

G_BEGIN_DECLS

void     sim_laptop_prepare_identity (void);
const CbkIdentity *sim_laptop_get_authority (void);
void     sim_laptop_prepare (SimLaptop *self);
void     sim_laptop_forget_answers (SimLaptop *self);
void     sim_laptop_make    (SimWorld *world, guint number);
void     sim_laptop_free    (SimLaptop *self);
void     sim_laptop_kill    (SimLaptop *self, gboolean power, SimDice *dice);
gboolean sim_laptop_sync    (SimLaptop *self, SimDice *dice, GError **error);
void     sim_laptop_adopt   (SimLaptop *self);
void     sim_laptop_note_answer (SimLaptop *self, const char *mid);
void     sim_laptop_back_up (SimLaptop *self);
void     sim_laptop_restore (SimLaptop *self);
void     sim_laptop_lose_cache (SimLaptop *self);

gboolean sim_laptop_edit    (SimLaptop *self, SimDice *dice, GError **error);

CbkTransport *sim_line_new (SimLaptop *laptop, SimDice *dice);
void          sim_answer_free (gpointer answer);

G_END_DECLS
