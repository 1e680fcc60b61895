#include "base/rs-clock.h"
#include "model/rs-agent.h"
#include "wire/rs-decoder.h"
#include <gtk/gtk.h>
