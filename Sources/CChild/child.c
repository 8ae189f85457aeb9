#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include "CChild.h"

bool assent_child_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0; }

/* Threads may block signals, and a child inherits that: without the mask SIGTERM would not reach it. */
static int settle_attributes(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int code = posix_spawnattr_setsigmask(attributes, &none);
  if (code == 0) code = posix_spawnattr_setsigdefault(attributes, &all);
  if (code != 0) return code;
  return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int settle_files(posix_spawn_file_actions_t *actions, const int descriptors[3]) {
  for (int i = 0; i < 3; i++) {
    int code = posix_spawn_file_actions_adddup2(actions, descriptors[i], i);
    if (code != 0) return code;
  }
  int code = posix_spawn_file_actions_addclosefrom_np(actions, 3);
  return code == 0 ? posix_spawn_file_actions_addchdir_np(actions, "/") : code;
}

pid_t assent_child_spawn(char *const arguments[], char *const environment[], int input, int output, int errors) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  int code = posix_spawnattr_init(&attributes);
  if (code == 0) {
    code = posix_spawn_file_actions_init(&actions);
    if (code == 0) {
      const int descriptors[3] = {input, output, errors};
      pid_t child = -1;
      code = settle_attributes(&attributes);
      if (code == 0) code = settle_files(&actions, descriptors);
      if (code == 0) code = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments, environment);
      posix_spawn_file_actions_destroy(&actions);
      posix_spawnattr_destroy(&attributes);
      if (code == 0) return child;
    } else {
      posix_spawnattr_destroy(&attributes);
    }
  }
  errno = code;
  return -1;
}
