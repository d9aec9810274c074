/*
 * input.h: what every example needs and none is about: the text of a file.
 */
#ifndef EXAMPLES_INPUT_H
#define EXAMPLES_INPUT_H

#include <cite/common.h>

#include <stdio.h>

/* Enough for an example; a program for real documents would let the buffer grow. */
#define INPUT_SIZE ((size_t)1024 * 1024)

/* A text with a note for runs without a file. */
#define INPUT_TEXT                                                                                             \
    "The river was straightened in 1911.1 The last eel was seen in 1984.2\n\n"                                 \
    "1 Jane Roe, Rivers of the North (Harbour Press, 2019), p. 12, https://www.example.org/rivers-of-\n"       \
    "the-north.\n\n"                                                                                           \
    "2 Ibid., p. 40.\n"

/* The first INPUT_SIZE bytes of the file named by the first argument, or INPUT_TEXT; ptr NULL on failure. */
static inline cite_str input_read(char buffer[INPUT_SIZE], int argc, char **argv)
{
    if (argc < 2)
        return cite_str_from(INPUT_TEXT);
    FILE *file = fopen(argv[1], "rb");
    if (!file) {
        perror(argv[1]);
        return (cite_str){NULL, 0};
    }
    size_t len = fread(buffer, 1, INPUT_SIZE, file);
    fclose(file);
    return (cite_str){buffer, len};
}

#endif
