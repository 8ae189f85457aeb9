/* Taking the terminal over and giving it back. */
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Bracketed paste, reports of focus; a mouse that reports presses in SGR form. Private modes that a terminal
 * does not know it ignores. */
static const char modes_on[] = "\033[?2004h\033[?1004h";
static const char modes_off[] = "\033[?1004l\033[?2004l";
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";
/* Saves and restores the window's title. */
static const char title_save[] = "\033[22;2t";
static const char title_restore[] = "\033[23;2t";

static SCREEN *screen;
static bool reports_mouse;

/* No window is larger; what says so is wrong. */
enum { MOST_COLUMNS = 2000, MOST_ROWS = 1000 };

void assent_send(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, count);
    if (sent < 0 && errno != EINTR) return;
    if (sent > 0) { bytes += sent; count -= (size_t)sent; }
  }
}

static void send_text(const char *text) { assent_send((const uint8_t *)text, strlen(text)); }

static int undo_byte(int byte) {
  if (assent_undo->length < sizeof assent_undo->bytes)
    assent_undo->bytes[assent_undo->length++] = (char)byte;
  return byte;
}

static void undo_text(const char *bytes) {
  while (*bytes != '\0') undo_byte(*bytes++);
}

/* What endwin would send, for the case that it is never called. */
static void describe_undo(void) {
  assent_undo->length = 0;
  undo_text(mouse_off);
  undo_text(modes_off);
  const char *const capabilities[] = {"oc", "op", "sgr0", "cnorm", "rmcup"};
  for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++)
    assent_capability(capabilities[i], undo_byte);
  if (assent_takes_commands()) {
    undo_text("\033[0 q");
    undo_text(title_restore);
  }
}

static void enter_modes(void) {
  assent_undo->is_active = true;
  assent_messages_hold();
  if (assent_takes_commands()) send_text(title_save);
  send_text(modes_on);
  if (reports_mouse) send_text(mouse_on);
}

static void leave_modes(void) {
  if (reports_mouse) send_text(mouse_off);
  send_text(modes_off);
  if (assent_takes_commands()) {
    send_text("\033[0 q");
    send_text(title_restore);
  }
  assent_forget_cursor();
}

/* The screen itself, and with it standard error. */
static void leave(void) {
  leave_modes();
  endwin();
  assent_undo->is_active = false;
  assent_messages_release();
}

/* False where the terminal does not know. */
static bool measure(int *columns, int *rows) {
  struct winsize window = {0};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0)
    return false;
  *columns = window.ws_col < MOST_COLUMNS ? window.ws_col : MOST_COLUMNS;
  *rows = window.ws_row < MOST_ROWS ? window.ws_row : MOST_ROWS;
  return true;
}

/* Sets a variable of the environment, or removes it, and returns what it was; to be freed. */
static char *replace_variable(const char *name, const char *value) {
  const char *old = getenv(name);
  char *kept = old != NULL ? strdup(old) : NULL;
  if (value != NULL) setenv(name, value, 1);
  else unsetenv(name);
  return kept;
}

/* ncurses believes LINES and COLUMNS before the terminal, and any number in them: it is told the true ones. */
static SCREEN *open_screen(const char *term) {
  char *lines = replace_variable("LINES", NULL), *width = replace_variable("COLUMNS", NULL);
  int columns, rows;
  if (measure(&columns, &rows)) {
    char text[16];
    snprintf(text, sizeof text, "%d", rows);
    free(replace_variable("LINES", text));
    snprintf(text, sizeof text, "%d", columns);
    free(replace_variable("COLUMNS", text));
  }
  /* initscr would end the process where it fails. */
  SCREEN *opened = newterm(term, stdout, stdin);
  free(replace_variable("LINES", lines));
  free(replace_variable("COLUMNS", width));
  free(lines);
  free(width);
  return opened;
}

/* Until it has left its screen and come back once, ncurses (6.4) sends what it has after each movement of the
 * cursor: a hundred writes a frame, of which a terminal may show any. So it leaves and comes back, and what it
 * says of the leaving goes nowhere. */
static void settle(void) {
  int terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (terminal >= 0 && nowhere >= 0) {
    dup2(nowhere, STDOUT_FILENO);
    endwin();
    dup2(terminal, STDOUT_FILENO);
    refresh();
  }
  if (terminal >= 0) close(terminal);
  if (nowhere >= 0) close(nowhere);
}

AssentStart assent_start(void) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return ASSENT_NOT_A_TERMINAL;
  AssentFacts facts;
  if (!assent_probe(&facts)) return ASSENT_NO_DESCRIPTION;
  if (!facts.moves_cursor) return ASSENT_CANNOT_MOVE_CURSOR;
  screen = open_screen(facts.term);
  if (screen == NULL) return ASSENT_NO_DESCRIPTION;
  raw();
  noecho();
  nonl();
  /* A frame is always finished, whatever is typed meanwhile. */
  typeahead(-1);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  reports_mouse = false;
  describe_undo();
  settle();
  assent_signals_on();
  /* This also sends what ncurses holds back, into which nothing else may be written. */
  curs_set(0);
  enter_modes();
  return ASSENT_STARTED;
}

void assent_stop(void) {
  if (screen == NULL) return;
  leave();
  assent_signals_off();
  delscreen(screen);
  screen = NULL;
}

void assent_suspend(void) {
  leave();
  signal(SIGTSTP, SIG_DFL);
}

void assent_resume(void) {
  assent_signals_on();
  assent_forget_continued();
  assent_undo->is_active = true;
  int columns, rows;
  assent_size(&columns, &rows);
  clearok(curscr, TRUE);
  refresh();
  enter_modes();
}

void assent_stop_job(void) {
  /* The others of the group first; raise then stops this thread before it returns. */
  signal(SIGTSTP, SIG_IGN);
  kill(0, SIGTSTP);
  signal(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
}

void assent_size(int *columns, int *rows) {
  if (measure(columns, rows) && (*columns != COLS || *rows != LINES)) {
    /* resizeterm would leave a key in a queue that nobody reads. */
    resize_term(*rows, *columns);
    /* Terminals move or cut what they show in ways of their own. */
    clearok(curscr, TRUE);
  }
  getmaxyx(stdscr, *rows, *columns);
}

void assent_mouse(bool is_on) {
  if (is_on != reports_mouse) send_text(is_on ? mouse_on : mouse_off);
  reports_mouse = is_on;
}

void assent_beep(void) { beep(); }
