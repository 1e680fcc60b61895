#include "wire/rs-decoder.h"
#include <json-glib/json-glib.h>
#include "model/rs-delta.h"
