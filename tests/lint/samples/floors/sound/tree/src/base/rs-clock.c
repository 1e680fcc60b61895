#include "base/rs-clock.h"
#include <glib-object.h>
/* #include <gtk/gtk.h> */
