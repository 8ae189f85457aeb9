#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include "CChild.h"

/* Where the parent has closed one of its own three, a pipe would stand in its place and be overwritten when the
 * child's three are set. */
static bool move_up(int *end) {
  if (*end > 2) return true;
  int moved = fcntl(*end, F_DUPFD_CLOEXEC, 3);
  if (moved < 0) return false;
  close(*end);
  *end = moved;
  return true;
}

bool assent_child_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  if (move_up(&ends[0]) && move_up(&ends[1])) return true;
  int code = errno;
  close(ends[0]);
  close(ends[1]);
  errno = code;
  return false;
}

/* Threads may block signals, and a child inherits that: without the mask SIGTERM would not reach it. */
static int settle_attributes(posix_spawnattr_t *attributes, bool has_own_session) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int code = posix_spawnattr_setsigmask(attributes, &none);
  if (code == 0) code = posix_spawnattr_setsigdefault(attributes, &all);
  if (code != 0) return code;
  int session = has_own_session ? POSIX_SPAWN_SETSID : 0;
  return posix_spawnattr_setflags(attributes, session | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int settle_files(posix_spawn_file_actions_t *actions, const int descriptors[3], const char *folder) {
  int code = 0;
  for (int i = 0; code == 0 && descriptors != NULL && i < 3; i++) {
    code = posix_spawn_file_actions_adddup2(actions, descriptors[i], i);
  }
  if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(actions, 3);
  if (code == 0 && folder != NULL) code = posix_spawn_file_actions_addchdir_np(actions, folder);
  return code;
}

pid_t assent_child_spawn(char *const arguments[], char *const environment[], const int descriptors[3],
                         const char *folder) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  pid_t child = -1;
  int code = posix_spawnattr_init(&attributes);
  if (code == 0) {
    code = posix_spawn_file_actions_init(&actions);
    if (code == 0) {
      code = settle_attributes(&attributes, descriptors != NULL);
      if (code == 0) code = settle_files(&actions, descriptors, folder);
      if (code == 0) code = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments, environment);
      posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
  }
  if (code == 0) return child;
  errno = code;
  return -1;
}
