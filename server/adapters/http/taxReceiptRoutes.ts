import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Opened } from '#server/domain/corner/opened.ts';
import type { Donor } from '#server/domain/ports/taxReceipts.ts';
import type { DonorView, ReceiptWish } from '#server/domain/taxReceipts/donor.ts';
import type { ReceiptRefusal } from '#server/domain/taxReceipts/issue.ts';
import { DonationId, TaxReceiptId } from '#shared/ids.ts';
import { seen } from '#shared/protocol/spoken.ts';
import type { Result } from '#shared/result.ts';
import { type CornerDoorParts, openedBy } from './cornerSession.ts';
import type { PageContext } from './doors.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { Refusal } from './problem.ts';
import { addressPart, methodNotAllowed } from './reply.ts';

/** Tax receipts as their donors ask for them; `token` is the last part of the private address. */
export interface Attesting {
  /** null for an address that this server did not make */
  view(token: string): Promise<DonorView | null>;
  ask(token: string, asked: AskedReceipt): Promise<Result<unknown, ReceiptRefusal> | null>;
  /** the file, and what it is called; null for a receipt of somebody else */
  pdf(token: string, receipt: TaxReceiptId): Promise<{ readonly name: string; readonly file: Buffer } | null>;
  /** the private address of a donation's receipt, for who may come to it; null for anybody else */
  pathFor(donation: DonationId, opened: Opened): Promise<string | null>;
}
export interface AskedReceipt {
  readonly wish: ReceiptWish;
  readonly donor: Donor;
  readonly tells: boolean;
}

/** What was typed, given back with what is missing: nobody types an address twice. */
export interface DonorFields {
  readonly name: string;
  readonly street: string;
  readonly more: string;
  readonly postcode: string;
  readonly town: string;
  readonly country: string;
  readonly wish: string;
}
export interface TaxReceiptModel extends DonorView {
  /** the page's own private address, without language */
  readonly path: string;
  readonly fields: DonorFields;
  readonly missing: readonly (keyof DonorFields)[];
}

export interface TaxReceiptRoutesParts extends CornerDoorParts {
  readonly attesting: Attesting;
  readonly pages: { taxReceipt(model: TaxReceiptModel, context: PageContext): string };
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/** One line of a printed receipt. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => seen(text).replaceAll('\n', ' '))
    .pipe(z.string().trim().max(most));
const Sent = z.object({
  name: line(120),
  street: line(160),
  more: line(160).default(''),
  postcode: line(16),
  town: line(80),
  country: line(60).default(''),
  wish: z.enum(['thisGift', 'thisYear', 'inJanuary']),
  tells: z.literal('yes').optional(),
});
const EMPTY: DonorFields = { name: '', street: '', more: '', postcode: '', town: '', country: '', wish: 'thisGift' };
const NEEDED = ['name', 'street', 'postcode', 'town'] as const;

/** The donor's page of a tax receipt: name and address are asked here and nowhere before. Works without script. */
export function taxReceiptRoutes(parts: TaxReceiptRoutesParts): Router {
  const { attesting, pages, simulation, secure, refusePage } = parts;
  const router = Router();
  // The address is a key, as that of a giver's choices.
  router.use('/tax-receipt', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' });
    next();
  });
  async function show(request: Request, response: Response, fields: DonorFields, missing: TaxReceiptModel['missing']) {
    const token = String(request.params.token);
    const view = await attesting.view(token);
    if (!view) return refusePage(request, response, { name: 'not-found' });
    rememberLanguage(request, response, secure);
    const model = { ...view, path: `/tax-receipt/${token}`, fields, missing };
    response.status(missing.length > 0 ? 422 : 200).type('html');
    response.send(pages.taxReceipt(model, { language: languageOf(request), simulation }));
  }
  // From the game, the village's page and my corner: who gave is let on to their own donation.
  router
    .route('/tax-receipt')
    .get(async (request, response) => {
      const donation = addressPart(DonationId, request.query.donation);
      const path = donation && (await attesting.pathFor(donation, await openedBy(parts, request)));
      if (!path) return refusePage(request, response, { name: 'not-found' });
      response.redirect(303, path);
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/tax-receipt/:token')
    .get((request, response) => show(request, response, EMPTY, []))
    .post(express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
      const sent = Sent.safeParse(request.body);
      if (!sent.success) return refusePage(request, response, { name: 'bad-request' });
      const { wish, tells, ...typed } = sent.data;
      const missing = NEEDED.filter((name) => typed[name] === '');
      if (missing.length > 0) return show(request, response, { ...typed, wish }, missing);
      const address = [typed.street, typed.more, `${typed.postcode} ${typed.town}`, typed.country]
        .filter((part) => part !== '')
        .join('\n');
      const asked = { wish, donor: { name: typed.name, address }, tells: tells === 'yes' };
      const done = await attesting.ask(request.params.token, asked);
      if (!done) return refusePage(request, response, { name: 'not-found' });
      // What was refused the page says by itself: it looks at the same things.
      response.redirect(303, `/tax-receipt/${request.params.token}`);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  router
    .route('/tax-receipt/:token/:receipt.pdf')
    .get(async (request, response) => {
      // Who only asks what is there does not take the original away.
      const id = request.method === 'HEAD' ? null : addressPart(TaxReceiptId, request.params.receipt);
      const made = id && (await attesting.pdf(request.params.token, id));
      if (!made) return refusePage(request, response, { name: 'not-found' });
      response.attachment(made.name).type('pdf').send(made.file);
    })
    .all(methodNotAllowed('GET'));
  return router;
}
