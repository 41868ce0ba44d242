import { afterEach, beforeEach, expect, it } from 'vitest';
import type { House } from '#server/cli/house.ts';
import { refund, showDonation } from '#server/cli/refund.ts';
import { takeBack } from '#server/cli/take-back.ts';
import { parseEnv } from '#server/env.ts';
import { basket, expectSound, given, standingGifts } from '../../support/giving.ts';
import { entered } from '../../support/offline.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
let house: House;
beforeEach(async () => {
  stage = await openStage();
  const env = parseEnv({});
  if (!env.ok) throw new Error('nothing set is the default');
  house = { env: env.value, store: stage.store, deps: stage.deps, close: async () => {} };
});
afterEach(() => stage.close());

it('[G8] the host takes back a gift that was entered by hand, and sees that it went', async () => {
  const donation = await entered(stage, { mode: 'cash' });
  const flags = { lines: [], payment: undefined, reason: 'typed twice', by: 'ada' };
  expect((await refund(house, donation, flags)).lines.join()).toContain('use take-back');
  expect((await showDonation(house, donation)).lines.join()).toMatch(/by hand: cash, received \d{4}-\d\d-\d\d$/);
  expect(await takeBack(house, donation, flags)).toMatchObject({ code: 0 });
  expect((await showDonation(house, donation)).lines.join()).toContain(', taken back');
  expect(await standingGifts(stage, donation)).toEqual([]);
  await expectSound(stage);
});

it('every refusal is a sentence that says what to do', async () => {
  const online = await given(stage, basket());
  const donation = await entered(stage);
  const refusal = async (named: string | undefined, reason?: string) => {
    const { code, lines } = await takeBack(house, named, { reason, by: undefined });
    expect(code).toBe(1);
    return lines.join(' ');
  };
  expect(await refusal(undefined)).toContain('don_');
  expect(await refusal('don_00000000000000000000', 'why')).toContain('no such donation');
  expect(await refusal(online, 'why')).toContain('use refund');
  expect(await refusal(donation)).toContain('--reason');
  expect(await refusal(donation, 'x'.repeat(301))).toContain('300');
  await takeBack(house, donation, { reason: 'why', by: undefined });
  expect(await refusal(donation, 'why')).toContain('before');
});
