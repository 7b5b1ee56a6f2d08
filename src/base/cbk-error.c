/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"

G_DEFINE_QUARK (cbk-error-quark, cbk_error)
