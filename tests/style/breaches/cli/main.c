/* Breaches: an internal header, and a library of the network layer. */
#include "core/buf.h"

#include <curl/curl.h>
