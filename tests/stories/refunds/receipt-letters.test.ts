import { afterAll, beforeAll, expect, it } from 'vitest';
import { taxReceiptLetter } from '#server/adapters/mail/taxReceiptLetter.ts';
import { erasePerson } from '#server/domain/corner/erase.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import type { Post, TaxReceiptLetter } from '#server/domain/ports/post.ts';
import { frenchYear } from '#server/domain/taxReceipts/calendar.ts';
import { issueReceipt, voidAndTell } from '#server/domain/taxReceipts/issue.ts';
import { voidBySteward } from '#server/domain/taxReceipts/stewards.ts';
import { StewardId } from '#shared/ids.ts';
import { onBothEngines } from '../../support/engines.ts';
import { attemptOf, basket, given, player, refundAtDashboard } from '../../support/giving.ts';
import { LINKS } from '../../support/letters.ts';
import { ASSOCIATION } from '../../support/offline.ts';
import { DONOR, taxBody } from '../../support/receipts.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { write } from '../../support/store.ts';

const STEWARD = { id: StewardId.parse('stw_0000000000000000'), email: 'treasurer@example.org', name: 'A treasurer' };

onBothEngines('letters of a receipt', (engine) => {
  let stage: Stage;
  let n = 700;
  const carried: { readonly letter: TaxReceiptLetter; readonly id: string }[] = [];
  const post: Post = {
    async carry(letter, id) {
      if (letter.kind === 'taxReceipt') carried.push({ letter, id });
      return 'taken';
    },
  };
  beforeAll(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
    await write(stage.store, (tx) => tx.saveTaxBody(taxBody({ association: ASSOCIATION })));
  });
  afterAll(() => stage.close());

  const year = frenchYear(Date.now());
  /** A receipt of a gift, told by letter or not; the letter is carried only when it is asked. */
  const receipted = async ({ tells = true, language = 'fr' }: { tells?: boolean; language?: 'fr' | 'en' } = {}) => {
    n += 1;
    const donation = await given(stage, basket({ thanksEmail: `donor-${n}@example.org`, language }), player(n));
    const issued = await issueReceipt(stage.deps, { donations: [donation], donor: DONOR, year, by: 'donor', tells });
    if (!issued.ok) throw new Error(issued.error.kind);
    return { donation, address: `donor-${n}@example.org`, ...issued.value };
  };
  /** The letters that leave now, by what each says: that a receipt is there, or why it is void. */
  const letters = async () => {
    carried.length = 0;
    await drainOutbox({ ...stage.deps, post });
    await drainOutbox({ ...stage.deps, post });
    return carried.map(({ letter }) => letter);
  };
  const givesBack = async (donation: Parameters<typeof refundAtDashboard>[1], cents?: number) => {
    await refundAtDashboard(stage, donation, cents);
    await stage.quiet();
  };

  it('[R3] who was told of a receipt is told once when it holds no more, why, and what to do', async () => {
    const { donation, address, printed } = await receipted({ language: 'en' });
    expect(await letters()).toMatchObject([{ to: address, voided: null }]);
    await givesBack(donation, 100);
    const [told, ...more] = await letters();
    expect(told).toMatchObject({ to: address, language: 'en', number: printed.number, voided: 'partlyRefunded' });
    expect(more).toEqual([]);
    await givesBack(donation);
    expect(await letters(), 'it was void before').toEqual([]);
    if (!told) throw new Error('told above');
    const { text, html } = taxReceiptLetter(told, LINKS);
    expect(text).toContain(`Tax receipt no. ${printed.number}, which Test had issued for ${year}, no longer holds.`);
    expect(text).toContain('Part of what it attested was given back to you.');
    expect(text).toContain('ask for a new receipt on the same page');
    expect(text).toContain('impots.gouv.fr');
    expect(text).not.toContain(DONOR.name);
    // Nothing tells who opens it: no picture, and no address but the page's own.
    expect(html).not.toMatch(/<img|url\(/);
    expect(new Set(html.match(/https?:\/\/[^"<\s]+/g))).toEqual(
      new Set([`https://village.example.org/tax-receipt/${donation}.signed?lang=en`]),
    );
  });

  it('[R3] a lost dispute and a steward tell so, each in its words; none of them without a reason', async () => {
    const lost = await receipted();
    const wrong = await receipted();
    await letters();
    const { id } = await stage.control(`charges/${(await attemptOf(stage, lost.donation)).sessionId}/dispute`);
    await stage.quiet();
    expect(await letters(), 'a dispute that is open voids nothing').toEqual([]);
    await stage.control(`disputes/${String(id)}/close`, { settlement: 'lost', returnsFee: true });
    await stage.quiet();
    await voidBySteward(stage.deps, STEWARD, ASSOCIATION, wrong.printed.number);
    // Letters leave side by side, in no order.
    const told = (await letters()).toSorted((a, b) => (a.number < b.number ? -1 : 1));
    expect(told.map(({ voided }) => voided)).toEqual(['disputeLost', 'bySteward']);
    const said = told.map((letter) => taxReceiptLetter(letter, LINKS).text);
    expect(said[0]).toContain('la banque a repris ce paiement');
    expect(said[1]).toContain('L’association l’a annulé');
    for (const text of said) expect(text).toContain('n’est plus valable');
  });

  it('[R3] who was never told of it gets no letter, and a letter that had not left is not sent any more', async () => {
    const silent = await receipted({ tells: false });
    const waiting = await receipted();
    await givesBack(silent.donation);
    await givesBack(waiting.donation);
    expect(await letters()).toEqual([]);
  });

  it('[E2] nothing to who was erased', async () => {
    const { donation } = await receipted();
    await letters();
    await erasePerson(stage.deps, { players: [player(n)], address: null }, 'player');
    await givesBack(donation);
    expect((await stage.store.read.taxReceiptsOf(donation)).map(({ voidReason }) => voidReason)).toEqual(['refunded']);
    expect(await letters()).toEqual([]);
  });

  it('[R3] a transaction that is refused voids nothing and tells nobody', async () => {
    const { id } = await receipted();
    await letters();
    const brokenOff = stage.store.tx(async (tx) => {
      await voidAndTell(tx, id, 'refunded', 1);
      throw new Error('broken off');
    });
    await expect(brokenOff).rejects.toThrow('broken off');
    expect((await stage.store.read.taxReceipt(id))?.voidedAt).toBeNull();
    expect(await letters()).toEqual([]);
  });
});
