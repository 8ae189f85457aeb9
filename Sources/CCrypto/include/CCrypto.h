/* What of OpenSSL's libcrypto the program uses: SHA-2, and whether a signature is good. No key that signs. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The state of a SHA-256 (FIPS 180-4); a copy of it goes on by itself. */
typedef struct {
  uint32_t words[28];
} assent_sha256;

void assent_sha256_begin(assent_sha256 *hash);
void assent_sha256_add(assent_sha256 *hash, const void *bytes, size_t count);
void assent_sha256_end(assent_sha256 *hash, uint8_t digest[32]);

/* The SHA-512 of some bytes (FIPS 180-4). */
void assent_sha512(const uint8_t *bytes, size_t count, uint8_t digest[64]);

/* Whether a signature of 64 bytes over a message is by an Ed25519 key of 32 bytes (RFC 8032). */
bool assent_ed25519_is_good(
    const uint8_t *signature, size_t signature_count, const uint8_t *key, size_t key_count, const uint8_t *message,
    size_t message_count);

/* Whether 65 bytes are an uncompressed point on P-256 (SEC 1, 2.3.3). */
bool assent_p256_is_point(const uint8_t *point, size_t count);

/* Whether a signature, two numbers of 32 bytes, over the SHA-256 of a message is by a key on P-256 (FIPS 186-5). */
bool assent_p256_is_good(
    const uint8_t signature[64], const uint8_t *point, size_t point_count, const uint8_t *message,
    size_t message_count);
