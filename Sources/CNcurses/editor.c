/* The user's editor, in this session: a new one would have no terminal. */
#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int spawn(pid_t *child, const char *command, const char *path, char *const environment[]) {
  /* A plain command takes the shell's place, so that signals reach it. */
  bool is_plain = command[strcspn(command, "|&;<>()$`\\\"'\n*?[#~=%")] == '\0';
  size_t length = strlen(command) + sizeof "exec  \"$@\"";
  char *script = malloc(length);
  if (script == NULL) return ENOMEM;
  snprintf(script, length, "%s%s \"$@\"", is_plain ? "exec " : "", command);
  char *const arguments[] = {"sh", "-c", script, "sh", (char *)path, NULL};

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t all, none;
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  int error = posix_spawn(child, "/bin/sh", NULL, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  free(script);
  return error;
}

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

AssentEditing assent_edit(const char *command, const char *path, char *const environment[]) {
  AssentEditing editing = {0};
  /* Typed in the editor, Ctrl-C and Ctrl-\ are for the editor. */
  signal(SIGINT, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  pid_t child = 0;
  editing.error = spawn(&child, command, path, environment);
  if (editing.error == 0) editing.status = wait_for(child);
  signal(SIGQUIT, SIG_DFL);
  return editing;
}
