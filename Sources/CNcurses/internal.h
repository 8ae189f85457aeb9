/* What the files of this target share. */
#ifndef ASSENT_INTERNAL_H
#define ASSENT_INTERNAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#define _XOPEN_SOURCE_EXTENDED 1

#include "CNcurses.h"

/* What must be sent to leave the screen, where the supervising parent can read it. */
typedef struct {
  volatile bool is_active;
  volatile size_t length;
  char bytes[1024];
} AssentUndo;

extern AssentUndo *assent_undo;

/* messages.c: opened before the fork; held and released with the screen; printed by the parent. */
void assent_messages_open(void);
void assent_messages_hold(void);
void assent_messages_release(void);
void assent_messages_print(void);

/* Sends what the terminal's description has under a name, if anything. <term.h> defines words like `columns`
 * as macros, so that only probe.c includes it. */
void assent_capability(const char *name, int (*send)(int));

/* Signal handlers of the program: on while it owns the screen, off while another does. */
void assent_signals_on(void);
void assent_signals_off(void);
/* True if another process asked to end this one. */
bool assent_is_ending(void);
void assent_forget_continued(void);

/* The cursor's look is gone after the screen was left. */
void assent_forget_cursor(void);

#endif
