import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE_ROUTES, type ConsoleRoute } from '#server/adapters/http/console/table.ts';
import { type Chance, seededChance } from '#server/simulator/seeded.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, founded, type Seen, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

const SEED = 20_261_127;
const TRIES = 25;
let hameau: TestHameau;
let owner: StewardBrowser;
let project: string;
beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'owner@example.org');
  project = await drafted(owner, await founded(owner, 'Friends'), 'A well');
  // A draft that was never public could be thrown away on the way.
  await owner.post(`${project}/publish`);
});
afterAll(() => hameau.stop());

const NAMES =
  'was title title.fr name.en price sprite category purpose landscape 0.at 0.month email role steward invitation session answer donation kind to line whole reason id name gift file tax needed __proto__ constructor a[b][c]'.split(
    ' ',
  );
const JUNK = [
  '',
  ' ',
  '-1',
  '1e999',
  'yes',
  '{}',
  '[]',
  '"',
  '{"a":',
  '{"title.fr":1}',
  '{"__proto__":{"x":1}}',
  '\u0000',
  '\ud800',
  '\u202e',
  '<script>alert(1)</script>',
  "'; drop table steward; --",
  '../../etc/passwd',
  'owner',
  'hens',
  'don_0000000000000000',
  'stw_0000000000000000',
  'x'.repeat(3000),
  '💧'.repeat(500),
  '=1+1',
  '%00',
];
const pick = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;

function pathOf({ path }: ConsoleRoute, chance: Chance): string {
  const [, association = '', slug = ''] = /\/a\/([^/]+)\/projects\/([^/]+)/.exec(project) ?? [];
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (chance() < 0.1) return encodeURIComponent(pick(chance, JUNK).replaceAll('\ud800', '') || 'x');
    const known: Record<string, string> = { association, project: slug, gift: 'hens', section: 'about', year: '2026' };
    return known[name] ?? 'nobodys';
  });
}

const fieldsOf = (chance: Chance): Record<string, string[]> =>
  Object.fromEntries(
    Array.from({ length: 1 + Math.floor(chance() * 12) }, () => [
      pick(chance, NAMES),
      Array.from({ length: chance() < 0.2 ? 3 : 1 }, () => pick(chance, JUNK)),
    ]),
  );

function expectClean(what: string, { status, body }: Seen): void {
  expect([what, status < 500], body.slice(0, 300)).toEqual([what, true]);
  expect(body, what).not.toMatch(/\.ts:\d+|at \w+ \(|node_modules|SQLITE|ZodError/);
  expect(body, what).not.toContain('<script>alert');
}

describe('[wrong] garbage from somebody who may do everything', () => {
  const routes = Object.entries<ConsoleRoute>(CONSOLE_ROUTES).filter(([name]) => name !== 'signOut');
  it.each(routes)('%s', async (name, route) => {
    const chance = seededChance(SEED + name.length * 31 + name.charCodeAt(0));
    for (let n = 0; n < TRIES; n++) {
      const path = pathOf(route, chance);
      const query = `?${encodeURIComponent(pick(chance, NAMES))}=${encodeURIComponent(pick(chance, JUNK).replaceAll('\ud800', ''))}`;
      const ask = route.method === 'get' ? owner.get(path + query) : owner.post(path, fieldsOf(chance));
      expectClean(`${name} ${n}`, await ask);
    }
    if (route.method === 'post') {
      expectClean(
        name,
        await owner.send(
          pathOf(route, () => 1),
          Buffer.from([1, 2, 3]),
          { w: 'x', d: '-1' },
        ),
      );
    }
  });

  it('leaves the house standing: who came in is still in, and the project can still be read', async () => {
    expect((await owner.get('/console')).status).toBe(200);
    expect((await owner.get(project)).status).toBe(200);
  });
});
