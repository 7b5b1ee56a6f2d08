/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-source.h"

G_BEGIN_DECLS

/* The finest outline of the largest district takes about half of this. */
#define CBK_FEATURES_MAX_BYTES (4 * 1024 * 1024)

/**
 * CbkFeature:
 * @line: the number, from 1, of the line on which it begins
 * @text: the JSON of one feature, not yet parsed; lasts until the next is read
 * @problem: (nullable): why it cannot be used; static; @text is %NULL then
 */
typedef struct
{
  guint64 line;
  const char *text;
  gsize length;
  const char *problem;
} CbkFeature;

typedef enum
{
  CBK_FEATURES_ONE,
  CBK_FEATURES_BROKEN,
  CBK_FEATURES_END,
  CBK_FEATURES_FAILED,
} CbkFeaturesResult;

/* Hands out the features of a GeoJSON FeatureCollection (RFC 7946) one by one, in bounded memory. */
typedef struct _CbkFeatures CbkFeatures;

CbkFeatures      *cbk_features_new   (CbkSource *source);
void              cbk_features_free  (CbkFeatures *self);
gboolean          cbk_features_check (CbkSource *source, GError **error);
CbkFeaturesResult cbk_features_next  (CbkFeatures *self, CbkFeature *feature, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkFeatures, cbk_features_free)

G_END_DECLS
