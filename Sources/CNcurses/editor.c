/* The user's editor, in this session: a new one would have no terminal. */
#include "internal.h"

#include <CChild.h>
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

/* An editor stops the whole group or only itself. In the first case this process was stopped as well and is
 * continued with it, a moment before or after; only in the second is the editor still stopped by now. */
static bool stopped_alone(pid_t child) {
  const struct timespec moment = {.tv_nsec = 20 * 1000 * 1000};
  nanosleep(&moment, NULL);
  siginfo_t info = {0};
  return waitid(P_PID, (id_t)child, &info, WSTOPPED | WNOHANG | WNOWAIT) == 0 && info.si_pid == child;
}

static int wait_for(pid_t child) {
  bool told = false;
  for (;;) {
    siginfo_t info = {0};
    if (waitid(P_PID, (id_t)child, &info, WEXITED | WSTOPPED | WNOWAIT) != 0) {
      if (errno != EINTR) return 127;
      if (assent_is_ending() && !told) kill(child, SIGTERM);
      told = told || assent_is_ending();
      continue;
    }
    if (info.si_code == CLD_STOPPED || info.si_code == CLD_TRAPPED) {
      bool is_alone = stopped_alone(child);
      waitid(P_PID, (id_t)child, &info, WSTOPPED | WNOHANG);
      if (is_alone) {
        assent_stop_job();
        kill(child, SIGCONT);
      }
      continue;
    }
    waitid(P_PID, (id_t)child, &info, WEXITED);
    return info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
  }
}

AssentEditing assent_edit(char *const arguments[], char *const environment[]) {
  AssentEditing editing = {0};
  /* Typed in the editor, Ctrl-C and Ctrl-\ are for the editor. */
  signal(SIGINT, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  pid_t child = assent_child_spawn(arguments, environment, NULL, NULL);
  if (child < 0) editing.error = errno;
  else editing.status = wait_for(child);
  signal(SIGQUIT, SIG_DFL);
  return editing;
}
