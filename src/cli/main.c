/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

int
main (int argc, char **argv)
{
  return cbk_cli_main (argc, argv, cbk_env_system ());
}
