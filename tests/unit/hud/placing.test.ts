import { describe, expect, it } from 'vitest';
import { handTo } from '#client/hud/placing.ts';
import { slug } from './fixtures.ts';
import { machine } from './machine.ts';

/** What a stage was told to hold. */
function hand() {
  const held: string[] = [];
  return {
    held,
    startPlacing: (gift: { sprite: string }) => void held.push(gift.sprite),
    stopPlacing: () => void held.push('nothing'),
  };
}

describe('places looked for before there is a map', () => {
  it('[G3] the stage that opens later takes up the gift in hand, and lets go when it is not looked for any more', () => {
    const { acts, state } = machine({});
    acts.add(slug('goat'));
    acts.choosePlaces();
    const stage = hand();
    handTo(stage, state());
    expect(stage.held).toEqual(['goat']);
    acts.stop();
    handTo(stage, state());
    expect(stage.held).toEqual(['goat', 'nothing']);
  });
});
