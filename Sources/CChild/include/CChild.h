/* Child processes, with calls that glibc's Swift module does not have. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

/* A pipe, reading end first, that no other child gets; neither end is one of the first three descriptors. False with
 * errno where there is none to be had. */
bool assent_child_pipe(int ends[2]);

/* Starts a command, looked for in PATH: the one place of the program that does.
 *
 * With descriptors it is apart from the terminal, in a session of its own, with these as its three. Without (NULL) it
 * shares the session, the group and the three of its parent, as an editor has to. Either way it has no blocked signals,
 * all signals as the system has them, no other descriptor, and stands in the folder, or in its parent's where that is
 * NULL. -1 with errno where that fails. */
pid_t assent_child_spawn(char *const arguments[], char *const environment[], const int descriptors[3],
                         const char *folder);

/* Keeps freed memory for what is allocated next, instead of giving it back to the system: blocks up to so many
 * bytes, and up to so many bytes of each heap. */
bool assent_keep_freed_memory(int block, int heap);

/* Gives what is free back to the system, wherever it lies. */
void assent_return_freed_memory(void);
