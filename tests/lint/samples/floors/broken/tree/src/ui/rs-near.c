#include "rs-window.h"
