#ifndef CPROCESS_H
#define CPROCESS_H

#include <sys/types.h>

// What glibc has beyond POSIX, which Swift does not import. Each function returns 0 or an errno, and every
// file it opens is closed in a child.

// Opens a new terminal of that size: the program's end, and the name of the child's.
int process_open_terminal(int rows, int columns, int *terminal, char *name, size_t size);

int process_open_pipe(int *reading, int *writing);

// Starts a program in a folder and in a new session, with every signal as it is by default and standard error
// thrown away; an input or output of -1 is /dev/null.
int process_spawn(
    const char *path, char *const *arguments, char *const *environment, const char *folder,
    int input, int output, pid_t *process);

// Starts a program on a terminal, which becomes its controlling one.
int process_spawn_on_terminal(
    const char *path, char *const *arguments, char *const *environment, const char *folder,
    const char *terminal, pid_t *process);

// Makes this program the parent of what its children leave behind, so that it can wait for them too.
int process_adopt_orphans(void);

#endif
