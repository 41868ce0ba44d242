import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, founded, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

let hameau: TestHameau;
let host: StewardBrowser;
let founder: StewardBrowser;
beforeAll(async () => {
  hameau = await startHameau({ env: { SIGN_UP: 'approval', HOST_STEWARDS: 'Host@Example.org' } });
  host = await signedIn(hameau, 'host@example.org');
  founder = await signedIn(hameau, 'founder@example.org');
});
afterAll(() => hameau.stop());

describe('[K6] those who look after the host, in the console', () => {
  it('admit an association that waits, suspend it, and let it go on', async () => {
    const association = await founded(founder, 'Newcomers');
    const path = await drafted(founder, association, 'A waiting well');
    expect((await host.get('/console')).body).toContain('Look after this host');
    expect((await founder.get('/console')).body).not.toContain('Look after this host');
    expect((await host.get('/console/host')).body).toContain('waits for you');
    expect((await founder.post(`${path}/publish`)).status).toBe(409);
    await host.post(`/console/host/${association}/admit`);
    expect((await founder.post(`${path}/publish`)).to).toContain('published=1');
    await host.post(`/console/host/${association}/suspend`);
    expect((await host.get('/console/host')).body).toContain('giving is paused');
    expect((await founder.post(`${path}/publish`)).status).toBe(409);
    expect((await founder.get(`/console/a/${association}`)).body).toContain('suspended this association');
    const village = await (await fetch(`${hameau.url}/v/a-waiting-well`)).text();
    expect(village, 'what stands is still seen').toContain('A waiting well');
    await host.post(`/console/host/${association}/admit`);
    expect((await host.get('/console/host')).body).not.toContain('giving is paused');
  });

  it('vouch for an association by its public number, and by no other', async () => {
    const { hameau: running } = hameau;
    const association = await founded(founder, 'Registered');
    // As it would be with a live key: an association that is not a rehearsal.
    await running.store.tx(async (tx) => {
      const row = await tx.association(association);
      if (row) await tx.saveAssociation({ ...row, demonstration: false });
      return { ok: true, value: null };
    });
    const wrong = await host.post(`/console/host/${association}/approve`, { number: '732829321' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('neither a SIREN nor an RNA');
    await host.post(`/console/host/${association}/approve`, { number: '732829320' });
    expect((await host.get('/console/host')).body).toContain('SIREN 732829320');
    expect(await running.store.read.admission(association), 'and it may publish').toBe('admitted');
  });
});
