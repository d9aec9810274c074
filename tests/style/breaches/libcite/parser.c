/* No breach. */
#include "parser.h"

#include "notes/notes.h"
