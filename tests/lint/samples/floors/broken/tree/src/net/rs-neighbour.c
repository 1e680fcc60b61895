#include "identity/rs-profile.h"
#include "net/rs-token.h"
