/* libcurl for one use: one POST or GET whose reply streams. Opened at first use, never linked. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A request on its way; used by one thread, but for assent_exchange_wake. */
typedef struct assent_exchange assent_exchange;

typedef struct {
  const char *url;
  /* Lines without their end. */
  const char *const *headers;
  size_t header_count;
  /* The body of a POST, copied; NULL sends a GET. */
  const uint8_t *body;
  size_t body_length;
  /* Another file of certificates, or NULL for the system's. */
  const char *certificates;
  /* Whether the host is this machine, which is never asked through a proxy. */
  bool is_loopback;
  long connect_milliseconds;
} assent_request;

typedef enum {
  ASSENT_EXCHANGE_DONE,
  ASSENT_EXCHANGE_NO_HOST,
  ASSENT_EXCHANGE_REFUSED,
  ASSENT_EXCHANGE_CERTIFICATE,
  ASSENT_EXCHANGE_CONNECT_TIMEOUT,
  ASSENT_EXCHANGE_BAD_URL,
  /* It ended before the length or the last piece that was announced. */
  ASSENT_EXCHANGE_PARTIAL,
  ASSENT_EXCHANGE_BROKEN,
} assent_ending;

/* Opens the library; false where it is missing or older than 7.68. Any thread, as often as wanted. */
bool assent_curl_open(void);

/* Its version, or NULL before it was opened. */
const char *assent_curl_version(void);

/* NULL where there is no memory. */
assent_exchange *assent_exchange_start(const assent_request *request);

/* Waits until something happens, at most so long, and does what can be done. True while it goes on. */
bool assent_exchange_step(assent_exchange *exchange, int milliseconds);

/* Ends a step from another thread. */
void assent_exchange_wake(assent_exchange *exchange);

/* The status of the reply, 0 before it is known. */
long assent_exchange_status(const assent_exchange *exchange);
bool assent_exchange_is_connected(const assent_exchange *exchange);

/* The header lines of the last reply, and the bytes of its body that came since assent_exchange_clear. */
const uint8_t *assent_exchange_head(const assent_exchange *exchange, size_t *length);
const uint8_t *assent_exchange_body(const assent_exchange *exchange, size_t *length);
void assent_exchange_clear(assent_exchange *exchange);

/* How it ended, and the library's words for that. */
assent_ending assent_exchange_ending(const assent_exchange *exchange);
const char *assent_exchange_words(const assent_exchange *exchange);

/* Closes the connection and frees everything. */
void assent_exchange_end(assent_exchange *exchange);
