g_strlcpy (a, b, sizeof a);
/* strcpy () would not do, sleep () neither */
log ("sprintf (");
g_usleep (5);
name = "boardXXXXXX";
url = "https://example.org/home/ana";
