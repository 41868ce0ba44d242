import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { GiftReceipt } from '#shared/protocol/accounts.ts';
import { DonationStatus } from '#shared/protocol/http.ts';
import { buyerAt } from '../../support/buying.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
const PROJECT = 'andes-school';
const ACCOUNTS = `/p/${PROJECT}/accounts`;
let hameau: TestHameau;
let folder = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hameau-accounts-'));
  // Fees are told when a test moves the clock; after that the simulator takes no new payments of ours.
  hameau = await startHameau({ simulator: { settings: { feeDelayMs: 60_000 } } });
});
afterEach(async () => {
  await hameau.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string, headers: Record<string, string> = {}) => fetch(hameau.url + path, { headers });
const english = async (path: string) => (await at(path, { 'Accept-Language': 'en' })).text();
const control = (path: string, body: object = {}) =>
  fetch(`${hameau.simulator.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const statusOf = async (donation: string) =>
  DonationStatus.parse(await (await at(`/api/donations/${donation}`)).json());
const receiptOf = async (placement: string | undefined) =>
  GiftReceipt.parse(await (await at(`/api/placements/${placement}/receipt`)).json());
const file = async () => (await at(`${ACCOUNTS}.json`)).json();

/** gives a basket of so many gifts; the fee is not known yet */
async function give(buyer: Awaited<ReturnType<typeof buyerAt>>, gifts: number) {
  const { donation, sessionId } = await buyer.checkout(gifts);
  await control(`sessions/${sessionId}/pay`);
  await control('deliveries/idle');
  return statusOf(donation);
}

async function hourLater(): Promise<void> {
  await control('clock', { advanceMs: 3_600_000 });
  await control('deliveries/idle');
  await hameau.hameau.settle();
}

describe('the public accounts over HTTP', () => {
  it('[T1] an empty chain is shown as one', async () => {
    expect(await english(ACCOUNTS)).toContain('The first gift will be line 1.');
    expect(await file()).toMatchObject({ head: { lines: 0, hash: '0'.repeat(64) }, lines: [] });
    expect((await at('/p/no-such-project/accounts')).status).toBe(404);
    expect((await at('/p/no-such-project/accounts.json')).status).toBe(404);
  });

  it('[T1] the file, the program and the head noted with the thanks fit together; a rewritten past does not', async () => {
    const thanked = await give(await buyerAt(hameau.url, VILLAGE, PROJECT, 8), 2);
    const noted = `${thanked.accounts?.head.lines}:${thanked.accounts?.head.hash}`;
    await give(await buyerAt(hameau.url, VILLAGE, PROJECT, 9), 1);
    const program = join(folder, 'verify-accounts.mjs');
    const downloaded = await at('/verify-accounts.mjs');
    expect(downloaded.headers.get('content-type')).toContain('javascript');
    writeFileSync(program, await downloaded.text());
    const json = join(folder, 'accounts.json');
    const text = await (await at(`${ACCOUNTS}.json`)).text();
    writeFileSync(json, text);
    const run = () => spawnSync(process.execPath, [program, json, '--noted', noted], { encoding: 'utf8' });
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(json, text.replace(/"given":(\d)/, '"given":9$1'));
    expect(run().status).toBe(1);
  });

  it('[T1] whoever holds a file of this head is not sent it again; another gift makes another', async () => {
    for (const path of [ACCOUNTS, `${ACCOUNTS}.json`, `${ACCOUNTS}.csv`]) {
      const first = await at(path);
      const etag = first.headers.get('etag') ?? '';
      expect((await at(path, { 'If-None-Match': etag })).status, path).toBe(304);
      expect(first.headers.get('last-modified'), '[P1] the hour of a gift').toBeNull();
    }
    const before = (await at(`${ACCOUNTS}.json`)).headers.get('etag');
    await give(await buyerAt(hameau.url, VILLAGE, PROJECT, 10), 1);
    expect((await at(`${ACCOUNTS}.json`)).headers.get('etag')).not.toBe(before);
  });

  it('[P1] neither page nor file tells an hour, an id or anything about who gave', async () => {
    await give(await buyerAt(hameau.url, VILLAGE, PROJECT, 12), 3);
    const texts = await Promise.all([ACCOUNTS, `${ACCOUNTS}.json`, `${ACCOUNTS}.csv`].map(english));
    for (const text of texts) {
      expect(text).not.toMatch(/\b(don|att|ply|plc|cs|pi|ch|txn|re)_[A-Za-z0-9]/);
      expect(text).not.toMatch(/\d{4}-\d\d-\d\dT|\b\d\d:\d\d\b/);
    }
  });

  it('[T1] the page says it all without script, in both languages, and is linked from project and village', async () => {
    const thanked = await give(await buyerAt(hameau.url, VILLAGE, PROJECT, 11), 1);
    const page = await english(ACCOUNTS);
    for (const part of [
      'Where the money is',
      'What this proves, and what it does not',
      '<svg role="img"',
      'Line by line',
    ]) {
      expect(page).toContain(part);
    }
    expect(page).not.toMatch(/ style="|<script/);
    expect(page).toContain((await file()).head.hash);
    expect(await (await at(`${ACCOUNTS}?lang=fr`)).text()).toContain(
      'Ce que cela prouve, et ce que cela ne prouve pas',
    );
    for (const path of [`/p/${PROJECT}`, `/v/${VILLAGE}`]) expect(await english(path)).toContain(`href="${ACCOUNTS}"`);
    expect(await english(`/v/${VILLAGE}?given=${thanked.donation}`)).toContain((await file()).head.hash);
  });

  it('[T1] a gift: thanks with its line and the head, a receipt in the object, the fee once it is known, a refund', async () => {
    const buyer = await buyerAt(hameau.url, VILLAGE, PROJECT, 7);
    const paid = await give(buyer, 3);
    expect(paid.accounts).toMatchObject({ line: 1, head: { lines: 1 } });
    const early = await receiptOf(paid.placements[0]?.id);
    expect(early).toMatchObject({ line: 1, feeCents: null, netCents: null, wentBack: 'nothing' });

    await hourLater();
    const receipts = await Promise.all(paid.placements.map(({ id }) => receiptOf(id)));
    const { lines } = await file();
    expect(lines.map(({ kind }: { kind: string }) => kind)).toEqual(['paid', 'settled']);
    const sum = (values: readonly (number | null)[]) =>
      values.reduce<number>((total, value) => total + (value ?? 0), 0);
    expect(sum(receipts.map(({ priceCents }) => priceCents))).toBe(lines[0].amounts.given);
    expect(sum(receipts.map(({ feeCents }) => feeCents)), 'shares sum to the fee').toBe(lines[1].amounts.fees);
    expect(sum(receipts.map(({ netCents }) => netCents))).toBe(lines[1].amounts.arrived);

    const read = await hameau.store.read.donation(paid.donation);
    const stripe = new Stripe('sk_test_dashboard', {
      host: '127.0.0.1',
      port: hameau.simulator.port,
      protocol: 'http',
    });
    await stripe.refunds.create({ payment_intent: read?.attempts[0]?.paymentIntent ?? '', amount: 100 });
    await hourLater();
    expect(await receiptOf(paid.placements[0]?.id)).toMatchObject({ wentBack: 'part', line: 1 });
    expect((await file()).lines.at(-1)).toMatchObject({ kind: 'refund', payment: 1, amounts: { refunded: 100 } });
    expect(await verifyLedger(hameau.store)).toEqual([]);
  });

  it('[T1] a gift that does not stand has no receipt', async () => {
    expect((await at(`/api/placements/plc_${'0'.repeat(20)}/receipt`)).status).toBe(404);
    expect((await at('/api/placements/nonsense/receipt')).status).toBe(404);
  });
});
