static void
help (void)
{
}

/**
 * rs_told_all:
 * @a: a number
 *
 * Does nothing.
 */
void
rs_told_all (int a)
{
  if (a)
    {
      help ();
    }
}

int
main (int argc, char **argv)
{
  return 0;
}
