import type { Passage } from '#server/domain/ports/defence.ts';
import type { PlayerId, VillageSlug } from '#shared/ids.ts';
import type { Proof, ProofChallenge } from '#shared/protocol/proof.ts';
import type { Result } from '#shared/result.ts';
import type { Refusal } from './problem.ts';

/** Who asks at the door of giving. `address` is turned into a keyed hash behind it, and kept nowhere. */
export interface Asker {
  readonly village: VillageSlug;
  readonly address: string;
  /** null for one without a cookie yet */
  readonly player: PlayerId | null;
}

/** The door before the payment: nobody opens a session without a passage. Refusals are already problems by name. */
export interface Entrance {
  /** work for the page to do while the basket is read */
  challenge(asker: Asker): Promise<Result<ProofChallenge, Refusal>>;
  admit(asker: Asker, proof: Proof | null): Promise<Result<Passage, Refusal>>;
  /** for the page without script */
  formToken(asker: Asker): Promise<Result<string, Refusal>>;
  admitForm(asker: Asker, token: string): Promise<Result<Passage, Refusal>>;
  /** what the village's page says beforehand; null while gifts are taken */
  closedBecause(village: VillageSlug): Promise<'paused' | 'notYet' | 'archived' | 'closed' | null>;
}
