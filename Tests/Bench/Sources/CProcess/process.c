#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <unistd.h>

int process_open_terminal(int rows, int columns, int *terminal, char *name, size_t size) {
  int file = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (file < 0) return errno;
  struct winsize window = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  if (grantpt(file) || unlockpt(file) || ioctl(file, TIOCSWINSZ, &window)) {
    int code = errno;
    close(file);
    return code;
  }
  int code = ptsname_r(file, name, size);
  if (code) {
    close(file);
    return code;
  }
  *terminal = file;
  return 0;
}

int process_open_pipe(int *reading, int *writing) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) return errno;
  *reading = ends[0];
  *writing = ends[1];
  return 0;
}

static int spawn(
    const char *path, char *const *arguments, char *const *environment,
    posix_spawn_file_actions_t *actions, pid_t *process) {
  posix_spawnattr_t attributes;
  int code = posix_spawnattr_init(&attributes);
  if (code) return code;
  sigset_t signals;
  sigemptyset(&signals);
  posix_spawnattr_setsigmask(&attributes, &signals);
  sigfillset(&signals);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  code = posix_spawn(process, path, actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  return code;
}

static int add_stream(posix_spawn_file_actions_t *actions, int stream, int file) {
  if (file >= 0) return posix_spawn_file_actions_adddup2(actions, file, stream);
  return posix_spawn_file_actions_addopen(actions, stream, "/dev/null", O_RDWR, 0);
}

int process_spawn(
    const char *path, char *const *arguments, char *const *environment, const char *folder,
    int input, int output, pid_t *process) {
  posix_spawn_file_actions_t actions;
  int code = posix_spawn_file_actions_init(&actions);
  if (code) return code;
  code = posix_spawn_file_actions_addchdir_np(&actions, folder);
  if (!code) code = add_stream(&actions, STDIN_FILENO, input);
  if (!code) code = add_stream(&actions, STDOUT_FILENO, output);
  if (!code) code = add_stream(&actions, STDERR_FILENO, -1);
  if (!code) code = spawn(path, arguments, environment, &actions, process);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

int process_spawn_on_terminal(
    const char *path, char *const *arguments, char *const *environment, const char *folder,
    const char *terminal, pid_t *process) {
  posix_spawn_file_actions_t actions;
  int code = posix_spawn_file_actions_init(&actions);
  if (code) return code;
  code = posix_spawn_file_actions_addchdir_np(&actions, folder);
  // The first terminal that the leader of a session opens becomes its controlling one (tty_ioctl(4)).
  if (!code) code = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0);
  if (!code) code = add_stream(&actions, STDOUT_FILENO, STDIN_FILENO);
  if (!code) code = add_stream(&actions, STDERR_FILENO, STDIN_FILENO);
  if (!code) code = spawn(path, arguments, environment, &actions, process);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

int process_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1) ? errno : 0; }
