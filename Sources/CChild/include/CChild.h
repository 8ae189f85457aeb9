/* A child process apart from the terminal, with calls that glibc's Swift module does not have. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

/* A pipe, reading end first, that no other child gets. */
bool assent_child_pipe(int ends[2]);

/* Starts a command, looked for in PATH, in a session of its own in the root folder: no blocked signals, all signals
 * as the system has them, three descriptors and no other. -1 with errno where that fails. */
pid_t assent_child_spawn(char *const arguments[], char *const environment[], int input, int output, int errors);
