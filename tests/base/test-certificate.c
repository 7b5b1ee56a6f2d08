/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-certificate.h"
#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "lib/cbk-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define LAPTOP "0198c0de-0000-7000-8000-0000000000d1"
#define DAY (24 * CBK_HOUR)

/* GLib's own verification, which both ends of a connection use, says whether what we make is good. */

typedef struct
{
  CbkTestEnv env;
  CbkIdentity authority, server;
  char *key;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  const char *const hosts[] = { "hq.example", "127.0.0.1", "::1", NULL };
  g_autoptr(GError) error = NULL;

  cbk_test_env_init (&fixture->env, "2026-11-22T14:02:00Z");
  fixture->env.now = cbk_env_now (cbk_env_system ());
  g_assert_true (cbk_identity_init_authority (&fixture->authority, "Headquarters", &fixture->env.env, &error));
  g_assert_no_error (error);
  g_assert_true (cbk_identity_init_server (&fixture->server, &fixture->authority, hosts, &fixture->env.env, &error));
  g_assert_no_error (error);
  fixture->key = cbk_key_new (&error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  cbk_identity_clear (&fixture->authority);
  cbk_identity_clear (&fixture->server);
  g_free (fixture->key);
}

static char *
make_certificate (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *request = cbk_request_new (fixture->key, "whoever", &error);
  char *certificate;

  g_assert_no_error (error);
  certificate = cbk_certificate_sign (&fixture->authority, request, LAPTOP, &fixture->env.env, &error);
  g_assert_no_error (error);

  return certificate;
}

static GTlsCertificateFlags
verify (const char *pem, const char *authority_pem, const char *host)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_autoptr(GTlsCertificate) authority = g_tls_certificate_new_from_pem (authority_pem, -1, &error);
  g_autoptr(GSocketConnectable) identity = host != NULL ? g_network_address_new (host, 443) : NULL;

  g_assert_no_error (error);

  return g_tls_certificate_verify (certificate, identity, authority);
}

static void
test_a_server_is_known_by_each_of_its_names (Fixture *fixture, gconstpointer unused)
{
  const char *authority = fixture->authority.certificate;

  g_assert_cmpint (verify (fixture->server.certificate, authority, "hq.example"), ==, 0);
  g_assert_cmpint (verify (fixture->server.certificate, authority, "127.0.0.1"), ==, 0);
  g_assert_cmpint (verify (fixture->server.certificate, authority, "::1"), ==, 0);
  g_assert_cmpint (verify (fixture->server.certificate, authority, "other.example"), ==, G_TLS_CERTIFICATE_BAD_IDENTITY);
}

static void
test_another_authority_vouches_for_nothing (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkIdentity) other = { 0 };
  g_autofree char *certificate = make_certificate (fixture);

  g_assert_true (cbk_identity_init_authority (&other, "Headquarters", &fixture->env.env, NULL));
  g_assert_cmpint (verify (fixture->server.certificate, other.certificate, NULL), !=, 0);
  g_assert_cmpint (verify (certificate, other.certificate, NULL), !=, 0);
  g_assert_cmpint (verify (certificate, fixture->authority.certificate, NULL), ==, 0);
}

static void
test_a_laptop_is_called_what_headquarters_calls_it (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *certificate = make_certificate (fixture);
  g_autofree char *subject = cbk_certificate_dup_subject (certificate, NULL);

  g_assert_cmpstr (subject, ==, LAPTOP);
}

static void
test_a_laptops_certificate_lasts_thirty_days (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *certificate = NULL;
  gint64 until;

  certificate = make_certificate (fixture);
  g_assert_true (cbk_certificate_get_not_after (certificate, &until, NULL));
  g_assert_cmpint (until, >, fixture->env.now + 30 * DAY - CBK_MINUTE);
  g_assert_cmpint (until, <=, fixture->env.now + 30 * DAY);

  fixture->env.now -= 31 * DAY;
  g_clear_pointer (&certificate, g_free);
  certificate = make_certificate (fixture);
  g_assert_cmpint (verify (certificate, fixture->authority.certificate, NULL), ==, G_TLS_CERTIFICATE_EXPIRED);
}

static void
test_a_laptop_is_no_server_and_no_authority (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *certificate = make_certificate (fixture);
  const char *const hosts[] = { "hq.example", NULL };
  CbkIdentity laptop = { fixture->key, certificate };
  g_auto(CbkIdentity) forged = { 0 };
  g_autofree char *chain = NULL;
  g_autofree char *path = NULL, *folder = cbk_test_make_folder ();
  g_autoptr(GTlsDatabase) database = NULL;
  g_autoptr(GTlsCertificate) parsed = NULL;
  g_autoptr(GSocketConnectable) identity = g_network_address_new (LAPTOP, 443);

  /* What a laptop signs is signed by nobody. */
  g_assert_true (cbk_identity_init_server (&forged, &laptop, hosts, &fixture->env.env, NULL));
  chain = g_strconcat (forged.certificate, fixture->authority.certificate, NULL);
  g_assert_cmpint (verify (chain, fixture->authority.certificate, "hq.example"), !=, 0);

  /* Nor can it pose as a headquarters, even one of its own name. */
  path = g_build_filename (folder, "authority.pem", NULL);
  g_assert_true (cbk_pem_save (path, fixture->authority.certificate, NULL));
  database = g_tls_file_database_new (path, NULL);
  parsed = g_tls_certificate_new_from_pem (certificate, -1, NULL);
  g_assert_cmpint (g_tls_database_verify_chain (database, parsed, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
                                                G_TLS_DATABASE_VERIFY_NONE, NULL, NULL), !=, 0);
  g_assert_cmpint (g_tls_database_verify_chain (database, parsed, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_CLIENT, NULL, NULL,
                                                G_TLS_DATABASE_VERIFY_NONE, NULL, NULL), ==, 0);
  cbk_test_remove_folder (folder);
}

static void
test_a_renewed_certificate_has_another_fingerprint_and_the_same_key (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = make_certificate (fixture), *second = make_certificate (fixture);
  g_autofree char *first_print = cbk_certificate_dup_fingerprint (first, NULL);
  g_autofree char *second_print = cbk_certificate_dup_fingerprint (second, NULL);
  g_autofree char *first_key = cbk_certificate_dup_key_id (first, NULL);
  g_autofree char *request = cbk_request_new (fixture->key, LAPTOP, NULL);
  g_autofree char *request_key = cbk_request_dup_key_id (request, NULL);
  g_autofree char *checksum = NULL;
  g_autofree char *other = cbk_key_new (NULL);
  g_autoptr(GTlsCertificate) parsed = g_tls_certificate_new_from_pem (first, -1, NULL);
  g_autoptr(GByteArray) der = NULL;

  g_object_get (parsed, "certificate", &der, NULL);
  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  g_assert_cmpstr (first_print, ==, checksum);
  g_assert_cmpstr (first_print, !=, second_print);
  g_assert_cmpstr (first_key, ==, request_key);
  g_assert_true (cbk_certificate_is_of_key (first, fixture->key));
  g_assert_false (cbk_certificate_is_of_key (first, other));
}

static void
test_a_request_that_was_touched_is_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const bad[] = { "", "nonsense", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n" };
  g_autofree char *request = cbk_request_new (fixture->key, "somebody", NULL);
  g_auto(GStrv) lines = g_strsplit (request, "\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (cbk_certificate_sign (&fixture->authority, bad[i], LAPTOP, &fixture->env.env, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
    }

  /* A letter of the signature, at the end. */
  for (guint i = 1; lines[i + 2] != NULL; i++)
    {
      char *letter = lines[i] + 8, before = *letter;
      g_autofree char *touched = NULL;
      g_autoptr(GError) error = NULL;

      *letter = before == 'A' ? 'B' : 'A';
      touched = g_strjoinv ("\n", lines);
      *letter = before;
      g_assert_null (cbk_certificate_sign (&fixture->authority, touched, LAPTOP, &fixture->env.env, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
    }
}

static void
test_keys_are_for_their_owners_eyes_alone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = cbk_test_make_folder ();
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "certificate.pem", NULL);
  g_auto(CbkIdentity) loaded = { 0 };
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  g_assert_true (cbk_identity_save (&fixture->server, certificate, key, &error));
  g_assert_cmpint (g_stat (key, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_true (cbk_identity_load (&loaded, certificate, key, &error));
  g_assert_cmpstr (loaded.key, ==, fixture->server.key);
  g_assert_cmpstr (loaded.certificate, ==, fixture->server.certificate);
  cbk_identity_clear (&loaded);

  g_assert_true (cbk_pem_save (key, fixture->key, NULL));
  g_assert_false (cbk_identity_load (&loaded, certificate, key, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  cbk_identity_clear (&loaded);
  g_clear_error (&error);

  g_assert_cmpint (g_remove (key), ==, 0);
  g_assert_false (cbk_identity_load (&loaded, certificate, key, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
  cbk_test_remove_folder (folder);
}

#define ADD(name, func) g_test_add ("/certificate/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-server-is-known-by-each-of-its-names", test_a_server_is_known_by_each_of_its_names);
  ADD ("another-authority-vouches-for-nothing", test_another_authority_vouches_for_nothing);
  ADD ("a-laptop-is-called-what-headquarters-calls-it", test_a_laptop_is_called_what_headquarters_calls_it);
  ADD ("a-laptops-certificate-lasts-thirty-days", test_a_laptops_certificate_lasts_thirty_days);
  ADD ("a-laptop-is-no-server-and-no-authority", test_a_laptop_is_no_server_and_no_authority);
  ADD ("a-renewed-certificate-has-another-fingerprint-and-the-same-key",
       test_a_renewed_certificate_has_another_fingerprint_and_the_same_key);
  ADD ("a-request-that-was-touched-is-refused", test_a_request_that_was_touched_is_refused);
  ADD ("keys-are-for-their-owners-eyes-alone", test_keys_are_for_their_owners_eyes_alone);

  return g_test_run ();
}
