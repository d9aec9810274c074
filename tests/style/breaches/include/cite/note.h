/* Breach: a public header looks at an internal one. */
#include "core/buf.h"
