/*
 * bench/server.h: an HTTP server for 200 hosts of this machine (127.0.1.1 to 127.0.1.200), in a process of its own.
 */
#ifndef CITE_TESTS_BENCH_SERVER_H
#define CITE_TESTS_BENCH_SERVER_H

#include <sys/types.h>

enum { BENCH_HOSTS = 200 };

/*
 * Starts it; the port, at which all hosts answer, goes to *port. Each answer is a page of 200 bytes, sent after least_ms and a
 * while of less than span_ms, or at once where that is 0. The process to be killed in the end, or -1.
 */
pid_t bench_server_start(unsigned *port, unsigned least_ms, unsigned span_ms);

#endif
