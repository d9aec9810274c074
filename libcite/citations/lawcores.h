/*
 * citations/lawcores.h: the closed cores of law: cases, statutes, bills, and what stands in a reporter.
 *
 *     Mill v. Brook [1931] 2 K.B. 5 · (1987) 14 N.S.W.L.R. 61 (C.A.) · Rivers Act 1963 (N.Z.), s. 4 · Fish (Nets) 1991 (Vic.)
 *     River Act of 1938, 22 U.S.C. § 611 · Mill Rules, 85 Fed. Reg. 298 (May 19, 2020) · H.R. 1234, River Act, 99th Cong. (1985)
 */
#ifndef CITE_CITATIONS_LAWCORES_H
#define CITE_CITATIONS_LAWCORES_H

#include "citations/cores.h"

/* Each finds the core whose telling word is token index, inside the chunk. */
bool cite__core_case(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                     struct cite__core *out);
bool cite__core_report(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                       struct cite__core *out);
bool cite__core_bill(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                     struct cite__core *out);
bool cite__core_act(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                    struct cite__core *out);
bool cite__core_statute(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                        struct cite__core *out);

#endif
