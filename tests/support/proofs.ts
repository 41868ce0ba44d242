import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { Proof, ProofChallenge } from '#shared/protocol/proof.ts';

/** Asks a server for work, as a page does, and does it. */
export async function proofAt(url: string, village: string, headers: Record<string, string> = {}): Promise<Proof> {
  const reply = await fetch(`${url}/api/villages/${village}/challenge`, { headers });
  if (!reply.ok) throw new Error(`challenge: ${reply.status} ${await reply.text()}`);
  return solved(ProofChallenge.parse(await reply.json()));
}

export async function solved(challenge: ProofChallenge): Promise<Proof> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('the work was not done in time');
  return Proof.parse({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } });
}
