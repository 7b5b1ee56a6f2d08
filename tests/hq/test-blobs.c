/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-sha256.h"
#include "peer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Attachments at the program itself: sent as a laptop sends them, and asked for as nobody should. */

#define NEED_ID "0198c0de-0000-7000-8000-0000000000d1"
#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define CHUNK (4 * 1024 * 1024)

/* Of the last answer. */
static struct
{
  gint64 offset;           /* of its header, -1 for none */
  GBytes *body;
} last;

typedef struct
{
  gint64 offset;           /* of a header; -1 for none */
  const char *digest;
  const char *range;
} Headers;

static const Headers no_headers = { -1, NULL, NULL };

static SoupMessage *
make_message (Fixture *fixture, Laptop *laptop, const char *method, const char *path, const Headers *more, GBytes *body)
{
  g_autofree char *url = g_strconcat (fixture->hq.url, path, NULL);
  SoupMessage *message = soup_message_new (method, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *bearer = g_strconcat ("Bearer ", laptop->token, NULL);
  g_autofree char *offset = g_strdup_printf ("%" G_GINT64_FORMAT, more->offset);

  if (laptop->token != NULL)
    soup_message_headers_replace (headers, "Authorization", bearer);
  if (more->offset >= 0)
    soup_message_headers_replace (headers, "Upload-Offset", offset);
  if (more->digest != NULL)
    soup_message_headers_replace (headers, "Content-Digest", more->digest);
  if (more->range != NULL)
    soup_message_headers_replace (headers, "Range", more->range);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/octet-stream", body);

  return message;
}

static void
ask (Fixture *fixture, Laptop *laptop, const char *method, const char *path, const Headers *more, GBytes *body)
{
  g_autoptr(SoupMessage) message = make_message (fixture, laptop, method, path, more, body);
  g_autoptr(GError) error = NULL;
  const char *offset;

  fixture->as = laptop;
  g_clear_pointer (&last.body, g_bytes_unref);
  last.body = soup_session_send_and_read (peer_prepare (fixture, message), message, NULL, &error);
  g_assert_no_error (error);
  g_free (fixture->answer);
  fixture->answer = g_strndup (g_bytes_get_data (last.body, NULL), MIN (g_bytes_get_size (last.body), 1000));
  fixture->status = soup_message_get_status (message);
  offset = soup_message_headers_get_one (soup_message_get_response_headers (message), "Upload-Offset");
  last.offset = offset != NULL ? g_ascii_strtoll (offset, NULL, 10) : -1;
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&last.body, g_bytes_unref);
  peer_fixture_tear_down (fixture, unused);
}

/* A file's bytes: as long and as odd as wanted. */
static GBytes *
make_bytes (gsize length, guint32 seed)
{
  guint8 *bytes = g_malloc (length + 1);
  guint32 state = seed * 2654435761u + 1;

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) ((state = state * 1664525u + 1013904223u) >> 24);

  return g_bytes_new_take (bytes, length);
}

static char *
name_of (GBytes *bytes)
{
  guint8 digest[CBK_SHA256_BYTES];
  char name[CBK_SHA256_NAME_SIZE];

  cbk_sha256_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), digest);
  cbk_sha256_print_name (digest, name);

  return g_strdup (name);
}

static char *
digest_of (GBytes *bytes)
{
  guint8 digest[CBK_SHA256_BYTES];
  g_autofree char *base64 = NULL;

  cbk_sha256_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), digest);
  base64 = g_base64_encode (digest, sizeof digest);

  return g_strconcat ("sha-256=:", base64, ":", NULL);
}

/* The path to send it to; NULL when headquarters says that it has it, or refuses. */
static char *
offer (Fixture *fixture, Laptop *laptop, const char *name, gint64 size)
{
  g_autofree char *body = g_strdup_printf ("{\"sha256\":\"%s\",\"size\":%" G_GINT64_FORMAT "}", name, size);
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr(JsonObject) object = NULL;

  ask (fixture, laptop, "POST", "/v1/blobs", &no_headers, bytes);
  g_test_message ("%u %s", fixture->status, fixture->answer);
  object = cbk_json_parse_object (fixture->answer, -1, NULL);

  return fixture->status == 201 ? g_strdup (cbk_json_get_text (object, "upload")) : NULL;
}

static void
patch (Fixture *fixture, Laptop *laptop, const char *upload, gint64 offset, GBytes *piece)
{
  g_autofree char *digest = digest_of (piece);
  Headers headers = { offset, digest, NULL };

  ask (fixture, laptop, "PATCH", upload, &headers, piece);
}

/* From where headquarters is, to the end. */
static void
send_rest (Fixture *fixture, Laptop *laptop, const char *upload, GBytes *file)
{
  gint64 size = (gint64) g_bytes_get_size (file);

  ask (fixture, laptop, "HEAD", upload, &no_headers, NULL);
  g_assert_cmpuint (fixture->status, ==, 200);
  do
    {
      gint64 offset = last.offset;
      g_autoptr(GBytes) piece = g_bytes_new_from_bytes (file, (gsize) offset, (gsize) MIN (CHUNK, size - offset));

      patch (fixture, laptop, upload, offset, piece);
    }
  while (fixture->status == 204);
}

static void
upload (Fixture *fixture, Laptop *laptop, GBytes *file)
{
  g_autofree char *name = name_of (file);
  g_autofree char *path = offer (fixture, laptop, name, (gint64) g_bytes_get_size (file));

  g_assert_nonnull (path);
  send_rest (fixture, laptop, path, file);
  g_assert_cmpuint (fixture->status, ==, 201);
}

/* A record that names a file. */
static void
push_record (Fixture *fixture, Laptop *laptop, const char *name, const char *more)
{
  char id[CBK_ID_LENGTH + 1];
  g_autofree char *rest = NULL;
  g_autofree char *line = NULL;

  cbk_id_init (id, &fixture->env.env);
  rest = g_strdup_printf ("'base':0,'doc':{'name':'photo','sha256':'%s','state':'registered','subject_id':'" CASE_ID "'%s},"
                          "'id':'%s','op':'create','type':'media_file'", name, more, id);
  line = peer_make_line (fixture, laptop, rest);
  peer_push (fixture, laptop, line);
  peer_assert_answer_has (fixture, "\"status\":\"applied\"");
}

static void
get (Fixture *fixture, Laptop *laptop, const char *name, const char *range)
{
  g_autofree char *path = g_strconcat ("/v1/blobs/", name, NULL);
  Headers headers = { -1, NULL, range };

  ask (fixture, laptop, "GET", path, &headers, NULL);
}

static void
assert_answer_is (Fixture *fixture, GBytes *file, gsize from, gsize length)
{
  g_autoptr(GBytes) part = g_bytes_new_from_bytes (file, from, length);

  g_assert_true (g_bytes_equal (last.body, part));
}

/* Complete means that the bytes on the disk hash to the name. */
static void
assert_files_hold (Fixture *fixture)
{
  g_autofree char *out = cbk_test_hq_run (&fixture->hq, 0, NULL, "verify", fixture->hq.folder, "--blobs", NULL);

  g_assert_nonnull (strstr (out, "compared with their names"));
}

static void
test_a_file_of_70_mb_goes_up_and_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (70 * 1024 * 1024 + 7, 1);
  g_autofree char *name = name_of (file);

  push_record (fixture, &fixture->a, name, "");
  upload (fixture, &fixture->a, file);
  get (fixture, &fixture->b, name, NULL);
  g_assert_cmpuint (fixture->status, ==, 200);
  assert_answer_is (fixture, file, 0, g_bytes_get_size (file));
  assert_files_hold (fixture);
}

static void
test_a_part_can_be_asked_for (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (200000, 2);
  g_autofree char *name = name_of (file);

  push_record (fixture, &fixture->a, name, "");
  upload (fixture, &fixture->a, file);

  get (fixture, &fixture->b, name, "bytes=150000-");
  g_assert_cmpuint (fixture->status, ==, 206);
  assert_answer_is (fixture, file, 150000, 50000);
  get (fixture, &fixture->b, name, "bytes=10-19");
  g_assert_cmpuint (fixture->status, ==, 206);
  assert_answer_is (fixture, file, 10, 10);
  get (fixture, &fixture->b, name, "bytes=199999-900000");
  assert_answer_is (fixture, file, 199999, 1);

  get (fixture, &fixture->b, name, "bytes=200000-");
  peer_assert_refused (fixture, 416, "range");
  get (fixture, &fixture->b, name, "bytes=-5");
  peer_assert_refused (fixture, 416, "range");
  get (fixture, &fixture->b, name, "bytes=5-4");
  peer_assert_refused (fixture, 416, "range");
  get (fixture, &fixture->b, name, "bytes=1-2,4-5");
  peer_assert_refused (fixture, 416, "range");
}

static void
test_a_wrong_offset_is_told_the_right_one (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 3);
  g_autoptr(GBytes) first = g_bytes_new_from_bytes (file, 0, 1000);
  g_autoptr(GBytes) second = g_bytes_new_from_bytes (file, 1000, 1000);
  g_autofree char *name = name_of (file);
  g_autofree char *path = offer (fixture, &fixture->a, name, 3000);

  patch (fixture, &fixture->a, path, 0, first);
  g_assert_cmpuint (fixture->status, ==, 204);
  g_assert_cmpint (last.offset, ==, 1000);
  patch (fixture, &fixture->a, path, 0, first);
  peer_assert_refused (fixture, 409, "offset");
  g_assert_nonnull (strstr (fixture->answer, "\"next\":1000"));
  patch (fixture, &fixture->a, path, 2000, second);
  peer_assert_refused (fixture, 409, "offset");
  send_rest (fixture, &fixture->a, path, file);
  g_assert_cmpuint (fixture->status, ==, 201);
  assert_files_hold (fixture);
}

static void
test_a_piece_that_changed_on_its_way_is_not_kept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 4), other = make_bytes (3000, 5);
  g_autofree char *name = name_of (file), *digest = digest_of (other);
  g_autofree char *path = offer (fixture, &fixture->a, name, 3000);
  Headers headers = { 0, digest, NULL };

  ask (fixture, &fixture->a, "PATCH", path, &headers, file);
  peer_assert_refused (fixture, 400, "digest");
  headers.digest = "sha-256=nonsense";
  ask (fixture, &fixture->a, "PATCH", path, &headers, file);
  peer_assert_refused (fixture, 400, "digest");
  headers.digest = NULL;
  ask (fixture, &fixture->a, "PATCH", path, &headers, file);
  peer_assert_refused (fixture, 400, "digest");
  ask (fixture, &fixture->a, "HEAD", path, &no_headers, NULL);
  g_assert_cmpint (last.offset, ==, 0);
}

static void
test_another_file_than_was_offered_is_not_kept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 6), other = make_bytes (3000, 7);
  g_autofree char *name = name_of (file);
  g_autofree char *path = offer (fixture, &fixture->a, name, 3000);

  push_record (fixture, &fixture->a, name, "");
  patch (fixture, &fixture->a, path, 0, other);
  peer_assert_refused (fixture, 400, "content");
  get (fixture, &fixture->b, name, NULL);
  peer_assert_refused (fixture, 404, "awaited");

  /* From its beginning it goes all the same. */
  send_rest (fixture, &fixture->a, path, file);
  g_assert_cmpuint (fixture->status, ==, 201);
  get (fixture, &fixture->b, name, NULL);
  assert_answer_is (fixture, file, 0, 3000);
}

static void
test_more_than_was_offered_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 8), nothing = g_bytes_new (NULL, 0);
  g_autoptr(GBytes) large = make_bytes (CHUNK + 1, 8);
  g_autofree char *name = name_of (file);
  g_autofree char *path = offer (fixture, &fixture->a, name, 2999);

  patch (fixture, &fixture->a, path, 0, file);
  peer_assert_refused (fixture, 400, "length");
  patch (fixture, &fixture->a, path, 0, nothing);
  peer_assert_refused (fixture, 400, "length");
  patch (fixture, &fixture->a, path, 0, large);
  peer_assert_refused (fixture, 413, "too-large");

  g_assert_null (offer (fixture, &fixture->a, name, G_GINT64_CONSTANT (5) << 30));
  peer_assert_refused (fixture, 413, "too-large");
  g_assert_null (offer (fixture, &fixture->a, name, -1));
  peer_assert_refused (fixture, 400, "invalid");
}

static void
test_a_laptop_may_begin_only_so_many (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 64; i++)
    {
      g_autofree char *name = g_strdup_printf ("%064x", i + 1);
      g_autofree char *path = offer (fixture, &fixture->a, name, 1000);

      g_assert_nonnull (path);
    }

  g_assert_null (offer (fixture, &fixture->a, EMPTY, 1000));
  peer_assert_refused (fixture, 429, "quota");
  g_free (offer (fixture, &fixture->b, EMPTY, 1000));
  g_assert_cmpuint (fixture->status, ==, 201);
}

static void
test_an_empty_file_is_a_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);

  push_record (fixture, &fixture->a, EMPTY, "");
  upload (fixture, &fixture->a, nothing);
  get (fixture, &fixture->b, EMPTY, NULL);
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (last.body), ==, 0);
  assert_files_hold (fixture);
}

static void
test_no_name_is_a_path (Fixture *fixture, gconstpointer unused)
{
  const char *const tricks[] = {
    "../hq.db", "..%2fhq.db", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "parts", "ab/cd", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
    EMPTY "0", "e3b0c4", "%00" EMPTY, EMPTY "%00", "..", ".", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tricks); i++)
    {
      g_autofree char *path = g_strconcat ("/v1/uploads/", tricks[i], NULL);

      get (fixture, &fixture->a, tricks[i], NULL);
      g_test_message ("%s", tricks[i]);
      g_assert_true (fixture->status == 400 || fixture->status == 404);
      ask (fixture, &fixture->a, "HEAD", path, &no_headers, NULL);
      g_assert_true (fixture->status == 404 || fixture->status == 400);
      if (strchr (tricks[i], '%') == NULL)
        {
          g_assert_null (offer (fixture, &fixture->a, tricks[i], 10));
          peer_assert_refused (fixture, 400, "name");
        }
    }
}

static void
test_whoever_does_not_sign_in_gets_nothing (Fixture *fixture, gconstpointer unused)
{
  Laptop stranger = { .token = NULL };

  get (fixture, &stranger, EMPTY, NULL);
  peer_assert_refused (fixture, 401, "certificate");
  g_assert_null (offer (fixture, &stranger, EMPTY, 0));
  peer_assert_refused (fixture, 401, "certificate");
}

static void
test_a_file_is_given_by_a_record_and_by_nothing_else (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 9);
  g_autofree char *name = name_of (file);

  /* Without a record nobody has it, not even who sent it. */
  upload (fixture, &fixture->a, file);
  get (fixture, &fixture->a, name, NULL);
  peer_assert_refused (fixture, 404, "unknown");

  /* In a restricted record that these laptops do not hold, neither. */
  push_record (fixture, &fixture->a, name, ",'restricted_to':'" NEED_ID "'");
  get (fixture, &fixture->b, name, NULL);
  peer_assert_refused (fixture, 404, "unknown");

  push_record (fixture, &fixture->a, name, "");
  get (fixture, &fixture->b, name, NULL);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_hash_alone_opens_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 10), unknown = make_bytes (3000, 11);
  g_autofree char *name = name_of (file), *none = name_of (unknown);
  g_autofree char *path = NULL, *other = NULL;

  push_record (fixture, &fixture->a, name, ",'restricted_to':'" NEED_ID "'");
  upload (fixture, &fixture->a, file);

  /* It is asked for the bytes again, as for a file that nobody has. */
  path = offer (fixture, &fixture->b, name, 3000);
  other = offer (fixture, &fixture->b, none, 3000);
  g_assert_nonnull (path);
  g_assert_nonnull (other);
  g_assert_cmpuint (strlen (path), ==, strlen (other));

  /* A record of one's own about it is answered as one about a file that nobody has. */
  push_record (fixture, &fixture->b, name, "");
  push_record (fixture, &fixture->b, none, "");
  get (fixture, &fixture->b, name, NULL);
  peer_assert_refused (fixture, 404, "awaited");
  get (fixture, &fixture->b, none, NULL);
  peer_assert_refused (fixture, 404, "awaited");

  /* Whoever has the bytes has them. */
  send_rest (fixture, &fixture->b, path, file);
  g_assert_cmpuint (fixture->status, ==, 201);
  get (fixture, &fixture->b, name, NULL);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_what_one_may_read_need_not_be_sent_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 12);
  g_autofree char *name = name_of (file);

  push_record (fixture, &fixture->a, name, "");
  upload (fixture, &fixture->a, file);
  g_assert_null (offer (fixture, &fixture->b, name, 3000));
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_null (offer (fixture, &fixture->a, name, 3000));
  g_assert_cmpuint (fixture->status, ==, 200);

  /* But not with another length: then it is another file. */
  g_free (offer (fixture, &fixture->b, name, 3001));
  g_assert_cmpuint (fixture->status, ==, 201);
}

static void
test_another_laptops_upload_is_nobody_elses (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 13);
  g_autofree char *name = name_of (file);
  g_autofree char *path = offer (fixture, &fixture->a, name, 3000);

  patch (fixture, &fixture->b, path, 0, file);
  peer_assert_refused (fixture, 404, "upload");
  ask (fixture, &fixture->b, "HEAD", path, &no_headers, NULL);
  g_assert_cmpuint (fixture->status, ==, 404);
}

static void
test_two_laptops_send_the_same_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 14);
  g_autoptr(GBytes) first = g_bytes_new_from_bytes (file, 0, 1000);
  g_autofree char *name = name_of (file);
  g_autofree char *a = offer (fixture, &fixture->a, name, 3000), *b = offer (fixture, &fixture->b, name, 3000);

  patch (fixture, &fixture->a, a, 0, first);
  patch (fixture, &fixture->b, b, 0, first);
  send_rest (fixture, &fixture->a, a, file);
  g_assert_cmpuint (fixture->status, ==, 201);
  send_rest (fixture, &fixture->b, b, file);
  g_assert_cmpuint (fixture->status, ==, 201);
  push_record (fixture, &fixture->b, name, "");
  get (fixture, &fixture->a, name, NULL);
  assert_answer_is (fixture, file, 0, 3000);
  assert_files_hold (fixture);
}

/* A laptop that is cut off goes on where headquarters is, however that ended. */
static void
test_headquarters_may_be_killed_at_any_piece (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (24 * 1024 * 1024 + 11, 15);
  g_autofree char *name = name_of (file);
  g_autofree char *path = offer (fixture, &fixture->a, name, (gint64) g_bytes_get_size (file));
  gint64 offset = 0, size = (gint64) g_bytes_get_size (file);
  guint n_kills = 0;

  push_record (fixture, &fixture->a, name, "");
  while (offset < size)
    {
      g_autoptr(GBytes) piece = g_bytes_new_from_bytes (file, (gsize) offset, (gsize) MIN (CHUNK, size - offset));
      g_autofree char *digest = digest_of (piece);
      g_autoptr(SoupMessage) message = NULL;
      SoupSession *soup;
      Headers headers = { offset, digest, NULL };

      /* The piece is on its way, whole or in part, when headquarters dies; nobody hears the answer. */
      message = make_message (fixture, &fixture->a, "PATCH", path, &headers, piece);
      fixture->as = &fixture->a;
      soup = peer_prepare (fixture, message);
      soup_session_send_async (soup, message, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
      for (guint i = 0; i < 2 + 5 * n_kills; i++)
        g_main_context_iteration (NULL, FALSE);
      cbk_test_hq_stop (&fixture->hq, TRUE);
      soup_session_abort (soup);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      cbk_test_hq_start (&fixture->hq);

      ask (fixture, &fixture->a, "HEAD", path, &no_headers, NULL);
      if (fixture->status == 404)
        break;

      g_assert_cmpint (last.offset, >=, offset);
      offset = last.offset;
      if (n_kills++ % 2 == 0 || offset == size)
        continue;

      g_clear_pointer (&piece, g_bytes_unref);
      piece = g_bytes_new_from_bytes (file, (gsize) offset, (gsize) MIN (CHUNK, size - offset));
      patch (fixture, &fixture->a, path, offset, piece);
      if (fixture->status == 201)
        break;
      g_assert_cmpuint (fixture->status, ==, 204);
      offset = last.offset;
    }

  /* All bytes are there and nobody was told: an empty piece asks for the end of it. */
  if (fixture->status == 200)
    {
      g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);

      patch (fixture, &fixture->a, path, size, nothing);
      g_assert_cmpuint (fixture->status, ==, 201);
    }

  g_assert_null (offer (fixture, &fixture->a, name, size));
  g_assert_cmpuint (fixture->status, ==, 200);
  get (fixture, &fixture->b, name, NULL);
  assert_answer_is (fixture, file, 0, (gsize) size);
  assert_files_hold (fixture);
}

static char *
blob_path (Fixture *fixture, const char *name)
{
  g_autofree char *outer = g_strndup (name, 2);
  g_autofree char *inner = g_strndup (name + 2, 2);

  return g_build_filename (fixture->hq.folder, "blobs", outer, inner, name, NULL);
}

static void
test_damage_at_headquarters_is_found_and_mended (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 16);
  g_autofree char *name = name_of (file), *path = blob_path (fixture, name);
  g_autofree char *out = NULL, *again = NULL;

  push_record (fixture, &fixture->a, name, "");
  upload (fixture, &fixture->a, file);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, "something else", -1, NULL));
  out = cbk_test_hq_run (&fixture->hq, 1, NULL, "verify", fixture->hq.folder, "--blobs", NULL);
  g_assert_nonnull (strstr (out, name));
  get (fixture, &fixture->b, name, NULL);
  peer_assert_refused (fixture, 500, "damaged");

  g_assert_cmpint (g_unlink (path), ==, 0);
  again = cbk_test_hq_run (&fixture->hq, 1, NULL, "verify", fixture->hq.folder, "--blobs", NULL);
  g_assert_nonnull (strstr (again, name));

  /* Whoever has it sends it, as if headquarters had never had it. */
  upload (fixture, &fixture->a, file);
  get (fixture, &fixture->b, name, NULL);
  assert_answer_is (fixture, file, 0, 3000);
  assert_files_hold (fixture);
}

static void
test_a_full_disk_keeps_what_there_is (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (9 * 1024 * 1024, 17);
  g_autofree char *name = name_of (file);
  g_autofree char *path = NULL;

  /* No file of headquarters may be longer than six megabytes: to it, that is a disk that is full. */
  cbk_test_hq_stop (&fixture->hq, FALSE);
  fixture->hq.max_file = 6 * 1024 * 1024;
  cbk_test_hq_start (&fixture->hq);

  path = offer (fixture, &fixture->a, name, (gint64) g_bytes_get_size (file));
  g_assert_nonnull (path);
  send_rest (fixture, &fixture->a, path, file);
  peer_assert_refused (fixture, 507, "full");
  ask (fixture, &fixture->a, "HEAD", path, &no_headers, NULL);
  g_assert_cmpint (last.offset, ==, CHUNK);

  cbk_test_hq_stop (&fixture->hq, FALSE);
  fixture->hq.max_file = 0;
  cbk_test_hq_start (&fixture->hq);
  send_rest (fixture, &fixture->a, path, file);
  g_assert_cmpuint (fixture->status, ==, 201);
  assert_files_hold (fixture);
}

/* Sets every file below as if it had come so many days ago. */
static void
age_parts (Fixture *fixture, gint64 days)
{
  g_autofree char *folder = g_build_filename (fixture->hq.folder, "blobs", "parts", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  struct timespec times[2] = { { time (NULL) - days * 24 * 60 * 60 - 60, 0 }, { time (NULL) - days * 24 * 60 * 60 - 60, 0 } };
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
    }
}

static void
test_an_abandoned_upload_goes_after_a_week (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 18);
  g_autoptr(GBytes) first = g_bytes_new_from_bytes (file, 0, 1000);
  g_autofree char *name = name_of (file), *six = NULL, *seven = NULL;
  g_autofree char *path = offer (fixture, &fixture->a, name, 3000);

  patch (fixture, &fixture->a, path, 0, first);
  age_parts (fixture, 6);
  six = cbk_test_hq_run (&fixture->hq, 0, NULL, "collect", fixture->hq.folder, NULL);
  g_assert_true (g_str_has_prefix (six, "0 abandoned"));
  age_parts (fixture, 7);
  seven = cbk_test_hq_run (&fixture->hq, 0, NULL, "collect", fixture->hq.folder, NULL);
  g_assert_true (g_str_has_prefix (seven, "1 abandoned"));

  ask (fixture, &fixture->a, "HEAD", path, &no_headers, NULL);
  g_assert_cmpuint (fixture->status, ==, 404);
  upload (fixture, &fixture->a, file);
}

static void
test_a_file_that_no_record_names_is_kept_for_now (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) file = make_bytes (3000, 19);
  g_autofree char *name = name_of (file), *out = NULL, *path = blob_path (fixture, name);

  upload (fixture, &fixture->a, file);
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "collect", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (out, " 0 files"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add ("/hq-blobs/" name, Fixture, NULL, peer_fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  peer_program = argv[1];

  ADD ("a-file-of-70-mb-goes-up-and-down", test_a_file_of_70_mb_goes_up_and_down);
  ADD ("a-part-can-be-asked-for", test_a_part_can_be_asked_for);
  ADD ("a-wrong-offset-is-told-the-right-one", test_a_wrong_offset_is_told_the_right_one);
  ADD ("a-piece-that-changed-on-its-way-is-not-kept", test_a_piece_that_changed_on_its_way_is_not_kept);
  ADD ("another-file-than-was-offered-is-not-kept", test_another_file_than_was_offered_is_not_kept);
  ADD ("more-than-was-offered-is-refused", test_more_than_was_offered_is_refused);
  ADD ("a-laptop-may-begin-only-so-many", test_a_laptop_may_begin_only_so_many);
  ADD ("an-empty-file-is-a-file", test_an_empty_file_is_a_file);
  ADD ("no-name-is-a-path", test_no_name_is_a_path);
  ADD ("whoever-does-not-sign-in-gets-nothing", test_whoever_does_not_sign_in_gets_nothing);
  ADD ("a-file-is-given-by-a-record-and-by-nothing-else", test_a_file_is_given_by_a_record_and_by_nothing_else);
  ADD ("a-hash-alone-opens-nothing", test_a_hash_alone_opens_nothing);
  ADD ("what-one-may-read-need-not-be-sent-again", test_what_one_may_read_need_not_be_sent_again);
  ADD ("another-laptops-upload-is-nobody-elses", test_another_laptops_upload_is_nobody_elses);
  ADD ("two-laptops-send-the-same-file", test_two_laptops_send_the_same_file);
  ADD ("headquarters-may-be-killed-at-any-piece", test_headquarters_may_be_killed_at_any_piece);
  ADD ("damage-at-headquarters-is-found-and-mended", test_damage_at_headquarters_is_found_and_mended);
  ADD ("a-full-disk-keeps-what-there-is", test_a_full_disk_keeps_what_there_is);
  ADD ("an-abandoned-upload-goes-after-a-week", test_an_abandoned_upload_goes_after_a_week);
  ADD ("a-file-that-no-record-names-is-kept-for-now", test_a_file_that_no_record_names_is_kept_for_now);

  return g_test_run ();
}
