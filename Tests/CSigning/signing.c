#include "CSigning.h"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <string.h>

size_t assent_hash(const char *name, const uint8_t *bytes, size_t count, uint8_t digest[64]) {
  size_t length = 0;
  return EVP_Q_digest(NULL, name, NULL, bytes, count, digest, &length) == 1 ? length : 0;
}

static EVP_PKEY *pair(const assent_signing_key *key) { return (EVP_PKEY *)key; }

assent_signing_key *assent_new_ed25519(void) {
  return (assent_signing_key *)EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
}

assent_signing_key *assent_new_p256(void) {
  return (assent_signing_key *)EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
}

size_t assent_public_half(const assent_signing_key *key, uint8_t *bytes, size_t room) {
  size_t count = room;
  if (EVP_PKEY_id(pair(key)) == EVP_PKEY_ED25519) {
    return EVP_PKEY_get_raw_public_key(pair(key), bytes, &count) == 1 ? count : 0;
  }
  unsigned char *point = NULL;
  count = EVP_PKEY_get1_encoded_public_key(pair(key), &point);
  if (count > room) count = 0;
  memcpy(bytes, point, count);
  OPENSSL_free(point);
  return count;
}

size_t assent_sign(const assent_signing_key *key, const uint8_t *message, size_t count, uint8_t signature[64]) {
  const int is_ed25519 = EVP_PKEY_id(pair(key)) == EVP_PKEY_ED25519;
  unsigned char raw[128];
  size_t length = sizeof raw;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  const int is_signed =
      EVP_DigestSignInit(context, NULL, is_ed25519 ? NULL : EVP_sha256(), NULL, pair(key)) == 1 &&
      EVP_DigestSign(context, raw, &length, message, count) == 1;
  EVP_MD_CTX_free(context);
  if (!is_signed) return 0;
  if (is_ed25519) {
    memcpy(signature, raw, 64);
    return 64;
  }
  const unsigned char *der = raw;
  ECDSA_SIG *numbers = d2i_ECDSA_SIG(NULL, &der, (long)length);
  if (numbers == NULL) return 0;
  BN_bn2binpad(ECDSA_SIG_get0_r(numbers), signature, 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(numbers), signature + 32, 32);
  ECDSA_SIG_free(numbers);
  return 64;
}
