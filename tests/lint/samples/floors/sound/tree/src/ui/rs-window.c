#include "rs-config.h"
#include "ui/rs-window.h"
#include <adwaita.h>
#include "session/rs-session.h"
#include "demo/rs-demo-host.h"
