strcpy (a, b);
strcat(a, b);
stpcpy (a, b);
gets (a);
strtok (a, b);
sprintf (a, "%s", b);
vsprintf (a, b, c);
