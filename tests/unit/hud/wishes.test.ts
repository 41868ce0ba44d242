import { describe, expect, it } from 'vitest';
import { NO_WISHES, troublesOf, wishesSent } from '#client/hud/wishes.ts';
import { CheckoutBody } from '#shared/protocol/http.ts';

const REST = {
  catalogueVersion: 'v1',
  gifts: [{ gift: 'goat', quantity: 1, plot: null }],
  basketKey: 'a'.repeat(20),
  adult: true,
  language: 'en',
};

describe('what a giver may wish', () => {
  it('[G5] everything is off until chosen, and nothing of it is sent', () => {
    expect(wishesSent(NO_WISHES)).toEqual({
      coverFees: false,
      publicName: null,
      nameOnGift: false,
      message: null,
      thanksEmail: null,
      newsEmail: null,
      forFriend: null,
    });
    expect(troublesOf(NO_WISHES)).toEqual(['adult']);
  });

  it('[G5] what was typed and unticked again stays on this device', () => {
    const wishes = { ...NO_WISHES, publicName: { on: false, text: 'Ada' }, newsEmail: { on: false, text: 'a@b.fr' } };
    expect(wishesSent(wishes)).toMatchObject({ publicName: null, newsEmail: null });
  });

  it('[S5] for a friend: words may stay empty, and what was written is sent once it is for somebody', () => {
    const written = { friendFrom: ' Léa ', friendWords: '  ' };
    expect(wishesSent({ ...NO_WISHES, ...written }).forFriend).toBeNull();
    expect(wishesSent({ ...NO_WISHES, ...written, forFriend: true }).forFriend).toEqual({ from: 'Léa', words: null });
  });

  it('[P1] no name on the gift without a name to show', () => {
    expect(wishesSent({ ...NO_WISHES, nameOnGift: true }).nameOnGift).toBe(false);
  });

  it('[G5] thanks and news are two questions: one address does not serve for the other', () => {
    const sent = wishesSent({ ...NO_WISHES, thanksEmail: { on: true, text: ' a@b.fr ' } });
    expect(sent).toMatchObject({ thanksEmail: 'a@b.fr', newsEmail: null });
  });

  it('says which questions must be answered better, by the very rule of the protocol', () => {
    const wishes = {
      ...NO_WISHES,
      adult: true,
      publicName: { on: true, text: '   ' },
      message: { on: true, text: 'x'.repeat(281) },
      thanksEmail: { on: true, text: 'not an address' },
      newsEmail: { on: true, text: 'a@b.fr' },
    };
    expect(troublesOf(wishes)).toEqual(['publicName', 'message', 'thanksEmail']);
  });

  it('without troubles, the server parses what is sent', () => {
    const wishes = {
      ...NO_WISHES,
      adult: true,
      publicName: { on: true, text: ' Ada ' },
      message: { on: true, text: 'Hi' },
    };
    expect(troublesOf(wishes)).toEqual([]);
    expect(CheckoutBody.safeParse({ ...REST, ...wishesSent(wishes) }).success).toBe(true);
  });
});
