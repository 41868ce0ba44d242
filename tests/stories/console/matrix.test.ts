import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE_ROUTES, type ConsoleRoute, type RouteName } from '#server/adapters/http/console/table.ts';
import { may, ROLES, type Role } from '#server/domain/stewards/rights.ts';
import { photo } from '../../support/photos.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import {
  drafted,
  founded,
  joined,
  type Seen,
  type StewardBrowser,
  signedIn,
  stewardBrowser,
} from '../../support/stewarding.ts';

let hameau: TestHameau;
let own: string;
let browsers: ReadonlyMap<string, StewardBrowser>;

/** Everybody who may knock: nobody, somebody signed in, a steward of another association, who looks after the host, and each role. */
const WHO = ['nobody', 'stranger', 'elsewhere', 'host', ...ROLES] as const;
type Who = (typeof WHO)[number];
const NAMES = Object.keys(CONSOLE_ROUTES) as RouteName[];

beforeAll(async () => {
  hameau = await startHameau({ env: { HOST_STEWARDS: 'host@example.org' } });
  const owner = await signedIn(hameau, 'owner@example.org');
  const association = await founded(owner, 'Friends of the well');
  own = await drafted(owner, association, 'A well');
  const words = { 'alt.fr': 'Un puits.', 'alt.en': 'A well.', agreed: 'yes' };
  await owner.send(`${own}/photo`, await photo(), words);
  // A draft that was never public could be thrown away on the way.
  await owner.post(`${own}/publish`);
  const elsewhere = await signedIn(hameau, 'elsewhere@example.org');
  await founded(elsewhere, 'Another association');
  const roles: [string, StewardBrowser][] = [['owner', owner]];
  for (const role of ROLES.filter((one) => one !== 'owner')) {
    roles.push([role, await joined(hameau, owner, association, `${role}@example.org`, role)]);
  }
  browsers = new Map([
    ['nobody', stewardBrowser(hameau)],
    ['stranger', await signedIn(hameau, 'stranger@example.org')],
    ['elsewhere', elsewhere],
    ['host', await signedIn(hameau, 'host@example.org')],
    ...roles,
  ]);
});
afterAll(() => hameau.stop());

/** The address of a route, on the association that the roles are of, with names of things that are there. */
function pathOf({ path }: ConsoleRoute): string {
  const [, association = '', project = ''] = /\/a\/([^/]+)\/projects\/([^/]+)/.exec(own) ?? [];
  const names: Record<string, string> = {
    association,
    project,
    gift: 'hens',
    section: 'about',
    donation: 'don_0000000000000000',
    news: 'nws_0000000000000000',
    photo: 'pho_0000000000000000',
    token: 'nobodys',
    year: '2026',
    invitation: 'inv_0000000000000000',
    receipt: 'rec_0000000000000000',
  };
  return path.replaceAll(/:(\w+)/g, (_, name: string) => names[name] ?? '');
}

/** What of a route everybody of a kind must be answered. */
function mayUse({ guard }: ConsoleRoute, who: Who): boolean {
  if (guard === 'anyone') return true;
  if (who === 'nobody') return false;
  if (guard === 'signedIn') return true;
  if (guard === 'host') return who === 'host';
  // Who looks after the host is nobody in its associations.
  return who !== 'stranger' && who !== 'elsewhere' && who !== 'host' && may(who as Role, guard);
}

async function knock(route: ConsoleRoute, who: Who): Promise<Seen> {
  const browser = browsers.get(who);
  if (!browser) throw new Error(`nobody called ${who}`);
  return route.method === 'get' ? browser.get(pathOf(route)) : browser.post(pathOf(route));
}

describe('[security] the console’s doors: every route times everybody', () => {
  for (const name of NAMES.filter((one) => one !== 'signOut')) {
    const route: ConsoleRoute = CONSOLE_ROUTES[name];
    it.each(WHO)(`${name} (${route.guard}): %s`, async (who) => {
      const seen = await knock(route, who);
      if (mayUse(route, who)) {
        // Empty forms and names of nothing may be refused, but by the room behind the door.
        expect(seen.to).not.toBe('/console/sign-in');
        expect(seen.status).toBeLessThan(500);
        if (route.method === 'get' && !/:(token|donation|invitation|receipt|news)/.test(route.path))
          expect(seen.status).toBe(200);
      } else if (who === 'nobody') {
        expect([seen.status, seen.to]).toEqual([303, '/console/sign-in']);
      } else {
        expect(seen.status).toBe(404);
        expect(seen.body).not.toContain('Friends of the well');
      }
    });
  }

  it('nothing of it changed anything for those who may not', async () => {
    const owner = browsers.get('owner');
    const page = await owner?.get(`${own}/gifts`);
    expect(page?.status).toBe(200);
    const association = /\/a\/([^/]+)/.exec(own)?.[1] ?? '';
    const { body } = (await owner?.get(`/console/a/${association}/people`)) ?? { body: '' };
    for (const role of ROLES) expect(body).toContain(`${role}@example.org`);
  });
});
