/* Waiting for the terminal, for other threads and for signals, all through one poll. */
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <ncurses.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int wake_pipe[2] = {-1, -1};
static pthread_once_t wake_once = PTHREAD_ONCE_INIT;

static volatile sig_atomic_t resized, continued, stopping, ending;

static void open_wake(void) {
  if (pipe(wake_pipe) != 0) return;
  for (int i = 0; i < 2; i++) {
    fcntl(wake_pipe[i], F_SETFD, FD_CLOEXEC);
    fcntl(wake_pipe[i], F_SETFL, O_NONBLOCK);
  }
}

/* A full pipe wakes as well as one more byte would. */
static void wake(void) {
  int saved = errno;
  ssize_t ignored = write(wake_pipe[1], "", 1);
  (void)ignored;
  errno = saved;
}

void assent_wake(void) {
  pthread_once(&wake_once, open_wake);
  wake();
}

static void note(int signal) {
  switch (signal) {
    case SIGWINCH: resized = 1; break;
    case SIGCONT: continued = 1; break;
    case SIGTSTP: stopping = 1; break;
    default: ending = signal; break;
  }
  wake();
}

static const int handled[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT};

static void handle(void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler};
  sigfillset(&action.sa_mask);
  for (size_t i = 0; i < sizeof handled / sizeof *handled; i++) sigaction(handled[i], &action, NULL);
}

void assent_signals_on(void) {
  pthread_once(&wake_once, open_wake);
  handle(note);
}

void assent_signals_off(void) { handle(SIG_DFL); }

void assent_forget_continued(void) { continued = 0; }

bool assent_is_ending(void) { return ending != 0; }

int assent_ending_signal(void) { return ending; }

uint64_t assent_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static unsigned take(volatile sig_atomic_t *flag, unsigned bit) {
  if (*flag == 0) return 0;
  *flag = 0;
  return bit;
}

unsigned assent_wait(int64_t nanoseconds) {
  struct pollfd watched[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = wake_pipe[0], .events = POLLIN}};
  struct timespec timeout = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
  unsigned result = 0;
  if (ppoll(watched, 2, nanoseconds < 0 ? NULL : &timeout, NULL) > 0) {
    if (watched[0].revents & POLLIN) result |= ASSENT_INPUT;
    else if (watched[0].revents != 0) ending = SIGHUP;
    if (watched[1].revents & POLLIN) {
      char bytes[256];
      while (read(wake_pipe[0], bytes, sizeof bytes) > 0) continue;
      result |= ASSENT_WOKEN;
    }
  }
  result |= take(&resized, ASSENT_RESIZED) | take(&continued, ASSENT_CONTINUED) |
            take(&stopping, ASSENT_STOPPING);
  return ending != 0 ? result | ASSENT_ENDING : result;
}

size_t assent_read(uint8_t *bytes, size_t capacity) {
  ssize_t count = read(STDIN_FILENO, bytes, capacity);
  if (count > 0) return (size_t)count;
  if (count == 0 || (errno != EINTR && errno != EAGAIN)) ending = SIGHUP;
  return 0;
}

void assent_flush_input(void) { tcflush(STDIN_FILENO, TCIFLUSH); }

bool assent_key_sequence(int index, const char **bytes, int *key) {
  static const char *const names[] = {
      "kcuu1", "kcud1", "kcub1", "kcuf1", "khome", "kend", "kpp", "knp", "kich1", "kdch1", "kcbt", "kf1",
      "kf2",   "kf3",   "kf4",   "kf5",   "kf6",   "kf7",  "kf8", "kf9", "kf10",  "kf11",  "kf12"};
  if (index < 0 || (size_t)index >= sizeof names / sizeof *names) return false;
  const char *value = tigetstr(names[index]);
  *bytes = value != NULL && value != (char *)-1 ? value : "";
  *key = index;
  return true;
}
