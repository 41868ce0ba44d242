import { describe, expect, it } from 'vitest';
import { passagesOf } from '#server/adapters/auth/passages.ts';
import { VillageSlug } from '#shared/ids.ts';
import type { Proof } from '#shared/protocol/proof.ts';
import { solved } from '../../support/proofs.ts';
import { LITTLE_WORK } from '../../support/server.ts';

const VILLAGE = VillageSlug.parse('tamoure');
const OTHER = VillageSlug.parse('ecole-des-andes');
const MINUTE = 60_000;
// The library's own clock is the machine's.
const clock = { now: Date.now() };
const passages = passagesOf('the secret of this host', LITTLE_WORK, () => clock.now);
const home = passages.addressKey('203.0.113.1');
const office = passages.addressKey('203.0.113.2');

const changed = (proof: Proof, parameters: Partial<Proof['challenge']['parameters']>): Proof => ({
  ...proof,
  challenge: { ...proof.challenge, parameters: { ...proof.challenge.parameters, ...parameters } },
});

describe('[security] work before a payment', () => {
  it('opens the village it was asked for, once by its key, until it expires', async () => {
    const proof = await solved(await passages.challenge(VILLAGE, 0, home));
    const good = await passages.check(VILLAGE, 0, home, proof);
    expect(good).toMatchObject({ ok: true, value: { door: 'work', addressKey: home } });
    expect(good.ok && good.value.key).toBe(proof.challenge.parameters.nonce);
    expect(await passages.check(VILLAGE, 0, office, proof), 'a phone leaves its Wi-Fi').toMatchObject({ ok: true });
    expect(await passages.check(OTHER, 0, home, proof)).toMatchObject({ error: { kind: 'elsewhere' } });
    clock.now += 10 * MINUTE + 1_000;
    expect(await passages.check(VILLAGE, 0, home, proof)).toMatchObject({ error: { kind: 'expired' } });
    clock.now = Date.now();
  });

  it.each<[string, (proof: Proof) => Proof]>([
    ['no work was done', (proof) => ({ ...proof, solution: { counter: 0, derivedKey: 'aa'.repeat(32) } })],
    [
      'only the prefix was copied',
      (proof) => ({ ...proof, solution: { counter: 0, derivedKey: proof.challenge.parameters.keyPrefix } }),
    ],
    ['made cheaper', (proof) => changed(proof, { cost: 1 })],
    ['made to last', (proof) => changed(proof, { expiresAt: proof.challenge.parameters.expiresAt + 999_999 })],
    ['made for another village', (proof) => changed(proof, { data: { village: OTHER, level: 0 } })],
    ['another nonce, to be spent again', (proof) => changed(proof, { nonce: 'bb'.repeat(16) })],
    [
      'signed by somebody else',
      (proof) => ({ ...proof, challenge: { ...proof.challenge, signature: 'cc'.repeat(32) } }),
    ],
  ])('%s: refused', async (_what, change) => {
    const proof = await solved(await passages.challenge(VILLAGE, 0, home));
    expect(await passages.check(VILLAGE, 0, home, change(proof))).toMatchObject({ error: { kind: 'forged' } });
  });

  it('under attack it is for the address that asked, and what was laid in stock in calm is not enough', async () => {
    const calm = await solved(await passages.challenge(VILLAGE, 0, home));
    expect(await passages.check(VILLAGE, 1, home, calm)).toMatchObject({ error: { kind: 'tooEasy' } });
    const hard = await solved(await passages.challenge(VILLAGE, 1, home));
    expect(await passages.check(VILLAGE, 1, home, hard)).toMatchObject({ ok: true });
    expect(await passages.check(VILLAGE, 1, office, hard)).toMatchObject({ error: { kind: 'elsewhere' } });
    const least = LITTLE_WORK.least * 16;
    expect((await solved(await passages.challenge(VILLAGE, 2, home))).solution.counter).toBeGreaterThanOrEqual(least);
  });

  it('another host’s secret, or address, makes other keys; a key does not say the address', async () => {
    const stranger = passagesOf('another secret', LITTLE_WORK, () => clock.now);
    const proof = await solved(await stranger.challenge(VILLAGE, 0, home));
    expect(await passages.check(VILLAGE, 0, home, proof)).toMatchObject({ error: { kind: 'forged' } });
    expect(new Set([home, office, stranger.addressKey('203.0.113.1')]).size).toBe(3);
    expect(home).not.toContain('203');
  });
});

describe('[security] the form’s token', () => {
  it('opens its village from its address for half an hour', () => {
    const token = passages.formToken(VILLAGE, home);
    const good = passages.checkForm(VILLAGE, home, token);
    expect(good).toMatchObject({ ok: true, value: { door: 'form' } });
    expect(passages.checkForm(VILLAGE, office, token)).toMatchObject({ error: { kind: 'forged' } });
    expect(passages.checkForm(OTHER, home, token)).toMatchObject({ error: { kind: 'elsewhere' } });
    const [village, expiresAt, key, signature] = token.split('.');
    for (const forged of [
      '',
      'x',
      `${village}.${expiresAt}.${key}`,
      `${village}.${Number(expiresAt) + 1}.${key}.${signature}`,
      `${village}.${expiresAt}.other.${signature}`,
      `${token}.x`,
    ]) {
      expect(passages.checkForm(VILLAGE, home, forged), forged).toMatchObject({ error: { kind: 'forged' } });
    }
    clock.now += 31 * MINUTE;
    expect(passages.checkForm(VILLAGE, home, token)).toMatchObject({ error: { kind: 'expired' } });
    clock.now = Date.now();
  });
});
