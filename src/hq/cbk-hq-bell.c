/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-bell.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

struct _CbkHqBell
{
  char *path;
  GSocket *socket;
  GSocketAddress *address;
  gboolean listens;
};

/**
 * cbk_hq_bell_new:
 * @folder: headquarters' folder; its bell is the socket "sequencer.sock" there
 *
 * Returns: (transfer full): to ring, or to listen with
 */
CbkHqBell *
cbk_hq_bell_new (const char *folder)
{
  CbkHqBell *self = g_new0 (CbkHqBell, 1);

  self->path = g_build_filename (folder, "sequencer.sock", NULL);
  self->address = g_unix_socket_address_new (self->path);
  self->socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);
  if (self->socket != NULL)
    g_socket_set_blocking (self->socket, FALSE);

  return self;
}

/* The newest one that listens is heard; a folder whose name is too long for a socket has no bell. */
void
cbk_hq_bell_listen (CbkHqBell *self)
{
  if (self->listens || self->socket == NULL)
    return;

  g_unlink (self->path);
  self->listens = g_socket_bind (self->socket, self->address, TRUE, NULL);
}

void
cbk_hq_bell_ring (CbkHqBell *self)
{
  if (self->socket != NULL)
    g_socket_send_to (self->socket, self->address, "!", 1, NULL, NULL);
}

/**
 * cbk_hq_bell_wait:
 * @self: a bell
 * @usec: how long at the most, in microseconds
 * @rung: whether it ends when it is rung, or not before that time
 * @cancellable: ends it
 */
void
cbk_hq_bell_wait (CbkHqBell *self, gint64 usec, gboolean rung, GCancellable *cancellable)
{
  GPollFD fds[2];
  guint n = 0;
  char bytes[16];

  if (g_cancellable_make_pollfd (cancellable, &fds[n]))
    n++;
  if (rung && self->listens)
    fds[n++] = (GPollFD){ g_socket_get_fd (self->socket), G_IO_IN, 0 };

  g_poll (fds, n, (gint) (usec / 1000));
  g_cancellable_release_fd (cancellable);
  while (self->listens && g_socket_receive (self->socket, bytes, sizeof bytes, NULL, NULL) > 0)
    ;
}

void
cbk_hq_bell_free (CbkHqBell *self)
{
  if (self->listens)
    g_unlink (self->path);
  g_clear_object (&self->socket);
  g_clear_object (&self->address);
  g_free (self->path);
  g_free (self);
}
