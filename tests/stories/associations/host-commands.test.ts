import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approveAssociation, connectAssociation } from '#server/cli/associations.ts';
import { createAssociation } from '#server/cli/commands.ts';
import type { House } from '#server/cli/house.ts';
import { parseEnv } from '#server/env.ts';
import { associationIdFor } from '#server/surroundings.ts';
import { openStage, type Stage } from '../../support/stage.ts';

const SECRET = 'a-secret-of-the-tests-of-hosts-32-long';
const wells = { name: 'Les puits', email: 'puits@example.org' };
const tea = { name: 'Le thé', email: 'the@example.org' };

describe('what a host does on the command line', () => {
  let stage: Stage;
  let house: House;
  const houseWith = (variables: object): House => {
    const env = parseEnv({ SESSION_SECRET: SECRET, PUBLIC_URL: 'https://village.example.org', ...variables });
    if (!env.ok) throw new Error('these are good');
    const { deps, store } = stage;
    return { env: env.value, deps, store, close: async () => {} };
  };
  beforeEach(async () => {
    stage = await openStage();
    house = houseWith({});
    await createAssociation(house, wells);
  });
  afterEach(() => stage.close());

  const audit = () =>
    stage.query<{ action: string; subject: string }>(
      "select action, subject from audit where actor = 'host' order by id",
    );
  const text = ({ lines }: { readonly lines: readonly string[] }) => lines.join('\n');

  it('[M8] approves an association with its number, and takes that back; both are in the audit', async () => {
    const id = associationIdFor(wells.email);
    for (const wrong of [{}, { siren: '732829321' }, { rna: 'W12' }, { siren: '732829320', rna: 'W751212517' }]) {
      expect((await approveAssociation(house, { ...wells, ...wrong })).code).toBe(1);
    }
    expect(await stage.store.read.approval(id)).toBeNull();
    const approved = await approveAssociation(house, { ...wells, siren: '732 829 320' });
    expect(approved.code).toBe(0);
    expect(text(approved)).not.toContain('L548-1');
    expect(await stage.store.read.approval(id)).toMatchObject({ register: 'siren', number: '732829320' });
    expect((await approveAssociation(house, { ...wells, withdraw: true })).code).toBe(0);
    expect((await approveAssociation(house, { ...wells, withdraw: true })).code).toBe(1);
    expect(audit().slice(1)).toEqual([
      { action: 'approve-association', subject: `${id} siren 732829320` },
      { action: 'withdraw-approval', subject: id },
    ]);
  });

  it('[facts] a second association brings the warning of L548-1, at its creation and at each approval', async () => {
    const second = await createAssociation(house, tea);
    expect(second.code).toBe(0);
    expect(text(second)).toMatch(/L548-1[\s\S]*L548-1/);
    expect(text(second)).toContain('ne peut pas détenir les fonds');
    expect(text(await approveAssociation(house, { ...tea, rna: 'W751212517' }))).toContain('L548-1');
  });

  it('an invented association is never approved; one that is not there is said to be so', async () => {
    const demonstration = await stage.store.read.associations();
    expect(demonstration.filter((one) => one.demonstration)).toHaveLength(1);
    expect(text(await approveAssociation(house, { email: 'nobody@example.org', siren: '732829320' }))).toContain(
      'no association',
    );
    expect(text(await connectAssociation(house, {}))).toContain('--email');
  });

  it('connects an association: an address for it, and what Stripe still needs in words', async () => {
    await createAssociation(house, tea);
    const connected = await connectAssociation(house, { ...tea, language: 'fr' });
    expect(connected.code).toBe(0);
    expect(text(connected)).toContain('Stripe attend encore quelque chose');
    expect(text(connected)).toContain('- l’accord aux conditions de Stripe (attendu maintenant)');
    expect(connected.lines.at(-1)).toMatch(/^https:\/\/village\.example\.org\/connect\/asso_[\w-]+\.\d+\.[\w-]+$/);
    const [account] = await stage.store.read.stripeAccountsOf(associationIdFor(tea.email));
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    await stage.control(`accounts/${account?.account}/complete`);
    // No event came: the command asks.
    const now = await connectAssociation(house, { ...tea, status: true });
    expect(text(now)).toContain('The account is ready: gifts can be taken.');
    expect(text(await connectAssociation(house, { ...wells, status: true }))).toContain('No account is connected yet.');
    expect((await connectAssociation(house, { ...tea, language: 'de' })).code).toBe(1);
  });

  it('without the secret of the Connect endpoint nobody is connected: no gift to them would be heard of', async () => {
    const keys = { STRIPE_SECRET_KEY: 'sk_test_abc', STRIPE_WEBHOOK_SECRET: 'whsec_own_one' };
    const refused = await connectAssociation(houseWith(keys), wells);
    expect(refused.code).toBe(1);
    expect(text(refused)).toContain('STRIPE_CONNECT_WEBHOOK_SECRET');
    const secret = { STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_connected' };
    expect((await connectAssociation(houseWith({ ...keys, ...secret }), wells)).code).toBe(0);
  });

  it('says whose the host’s own account is', async () => {
    await createAssociation(house, tea);
    expect((await connectAssociation(house, { ...wells, own: true })).code).toBe(0);
    expect((await connectAssociation(house, { ...tea, own: true })).code).toBe(1);
    expect((await stage.store.read.stripeAccount(''))?.association).toBe(associationIdFor(wells.email));
  });
});
