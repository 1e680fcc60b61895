title = _("Board");
