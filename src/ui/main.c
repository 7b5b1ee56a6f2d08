/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-program.h"

int
main (int argc, char **argv)
{
  g_autoptr(CbkProgram) application = cbk_program_new (cbk_env_system ());

  return g_application_run (G_APPLICATION (application), argc, argv);
}
