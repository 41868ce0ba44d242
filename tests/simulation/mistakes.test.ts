import { expect, it, vi } from 'vitest';
import { MISTAKES } from '../support/sequences/mistakes.ts';
import { firstToCatch } from '../support/sequences/report.ts';

vi.mock('#server/simulator/ids.ts', () => import('../support/sequences/seeded-ids.ts'));

/** Sequences are worth what they catch: a mistake that none of the first two hundred shows would be missed in all. */
const WITHIN = 200;

it.each(Object.keys(MISTAKES))('a server that %s is caught', async (name) => {
  const caught = await firstToCatch(MISTAKES[name] ?? {}, WITHIN);
  expect(caught, name).not.toBeNull();
});
