/* The terminal, in functions that Swift can call.
 *
 * ncurses has global state, macros and variadic functions, none of which Swift takes. All contact with it,
 * and with the signals and modes of a terminal, is here. Everything but assent_wake belongs to one thread. */
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- supervise.c: a parent that gives the terminal back whatever happens ---- */

typedef enum {
  ASSENT_NOT_SUPERVISED, /* no terminal, or no process to be had: go on alone */
  ASSENT_SUPERVISED,     /* this is the child: go on */
  ASSENT_ENDED           /* this is the parent, and the child has ended */
} AssentSupervision;

typedef struct {
  AssentSupervision supervision;
  int status; /* the child's exit status, if no signal ended it */
  int signal; /* the signal that ended it, or 0 */
} AssentEnding;

/* Forks. The child goes on; the parent waits and returns when the child has ended and the terminal is as it
 * was. To be called before any thread is started. */
AssentEnding assent_supervise(void);

/* ---- probe.c: what the terminal is ---- */

typedef struct {
  char term[64];        /* the description used: TERM, or what was taken in its place */
  bool is_fallback;     /* TERM has no description here */
  bool moves_cursor;    /* false for TERM=dumb */
  int colours;          /* 0, 8, 16, 88, 256 */
  bool redefines;       /* colours can be set */
  bool has_utf8;        /* after the locale was set */
  char locale[64];
} AssentFacts;

/* Sets the locale's characters and reads the terminal's description; writes nothing to it.
 * False if no description is found at all. */
bool assent_probe(AssentFacts *facts);

const char *assent_curses_version(void);

/* ---- screen.c: from the terminal's state to the program's and back ---- */

typedef enum {
  ASSENT_STARTED,
  ASSENT_NOT_A_TERMINAL,
  ASSENT_NO_DESCRIPTION,
  ASSENT_CANNOT_MOVE_CURSOR
} AssentStart;

AssentStart assent_start(void);
void assent_stop(void);
/* Gives the terminal to another program, and takes it back. */
void assent_suspend(void);
void assent_resume(void);
/* Stops the process group, as Ctrl-Z does for a program that has left it to the terminal. Returns when
 * continued, or at once where no shell could continue it. Only between assent_suspend and assent_resume. */
void assent_stop_job(void);

/* The window's size, asked for anew; also told to ncurses. */
void assent_size(int *columns, int *rows);
void assent_mouse(bool is_on);
void assent_beep(void);
/* Sends bytes past ncurses, between frames. */
void assent_send(const uint8_t *bytes, size_t count);
/* Whether the terminal can be trusted to swallow an operating system command that it does not know. */
bool assent_takes_commands(void);

/* ---- draw.c: a frame ---- */

enum {
  ASSENT_BOLD = 1,
  ASSENT_DIM = 2,
  ASSENT_UNDERLINE = 4,
  ASSENT_REVERSE = 8,
  ASSENT_ITALIC = 16
};

/* Colours are the terminal's numbers; -1 is its own. The pair is 0 where there are no colours. */
int assent_pair(int foreground, int background);
/* Sets a colour to 8 bits of red, green and blue until the screen stops. */
void assent_redefine(int colour, uint8_t red, uint8_t green, uint8_t blue);

void assent_style(unsigned emphasis, int pair);
/* Draws one cluster in exactly `columns` columns; what the C library measures otherwise as U+FFFD. */
void assent_put(int row, int column, const uint32_t *scalars, int count, int columns);
/* Shows the frame. A negative row hides the cursor. */
void assent_show(int row, int column, bool is_bar);
/* The next frame is drawn from nothing. */
void assent_redraw(void);

/* ---- input.c: waiting and reading ---- */

enum {
  ASSENT_INPUT = 1,    /* bytes are there */
  ASSENT_WOKEN = 2,    /* assent_wake was called */
  ASSENT_RESIZED = 4,
  ASSENT_CONTINUED = 8, /* after a stop that nobody announced */
  ASSENT_STOPPING = 16, /* asked to stop by another process */
  ASSENT_ENDING = 32    /* asked to end, or the terminal is gone: assent_ending_signal */
};

/* Nanoseconds of CLOCK_MONOTONIC. */
uint64_t assent_now(void);
/* Waits until something of the above is so, or for `nanoseconds`; negative is for ever. */
unsigned assent_wait(int64_t nanoseconds);
int assent_ending_signal(void);
/* Reads what is there; 0 if nothing is. */
size_t assent_read(uint8_t *bytes, size_t capacity);
/* Throws away what was typed and not yet read. */
void assent_flush_input(void);
/* Ends a wait; from any thread or signal handler. */
void assent_wake(void);
/* What the description says that a key sends, for index 0, 1, …; false after the last. */
bool assent_key_sequence(int index, const char **bytes, int *key);

enum {
  ASSENT_KEY_UP, ASSENT_KEY_DOWN, ASSENT_KEY_LEFT, ASSENT_KEY_RIGHT, ASSENT_KEY_HOME, ASSENT_KEY_END,
  ASSENT_KEY_PAGE_UP, ASSENT_KEY_PAGE_DOWN, ASSENT_KEY_INSERT, ASSENT_KEY_DELETE, ASSENT_KEY_BACK_TAB,
  ASSENT_KEY_FUNCTION_1 /* and on to 12 */
};

/* ---- lines.c: a terminal without a screen ---- */

typedef enum {
  ASSENT_ENTRY_LINES,  /* the terminal edits and echoes a line */
  ASSENT_ENTRY_SECRET, /* the same without echo */
  ASSENT_ENTRY_KEYS    /* each key at once, without echo */
} AssentEntry;

/* False if there is no terminal. Signals are taken as by a screen. */
bool assent_lines_start(void);
/* From now on input is taken like this; what was typed before is thrown away. */
void assent_lines_entry(AssentEntry entry);
void assent_lines_stop(void);
/* Gives the terminal to another program, and takes it back; the entry is then to be set again. */
void assent_lines_suspend(void);
void assent_lines_resume(void);
/* Reads what is there; false at the end of the input. */
bool assent_lines_read(uint8_t *bytes, size_t capacity, size_t *count);
/* The window's size; false where the terminal does not know. */
bool assent_lines_size(int *columns, int *rows);

/* ---- editor.c ---- */

typedef struct {
  int status; /* exit status, 127 if the command was not found; or 128 and the signal that ended it */
  int error;  /* errno if nothing could be started, or 0 */
} AssentEditing;

/* Runs a command in this session, with these variables, and waits.
 * Only between assent_suspend and assent_resume. */
AssentEditing assent_edit(char *const arguments[], char *const environment[]);

#endif
