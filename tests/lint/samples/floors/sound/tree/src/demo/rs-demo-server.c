#include "base/rs-clock.h"
#include <libsoup/soup.h>
#include <json-glib/json-glib.h>
