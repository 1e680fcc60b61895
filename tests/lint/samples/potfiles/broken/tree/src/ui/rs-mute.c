/* says nothing: _("") */
log ("_(");
