/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "base/cbk-jws.h"

#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

/* The examples of RFC 7515, appendices A.2 and A.3. */
#define CLAIMS "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
#define RS256_HEADER "eyJhbGciOiJSUzI1NiJ9"
#define RS256_SIGNATURE \
  "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAc" \
  "QjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEs" \
  "qtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
#define ES256_HEADER "eyJhbGciOiJFUzI1NiJ9"
#define ES256_SIGNATURE "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
#define KEYS \
  "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJr" \
  "cS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA" \
  "9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkML" \
  "s91kzk2PAcDTW9gb54h4FRWyuXpoQ\"},{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\"," \
  "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}"

static JsonObject *
verify (const char *token, const char *keys, gboolean *ret_unknown, GError **error)
{
  g_autoptr(JsonObject) set = cbk_json_parse_object (keys, -1, NULL);

  g_assert_nonnull (set);

  return cbk_jws_verify (token, set, ret_unknown, error);
}

static void
assert_says_joe (const char *token)
{
  g_autoptr(GError) error = NULL;
  gboolean unknown;
  g_autoptr(JsonObject) claims = verify (token, KEYS, &unknown, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cbk_json_get_text (claims, "iss"), ==, "joe");
}

static void
assert_refused (const char *token, const char *keys)
{
  g_autoptr(GError) error = NULL;
  gboolean unknown;

  g_assert_null (verify (token, keys, &unknown, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_the_examples_of_the_standard_hold (void)
{
  assert_says_joe (RS256_HEADER "." CLAIMS "." RS256_SIGNATURE);
  assert_says_joe (ES256_HEADER "." CLAIMS "." ES256_SIGNATURE);
}

static void
test_any_touched_letter_breaks_it (void)
{
  static const char *const tokens[] = { RS256_HEADER "." CLAIMS "." RS256_SIGNATURE, ES256_HEADER "." CLAIMS "." ES256_SIGNATURE };

  for (guint n = 0; n < G_N_ELEMENTS (tokens); n++)
    {
      gsize length = strlen (tokens[n]);
      g_autofree char *token = g_strdup (tokens[n]);

      /* The last letter of a part may hold bits that mean nothing. */
      for (gsize i = 0; i + 1 < length; i++)
        {
          char before = token[i];

          if (before == '.' || token[i + 1] == '.')
            continue;
          token[i] = before == 'Q' ? 'g' : 'Q';
          assert_refused (token, KEYS);
          token[i] = before;
        }
    }
}

static void
test_a_token_that_nobody_signed_is_refused (void)
{
  g_autofree char *none = cbk_base64url_encode ((const guint8 *) "{\"alg\":\"none\"}", 14);
  g_autofree char *hmac = cbk_base64url_encode ((const guint8 *) "{\"alg\":\"HS256\"}", 15);
  g_autofree char *critical = cbk_base64url_encode ((const guint8 *) "{\"alg\":\"ES256\",\"crit\":[\"b64\"]}", 31);
  g_autofree char *unsigned_token = g_strconcat (none, "." CLAIMS ".", NULL);
  g_autofree char *secret_token = g_strconcat (hmac, "." CLAIMS "." ES256_SIGNATURE, NULL);
  g_autofree char *critical_token = g_strconcat (critical, "." CLAIMS "." ES256_SIGNATURE, NULL);
  static const char *const odd[] = { "", ".", "..", "...", "a.b.c", RS256_HEADER "." CLAIMS, RS256_HEADER "." CLAIMS ".",
                                     ES256_HEADER "." CLAIMS "." RS256_SIGNATURE, RS256_HEADER "." CLAIMS "." ES256_SIGNATURE,
                                     RS256_HEADER "." CLAIMS "." RS256_SIGNATURE ".x" };

  assert_refused (unsigned_token, KEYS);
  assert_refused (secret_token, KEYS);
  assert_refused (critical_token, KEYS);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    assert_refused (odd[i], KEYS);
}

static void
test_an_unknown_key_is_said_so (void)
{
  static const char *const sets[] = { "{}", "{\"keys\":[]}", "{\"keys\":7}", "{\"keys\":[7,{}]}",
                                      "{\"keys\":[{\"kty\":\"EC\",\"use\":\"enc\"}]}", "{\"keys\":[{\"kty\":\"EC\",\"alg\":\"ES512\"}]}" };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr(GError) error = NULL;
      gboolean unknown = FALSE;

      g_assert_null (verify (ES256_HEADER "." CLAIMS "." ES256_SIGNATURE, sets[i], &unknown, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_assert_true (unknown);
    }
}

static void
test_weak_and_broken_keys_are_refused (void)
{
  static const char *const sets[] = {
    "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}", "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"!\",\"e\":\"AQAB\"}]}",
    "{\"keys\":[{\"kty\":\"RSA\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    assert_refused (RS256_HEADER "." CLAIMS "." RS256_SIGNATURE, sets[i]);

  assert_refused (ES256_HEADER "." CLAIMS "." ES256_SIGNATURE,
                  "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQAB\",\"y\":\"AQAB\"}]}");
  assert_refused (ES256_HEADER "." CLAIMS "." ES256_SIGNATURE, "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-521\"}]}");
}

/* Numbers whose first bit is set and numbers with zeros in front: each signature is another pair. */
static void
test_every_pair_of_numbers_is_read (void)
{
  gnutls_privkey_t key;
  gnutls_datum_t x, y;
  g_autofree char *x_text = NULL, *y_text = NULL, *keys = NULL;

  gnutls_privkey_init (&key);
  g_assert_cmpint (gnutls_privkey_generate (key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0), ==, 0);
  g_assert_cmpint (gnutls_privkey_export_ecc_raw2 (key, NULL, &x, &y, NULL, GNUTLS_EXPORT_FLAG_NO_LZ), ==, 0);
  x_text = cbk_base64url_encode (x.data, x.size);
  y_text = cbk_base64url_encode (y.data, y.size);
  keys = g_strdup_printf ("{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}]}", x_text, y_text);

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *claims = g_strdup_printf ("{\"n\":%u}", i);
      g_autofree char *encoded = cbk_base64url_encode ((const guint8 *) claims, strlen (claims));
      g_autofree char *head = g_strconcat (ES256_HEADER ".", encoded, NULL);
      g_autofree char *signature = NULL, *token = NULL;
      gnutls_datum_t data = { (unsigned char *) head, (unsigned int) strlen (head) }, der, r, s;
      guint8 pair[64] = { 0 };
      g_autoptr(JsonObject) object = NULL;
      g_autoptr(GError) error = NULL;
      gboolean unknown;

      g_assert_cmpint (gnutls_privkey_sign_data2 (key, GNUTLS_SIGN_ECDSA_SHA256, 0, &data, &der), ==, 0);
      g_assert_cmpint (gnutls_decode_rs_value (&der, &r, &s), ==, 0);
      memcpy (pair + 32 - MIN (r.size, 32), r.data + (r.size > 32 ? r.size - 32 : 0), MIN (r.size, 32));
      memcpy (pair + 64 - MIN (s.size, 32), s.data + (s.size > 32 ? s.size - 32 : 0), MIN (s.size, 32));
      signature = cbk_base64url_encode (pair, sizeof pair);
      token = g_strconcat (head, ".", signature, NULL);
      object = verify (token, keys, &unknown, &error);
      g_assert_no_error (error);
      g_assert_cmpint (cbk_json_get_int (object, "n", -1), ==, i);
      gnutls_free (der.data);
      gnutls_free (r.data);
      gnutls_free (s.data);
    }

  gnutls_free (x.data);
  gnutls_free (y.data);
  gnutls_privkey_deinit (key);
}

static void
test_base64url_comes_back (void)
{
  guint8 bytes[64];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 37);

  for (gsize length = 0; length <= sizeof bytes; length++)
    {
      g_autofree char *text = cbk_base64url_encode (bytes, length);
      gsize size;
      g_autofree guint8 *back = cbk_base64url_decode (text, strlen (text), &size);

      g_assert_null (strpbrk (text, "+/="));
      g_assert_cmpmem (back, size, bytes, length);
    }

  g_assert_null (cbk_base64url_decode ("a+b", 3, &(gsize){ 0 }));
  g_assert_null (cbk_base64url_decode ("aaaaa", 5, &(gsize){ 0 }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jws/the-examples-of-the-standard-hold", test_the_examples_of_the_standard_hold);
  g_test_add_func ("/jws/any-touched-letter-breaks-it", test_any_touched_letter_breaks_it);
  g_test_add_func ("/jws/a-token-that-nobody-signed-is-refused", test_a_token_that_nobody_signed_is_refused);
  g_test_add_func ("/jws/an-unknown-key-is-said-so", test_an_unknown_key_is_said_so);
  g_test_add_func ("/jws/weak-and-broken-keys-are-refused", test_weak_and_broken_keys_are_refused);
  g_test_add_func ("/jws/every-pair-of-numbers-is-read", test_every_pair_of_numbers_is_read);
  g_test_add_func ("/jws/base64url-comes-back", test_base64url_comes_back);

  return g_test_run ();
}
