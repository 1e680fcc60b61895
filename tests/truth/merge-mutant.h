/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MergeMutant:
 * @MERGE_MUTANT_NONE: the merge as it is
 * @MERGE_MUTANT_DROP_NEWEST: of two values for a field the older stays
 * @MERGE_MUTANT_IGNORE_NULL: an explicit null clears nothing
 * @MERGE_MUTANT_ORDER_BY_ARRIVAL: what comes later is newer
 * @MERGE_MUTANT_ORDER_PER_ENTITY: a message older than the entity's newest is dropped as a whole
 * @MERGE_MUTANT_FORGET_EPOCH: numbers of all connections are compared with each other
 *
 * Faults that a merge could have. Each must be noticed by the truth test.
 */
typedef enum
{
  MERGE_MUTANT_NONE,
  MERGE_MUTANT_DROP_NEWEST,
  MERGE_MUTANT_IGNORE_NULL,
  MERGE_MUTANT_ORDER_BY_ARRIVAL,
  MERGE_MUTANT_ORDER_PER_ENTITY,
  MERGE_MUTANT_FORGET_EPOCH,
} MergeMutant;
#define MERGE_N_MUTANTS 6

const char *merge_mutant_get_name (MergeMutant mutant);
void merge_mutant_select (MergeMutant mutant);

G_END_DECLS
