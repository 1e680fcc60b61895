/* TODO: later */
/* FIXME */
// XXX
