/* A child process apart from the terminal, with calls that glibc's Swift module does not have. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

/* A pipe, reading end first, that no other child gets. */
bool assent_child_pipe(int ends[2]);

/* Starts a command, looked for in PATH, in a session of its own in the root folder: no blocked signals, all signals
 * as the system has them, three descriptors and no other. -1 with errno where that fails. */
pid_t assent_child_spawn(char *const arguments[], char *const environment[], int input, int output, int errors);

/* Keeps freed memory for what is allocated next, instead of giving it back to the system: blocks up to so many
 * bytes, and up to so many bytes of each heap. */
bool assent_keep_freed_memory(int block, int heap);

/* Gives what is free back to the system, wherever it lies. */
void assent_return_freed_memory(void);
