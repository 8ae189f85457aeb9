/* A terminal that is only written to line after line, and whose own line editing is used. */
#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios own;
static bool is_on;

bool assent_lines_start(void) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &own) != 0) return false;
  AssentFacts facts;
  assent_probe(&facts);
  assent_signals_on();
  is_on = true;
  return true;
}

void assent_lines_entry(AssentEntry entry) {
  struct termios modes = own;
  modes.c_lflag |= ICANON | ISIG | IEXTEN;
  modes.c_iflag |= ICRNL;
  modes.c_oflag |= OPOST | ONLCR;
  switch (entry) {
    case ASSENT_ENTRY_LINES: modes.c_lflag |= ECHO | ECHOE | ECHOK; break;
    case ASSENT_ENTRY_SECRET:
      modes.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK);
      modes.c_lflag |= ECHONL;
      break;
    case ASSENT_ENTRY_KEYS:
      modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHOE | ECHOK | ECHONL | ISIG | IEXTEN);
      modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | IXOFF);
      modes.c_cc[VMIN] = 1;
      modes.c_cc[VTIME] = 0;
      break;
  }
  /* What was typed before it was asked for is thrown away. */
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes);
}

void assent_lines_stop(void) {
  if (!is_on) return;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &own);
  assent_signals_off();
  is_on = false;
}

void assent_lines_suspend(void) {
  tcsetattr(STDIN_FILENO, TCSADRAIN, &own);
  signal(SIGTSTP, SIG_DFL);
}

void assent_lines_resume(void) {
  assent_signals_on();
  assent_forget_continued();
}

bool assent_lines_read(uint8_t *bytes, size_t capacity, size_t *count) {
  ssize_t got = read(STDIN_FILENO, bytes, capacity);
  *count = got > 0 ? (size_t)got : 0;
  return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

bool assent_lines_size(int *columns, int *rows) {
  struct winsize window = {0};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0)
    return false;
  *columns = window.ws_col;
  *rows = window.ws_row;
  return true;
}
