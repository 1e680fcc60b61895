g_usleep (1000);
sleep (1);
usleep(5);
nanosleep (&a, NULL);
g_test_skip ("no display");
g_test_incomplete ("half");
g_assert_true (TRUE);
g_assert (1);
