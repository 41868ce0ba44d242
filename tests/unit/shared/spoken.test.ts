import { expect, it } from 'vitest';
import { seen, spoken } from '#shared/protocol/spoken.ts';

it('[P2] a name turns no writing about, and brings nothing that nobody sees', () => {
  expect(spoken(60).parse(' \u202eZo\u0000é\u2066 ')).toBe('Zoé');
  expect(spoken(60).safeParse('\u202e\u0007 ').success, 'nothing is left').toBe(false);
  expect(spoken(280).parse('Bravo\nà tous'), 'a message has lines').toBe('Bravo\nà tous');
  expect(seen('Ελένη, فاطمة, 李'), 'every writing stays').toBe('Ελένη, فاطمة, 李');
});
