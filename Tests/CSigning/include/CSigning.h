/* Keys that sign, for tests alone: the program holds none. */
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct assent_signing_key assent_signing_key;

/* The hash of some bytes, `sha256` or `sha512`. Returns how many bytes it has. */
size_t assent_hash(const char *name, const uint8_t *bytes, size_t count, uint8_t digest[64]);

/* A fresh key; NULL where none could be made. It is never freed: a test has a few of them, to its end. */
assent_signing_key *assent_new_ed25519(void);
assent_signing_key *assent_new_p256(void);

/* The public half: 32 bytes of Ed25519, or the 65 of an uncompressed point. Returns how many there are. */
size_t assent_public_half(const assent_signing_key *key, uint8_t *bytes, size_t room);

/* The signature over a message, 64 bytes: of Ed25519 as it is, of P-256 its two numbers. Returns 64, or 0. */
size_t assent_sign(const assent_signing_key *key, const uint8_t *message, size_t count, uint8_t signature[64]);
