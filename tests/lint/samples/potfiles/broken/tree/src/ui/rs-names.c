static const char *names[] = { N_ ("Available") };
