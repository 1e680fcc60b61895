g_assert_true (is_true);
rs_clock_advance (clock, 5);
