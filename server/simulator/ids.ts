import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `pi_3x…`: a prefix of Stripe's and 24 letters or digits nobody can guess. */
export const newId = (prefix: string): string => {
  let id = `${prefix}_`;
  for (const byte of randomBytes(24)) {
    id += alphabet[byte % alphabet.length];
  }
  return id;
};
