/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-directory-refusal.h"

#include "base/rs-error.h"
#include "base/rs-url.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define TOO_MANY_REQUESTS 429 /* RFC 6585 §4; libsoup does not name it */

/**
 * rs_directory_refusal_describe_status:
 * @self: what was asked
 * @status: the HTTP status of the answer, not 200
 *
 * Returns: (transfer full): %RS_ERROR_PERMISSION, _TRY_LATER or _PROFILE with a sentence for a person
 */
GError *
rs_directory_refusal_describe_status (const RsDirectoryRefusal *self, guint status)
{
  g_autofree char *server = rs_url_get_host_and_port (self->url);

  if (status == SOUP_STATUS_UNAUTHORIZED)
    return g_error_new (RS_ERROR, RS_ERROR_PERMISSION,
                        _ ("%s does not accept this sign-in for the list “%s” (401). Check that sign-in and directory "
                           "belong to the same tenant."),
                        server, self->list);
  if (status == SOUP_STATUS_FORBIDDEN)
    return g_error_new (
        RS_ERROR, RS_ERROR_PERMISSION,
        _ ("%s gives this sign-in no right to read the list “%s” (403). Ask the administrator for: %s."), server,
        self->list, self->right);
  if (status == TOO_MANY_REQUESTS || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    return g_error_new (RS_ERROR, RS_ERROR_TRY_LATER,
                        _ ("%s is too busy to tell the list “%s” (%u). Try again in a minute."), server, self->list,
                        status);
  if (SOUP_STATUS_IS_SERVER_ERROR (status))
    return g_error_new (RS_ERROR, RS_ERROR_TRY_LATER,
                        _ ("%s has a fault of its own and does not tell the list “%s” (%u). Try again later; if it "
                           "stays so, tell whoever runs that server."),
                        server, self->list, status);
  return g_error_new (RS_ERROR, RS_ERROR_PROFILE,
                      _ ("There is no list “%s” at %s (%u). Check this address in the profile."), self->list, self->url,
                      status);
}

/**
 * rs_directory_refusal_describe_empty:
 * @self: what was asked
 *
 * A list that is empty means most often that it may not be seen.
 *
 * Returns: (transfer full): %RS_ERROR_PERMISSION with a sentence for a person
 */
GError *
rs_directory_refusal_describe_empty (const RsDirectoryRefusal *self)
{
  g_autofree char *server = rs_url_get_host_and_port (self->url);

  return g_error_new (RS_ERROR, RS_ERROR_PERMISSION,
                      _ ("%s answers with an empty list “%s”. Where there are some, this sign-in may not see them: ask "
                         "the administrator for: %s."),
                      server, self->list, self->right);
}
