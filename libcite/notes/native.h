/*
 * notes/native.h: notes that the document itself declares, so that nothing has to be decided: Markdown's [^name] and its
 * definition "[^name]: …".
 */
#ifndef CITE_NOTES_NATIVE_H
#define CITE_NOTES_NATIVE_H

#include "core/env.h"
#include "notes/notes.h"
#include "text/text.h"

/*
 * Finds declared notes and their callouts. out->count is 0 where the document declares none: then they have to be found by other
 * means. CITE_ERROR_MEMORY.
 */
cite_status cite__native_find(struct cite__notes *out, const struct cite__text *text, struct cite__env *env);

#endif
