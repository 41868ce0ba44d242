import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Proof, ProofChallenge } from '#shared/protocol/proof.ts';

/** The worker's side of `self`; this project is typed for windows. */
interface WorkerSide {
  onmessage: ((message: MessageEvent<ProofChallenge>) => void) | null;
  postMessage(message: Proof | null): void;
}
const side = self as unknown as WorkerSide; // a window's and a worker's `self` cannot both be typed in one project

/** Does one piece of work; null when it cannot be done here. */
async function work(challenge: ProofChallenge): Promise<void> {
  const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null);
  side.postMessage(solution && { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } });
}

side.onmessage = ({ data }) => void work(data);
