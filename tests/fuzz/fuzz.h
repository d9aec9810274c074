/*
 * fuzz/fuzz.h: what a fuzz target is: one function that takes any bytes. libFuzzer calls it, and so does replay.c.
 */
#ifndef CITE_TESTS_FUZZ_FUZZ_H
#define CITE_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Reads the bytes and traps where something that always holds does not. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program with a message, at once and with a trace under libFuzzer and the sanitizers. */
void fuzz_fail(const char *message, size_t index);

/* Traps where condition does not hold. */
#define FUZZ_CHECK(condition, message)                                                                         \
    do {                                                                                                       \
        if (!(condition))                                                                                      \
            fuzz_fail(message, 0);                                                                             \
    } while (0)

#endif
