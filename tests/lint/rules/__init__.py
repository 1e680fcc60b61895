# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule by its name. A rule takes a Project and yields Findings."""

from rules import doc_comments, file_length, floors, forbidden, function_length, potfiles, spdx, top_level, translations

ALL_RULES = {
    'doc-comments': doc_comments.check,
    'file-length': file_length.check,
    'floors': floors.check,
    'forbidden': forbidden.check,
    'function-length': function_length.check,
    'potfiles': potfiles.check,
    'spdx': spdx.check,
    'top-level': top_level.check,
    'translations': translations.check,
}
