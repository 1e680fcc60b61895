/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "identity/rs-secret.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* One line or one private key, from a file descriptor or from the directory in which systemd hands credentials over. */

static RsSecret *
read_bytes (const char *bytes, gsize length, GError **error)
{
  int ends[2];
  RsSecret *secret;

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], bytes, length), ==, length);
  close (ends[1]);
  secret = rs_secret_read_fd (ends[0], error);
  g_assert_cmpint (fcntl (ends[0], F_GETFD), >=, 0); /* left open */
  close (ends[0]);
  return secret;
}

static void
assert_secret (const char *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = read_bytes (bytes, strlen (bytes), &error);

  g_assert_no_error (error);
  g_assert_nonnull (secret);
  g_assert_cmpstr (rs_secret_peek (secret), ==, expected);
}

static void
assert_refused (const char *bytes, gsize length, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = read_bytes (bytes, length, &error);

  g_assert_null (secret);
  g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_one_line_is_the_secret (void)
{
  assert_secret ("s3cret", "s3cret");
  assert_secret ("s3cret\n", "s3cret");
  assert_secret ("s3cret\r\n", "s3cret");
  assert_secret ("s3cret\nand more\n", "s3cret");
  assert_secret ("with space: and \"quotes\" \\ % +\n", "with space: and \"quotes\" \\ % +");
  assert_secret ("Schlüssel€\n", "Schlüssel€");
}

static void
test_nothing_is_not_a_secret (void)
{
  assert_refused ("", 0, "empty");
  assert_refused ("\n", 1, "empty");
  assert_refused ("\r\n", 2, "empty");
  assert_refused ("\nlate\n", 6, "empty");
}

static void
test_what_is_too_long_is_refused (void)
{
  g_autofree char *longest = g_strnfill (4000, 'x');
  g_autofree char *line = g_strconcat (longest, "\n", NULL);
  g_autofree char *endless = g_strnfill (50000, 'x');

  assert_secret (line, longest);
  assert_refused (endless, 50000, "too long");
  endless[4097] = '\n';
  assert_refused (endless, 50000, "too long");
}

#define KEY "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n"
#define PARAMETERS "-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----\n"
#define ATTRIBUTES "Bag Attributes\n    localKeyID: 54 69 6D\nKey Attributes: <No Attributes>\n"
#define CERTIFICATE "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
#define WINDOWS_KEY "-----BEGIN PRIVATE KEY-----\r\nMIGH\r\n-----END PRIVATE KEY-----\r\n"

static void
assert_whole (const char *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = read_bytes (bytes, strlen (bytes), &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (bytes, rs_secret_peek (secret)));
  g_assert_nonnull (strstr (rs_secret_peek (secret), "-----END PRIVATE KEY-----"));
}

static void
test_a_private_key_is_read_whole (void)
{
  assert_whole (KEY);
  assert_whole (PARAMETERS KEY);
  assert_whole (WINDOWS_KEY);
  assert_whole (ATTRIBUTES KEY);
  assert_whole (ATTRIBUTES CERTIFICATE ATTRIBUTES KEY);
  assert_whole ("-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----");
}

/* Who hands it over may forget to close the other end. */
static void
test_a_private_key_ends_where_it_ends (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], PARAMETERS KEY, strlen (PARAMETERS KEY)), ==, strlen (PARAMETERS KEY));
  secret = rs_secret_read_fd (ends[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rs_secret_peek (secret), ==, PARAMETERS KEY);
  close (ends[0]);
  close (ends[1]);
}

static char *
make_long_key (gsize size)
{
  g_autofree char *filling = g_strnfill (size, 'A');

  return g_strconcat ("-----BEGIN PRIVATE KEY-----\n", filling, "\n-----END PRIVATE KEY-----\n", NULL);
}

static void
test_a_private_key_may_be_longer_than_a_line (void)
{
  g_autofree char *good = make_long_key (16000);
  g_autofree char *bad = make_long_key (17000);

  assert_whole (good);
  assert_refused (bad, strlen (bad), "too long");
}

/* A key with a NUL in it that was cut there would be another key, and its refusal a riddle. */
static void
test_what_is_not_text_is_refused (void)
{
  assert_refused ("\xff\xfe\x80\n", 4, "not text");
  assert_refused ("caf\xe9\n", 5, "not text");
  assert_refused ("abc\0def\n", 8, "not text");
  assert_refused ("-----BEGIN PRIVATE KEY-----\n\0", 29, "not text");
}

static void
test_it_is_not_repeated_in_the_refusal (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = read_bytes ("hunter2\xff\n", 9, &error);

  g_assert_null (secret);
  g_assert_null (strstr (error->message, "hunter2"));
}

static void
test_a_closed_descriptor_is_told_by_number (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = NULL;
  g_autofree char *number = NULL;
  int fd = open ("/dev/null", O_RDONLY | O_CLOEXEC);

  close (fd);
  number = g_strdup_printf ("file descriptor %d", fd);
  secret = rs_secret_read_fd (fd, &error);
  g_assert_null (secret);
  g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
  g_assert_nonnull (strstr (error->message, number));
}

static char *
make_directory (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("ringside-secret-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("CREDENTIALS_DIRECTORY", path, TRUE);
  return path;
}

static void
test_a_credential_is_the_secret (void)
{
  g_autofree char *path = make_directory ();
  g_autofree char *file = g_build_filename (path, "ringside-secret", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = NULL;

  g_assert_true (g_file_set_contents (file, "from systemd\n", -1, NULL));
  secret = rs_secret_read_credentials_directory (&error);
  g_unlink (file);
  g_rmdir (path);
  g_assert_no_error (error);
  g_assert_nonnull (secret);
  g_assert_cmpstr (rs_secret_peek (secret), ==, "from systemd");
}

static void
test_no_credential_is_no_fault (void)
{
  g_autofree char *path = make_directory ();
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_secret_read_credentials_directory (&error));
  g_assert_no_error (error);
  g_rmdir (path);
  g_assert_null (rs_secret_read_credentials_directory (&error));
  g_assert_no_error (error);
  g_unsetenv ("CREDENTIALS_DIRECTORY");
  g_assert_null (rs_secret_read_credentials_directory (&error));
  g_assert_no_error (error);
}

static void
assert_credential_refused (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = rs_secret_read_credentials_directory (&error);

  g_assert_null (secret);
  g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_a_credential_that_cannot_be_used_is_told (void)
{
  g_autofree char *path = make_directory ();
  g_autofree char *file = g_build_filename (path, "ringside-secret", NULL);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  assert_credential_refused (file);
  g_unlink (file);

  g_assert_cmpint (g_mkdir (file, 0700), ==, 0);
  assert_credential_refused (file);
  g_rmdir (file);
  g_rmdir (path);
}

/* The linker leads every call of explicit_bzero() here: what was there before, as text. */
static GPtrArray *wiped;

void __real_explicit_bzero (void *memory, size_t length);
void __wrap_explicit_bzero (void *memory, size_t length);

void
__wrap_explicit_bzero (void *memory, size_t length)
{
  if (wiped != NULL)
    g_ptr_array_add (wiped, g_strndup (memory, length));
  __real_explicit_bzero (memory, length);
  for (size_t i = 0; i < length; i++)
    g_assert_cmpint (((const char *) memory)[i], ==, 0);
}

static void
assert_wiped (const char *const *expected)
{
  g_ptr_array_add (wiped, NULL);
  g_assert_cmpstrv (wiped->pdata, expected);
  g_ptr_array_set_size (wiped, 0);
}

static void
test_the_last_reference_wipes_it (void)
{
  RsSecret *secret;

  wiped = g_ptr_array_new_with_free_func (g_free);
  secret = rs_secret_new ("correct horse");
  rs_secret_unref (rs_secret_ref (secret));
  assert_wiped ((const char *const[]){ NULL });
  g_assert_cmpstr (rs_secret_peek (secret), ==, "correct horse");
  rs_secret_unref (secret);
  assert_wiped ((const char *const[]){ "correct horse", NULL });
  g_clear_pointer (&wiped, g_ptr_array_unref);
}

static void
test_what_it_was_read_into_is_wiped_too (void)
{
  g_autoptr (GError) error = NULL;
  RsSecret *secret;

  wiped = g_ptr_array_new_with_free_func (g_free);
  secret = read_bytes ("battery", strlen ("battery"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wiped->len, ==, 1);
  g_assert_true (g_str_has_prefix (wiped->pdata[0], "battery"));
  g_ptr_array_set_size (wiped, 0);
  rs_secret_unref (secret);
  assert_wiped ((const char *const[]){ "battery", NULL });
  g_clear_pointer (&wiped, g_ptr_array_unref);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/secret/the-last-reference-wipes-it", test_the_last_reference_wipes_it);
  g_test_add_func ("/identity/secret/what-it-was-read-into-is-wiped-too", test_what_it_was_read_into_is_wiped_too);
  g_test_add_func ("/identity/secret/one-line-is-the-secret", test_one_line_is_the_secret);
  g_test_add_func ("/identity/secret/nothing-is-not-a-secret", test_nothing_is_not_a_secret);
  g_test_add_func ("/identity/secret/what-is-too-long-is-refused", test_what_is_too_long_is_refused);
  g_test_add_func ("/identity/secret/a-private-key-is-read-whole", test_a_private_key_is_read_whole);
  g_test_add_func ("/identity/secret/a-private-key-ends-where-it-ends", test_a_private_key_ends_where_it_ends);
  g_test_add_func ("/identity/secret/a-private-key-may-be-longer-than-a-line",
                   test_a_private_key_may_be_longer_than_a_line);
  g_test_add_func ("/identity/secret/what-is-not-text-is-refused", test_what_is_not_text_is_refused);
  g_test_add_func ("/identity/secret/it-is-not-repeated-in-the-refusal", test_it_is_not_repeated_in_the_refusal);
  g_test_add_func ("/identity/secret/a-closed-descriptor-is-told-by-number",
                   test_a_closed_descriptor_is_told_by_number);
  g_test_add_func ("/identity/secret/a-credential-is-the-secret", test_a_credential_is_the_secret);
  g_test_add_func ("/identity/secret/no-credential-is-no-fault", test_no_credential_is_no_fault);
  g_test_add_func ("/identity/secret/a-credential-that-cannot-be-used-is-told",
                   test_a_credential_that_cannot_be_used_is_told);
  return g_test_run ();
}
