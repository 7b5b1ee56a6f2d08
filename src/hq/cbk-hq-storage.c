/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-storage.h"

#include <string.h>

void
cbk_hq_device_free (CbkHqDevice *self)
{
  g_free (self->name);
  g_free (self);
}

void
cbk_hq_mutation_free (CbkHqMutation *self)
{
  g_free (self->payload);
  g_free (self->sent_by);
  g_free (self->result);
  g_free (self);
}

void
cbk_hq_record_free (CbkHqRecord *self)
{
  g_free (self->doc);
  g_free (self->fver);
  g_free (self);
}

void
cbk_hq_user_free (CbkHqUser *self)
{
  g_free (self->number);
  g_free (self->name);
  g_free (self->roles);
  if (self->password != NULL)
    memset (self->password, 0, strlen (self->password));
  g_free (self->password);
  g_free (self);
}
