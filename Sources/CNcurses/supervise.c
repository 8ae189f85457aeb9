/* A parent that does nothing but wait, so that the terminal comes back whatever ends the program: a trap, a
 * stray pointer, SIGKILL. What to send is left by the child in a shared page (AssentUndo). */
#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static AssentUndo alone;
AssentUndo *assent_undo = &alone;

/* How long a child may take to end after it was told to. */
static const struct timespec patience = {.tv_sec = 5};

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT};
static const int watched[] = {SIGCHLD, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGTTOU, SIGTTIN, SIGCONT};

static sigset_t watched_set(void) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) sigaddset(&set, watched[i]);
  return set;
}

static void become_child(pid_t parent, const sigset_t *mask) {
  /* The Swift runtime's own handlers would start a backtracer that waits for a key in a raw terminal. */
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
  if (getppid() != parent) raise(SIGTERM);
  sigprocmask(SIG_SETMASK, mask, NULL);
}

/* Leaves the screen in the child's place. Not from the background: the terminal is another's then. */
static void restore(const struct termios *modes, bool is_crash) {
  if (tcgetpgrp(STDIN_FILENO) != getpgrp()) return;
  if (assent_undo->is_active) assent_send((const uint8_t *)assent_undo->bytes, assent_undo->length);
  /* After a crash what was typed for the program must not run as a command of the shell. */
  tcsetattr(STDIN_FILENO, is_crash ? TCSAFLUSH : TCSADRAIN, modes);
}

/* A shell continues the whole group; who continued only this process meant the child as well. */
static void continue_child(pid_t child) {
  const struct timespec moment = {.tv_nsec = 10 * 1000 * 1000};
  nanosleep(&moment, NULL);
  siginfo_t info = {0};
  if (waitid(P_PID, (id_t)child, &info, WCONTINUED | WNOHANG) == 0 && info.si_pid == child) return;
  kill(child, SIGCONT);
}

/* Reaps the child if it has ended, and stops with it if it was stopped. */
static bool has_ended(pid_t child, const struct termios *modes, int *status) {
  pid_t found = waitpid(child, status, WNOHANG | WUNTRACED);
  if (found != child) return found < 0 && errno == ECHILD;
  if (!WIFSTOPPED(*status)) return true;
  /* SIGTSTP is blocked here, so that this comes after the child's own stop and never twice. */
  restore(modes, false);
  raise(SIGSTOP);
  continue_child(child);
  return false;
}

static int wait_for(pid_t child, const struct termios *modes) {
  sigset_t set = watched_set();
  int status = 0;
  bool told = false;
  for (;;) {
    siginfo_t info;
    int signal = told ? sigtimedwait(&set, &info, &patience) : sigwaitinfo(&set, &info);
    if (signal < 0 && errno == EAGAIN) kill(child, SIGKILL);
    /* The terminal's own SIGINT and SIGQUIT reach the child as well; another process's do not. */
    bool is_for_child = signal == SIGTERM || signal == SIGHUP ||
                        ((signal == SIGINT || signal == SIGQUIT) && info.si_code == SI_USER);
    if (is_for_child) {
      kill(child, signal);
      told = told || signal == SIGTERM || signal == SIGHUP;
    }
    if (has_ended(child, modes, &status)) return status;
  }
}

AssentEnding assent_supervise(void) {
  AssentEnding ending = {.supervision = ASSENT_NOT_SUPERVISED};
  struct termios modes;
  if (!isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &modes) != 0) return ending;
  void *page =
      mmap(NULL, sizeof(AssentUndo), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return ending;

  assent_messages_open();
  sigset_t set = watched_set(), before;
  sigprocmask(SIG_BLOCK, &set, &before);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child < 0) {
    sigprocmask(SIG_SETMASK, &before, NULL);
    munmap(page, sizeof(AssentUndo));
    return ending;
  }
  assent_undo = page;
  if (child == 0) {
    become_child(parent, &before);
    ending.supervision = ASSENT_SUPERVISED;
    return ending;
  }
  int status = wait_for(child, &modes);
  ending.supervision = ASSENT_ENDED;
  ending.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  ending.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (ending.signal != 0 || assent_undo->is_active) restore(&modes, ending.signal != 0);
  assent_messages_print();
  sigprocmask(SIG_SETMASK, &before, NULL);
  return ending;
}
