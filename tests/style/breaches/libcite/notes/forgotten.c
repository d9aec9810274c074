/* Breach: in no cite_layer. */
#include "core/buf.h"
