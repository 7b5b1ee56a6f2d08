/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-words.h"

int
main (int argc, char **argv)
{
  return cbk_hq_main (argc, argv, cbk_env_system ());
}
