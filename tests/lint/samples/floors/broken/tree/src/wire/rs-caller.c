#  include "session/rs-session.h"
#include <libsoup/soup.h>
