/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/conformance.h"

#include "hq/cbk-hq-secret.h"

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (cbk_hq_secret_init (NULL));
  cbk_test_postgres_make (&conformance_postgres, "fsync=off deadlock_timeout=50ms");
  conformance_add_database ();
  conformance_add_people ();
  conformance_add_numbers ();
  conformance_add_several ();
  conformance_add_traces ();
  status = g_test_run ();
  cbk_test_postgres_free (&conformance_postgres);

  return status;
}
