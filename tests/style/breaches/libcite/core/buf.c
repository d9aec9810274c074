/* Breaches: a layer above, no layer at all, a library of another file, a name without its layer. */
#include "core/buf.h"

#include "buf.h"
#include "notes/notes.h"
#include "nowhere/notes.h"

#include <pcre2.h>
