import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Caption, captionOf } from '#server/adapters/pictures/caption.ts';
import type { VillagePicture } from '#server/adapters/pictures/order.ts';
import type { Placement } from '#shared/village/view.ts';

const project = { title: 'Une école', raisedCents: 312_000, goalCents: 800_000, gifts: 241, demonstration: false };

describe('[S2] the words on a shared picture', () => {
  it('say in both languages what the group did', () => {
    expect(captionOf(project, 'fr')).toEqual({
      title: 'Une école',
      words: '3\u202f120\u00a0€ sur 8\u202f000\u00a0€ · 241 cadeaux',
      part: 0.39,
      signature: 'Hameau',
    });
    expect(captionOf(project, 'en').words).toBe('€3,120 of €8,000 · 241 gifts');
    expect(captionOf({ ...project, gifts: 1 }, 'fr').words).toContain('1 cadeau');
  });

  it('[V2] say of an invented project that it is one', () => {
    const invented = { ...project, demonstration: true };
    expect(captionOf(invented, 'fr').signature).toBe('Hameau · démo');
    expect(captionOf(invented, 'en').signature).toBe('Hameau · demo');
  });

  it('invite where nothing is given yet', () => {
    const empty = captionOf({ ...project, raisedCents: 0, gifts: 0 }, 'fr');
    expect(empty).toMatchObject({ words: 'Aucun cadeau encore\u00a0: le vôtre peut être le premier', part: 0 });
  });

  it('never fill more than the bar, nor less than nothing', () => {
    expect(captionOf({ ...project, raisedCents: 900_000 }, 'fr').part).toBe(1);
    expect(captionOf({ ...project, raisedCents: -5 }, 'fr').part).toBe(0);
    expect(captionOf({ ...project, goalCents: 0 }, 'fr').part).toBe(0);
  });

  it('[P1] are all that goes to the drawing of anybody’s gift: no name, no amount of one gift', () => {
    expectTypeOf<keyof Caption>().toEqualTypeOf<'title' | 'words' | 'part' | 'signature'>();
    expectTypeOf<keyof Placement>().toEqualTypeOf<'id' | 'gift' | 'quantity' | 'plot' | 'state' | 'there'>();
    expectTypeOf<keyof VillagePicture>().toEqualTypeOf<
      | 'seed'
      | 'landscape'
      | 'chunks'
      | 'placements'
      | 'flowers'
      | 'care'
      | 'reached'
      | 'steps'
      | 'raisedCents'
      | 'own'
      | 'gifts'
      | 'now'
    >();
    // What a caller passes beside is left behind.
    const named = { ...project, giver: 'Aïssatou', amountCents: 4500 };
    expect(JSON.stringify(captionOf(named, 'fr'))).not.toMatch(/Aïssatou|45/);
  });
});
