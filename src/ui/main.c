/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-application.h"

int
main (int argc, char **argv)
{
  g_autoptr(CbkApplication) application = cbk_application_new (cbk_env_system ());

  return g_application_run (G_APPLICATION (application), argc, argv);
}
