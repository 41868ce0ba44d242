import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaxBodyRow } from '#server/domain/ports/taxReceipts.ts';
import { type DonationId, ProjectSlug } from '#shared/ids.ts';
import { VillageData } from '#shared/protocol/page.ts';
import { GiverBrowser } from '../../support/corner.ts';
import { readPdf } from '../../support/readPdf.ts';
import { taxBody } from '../../support/receipts.ts';
import { SECRET_KEY, startHameau, type TestHameau } from '../../support/server.ts';
import { founded, signedIn, stewardBrowser } from '../../support/stewarding.ts';
import { write } from '../../support/store.ts';
import { giveChalk } from '../../support/wishing.ts';

let hameau: TestHameau;
beforeAll(async () => {
  hameau = await startHameau();
});
afterAll(() => hameau.stop());

const DONOR = { name: 'Zoé Lefèvre', street: '12 rue des Lilas', postcode: '69003', town: 'Lyon', wish: 'thisGift' };
const get = (path: string, cookie = '') =>
  fetch(hameau.url + path, { redirect: 'manual', headers: { cookie, 'accept-language': 'fr', accept: 'text/html' } });
const body = async (path: string) => (await get(path)).text();
const post = (path: string, fields: Record<string, string>) =>
  fetch(hameau.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: hameau.url, 'accept-language': 'fr' },
    body: new URLSearchParams(fields),
  });

it('[G4] off until declared; then the browser that gave asks, and gets an original and duplicates', async () => {
  const { donation, cookie } = await giveChalk(hameau, { thanksEmail: 'zoe@example.org' });
  const way = `/tax-receipt?donation=${donation}`;
  expect((await get(way)).status, 'somebody else’s browser').toBe(404);
  const path = (await get(way, cookie)).headers.get('location') ?? '';
  expect(path).toMatch(/^\/tax-receipt\/don_/);
  expect(await body(path)).toContain('n’établit pas de reçus fiscaux');
  const isOffered = async () => {
    const { isReceiptable } = await (await get(`/api/donations/${donation}`)).json();
    const corner = await (await get('/me', cookie)).text();
    return [isReceiptable, corner.includes(way)];
  };
  expect(await isOffered(), 'nothing is promised that is not issued').toEqual([false, false]);
  await post(path, DONOR);
  expect(await hameau.store.read.taxReceiptsOf(donation), 'not before it is declared').toEqual([]);

  const project = await hameau.store.read.project(ProjectSlug.parse('andes-school'));
  if (!project) throw new Error('the demonstration has it');
  await write(hameau.store, (tx) => tx.saveTaxBody(taxBody({ association: project.association })));
  expect(await body(path)).toContain('Numéro et rue');
  expect(await isOffered()).toEqual([true, true]);

  const partly = await post(path, { ...DONOR, street: '' });
  expect(partly.status).toBe(422);
  const again = await partly.text();
  expect(again).toContain('value="Zoé Lefèvre"');
  expect(again).toContain('aria-invalid="true"');

  expect((await post(path, { ...DONOR, tells: 'yes' })).status).toBe(303);
  const shown = await body(path);
  expect(shown).toContain('Télécharger le reçu (PDF)');
  const [file = ''] = /\/tax-receipt\/[\w.~-]+\/rec_[\w-]+\.pdf/.exec(shown) ?? [];
  expect((await fetch(hameau.url + file, { method: 'HEAD' })).status, 'looking takes no original away').toBe(404);
  const read = async () => readPdf(new Uint8Array(await (await get(file)).arrayBuffer()));
  const [original, duplicate] = [await read(), await read()];
  expect(original.pages[0]).toContain('Zoé Lefèvre');
  expect(original.pages[0], 'a rehearsal').toContain('SPÉCIMEN');
  expect(original.pages[0]).not.toContain('DUPLICATA');
  expect(duplicate.pages[0]).toContain('DUPLICATA');

  // What was printed stays, whatever the association says later.
  await write(hameau.store, (tx) => tx.saveTaxBody(taxBody({ association: project.association, name: 'Autre nom' })));
  expect((await read()).pages[0]).toContain('Les Amis du puits');

  await post(path, DONOR);
  expect(await hameau.store.read.taxReceiptsOf(donation), 'a gift is attested once').toHaveLength(1);
  const [letters] = [await hameau.store.read.letters(10)];
  const told = letters.find(({ key }) => key.startsWith('taxReceipt:'));
  const letter = await body(`/dev/mail/${told?.id}`);
  expect(letter).toContain('/tax-receipt/');
  expect(JSON.stringify(told?.body), 'no name in the outbox').not.toContain('Zoé');
  expect(letter).not.toContain('Zoé');
  const [fromLetter = ''] = /\/tax-receipt\/[\w.~-]+/.exec(letter) ?? [];
  expect(await body(fromLetter)).toContain('Télécharger un duplicata');

  const corner = async () => (await get('/me', cookie)).text();
  expect(await corner()).toMatch(/<a href="\/tax-receipt\?donation=[\w-]+">Reçu fiscal n°\u00a0\d{4}-00001<\/a>/);
  await givesBack(donation);
  const voided = await body(path);
  expect(voided).toContain('Annulé\u00a0: ce don vous a été rendu. Ne l’utilisez plus.');
  expect(voided, 'its number and words stay').toContain('Le document annulé (PDF)');
  expect((await read()).pages[0]).toContain('ANNULÉ');
  expect(await corner()).toContain('annulé, ne l’utilisez plus');

  // Six years later: its row is there, its paper is not.
  const row = (await hameau.store.read.taxReceiptsOf(donation))[0];
  if (!row) throw new Error('issued above');
  await write(hameau.store, (tx) => tx.forgetDonors(row.issuedAt + 1, 10));
  expect(await body(path)).toContain('votre nom et votre adresse en ont été effacés');
  expect((await get(file)).status).toBe(404);
});

it('[B2] [R5] by letter my corner leads to the receipt of gifts whose thanks went to that address, and to no other', async () => {
  const project = await hameau.store.read.project(ProjectSlug.parse('andes-school'));
  if (!project) throw new Error('the demonstration has it');
  await write(hameau.store, (tx) => tx.saveTaxBody(taxBody({ association: project.association })));
  const giver = new GiverBrowser(hameau);
  const thanked = await giver.give({ thanksEmail: 'Ines@example.org' }, 'basket-of-the-thanked');
  const onlyNews = await giver.give({ newsEmail: 'ines@example.org' }, 'basket-of-only-news');
  const others = await giver.give({ thanksEmail: 'omar@example.org' }, 'basket-of-somebody');
  const reader = new GiverBrowser(hameau);
  const way = (donation: DonationId) => `/tax-receipt?donation=${donation}`;
  const shown = async () => {
    const page = (await reader.get('/me')).body;
    return [thanked, onlyNews, others].map((donation) => page.includes(`<a href="${way(donation)}">`));
  };
  const answered = async () => {
    const answers = await Promise.all([thanked, onlyNews, others].map((donation) => reader.get(way(donation))));
    return answers.map(({ status }) => status);
  };
  expect(await answered(), 'nobody has let this browser in').toEqual([404, 404, 404]);
  await reader.openByMail('ines@example.org');
  expect(await shown()).toEqual([true, false, false]);
  expect(await answered()).toEqual([303, 404, 404]);
  const { to } = await reader.get(way(thanked));
  expect((await reader.post(to, DONOR)).status).toBe(303);
  expect((await reader.get(to)).body).toContain('/rec_');
  expect((await reader.get('/me')).body).toMatch(/<a href="[^"]+">Tax receipt no\. \d{4}-\d{5}<\/a>/);
  await giver.post('/me/choices', { donation: thanked, kind: 'thanksEmail' });
  expect([await shown(), await answered()], 'taken back').toEqual([
    [false, false, false],
    [404, 404, 404],
  ]);
  await reader.post('/me/sessions');
  expect(await answered()).toEqual([404, 404, 404]);
});

it('[G4] what a gift costs after taxes is said only where a receipt issued here backs it', async () => {
  const project = await hameau.store.read.project(ProjectSlug.parse('guinea-village'));
  if (!project) throw new Error('the demonstration has it');
  const village = (await hameau.store.read.mainVillage(project.slug))?.slug;
  const gift = project.gifts[0]?.slug ?? '';
  const said = async () => {
    const [, data = ''] = /id="village-data">([^<]*)</.exec(await body(`/v/${village}`)) ?? [];
    const page = await (await post(`/v/${village}/give`, { gift, catalogueVersion: project.catalogueVersion })).text();
    const [line] =
      /Vous revient à|Aucun reçu fiscal n’est établi ici|fortune immobilière \(IFI\) seulement/.exec(page) ?? [];
    return [VillageData.parse(JSON.parse(data)).receiptLowers, line];
  };
  const says = (change: Partial<TaxBodyRow>) =>
    write(hameau.store, (tx) => tx.saveTaxBody(taxBody({ association: project.association, ...change })));
  expect(project.taxReduction, 'its catalogue says that gifts open one').not.toBe('none');
  await says({ issues: false });
  expect(await said()).toEqual([null, 'Aucun reçu fiscal n’est établi ici']);
  await says({});
  expect(await said()).toEqual(['incomeTax', 'Vous revient à']);
  await says({ articles: ['978'] });
  expect(await said()).toEqual(['wealthTax', 'fortune immobilière (IFI) seulement']);
});

async function givesBack(donation: DonationId) {
  const [attempt] = (await hameau.store.read.donation(donation))?.attempts ?? [];
  const refunded = await fetch(`${hameau.simulator.url}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: `payment_intent=${attempt?.paymentIntent}`,
  });
  expect(refunded.status).toBe(200);
  await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
  await hameau.hameau.settle();
}

it('[G4] [K2] an owner declares with all mentions there, and not before; what was declared is kept with its words', async () => {
  const owner = await signedIn(hameau, 'owner@example.org');
  const association = await founded(owner, 'Friends of the well');
  const path = `/console/a/${association}/receipts`;
  expect((await owner.get(path)).body).toContain('Tax receipts are off');
  const tooEarly = await owner.post(`${path}/declare`, { declared: 'yes' });
  expect(tooEarly.status).toBe(422);
  expect(tooEarly.body).toContain('The full address is missing.');
  expect((await owner.post(`${path}/declare`, {})).status, 'the box is ticked by hand').toBe(400);
  const { name, address, object, bodyKind, registerNumber, signerName, signerCapacity } = taxBody();
  const said = { name, address, object, bodyKind, bodyDetail: '', register: 'siren', registerNumber, signerName };
  await owner.post(`${path}/body`, { ...said, signerCapacity, article200: 'yes' });
  expect((await hameau.store.read.taxBody(association))?.issues, 'saying is not declaring').toBe(false);
  expect((await owner.post(`${path}/declare`, { declared: 'yes' })).to).toBe(`${path}?saved=1`);
  const declared = await hameau.store.read.taxBody(association);
  expect(declared).toMatchObject({ issues: true, signerCapacity });
  expect(declared?.declaration).toContain('I declare, for Friends of the well');
  expect((await owner.get(path)).body).toContain('owner@example.org declared it');
  const emptied = await owner.post(`${path}/body`, { ...said, signerCapacity: '', article200: 'yes' });
  expect(emptied.status, 'what the law asks for cannot go while receipts are issued').toBe(422);
  await owner.post(`${path}/stop`);
  expect((await hameau.store.read.taxBody(association))?.issues).toBe(false);
  expect((await stewardBrowser(hameau).get(path)).to).toBe('/console/sign-in');
});
