/*
 * report/suggest.c: see suggest.h.
 */
#include "report/suggest.h"

#include "report/verdicts.h"

struct cite__suggestion cite__suggestion_of(const cite_reference *reference)
{
    const cite_check *check = reference->check;

    if (cite__is_moved(reference) && check->final_url.len > 0)
        return (struct cite__suggestion){"moved", "Cite the new address: ", check->final_url};
    if (check && check->used_alternative.len > 0)
        return (struct cite__suggestion){"alternative", "Read it as: ", check->used_alternative};
    return (struct cite__suggestion){NULL, NULL, {NULL, 0}};
}
