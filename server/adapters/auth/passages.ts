import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Level, PassageRefusal, Passages } from '#server/domain/ports/defence.ts';
import { VillageSlug } from '#shared/ids.ts';
import { type Proof, ProofChallenge } from '#shared/protocol/proof.ts';
import { err, ok } from '#shared/result.ts';

/** How much work is asked in calm: between `least` and `most` keys of `cost` rounds each. */
export interface ProofWork {
  readonly cost: number;
  readonly least: number;
  readonly most: number;
}

/** 150 000 rounds of SHA-256 on average: a tenth of a second on a laptop, about one second on a slow phone. */
export const DEFAULT_WORK: ProofWork = { cost: 1000, least: 100, most: 200 };
/** Under attack so many times more. */
const FACTORS: Readonly<Record<Level, number>> = { 0: 1, 1: 4, 2: 16 };

const PROOF_MS = 10 * 60_000;
/** A form without script is read and filled in at leisure. */
const FORM_MS = 30 * 60_000;

/**
 * Proof of work by ALTCHA, and tokens for the form without script; both signed with keys drawn from the host's secret, so that any
 * process of the host knows them. Nothing is stored until a passage is spent.
 * @param work what is asked in calm
 */
export function passagesOf(secret: string, work: ProofWork, now: () => number): Passages {
  const keyFor = (use: string) => createHmac('sha256', secret).update(`passage:${use}`).digest('base64url');
  const secrets = { hmacSignatureSecret: keyFor('challenge'), hmacKeySignatureSecret: keyFor('solution') };
  const [addressSecret, formSecret] = [keyFor('address'), keyFor('form')];
  const signForm = (words: string) => createHmac('sha256', formSecret).update(words).digest('base64url');
  return {
    addressKey: (address) => createHmac('sha256', addressSecret).update(address).digest('base64url').slice(0, 22),
    async challenge(village, level, addressKey) {
      const factor = FACTORS[level];
      const made = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: work.cost,
        counter: randomInt(work.most * factor, work.least * factor),
        deriveKey,
        // Under attack a solution is good for the one who did the work, not for whoever buys it.
        data: { village, level, ...(level > 0 && { address: addressKey }) },
        expiresAt: Math.floor((now() + PROOF_MS) / 1000),
        ...secrets,
      });
      return ProofChallenge.parse(made);
    },
    async check(village, level, addressKey, proof) {
      const { parameters } = proof.challenge;
      const { verified, expired } = await verifySolution({ ...proof, deriveKey, ...secrets });
      if (expired || parameters.expiresAt * 1000 < now()) return err({ kind: 'expired' });
      if (!verified) return err({ kind: 'forged' });
      const refusal = refusalOf(proof, village, level, addressKey);
      if (refusal) return err(refusal);
      return ok({ door: 'work', key: parameters.nonce, expiresAt: parameters.expiresAt * 1000, addressKey });
    },
    formToken(village, addressKey) {
      const words = [village, now() + FORM_MS, randomBytes(16).toString('base64url')].join('.');
      return `${words}.${signForm(`${words}.${addressKey}`)}`;
    },
    checkForm(village, addressKey, token) {
      const form = formOf(token);
      if (!form || !isSame(form.signature, signForm(`${form.words}.${addressKey}`))) return err({ kind: 'forged' });
      if (form.village !== village) return err({ kind: 'elsewhere' });
      if (form.expiresAt < now()) return err({ kind: 'expired' });
      return ok({ door: 'form', key: form.key, expiresAt: form.expiresAt, addressKey });
    },
  };
}

function refusalOf({ challenge }: Proof, village: string, level: Level, addressKey: string): PassageRefusal | null {
  const { data } = challenge.parameters;
  if (data.village !== village) return { kind: 'elsewhere' };
  if (data.address !== undefined && data.address !== addressKey) return { kind: 'elsewhere' };
  // Work that was laid in stock in calm opens nothing under attack.
  return typeof data.level === 'number' && data.level >= level ? null : { kind: 'tooEasy' };
}

function formOf(token: string) {
  const [village, expiresAt, key, signature, ...rest] = token.split('.');
  const slug = VillageSlug.safeParse(village);
  if (!slug.success || expiresAt === undefined || !key || signature === undefined || rest.length > 0) return null;
  return {
    village: slug.data,
    expiresAt: Number(expiresAt),
    key,
    signature,
    words: [village, expiresAt, key].join('.'),
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
