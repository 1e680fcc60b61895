/*
 * Takes the frame apart, long
 * because a frame has
 * many parts.
 */
void
rs_reason (int a)
{
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
  count ();
}
