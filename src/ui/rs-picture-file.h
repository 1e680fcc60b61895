/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_picture_file_make_path (const char *key);
GBytes *rs_picture_file_read (const char *path);
void rs_picture_file_write (const char *path, GBytes *bytes);
void rs_picture_file_write_later (const char *path, GBytes *bytes);
void rs_picture_file_forget (const char *path);
void rs_picture_file_forget_all (void);

G_END_DECLS
