import { afterEach, beforeEach, expect, it } from 'vitest';
import type { House } from '#server/cli/house.ts';
import { disputes, type RefundFlags, refund, showDonation } from '#server/cli/refund.ts';
import { parseEnv } from '#server/env.ts';
import { attemptOf, basket, expectSound, given, opened, standingGifts } from '../../support/giving.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { paidTwice } from '../../support/twice.ts';

let stage: Stage;
let house: House;
beforeEach(async () => {
  stage = await openStage();
  const env = parseEnv({});
  if (!env.ok) throw new Error('nothing set is the default');
  house = { env: env.value, store: stage.store, deps: stage.deps, close: async () => {} };
});
afterEach(() => stage.close());

const NONE: RefundFlags = { lines: [], payment: undefined, reason: undefined, by: undefined };
const twoGifts = () =>
  given(
    stage,
    basket({
      gifts: [
        { gift: 'pump', quantity: 1, plot: null },
        { gift: 'bricks', quantity: 4, plot: null },
      ],
    }),
  );

it('[G8] shows a donation’s gifts by number, gives one back, and shows that it went', async () => {
  const donation = await twoGifts();
  const { id: payment } = await attemptOf(stage, donation);
  expect(await showDonation(house, donation)).toEqual({
    code: 0,
    lines: [
      `${donation}: 66.00 € for test-project`,
      '  line 1: 1 x pump, 60.00 €',
      '  line 2: 4 x bricks, 6.00 €',
      `  payment ${payment}: paid, 66.00 €`,
    ],
  });
  const back = await refund(house, donation, { ...NONE, lines: ['2'], reason: 'wished by the giver', by: 'ada' });
  expect(back).toMatchObject({ code: 0, lines: [expect.stringMatching(/^Given back: 6\.00 €, order ref_/)] });
  const shown = (await showDonation(house, donation)).lines.join('\n');
  expect(shown).toContain('line 2: 4 x bricks, 6.00 € (given back)');
  expect(shown).toContain('paid, 66.00 €, 6.00 € given back');
  expect(shown).toMatch(/refund ref_\S+: done, 6\.00 €, by ada/);
  expect((await standingGifts(stage, donation)).map(({ gift }) => gift)).toEqual(['pump']);
  await stage.quiet();
  await expectSound(stage);
});

it('[G8] every refusal is a sentence that says what to do', async () => {
  const paid = await twoGifts();
  const unpaid = (await opened(stage, basket())).donation;
  const { donation: twice } = await paidTwice(stage);
  const refusal = async (named: string | undefined, flags: Partial<RefundFlags> = {}) => {
    const { code, lines } = await refund(house, named, { ...NONE, ...flags });
    expect(code).toBe(1);
    return lines.join(' ');
  };
  expect(await refusal(undefined)).toContain('don_');
  expect(await refusal('don_00000000000000000000')).toContain('no such donation');
  expect(await refusal(unpaid)).toContain('Nothing was paid');
  expect(await refusal(paid, { lines: ['two'] })).toContain('show-donation');
  expect(await refusal(paid, { lines: ['9'] })).toContain('Line 9');
  expect(await refusal(paid, { payment: 'att_00000000000000000000' })).toContain('no such paid payment');
  expect(await refusal(twice)).toMatch(/--payment: att_\S+ att_\S+/);
  expect(await refusal(paid, { reason: 'x'.repeat(301) })).toContain('300');
  await stage.control('settings', { shortBalance: 'refuses' });
  expect(await refusal(paid)).toContain('does not cover this refund');
  await stage.control('settings', { shortBalance: 'lends' });
  await refund(house, paid, NONE);
  expect(await refusal(paid)).toContain('Nothing is left');
  await stage.quiet();
  await expectSound(stage);
});

it('[G8] lists disputes with the deadline for evidence', async () => {
  expect((await disputes(house)).lines).toEqual(['No payment was ever disputed.']);
  const donation = await twoGifts();
  await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/dispute`);
  await stage.quiet();
  const [line] = (await disputes(house)).lines;
  expect(line).toMatch(
    new RegExp(
      `^open +du_\\S+ +66\\.00 € +${donation} +\\(fraudulent\\), send evidence by \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC$`,
    ),
  );
  stage.simulator.clock.advance(8 * 86_400_000);
  expect((await disputes(house)).lines[0]).toContain('evidence was due by');
});
