import { keyInUse, keyReused, type Refusal } from './errors.ts';
import type { AnswerRecord } from './records.ts';
import type { World } from './world.ts';

const lifeMs = 24 * 60 * 60 * 1000;

/** What to do with a call that carries a key. */
export type Admission =
  | { readonly kind: 'execute' }
  | { readonly kind: 'replay'; readonly answer: AnswerRecord }
  | { readonly kind: 'refuse'; readonly refusal: Refusal };

/** The keys of all accounts: an answer is kept a day, and one key never runs twice at once. */
export type Idempotency = {
  readonly admit: (account: string, key: string, fingerprint: string) => Admission;
  /** Ends an admitted call; a `kept` answer is replayed from now on. */
  readonly finish: (account: string, key: string, kept: Omit<AnswerRecord, 'id' | 'atMs'> | undefined) => void;
};

export const createIdempotency = (world: World): Idempotency => {
  const running = new Set<string>();
  return {
    admit: (account, key, fingerprint) => {
      const id = `${account}/${key}`;
      if (running.has(id)) {
        return { kind: 'refuse', refusal: keyInUse(key) };
      }
      const answer = world.books.answers.get(id);
      if (answer !== undefined && world.clock.nowMs() - answer.atMs < lifeMs) {
        return answer.fingerprint === fingerprint
          ? { kind: 'replay', answer }
          : { kind: 'refuse', refusal: keyReused(key) };
      }
      running.add(id);
      return { kind: 'execute' };
    },
    finish: (account, key, kept) => {
      const id = `${account}/${key}`;
      running.delete(id);
      if (kept !== undefined) {
        world.books.answers.put({ ...kept, id, atMs: world.clock.nowMs() });
      }
    },
  };
};
