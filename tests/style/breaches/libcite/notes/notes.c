/* No breach. */
#include "notes/notes.h"

#include "core/buf.h"
