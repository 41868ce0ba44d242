import { describe, expect, it } from 'vitest';
import { sightWords } from '#client/hud/sight-words.ts';
import { moneyOf } from '#client/hud/step-sheet.tsx';
import { GRAZER_NAMES, SCENERY_NAMES, VILLAGER_NAMES } from '#shared/catalogue/scenery.ts';
import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import { StepSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { machine } from './machine.ts';

describe('a tap on anything tells what it is', () => {
  it.each([
    ['en', en],
    ['fr', fr],
  ] as const)('every villager and everything that grows by itself has a word in %s', (_, words) => {
    for (const name of VILLAGER_NAMES) expect(sightWords(words, { kind: 'villager', name })).toMatch(/\p{L}/u);
    for (const name of GRAZER_NAMES) expect(sightWords(words, { kind: 'animal', name })).toMatch(/\p{L}/u);
    for (const name of SCENERY_NAMES) expect(sightWords(words, { kind: 'scenery', name }), name).toMatch(/\p{L}/u);
  });

  it('a frame of a thing that moves is still that thing, and an unknown one is passed over in silence', () => {
    expect(sightWords(en, { kind: 'scenery', name: 'flag.life.1' })).toBe('A flag');
    expect(sightWords(en, { kind: 'scenery', name: 'spaceship' })).toBeNull();
  });

  it('[V3] says how much of a step’s own money is there: what comes beyond the step before it', () => {
    const { state } = machine({});
    const [water, roof] = state().project.steps;
    const raised = (amount: number, ...reached: string[]) => ({
      ...state(),
      progress: {
        ...state().progress,
        raisedCents: cents(amount),
        reached: reached.map((step) => StepSlug.parse(step)),
      },
    });
    if (!water || !roof) throw new Error('the fixture has two steps');
    expect(moneyOf(raised(50_000), water)).toEqual({ thereCents: 50_000, neededCents: 80_000 });
    expect(moneyOf(raised(50_000), roof)).toEqual({ thereCents: 0, neededCents: 520_000 });
    expect(moneyOf(raised(90_000, 'water'), water)).toEqual({ thereCents: 80_000, neededCents: 80_000 });
    expect(moneyOf(raised(90_000, 'water'), roof)).toEqual({ thereCents: 10_000, neededCents: 520_000 });
    expect(moneyOf(raised(900_000, 'water', 'roof'), roof).thereCents).toBe(520_000);
  });
});
