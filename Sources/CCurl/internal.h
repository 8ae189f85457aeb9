#pragma once
#include "CCurl.h"
#include "library.h"

/* Bytes that grow to a limit. */
typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
} assent_buffer;

struct assent_exchange {
  CURL *easy;
  CURLM *multi;
  struct curl_slist *headers;
  assent_buffer head;
  assent_buffer body;
  bool is_over;
  CURLcode result;
  char words[CURL_ERROR_SIZE];
};

/* False where the options could not be set. */
bool assent_configure(assent_exchange *exchange, const assent_request *request);
