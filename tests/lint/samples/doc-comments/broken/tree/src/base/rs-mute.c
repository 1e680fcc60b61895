void
rs_mute_bare (void)
{
}

/* Not a documentation block. */
int
rs_mute_plain (int a,
               int b)
{
  return a + b;
}

/**
 * rs_mute_other:
 *
 * Speaks of something else.
 */
void
rs_mute_wrong (void)
{
}

/**
 * rs_mute_far:
 *
 * Is too far away.
 */
static int far;

void
rs_mute_far (void)
{
}
