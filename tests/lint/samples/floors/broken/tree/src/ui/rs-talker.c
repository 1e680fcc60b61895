#include <libsoup/soup.h>
#include <json-glib/json-glib.h>
#include "ctl/rs-dump.h"
#include "demo/rs-demo-floor.h"
