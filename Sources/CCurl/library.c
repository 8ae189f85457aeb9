#include "library.h"

#include <dlfcn.h>
#include <pthread.h>

#include "CCurl.h"

/* 7.68 is the first with curl_multi_wakeup. */
enum { OLDEST = 0x074400 };

static assent_curl library;
static bool is_open;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Debian's two flavours, OpenSSL's first; the names are the same as the interface is. */
static void *open_any(void) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    void *handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (handle != NULL) return handle;
  }
  return NULL;
}

#define FIND(name) \
  if ((*(void **)&library.name = dlsym(handle, "curl_" #name)) == NULL) return

static void open_once(void) {
  void *handle = open_any();
  if (handle == NULL) return;
  FIND(global_init);
  FIND(version);
  FIND(version_info);
  FIND(easy_init);
  FIND(easy_cleanup);
  FIND(easy_setopt);
  FIND(easy_getinfo);
  FIND(easy_strerror);
  FIND(slist_append);
  FIND(slist_free_all);
  FIND(multi_init);
  FIND(multi_cleanup);
  FIND(multi_add_handle);
  FIND(multi_remove_handle);
  FIND(multi_perform);
  FIND(multi_poll);
  FIND(multi_wakeup);
  FIND(multi_info_read);
  if (library.version_info(CURLVERSION_NOW)->version_num < OLDEST) return;
  is_open = library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const assent_curl *assent_curl_library(void) {
  pthread_once(&once, open_once);
  return is_open ? &library : NULL;
}

bool assent_curl_open(void) { return assent_curl_library() != NULL; }

const char *assent_curl_version(void) {
  const assent_curl *curl = assent_curl_library();
  return curl == NULL ? NULL : curl->version();
}
