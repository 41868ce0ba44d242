import { describe, expect, it } from 'vitest';
import { openFonts } from '#server/adapters/pictures/letters/fonts.ts';
import { type Stamp, taxReceiptOf } from '#server/adapters/pictures/print/taxReceipt.ts';
import type { PrintedReceipt } from '#server/domain/ports/taxReceipts.ts';
import { type BodyFault, bodyFaults } from '#server/domain/taxReceipts/body.ts';
import { frenchYear, frenchYearSpan } from '#server/domain/taxReceipts/calendar.ts';
import { printedReceipt } from '#server/domain/taxReceipts/printed.ts';
import { cents } from '#shared/money.ts';
import { readPdf } from '../../support/readPdf.ts';
import { DONOR, PAID_AT, taxBody } from '../../support/receipts.ts';

const fonts = openFonts();
const payment = { paidAt: PAID_AT, amountCents: cents(7150), mode: 'card', inNeed: false } as const;
const facts = {
  body: taxBody(),
  donor: DONOR,
  year: 2026,
  number: 12,
  payments: [payment],
  issuedAt: PAID_AT,
  isRehearsal: false,
  accounts: [{ head: { lines: 41, hash: 'f3'.repeat(32) }, url: 'https://hameau.example/p/well/accounts' }],
};
const pdf = async (printed: PrintedReceipt, stamps: readonly Stamp[] = []) =>
  readPdf(await taxReceiptOf({ kind: 'taxReceipt', printed, stamps, ownerPassword: 'nobody knows' }, fonts));

describe('a tax receipt on paper', () => {
  it('[G4] bears every mention that the law asks for, as a reader shows it', async () => {
    const { pages } = await pdf(printedReceipt({ ...facts, body: taxBody({ articles: ['200', '978'] }) }));
    const [text = ''] = pages;
    const mentions = [
      'Numéro d’ordre du reçu : 2026-00012',
      'Les Amis du puits',
      '3 place du Marché',
      '35000 Rennes',
      'L’accès à l’eau dans les villages',
      'Numéro SIREN : 732829320',
      'Œuvre ou organisme d’intérêt général',
      'Zoé Lefèvre',
      '12 rue des Lilas',
      '69003 Lyon',
      '*** 71,50 € ***',
      'soixante et onze euros et cinquante centimes',
      '15 juin 2026',
      'Déclaration de don manuel',
      'Numéraire',
      'Virement, prélèvement, carte bancaire (carte bancaire)',
      '200 du CGI et 978 du CGI',
      'certifie sur l’honneur',
      'Signature',
      'Awa Diallo',
      'Trésorière',
    ];
    expect(mentions.filter((mention) => !text.includes(mention))).toEqual([]);
    expect(text).not.toMatch(/DUPLICATA|ANNULÉ|SPÉCIMEN/);
  });

  it('[G4] a screen reader walks it, anybody prints it, nobody changes it', async () => {
    const read = await pdf(printedReceipt(facts));
    expect(read).toMatchObject({ isTagged: true, language: 'fr-FR', mayModify: false, mayPrint: true });
    expect(read.title).toContain('2026-00012');
    expect(read.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']));
  });

  it('[G8] what it is not any more stands across each page, and beside its number for who cannot see', async () => {
    const payments = Array.from({ length: 70 }, (_, i) => ({ ...payment, paidAt: PAID_AT + i * 86_400_000 }));
    const { pages } = await pdf(printedReceipt({ ...facts, payments }), ['SPÉCIMEN', 'ANNULÉ', 'DUPLICATA']);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) for (const stamp of ['SPÉCIMEN', 'ANNULÉ', 'DUPLICATA']) expect(page).toContain(stamp);
    expect(pages[0]).toContain('(SPÉCIMEN, ANNULÉ, DUPLICATA)');
    expect(pages[0]).toContain('du 15 juin 2026 au 23 août 2026');
  });

  it('[T1] says in its last lines where the public accounts stood, and where everybody reads them', async () => {
    const { pages } = await pdf(printedReceipt(facts));
    const [text = ''] = pages;
    expect(text).toContain(`ligne 41, empreinte ${'f3'.repeat(32)}`);
    expect(text).toContain('https://hameau.example/p/well/accounts');
    expect(text.indexOf('empreinte'), 'after the signature').toBeGreaterThan(text.indexOf('Trésorière'));
  });

  it('[R4] each mode of payment ticks its box of the model, and says within it which it was', async () => {
    const modes = ['card', 'bankDebit', 'cardOrDebit', 'online', 'transfer', 'cheque', 'cash'] as const;
    const said = modes.map((mode) => {
      const { gift, payments } = printedReceipt({ ...facts, payments: [{ ...payment, mode }] });
      return [gift.find(({ label }) => label === 'Mode de versement')?.text, payments.rows[0]?.[2]];
    });
    const box = 'Virement, prélèvement, carte bancaire';
    expect(said).toEqual([
      [`${box} (carte bancaire)`, 'Carte bancaire'],
      [`${box} (prélèvement)`, 'Prélèvement'],
      [`${box} (carte bancaire ou prélèvement)`, 'Carte bancaire ou prélèvement'],
      [`${box} (paiement en ligne)`, 'Paiement en ligne'],
      [`${box} (virement)`, 'Virement'],
      ['Chèque', 'Chèque'],
      ['Remise d’espèces', 'Remise d’espèces'],
    ]);
    const mixed = [payment, { ...payment, mode: 'cheque' as const }, { ...payment, mode: 'bankDebit' as const }];
    const { gift } = printedReceipt({ ...facts, payments: mixed });
    expect(gift.find(({ label }) => label === 'Mode de versement')?.text).toBe(
      `${box} (carte bancaire, prélèvement)\u00a0; Chèque`,
    );
  });

  it('[G4] help for people in need says so, gift by gift', async () => {
    const { pages } = await pdf(printedReceipt({ ...facts, payments: [payment, { ...payment, inNeed: true }] }));
    expect(pages[0]).toContain('Personnes en difficulté (art. 200, 1 ter)');
    expect(pages[0]).toContain('Intérêt général (art. 200, 1)');
    expect(pages[0]).toContain('cent quarante-trois euros');
  });

  it('[G4] names of other alphabets’ letters are not lost', async () => {
    const { pages } = await pdf(printedReceipt({ ...facts, donor: { ...DONOR, name: 'Łukasz Őrsi' } }));
    expect(pages[0]).toContain('ukasz');
    expect(pages[0]?.replaceAll(' ', '')).toContain('ŁukaszŐrsi');
  });
});

describe('who may issue', () => {
  it.each<[BodyFault, Parameters<typeof taxBody>[0]]>([
    ['name', { name: ' ' }],
    ['address', { address: '12 rue des Lilas' }],
    ['object', { object: '' }],
    ['register', { registerNumber: '732829321' }],
    ['register', { register: 'rna' }],
    ['register', { register: null }],
    ['articles', { articles: [] }],
    ['signerName', { signerName: '' }],
    ['signerCapacity', { signerCapacity: '' }],
    ['bodyDetail', { bodyKind: 'publicUtility' }],
  ])('[G4] not without its %s', (fault, change) => {
    expect(bodyFaults(taxBody(change))).toEqual([fault]);
  });

  it('[G4] with all of it', () => {
    expect(bodyFaults(taxBody())).toEqual([]);
    expect(bodyFaults(taxBody({ register: 'rna', registerNumber: 'W123456789' }))).toEqual([]);
  });
});

it('[G4] the tax year is France’s', () => {
  const { from, to } = frenchYearSpan(2026);
  expect([from - 1, from, to - 1, to].map(frenchYear)).toEqual([2025, 2026, 2026, 2027]);
});
