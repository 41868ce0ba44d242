import { z } from 'zod';

/** Hex as the library writes it. */
const hex = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^(?:[0-9a-f]{2})+$/);

/**
 * A piece of work for the page, signed by the server: it is solved in the background while the basket is read, and sent with it.
 * The shape is that of ALTCHA (altcha-lib 2): `data` says for which village it is good.
 */
export const ProofChallenge = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    cost: z.int().min(1).max(1_000_000),
    data: z.record(z.string().max(20), z.union([z.string().max(100), z.number()])),
    /** unix seconds */
    expiresAt: z.int(),
    keyLength: z.literal(32),
    keyPrefix: hex(64),
    keySignature: hex(64),
    nonce: hex(64),
    salt: hex(64),
  }),
  signature: hex(64),
});
export type ProofChallenge = z.infer<typeof ProofChallenge>;

/** The work done: goes with `POST /api/villages/:village/checkouts` as `proof`, once. */
export const Proof = z.strictObject({
  challenge: ProofChallenge,
  solution: z.strictObject({ counter: z.int().min(0).max(0xffff_ffff), derivedKey: hex(64) }),
});
export type Proof = z.infer<typeof Proof>;
