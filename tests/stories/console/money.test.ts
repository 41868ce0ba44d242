import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { type StewardBrowser, signedIn } from '../../support/stewarding.ts';
import { giveChalk } from '../../support/wishing.ts';

let hameau: TestHameau;
let owner: StewardBrowser;
let root: string;
beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'demo@example.org');
  root = /\/console\/a\/[\w-]+/.exec((await owner.get('/console')).body)?.[0] ?? '';
  await giveChalk(hameau, { publicName: 'Aïssata' });
});
afterAll(() => hameau.stop());

describe('what was given, in the console', () => {
  it('[P2] a name waits for a steward’s yes, and is taken down in one tap', async () => {
    expect((await owner.get(root)).body).toContain('waits for your yes');
    const { body } = await owner.get(`${root}/words`);
    expect(body).toContain('Aïssata');
    const [, donation = ''] = /name="donation" value="([^"]+)"/.exec(body) ?? [];
    const moderation = async () => (await hameau.store.read.consents(donation as never))[0]?.moderation;
    expect(await moderation()).toBe('held');
    await owner.post(`${root}/words`, { donation, kind: 'publicName', to: 'shown' });
    expect(await moderation()).toBe('shown');
    await owner.post(`${root}/words`, { donation, kind: 'publicName', to: 'takenDown' });
    expect(await moderation()).toBe('takenDown');
  });

  it('[G8] a donation is given back once, after somebody has said what and why', async () => {
    const { body } = await owner.get(`${root}/donations`);
    const [path = ''] = /\/console\/a\/[\w-]+\/donations\/don_[\w-]+/.exec(body) ?? [];
    const refund = (fields: Record<string, string>) => owner.post(`${path}/refund`, fields);
    for (const fields of [{ reason: 'Twice' }, { whole: 'yes', reason: ' ' }, { line: 'x', reason: 'Twice' }]) {
      expect((await refund(fields)).to).toContain('notice=unsaid');
    }
    expect((await owner.get(`${path}?notice=unsaid`)).body).toContain('say why');
    expect((await refund({ whole: 'yes', reason: 'Asked for by the giver' })).to).toContain('notice=ordered');
    expect((await refund({ whole: 'yes', reason: 'A double click' })).to).toContain('notice=refused');
    await hameau.hameau.settle();
    expect((await owner.get(path)).body).toContain('given back');
    expect((await owner.get(`${root}/donations?state=refunded`)).body).toContain(path);
    expect((await owner.get(`${root}/donations?state=paid`)).body).not.toContain(path);
  });
});
