import { describe, expect, it } from 'vitest';
import { keepingOn, type Shelf } from '#client/hud/keeping.ts';
import { VillageSlug } from '#shared/ids.ts';
import { slug } from './fixtures.ts';

function shelf(): Shelf & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

const broken: Shelf = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('full');
  },
  removeItem: () => {
    throw new Error('forbidden');
  },
};

function keeping(lasting: Shelf | null, passing: Shelf | null, clock = { now: 0 }) {
  let made = 0;
  return keepingOn({
    lasting,
    passing,
    village: VillageSlug.parse('tambo'),
    now: () => clock.now,
    makeKey: () => {
      made += 1;
      return `key-number-${String(made).padStart(8, '0')}`;
    },
  });
}

const LINE = { gift: slug('goat'), quantity: 1, plot: null };

describe('what the page remembers', () => {
  it('[G7] the basket, from one visit to the next', () => {
    const lasting = shelf();
    keeping(lasting, shelf()).keepBasket([LINE]);
    expect(keeping(lasting, shelf()).basket()).toEqual([LINE]);
  });

  it('[G7] another village has another basket', () => {
    const lasting = shelf();
    keeping(lasting, shelf()).keepBasket([LINE]);
    const other = keepingOn({
      lasting,
      passing: null,
      village: VillageSlug.parse('other'),
      now: Date.now,
      makeKey: () => '',
    });
    expect(other.basket()).toEqual([]);
  });

  it('a basket that somebody tampered with is no basket', () => {
    const lasting = shelf();
    for (const text of [
      '',
      '{',
      '"x"',
      '[{"gift":"goat","quantity":1,"plot":null,"priceCents":1}]',
      '[{"gift":"G","quantity":-1}]',
    ]) {
      lasting.held.set('hameau.basket.tambo', text);
      expect(keeping(lasting, null).basket()).toEqual([]);
    }
  });

  it('[G6] the same basket keeps its key: a double click is one donation', () => {
    const kept = keeping(shelf(), shelf());
    expect(kept.basketKey('one')).toBe(kept.basketKey('one'));
  });

  it('a changed basket, an old one and a cancelled one get a new key', () => {
    const clock = { now: 0 };
    const kept = keeping(shelf(), shelf(), clock);
    const keys = [kept.basketKey('one'), kept.basketKey('two')];
    clock.now = 31 * 60_000;
    keys.push(kept.basketKey('two'));
    kept.dropBasketKey();
    keys.push(kept.basketKey('two'));
    expect(new Set(keys).size).toBe(4);
  });

  it('plays without a memory where the browser forbids one', () => {
    for (const none of [null, broken]) {
      const kept = keeping(none, none);
      kept.keepBasket([LINE]);
      kept.keepSound(true);
      expect(kept.basket()).toEqual([]);
      expect(kept.sound()).toBe(false);
      expect(kept.visit()).toBeNull();
      expect(kept.basketKey('one')).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
    }
  });
});
