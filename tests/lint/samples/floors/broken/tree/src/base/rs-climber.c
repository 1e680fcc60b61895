#include "model/rs-agent.h"
#include <gio/gio.h>
