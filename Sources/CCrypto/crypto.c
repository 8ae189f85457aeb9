/* libcrypto keeps the states of its hashes only in functions that it calls deprecated. They cost no allocation and
 * can be copied, which hashing a history rests on; their newer form allocates each state. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CCrypto.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

_Static_assert(sizeof(assent_sha256) == sizeof(SHA256_CTX), "the state is libcrypto's own");
_Static_assert(_Alignof(assent_sha256) >= _Alignof(SHA256_CTX), "the state is libcrypto's own");

void assent_sha256_begin(assent_sha256 *hash) { SHA256_Init((SHA256_CTX *)hash); }

void assent_sha256_add(assent_sha256 *hash, const void *bytes, size_t count) {
  SHA256_Update((SHA256_CTX *)hash, bytes, count);
}

void assent_sha256_end(assent_sha256 *hash, uint8_t digest[32]) { SHA256_Final(digest, (SHA256_CTX *)hash); }

void assent_sha512(const uint8_t *bytes, size_t count, uint8_t digest[64]) { SHA512(bytes, count, digest); }

/* Makes libcrypto read no configuration, which could name other code for what is asked of it here. */
static void begin(void) { OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL); }

static bool is_good(
    EVP_PKEY *key, const EVP_MD *hash, const uint8_t *signature, size_t signature_count, const uint8_t *message,
    size_t message_count) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  const bool good = context != NULL && EVP_DigestVerifyInit(context, NULL, hash, NULL, key) == 1 &&
                    EVP_DigestVerify(context, signature, signature_count, message, message_count) == 1;
  EVP_MD_CTX_free(context);
  return good;
}

bool assent_ed25519_is_good(
    const uint8_t *signature, size_t signature_count, const uint8_t *key, size_t key_count, const uint8_t *message,
    size_t message_count) {
  begin();
  EVP_PKEY *public = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key, key_count);
  const bool good =
      public != NULL && is_good(public, NULL, signature, signature_count, message, message_count);
  EVP_PKEY_free(public);
  return good;
}

/* A key from a point, which is refused where it is not on the curve; NULL then. */
static EVP_PKEY *p256_key(const uint8_t *point, size_t count) {
  begin();
  EVP_PKEY *key = NULL;
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"prime256v1", 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, count),
      OSSL_PARAM_construct_end(),
  };
  if (context == NULL || EVP_PKEY_fromdata_init(context) != 1 ||
      EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1) {
    EVP_PKEY_free(key);
    key = NULL;
  }
  EVP_PKEY_CTX_free(context);
  return key;
}

bool assent_p256_is_point(const uint8_t *point, size_t count) {
  if (count != 65 || point[0] != 4) return false;
  EVP_PKEY *key = p256_key(point, count);
  EVP_PKEY_free(key);
  return key != NULL;
}

bool assent_p256_is_good(
    const uint8_t signature[64], const uint8_t *point, size_t point_count, const uint8_t *message,
    size_t message_count) {
  EVP_PKEY *key = p256_key(point, point_count);
  if (key == NULL) return false;
  /* libcrypto takes the two numbers in DER. */
  ECDSA_SIG *pair = ECDSA_SIG_new();
  BIGNUM *r = BN_bin2bn(signature, 32, NULL);
  BIGNUM *s = BN_bin2bn(signature + 32, 32, NULL);
  uint8_t *der = NULL;
  int count = -1;
  if (pair != NULL && r != NULL && s != NULL && ECDSA_SIG_set0(pair, r, s) == 1) {
    r = s = NULL;
    count = i2d_ECDSA_SIG(pair, &der);
  }
  const bool good =
      count > 0 && is_good(key, EVP_sha256(), der, (size_t)count, message, message_count);
  OPENSSL_free(der);
  BN_free(r);
  BN_free(s);
  ECDSA_SIG_free(pair);
  EVP_PKEY_free(key);
  return good;
}
