#include <stdlib.h>

#include "internal.h"

assent_exchange *assent_exchange_start(const assent_request *request) {
  const assent_curl *curl = assent_curl_library();
  assent_exchange *exchange = curl == NULL ? NULL : calloc(1, sizeof *exchange);
  if (exchange == NULL) return NULL;
  exchange->easy = curl->easy_init();
  exchange->multi = curl->multi_init();
  if (exchange->easy != NULL && exchange->multi != NULL && assent_configure(exchange, request)
      && curl->multi_add_handle(exchange->multi, exchange->easy) == CURLM_OK) {
    return exchange;
  }
  assent_exchange_end(exchange);
  return NULL;
}

bool assent_exchange_step(assent_exchange *exchange, int milliseconds) {
  const assent_curl *curl = assent_curl_library();
  if (exchange->is_over) return false;
  int running = 0;
  CURLMcode code = curl->multi_perform(exchange->multi, &running);
  if (code == CURLM_OK && running > 0 && exchange->body.count == 0) {
    curl->multi_poll(exchange->multi, NULL, 0, milliseconds, NULL);
    code = curl->multi_perform(exchange->multi, &running);
  }
  if (code == CURLM_OK && running > 0) return true;
  exchange->is_over = true;
  exchange->result = code == CURLM_OK ? CURLE_OK : CURLE_RECV_ERROR;
  int left = 0;
  CURLMsg *message = NULL;
  while ((message = curl->multi_info_read(exchange->multi, &left)) != NULL) {
    if (message->msg == CURLMSG_DONE) exchange->result = message->data.result;
  }
  return false;
}

void assent_exchange_wake(assent_exchange *exchange) {
  assent_curl_library()->multi_wakeup(exchange->multi);
}

long assent_exchange_status(const assent_exchange *exchange) {
  long status = 0;
  assent_curl_library()->easy_getinfo(exchange->easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

bool assent_exchange_is_connected(const assent_exchange *exchange) {
  curl_off_t time = 0;
  assent_curl_library()->easy_getinfo(exchange->easy, CURLINFO_PRETRANSFER_TIME_T, &time);
  return time > 0;
}

const uint8_t *assent_exchange_head(const assent_exchange *exchange, size_t *length) {
  *length = exchange->head.count;
  return exchange->head.bytes;
}

const uint8_t *assent_exchange_body(const assent_exchange *exchange, size_t *length) {
  *length = exchange->body.count;
  return exchange->body.bytes;
}

void assent_exchange_clear(assent_exchange *exchange) { exchange->body.count = 0; }

assent_ending assent_exchange_ending(const assent_exchange *exchange) {
  switch (exchange->result) {
  case CURLE_OK: return ASSENT_EXCHANGE_DONE;
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_RESOLVE_PROXY: return ASSENT_EXCHANGE_NO_HOST;
  case CURLE_COULDNT_CONNECT: return ASSENT_EXCHANGE_REFUSED;
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ISSUER_ERROR: return ASSENT_EXCHANGE_CERTIFICATE;
  case CURLE_PARTIAL_FILE: return ASSENT_EXCHANGE_PARTIAL;
  case CURLE_URL_MALFORMAT: return ASSENT_EXCHANGE_BAD_URL;
  case CURLE_OPERATION_TIMEDOUT: return ASSENT_EXCHANGE_CONNECT_TIMEOUT;
  default: return ASSENT_EXCHANGE_BROKEN;
  }
}

const char *assent_exchange_words(const assent_exchange *exchange) {
  if (exchange->words[0] != 0) return exchange->words;
  return assent_curl_library()->easy_strerror(exchange->result);
}

void assent_exchange_end(assent_exchange *exchange) {
  const assent_curl *curl = assent_curl_library();
  if (exchange->multi != NULL && exchange->easy != NULL) {
    curl->multi_remove_handle(exchange->multi, exchange->easy);
  }
  if (exchange->easy != NULL) curl->easy_cleanup(exchange->easy);
  if (exchange->multi != NULL) curl->multi_cleanup(exchange->multi);
  curl->slist_free_all(exchange->headers);
  free(exchange->head.bytes);
  free(exchange->body.bytes);
  free(exchange);
}
