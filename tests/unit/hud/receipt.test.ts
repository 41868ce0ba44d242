import { describe, expect, it } from 'vitest';
import { giftsCentsOf, leftOf, receiptOf } from '#client/hud/money.ts';
import { nextStep, shareOf } from '#client/hud/progress.tsx';
import { priceBasket } from '#shared/catalogue/pricing.ts';
import { StepSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { slug } from './fixtures.ts';
import { machine } from './machine.ts';

function withGifts(...gifts: string[]) {
  const made = machine({});
  for (const gift of gifts) made.acts.add(slug(gift));
  return made;
}

describe('the receipt in advance', () => {
  it('[G4] shows exactly what the server will charge, with and without the fees', () => {
    const made = withGifts('goat', 'bricks', 'bricks', 'bricks');
    for (const coverFees of [false, true]) {
      made.acts.wish({ coverFees });
      const { basket, project } = made.state();
      expect(receiptOf(made.state())).toEqual(priceBasket(project, basket, coverFees));
    }
  });

  it('[G4] 28 € of gifts: the fee is 1.5 % and 25 cents, and covering it lets the gifts arrive whole', () => {
    const made = withGifts('goat', 'bricks', 'bricks', 'bricks');
    expect(receiptOf(made.state())).toMatchObject({
      value: { totalCents: 2800, estimatedFeeCents: 67, netCents: 2733, feeCoverCents: 0 },
    });
    made.acts.wish({ coverFees: true });
    const covered = receiptOf(made.state());
    expect(covered.ok && covered.value.netCents).toBeGreaterThanOrEqual(2800);
  });

  it('[G4] "I cover the fees" starts unticked', () => {
    expect(machine({}).state().wishes.coverFees).toBe(false);
  });

  it('[G2] below the minimum there is no receipt, but there is a sum', () => {
    const made = withGifts('seeds');
    expect(receiptOf(made.state())).toMatchObject({ ok: false, error: { kind: 'belowMinimum', minimumCents: 300 } });
    expect(giftsCentsOf(made.state())).toBe(200);
  });

  it('says how many of a gift are still needed, never fewer than none', () => {
    const state = machine({}).state();
    expect(leftOf({ ...state, given: { [slug('goat')]: 4 } }, slug('goat'))).toBe(6);
    expect(leftOf({ ...state, given: { [slug('goat')]: 40 } }, slug('goat'))).toBe(0);
    expect(leftOf(state, slug('lamp'))).toBeNull();
  });
});

describe('progress', () => {
  it('[V2] names the next step that money is missing for', () => {
    const state = machine({}).state();
    const raised = (amount: number, reached: string[] = []) => ({
      ...state,
      progress: { ...state.progress, raisedCents: cents(amount), reached: reached.map((step) => StepSlug.parse(step)) },
    });
    expect(nextStep(raised(0))?.slug).toBe('water');
    expect(nextStep(raised(80_000, ['water']))?.slug).toBe('roof');
    expect(nextStep(raised(700_000, ['water', 'roof']))).toBeNull();
    const done = { delivered: [StepSlug.parse('water')] };
    expect(nextStep({ ...raised(0), view: done })?.slug, 'news proved it, whatever money says').toBe('roof');
  });

  it('the bar is full at the goal and stays so beyond it', () => {
    expect([shareOf(0, 100), shareOf(50, 100), shareOf(250, 100)]).toEqual([0, 0.5, 1]);
  });
});
