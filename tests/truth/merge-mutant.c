/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "merge-mutant.h"

#include "model/rs-state-cell.h"

/*
 * The linker (--wrap) leads the state cache's calls through here, so that the product needs no switch for it.
 */

RsVersion __real_rs_state_cell_get_version (RsStateCell *self, const RsDelta *delta, guint32 epoch, guint64 arrival);
RsCellOutcome __real_rs_state_cell_merge (RsStateCell *self, const RsDelta *delta, const RsVersion *version);
RsVersion __wrap_rs_state_cell_get_version (RsStateCell *self, const RsDelta *delta, guint32 epoch, guint64 arrival);
RsCellOutcome __wrap_rs_state_cell_merge (RsStateCell *self, const RsDelta *delta, const RsVersion *version);

static const char *const names[MERGE_N_MUTANTS] = {
  "none", "drop-newest", "ignore-null", "order-by-arrival", "order-per-entity", "forget-epoch"
};

static MergeMutant selected;

const char *
merge_mutant_get_name (MergeMutant mutant)
{
  return names[mutant];
}

void
merge_mutant_select (MergeMutant mutant)
{
  selected = mutant;
}

RsVersion
__wrap_rs_state_cell_get_version (RsStateCell *self, const RsDelta *delta, guint32 epoch, guint64 arrival)
{
  RsVersion version = __real_rs_state_cell_get_version (self, delta, epoch, arrival);

  if (selected == MERGE_MUTANT_ORDER_BY_ARRIVAL)
    return (RsVersion){ .epoch = epoch, .arrival = arrival };
  if (selected == MERGE_MUTANT_FORGET_EPOCH)
    version.epoch = 1;
  return version;
}

static gboolean
is_older_than_entity (const RsStateCell *self, const RsVersion *version)
{
  guint n_fields;

  rs_kind_get_fields (self->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (rs_version_compare (version, &self->versions[i]) < 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_lost (const RsStateCell *self, const RsDelta *delta, const RsVersion *version, guint field)
{
  switch (selected)
    {
    case MERGE_MUTANT_DROP_NEWEST:
      return self->values[field].type != RS_VALUE_UNSET && rs_version_compare (version, &self->versions[field]) > 0;
    case MERGE_MUTANT_IGNORE_NULL:
      return delta->values[field].type == RS_VALUE_NULL;
    case MERGE_MUTANT_ORDER_PER_ENTITY:
      return is_older_than_entity (self, version);
    case MERGE_MUTANT_NONE:
    case MERGE_MUTANT_ORDER_BY_ARRIVAL:
    case MERGE_MUTANT_FORGET_EPOCH:
    default:
      return FALSE;
    }
}

RsCellOutcome
__wrap_rs_state_cell_merge (RsStateCell *self, const RsDelta *delta, const RsVersion *version)
{
  RsDelta rest = *delta; /* borrows the values */

  for (guint field = 0; field < RS_MAX_FIELDS; field++)
    if ((delta->mask & (1u << field)) != 0 && is_lost (self, delta, version, field))
      rest.mask &= ~(1u << field);
  return __real_rs_state_cell_merge (self, &rest, version);
}
