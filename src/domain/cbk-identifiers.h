/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbkIdentifierNote:
 * @unusual: whether a second look is due
 * @text: (nullable): a sentence that says why; static; %NULL when nothing is unusual
 *
 * What was noticed about an identifier. It is never a reason to refuse it: what an officer was told is kept
 * as told.
 */
typedef struct
{
  gboolean unusual;
  const char *text;
} CbkIdentifierNote;

/* How to write an identifier and what is unusual about it. @ret_normal may be %NULL; what it receives is the
 * caller's, is never %NULL, and is the best form of the text even when that is unusual. */
typedef CbkIdentifierNote (*CbkIdentifierCheck) (const char *text, char **ret_normal);

CbkIdentifierNote cbk_pnc_id_check         (const char *text, char **ret_normal);
CbkIdentifierNote cbk_arrest_summons_check (const char *text, char **ret_normal);
CbkIdentifierNote cbk_prison_number_check  (const char *text, char **ret_normal);
CbkIdentifierNote cbk_imei_check           (const char *text, char **ret_normal);
CbkIdentifierNote cbk_postcode_check       (const char *text, char **ret_normal);
CbkIdentifierNote cbk_uprn_check           (const char *text, char **ret_normal);
CbkIdentifierNote cbk_email_check          (const char *text, char **ret_normal);
CbkIdentifierNote cbk_vrm_check            (const char *text, char **ret_normal);
CbkIdentifierNote cbk_phone_check          (const char *text, char **ret_normal);

char       cbk_pnc_id_get_letter    (guint       year, guint serial);
char      *cbk_pnc_id_format        (guint       year, guint serial, gboolean whole_year);
char      *cbk_postcode_to_fixed    (const char *text);

/**
 * CbkVrmShape:
 * @CBK_VRM_CURRENT: AB12CDE, since 2001
 * @CBK_VRM_PREFIX: A123BCD, 1983 to 2001, and Q
 * @CBK_VRM_SUFFIX: ABC123D, 1963 to 1983
 * @CBK_VRM_NORTHERN_IRELAND: ABZ1234: letters with an I or a Z, then figures
 * @CBK_VRM_DATELESS: letters and figures, or the other way round
 * @CBK_VRM_DIPLOMATIC: 123D456 and 123X456
 * @CBK_VRM_OTHER: foreign, military, trade, cherished, misread: all are kept
 */
typedef enum
{
  CBK_VRM_OTHER,
  CBK_VRM_CURRENT,
  CBK_VRM_PREFIX,
  CBK_VRM_SUFFIX,
  CBK_VRM_NORTHERN_IRELAND,
  CBK_VRM_DATELESS,
  CBK_VRM_DIPLOMATIC,
} CbkVrmShape;

CbkVrmShape cbk_vrm_get_shape       (const char *vrm);
char       *cbk_vrm_fold            (const char *vrm);
gboolean    cbk_vrm_matches         (const char *vrm, const char *pattern, gboolean confusable);

/**
 * CbkPhoneKind:
 */
typedef enum
{
  CBK_PHONE_UNKNOWN,
  CBK_PHONE_MOBILE,
  CBK_PHONE_LANDLINE,
  CBK_PHONE_OTHER,
  CBK_PHONE_INTERNATIONAL,
} CbkPhoneKind;

/* "+", fifteen digits and a NUL */
#define CBK_PHONE_SIZE 17

CbkIdentifierNote  cbk_phone_parse         (const char *text, char e164[CBK_PHONE_SIZE], CbkPhoneKind *ret_kind);

G_END_DECLS
