text = ngettext ("%d call", "%d calls", n);
