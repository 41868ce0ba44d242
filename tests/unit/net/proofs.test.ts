import { describe, expect, it } from 'vitest';
import type { Answer } from '#client/net/api.ts';
import { createProofs } from '#client/net/proofs.ts';
import type { Proof, ProofChallenge } from '#shared/protocol/proof.ts';
import { err, ok } from '#shared/result.ts';
import { PROOF } from '../hud/machine.ts';

const MINUTE = 60_000;

/** A server and a worker that answer at once, and count. */
function desk({ fails = 0, solves = async () => PROOF as Proof | null } = {}) {
  const counted = { asked: 0, solved: 0 };
  const clock = { now: 0 };
  const ask = async (): Answer<ProofChallenge> => {
    counted.asked += 1;
    return counted.asked <= fails ? err({ kind: 'unreachable' }) : ok(PROOF.challenge);
  };
  const solve = async () => {
    counted.solved += 1;
    return solves();
  };
  return { counted, clock, proofs: createProofs({ ask, solve, now: () => clock.now }) };
}

describe('[security] work in the background', () => {
  it('is begun once, however often the basket is opened, and is there when the player pays', async () => {
    const { counted, proofs } = desk();
    proofs.prepare();
    proofs.prepare();
    expect(await proofs.take()).toEqual(ok(PROOF));
    expect(await proofs.take()).toEqual(ok(PROOF));
    expect(counted).toEqual({ asked: 1, solved: 1 });
  });

  it('is done anew once it was used, and before it expires', async () => {
    const { counted, clock, proofs } = desk();
    await proofs.take();
    proofs.drop();
    await proofs.take();
    clock.now += 8 * MINUTE;
    await proofs.take();
    expect(counted.asked).toBe(2);
    clock.now += MINUTE;
    await proofs.take();
    expect(counted.asked).toBe(3);
  });

  it('[G7] says why there is none, and tries again when it is wanted', async () => {
    const { proofs } = desk({ fails: 1 });
    expect(await proofs.take()).toEqual(err({ kind: 'unreachable' }));
    expect(await proofs.take()).toEqual(ok(PROOF));
    const unable = desk({ solves: async () => null });
    expect((await unable.proofs.take()).ok).toBe(false);
  });
});
