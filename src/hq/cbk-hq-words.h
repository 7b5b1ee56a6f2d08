/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"

G_BEGIN_DECLS

int cbk_hq_main (int argc, char **argv, const CbkEnv *env);

G_END_DECLS
