import { expect, it } from 'vitest';
import { remembered } from '#client/game/remembered.ts';
import type { Thing } from '#client/game/things.ts';

it('the things of a cell are looked through once, and again when it has others, whatever was found', () => {
  const [cell, other]: readonly (readonly Thing[])[] = [[], []];
  const looked: (readonly Thing[])[] = [];
  const of = remembered((things) => {
    looked.push(things);
    return null;
  });
  for (const things of [cell, other, cell, other]) expect(things && of(things)).toBeNull();
  expect(looked).toHaveLength(2);
});
