import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzzDoors } from './doors.ts';
import { type Found, nothingFound } from './findings.ts';
import { fuzzMessages } from './messages.ts';
import { besiege, type Siege } from './siege.ts';
import { fuzzWebhooks } from './webhooks.ts';

/** A short one of `npm run fuzz`, always the same. */
const SEED = 4;

let siege: Siege;
beforeAll(async () => {
  siege = await besiege();
});
afterAll(() => siege.hameau.stop());

async function expectStanding(found: Found): Promise<void> {
  expect(found.wrongs).toEqual([]);
  expect(await siege.aftermath()).toEqual([]);
}

describe('[wrong] a server that is sent anything', () => {
  it('answers 4000 bent deliveries: what Stripe did not sign is refused, and nothing fails', async () => {
    const found = nothingFound();
    await fuzzWebhooks({ port: siege.port, events: siege.events, count: 4000, seed: SEED, found });
    await expectStanding(found);
    expect(found.counts.get('signed 200')).toBeGreaterThan(500);
    expect(found.counts.get('unsigned 400')).toBeGreaterThan(1000);
  });

  it('answers 1500 bent requests on all routes without a failure of its own', async () => {
    const found = nothingFound();
    const { port, requests, cookie, proof, hameau } = siege;
    await fuzzDoors({ port, url: hameau.url, requests, cookie, proof, count: 1500, seed: SEED, found });
    await expectStanding(found);
    expect(found.counts.get('HTTP 200')).toBeGreaterThan(100);
    expect(found.counts.get('HTTP 201')).toBeGreaterThan(0);
  });

  it('lives through 1000 bent messages on the live door', async () => {
    const found = nothingFound();
    await fuzzMessages({ url: siege.hameau.url, village: siege.village, count: 1000, seed: SEED, found });
    await expectStanding(found);
  });
});
