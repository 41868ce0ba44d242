import { randomFillSync } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const idLength = 24;

// Asked of the system by the kilobyte: a payment makes a dozen ids.
const pool = Buffer.alloc(idLength * 256);
let used = pool.length;

const freshBytes = (): Buffer => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idLength;
  return pool.subarray(used - idLength, used);
};

/** `pi_3x…`: a prefix of Stripe's and 24 letters or digits nobody can guess. */
export const newId = (prefix: string): string => {
  let id = `${prefix}_`;
  for (const byte of freshBytes()) {
    id += alphabet[byte % alphabet.length];
  }
  return id;
};
