#include <libsecret/secret.h>
#include <adwaita.h>
