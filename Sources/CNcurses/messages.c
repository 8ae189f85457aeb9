/* Standard error, while the screen is on: a runtime's last words would be drawn over and then lost. They are
 * held in memory that the supervising parent also has, which prints them when the terminal is back. */
#include "internal.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static int held = -1;
static int own = -1;

void assent_messages_open(void) { held = memfd_create("messages", MFD_CLOEXEC); }

void assent_messages_hold(void) {
  if (held < 0 || own >= 0) return;
  own = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (own < 0) return;
  lseek(held, 0, SEEK_END);
  dup2(held, STDERR_FILENO);
}

void assent_messages_release(void) {
  if (own < 0) return;
  dup2(own, STDERR_FILENO);
  close(own);
  own = -1;
}

void assent_messages_print(void) {
  /* The end of them, if there are many. */
  char bytes[8192];
  off_t length = held < 0 ? 0 : lseek(held, 0, SEEK_END);
  off_t start = length > (off_t)sizeof bytes ? length - (off_t)sizeof bytes : 0;
  ssize_t count = length > 0 ? pread(held, bytes, sizeof bytes, start) : 0;
  for (ssize_t i = 0; i < count; i++)
    if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\t') || bytes[i] == 127)
      bytes[i] = '?';
  for (ssize_t sent = 0, more; sent < count; sent += more)
    if ((more = write(STDERR_FILENO, bytes + sent, (size_t)(count - sent))) <= 0) return;
}
