/*
 * net/entities.h: character references of HTML, as far as running text needs them.
 */
#ifndef CITE_NET_ENTITIES_H
#define CITE_NET_ENTITIES_H

#include <cite/common.h>

#include <stddef.h>
#include <stdint.h>

/* The character that the reference at the "&" at an offset stands for, and in *len its bytes; 0: it is none we know. */
uint32_t cite__entity_at(cite_str html, size_t at, size_t *len);

#endif
