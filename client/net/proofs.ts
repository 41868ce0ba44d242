import type { Proof, ProofChallenge } from '#shared/protocol/proof.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Answer, NetRefusal } from './api.ts';

/** The work the server asks for before a payment: done in the background while the basket is read, and sent with it once. */
export interface Proofs {
  /** begins, where nothing is under way or done already */
  prepare(): void;
  /** the work, as soon as it is done */
  take(): Promise<Result<Proof, NetRefusal>>;
  /** it was used, or is not enough: the next one is another */
  drop(): void;
}

export interface ProofParts {
  readonly ask: () => Answer<ProofChallenge>;
  readonly solve: (challenge: ProofChallenge) => Promise<Proof | null>;
  /** unix ms */
  readonly now: () => number;
}

/** As long as the server lets a piece of work be good for; counted by this device's own clock, for the two may differ. */
const LIFE_MS = 10 * 60_000;
/** One that ends within this is not sent any more: the request takes time too. */
const SLACK_MS = 60_000;

export function createProofs({ ask, solve, now }: ProofParts): Proofs {
  let work: Promise<Result<Proof, NetRefusal>> | null = null;
  let freshUntil = 0;

  const begin = async (): Promise<Result<Proof, NetRefusal>> => {
    const challenge = await ask();
    if (!challenge.ok) return challenge;
    const proof = await solve(challenge.value);
    return proof ? ok(proof) : err({ kind: 'garbled', status: 0 });
  };
  const current = (): Promise<Result<Proof, NetRefusal>> => {
    if (work !== null && now() < freshUntil) return work;
    freshUntil = now() + LIFE_MS - SLACK_MS;
    const begun = begin();
    work = begun;
    // What failed is begun anew when it is wanted.
    void begun.then((done) => {
      if (!done.ok && work === begun) work = null;
    });
    return begun;
  };
  return {
    prepare: () => void current(),
    take: current,
    drop: () => {
      work = null;
    },
  };
}

/** In a worker, so that the village goes on moving; it is fetched at the first basket and ends with its work. */
export function solveInWorker(challenge: ProofChallenge): Promise<Proof | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
    const end = (proof: Proof | null) => {
      worker.terminate();
      resolve(proof);
    };
    worker.onmessage = ({ data }: MessageEvent<Proof | null>) => end(data);
    worker.onerror = () => end(null);
    worker.postMessage(challenge);
  });
}
