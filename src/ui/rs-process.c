/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-process.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* /proc/self/stat after the name in brackets, which may contain anything: field 3 is the first (proc(5)). */
static guint64
read_start_ticks (void)
{
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;
  const char *after_name;

  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL))
    return 0;
  after_name = strrchr (stat, ')');
  if (after_name == NULL)
    return 0;
  fields = g_strsplit (after_name + 2, " ", -1);
  return g_strv_length (fields) > 19 ? g_ascii_strtoull (fields[19], NULL, 10) : 0;
}

static double
get_clock_ms (clockid_t clock_id)
{
  struct timespec now;

  clock_gettime (clock_id, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

/**
 * rs_process_get_age_ms:
 *
 * Returns: milliseconds since this process began, to about ten
 */
double
rs_process_get_age_ms (void)
{
  double start_ms = (double) read_start_ticks () * 1000 / (double) sysconf (_SC_CLK_TCK);

  return get_clock_ms (CLOCK_BOOTTIME) - start_ms;
}

/**
 * rs_process_get_memory_kb:
 *
 * Returns: kilobytes of memory that this process has in RAM; 0 if that cannot be known
 */
double
rs_process_get_memory_kb (void)
{
  g_autofree char *statm = NULL;
  unsigned long size, resident;

  if (!g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL) || sscanf (statm, "%lu %lu", &size, &resident) != 2)
    return 0;
  return (double) resident * (double) sysconf (_SC_PAGESIZE) / 1024;
}

/**
 * rs_process_get_share_kb:
 *
 * What this process adds to a machine's memory: what it shares with others counts in parts ("proportional set size").
 *
 * Returns: kilobytes; 0 if that cannot be known
 */
double
rs_process_get_share_kb (void)
{
  g_autofree char *rollup = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    return 0;
  line = strstr (rollup, "\nPss:");
  return line != NULL ? g_ascii_strtod (line + strlen ("\nPss:"), NULL) : 0;
}

/**
 * rs_process_get_cpu_ms:
 *
 * Returns: milliseconds for which this process has kept a processor busy, all threads together
 */
double
rs_process_get_cpu_ms (void)
{
  return get_clock_ms (CLOCK_PROCESS_CPUTIME_ID);
}

/**
 * rs_process_has_gpu:
 *
 * Returns: whether there is a device that could draw for us
 */
gboolean
rs_process_has_gpu (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

/**
 * rs_process_forbid_core_files:
 *
 * No core file may hold a secret. The process stays "dumpable" all the same: a portal that cannot look at it does not
 * know who asks, and refuses.
 */
void
rs_process_forbid_core_files (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_warning ("core files cannot be forbidden: %s", g_strerror (errno));
}
