text = C_("state", "Open");
