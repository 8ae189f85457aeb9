#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* The head of a reply, and what is taken of a body before the reader has looked at it. */
enum { HEAD_LIMIT = 64 << 10, BODY_LIMIT = 2 << 20 };

static bool append(assent_buffer *buffer, const char *bytes, size_t count, size_t limit) {
  if (count > limit - buffer->count) return false;
  if (buffer->count + count > buffer->capacity) {
    size_t capacity = 2 * (buffer->count + count);
    uint8_t *grown = realloc(buffer->bytes, capacity);
    if (grown == NULL) return false;
    buffer->bytes = grown;
    buffer->capacity = capacity;
  }
  memcpy(buffer->bytes + buffer->count, bytes, count);
  buffer->count += count;
  return true;
}

/* Each reply begins anew, so that what counts is the last (a proxy's or a 100 may stand before it). */
static size_t take_head(char *line, size_t size, size_t count, void *context) {
  assent_exchange *exchange = context;
  if (size * count >= 5 && memcmp(line, "HTTP/", 5) == 0) exchange->head.count = 0;
  return append(&exchange->head, line, size * count, HEAD_LIMIT) ? size * count : 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
  assent_exchange *exchange = context;
  return append(&exchange->body, bytes, size * count, BODY_LIMIT) ? size * count : 0;
}

static bool add_headers(assent_exchange *exchange, const assent_curl *curl, const assent_request *request) {
  for (size_t i = 0; i < request->header_count; i++) {
    struct curl_slist *longer = curl->slist_append(exchange->headers, request->headers[i]);
    if (longer == NULL) return false;
    exchange->headers = longer;
  }
  /* Without a value: curl would wait for "100 Continue" where the body is long. */
  struct curl_slist *longer = curl->slist_append(exchange->headers, "Expect:");
  if (longer == NULL) return false;
  exchange->headers = longer;
  return true;
}

bool assent_configure(assent_exchange *exchange, const assent_request *request) {
  const assent_curl *curl = assent_curl_library();
  if (curl == NULL || !add_headers(exchange, curl, request)) return false;
  CURL *easy = exchange->easy;
  bool is_set = true;
#define SET(option, value) is_set = is_set && curl->easy_setopt(easy, option, value) == CURLE_OK
  SET(CURLOPT_ERRORBUFFER, exchange->words);
  SET(CURLOPT_URL, request->url);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
  SET(CURLOPT_HTTPHEADER, exchange->headers);
  SET(CURLOPT_HEADERFUNCTION, take_head);
  SET(CURLOPT_HEADERDATA, exchange);
  SET(CURLOPT_WRITEFUNCTION, take_body);
  SET(CURLOPT_WRITEDATA, exchange);
  /* The key of a request to this machine is not for a proxy. */
  if (request->is_loopback) SET(CURLOPT_NOPROXY, "*");
  if (request->certificates != NULL) SET(CURLOPT_CAINFO, request->certificates);
  if (request->body != NULL) {
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
    SET(CURLOPT_COPYPOSTFIELDS, (const char *)request->body);
  }
  /* A library without HTTP/2 does without. */
  curl->easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
#if LIBCURL_VERSION_NUM >= 0x075500
  /* Nothing but HTTP, whatever the address says; older libraries know the numbers only. */
  if (curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK) return is_set;
#endif
  SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#undef SET
  return is_set;
}
