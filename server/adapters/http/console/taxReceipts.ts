import { z } from 'zod';
import { ARTICLES, BODY_KINDS, type TaxBodyRow } from '#server/domain/ports/taxReceipts.ts';
import {
  type BodyFault,
  bodyFaults,
  declareTaxBody,
  saveTaxBody,
  stopTaxReceipts,
  type TaxBodyFields,
} from '#server/domain/taxReceipts/body.ts';
import { frenchYear } from '#server/domain/taxReceipts/calendar.ts';
import { isForgotten } from '#server/domain/taxReceipts/forget.ts';
import { type TaxReceiptsView, taxReceiptsCsv, taxYears, voidBySteward } from '#server/domain/taxReceipts/stewards.ts';
import { issueYearly } from '#server/domain/taxReceipts/yearly.ts';
import { TaxReceiptId } from '#shared/ids.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { streamed } from './money.ts';
import {
  type ActingVisit,
  type Answer,
  badRequest,
  type ConsoleParts,
  field,
  notFound,
  page,
  savedAt,
  to,
} from './visit.ts';

const SHOWN = 100;
/** Issued at one click: more would keep a browser waiting. The command line issues all. */
const MOST_AT_ONCE = 1000;
const COUNTED = 200;
const Year = z.coerce.number().int().min(2020).max(2200);
const Sent = z.object({
  name: z.string().trim().max(200),
  address: z.string().trim().max(400),
  object: z.string().trim().max(300),
  bodyKind: z.enum(BODY_KINDS),
  bodyDetail: z.string().trim().max(200),
  register: z.enum(['siren', 'rna']),
  registerNumber: z
    .string()
    .max(40)
    .transform((text) => text.replaceAll(/\s/g, '').toUpperCase()),
  signerName: z.string().trim().max(120),
  signerCapacity: z.string().trim().max(120),
});

/** What the law lets an association issue, who declared it, and the receipts of each year. */
export function taxReceiptHandlers(
  parts: ConsoleParts,
): Handlers<
  | 'taxReceipts'
  | 'saveTaxBody'
  | 'declareTaxBody'
  | 'stopTaxReceipts'
  | 'issueTaxReceipts'
  | 'voidTaxReceipt'
  | 'taxReceiptsCsv'
  | 'taxReceiptCopy'
> {
  const { deps, pages } = parts;
  const { read } = deps.store;
  const pathOf = ({ association }: ActingVisit) => `/console/a/${association.id}/receipts`;

  async function show(
    visit: ActingVisit,
    faults: readonly BodyFault[] = [],
    typed: TaxBodyFields | null = null,
  ): Promise<Answer> {
    const { association, acting, context, request } = visit;
    const now = deps.surroundings.now();
    const years = taxYears(now, await read.firstGiven(association.id));
    const asked = addressPart(Year, request.query.year);
    const year = asked ?? years[0] ?? frenchYear(now);
    const after = addressPart(z.coerce.number().int().min(0), request.query.after) ?? 0;
    const body = await read.taxBody(association.id);
    const rows = await read.taxReceipts(association.id, year, after, SHOWN);
    const waiting = await read.waitingWishes(association.id, year, '', COUNTED);
    const declarer = (await read.stewardsOf(association.id)).find(({ steward }) => steward === body?.declaredBy);
    const view: TaxReceiptsView = {
      acting,
      body,
      declaredBy: declarer?.email ?? null,
      fields: fieldsOf(typed ?? body ?? fresh(association.name)),
      faults,
      year,
      years,
      isYearOver: year < frenchYear(now),
      figures: await read.taxFigures(association.id, year),
      rows,
      more: rows.length === SHOWN ? (rows.at(-1)?.number ?? null) : null,
      waiting: waiting.length,
      isMoreWaiting: waiting.length === COUNTED,
      ran: addressPart(z.coerce.number().int().min(0), request.query.ran),
    };
    return page(pages.taxReceipts(view, context), faults.length > 0 ? 422 : 200);
  }

  return {
    taxReceipts: (visit) => show(visit),
    async saveTaxBody(visit) {
      const sent = Sent.safeParse(visit.body);
      if (!sent.success) return badRequest;
      const articles = ARTICLES.filter((article) => field(visit.body, `article${article}`) === 'yes');
      const typed = { ...sent.data, address: field(visit.body, 'address').trim(), articles };
      const saved = await saveTaxBody(deps, visit.steward, visit.association.id, typed);
      return saved.ok ? savedAt(pathOf(visit)) : show(visit, saved.error.faults, typed);
    },
    async declareTaxBody(visit) {
      if (field(visit.body, 'declared') !== 'yes') return badRequest;
      const { association, context, steward } = visit;
      const words = pages.taxDeclaration(context.language, association.name);
      const declared = await declareTaxBody(deps, steward, association.id, words);
      if (declared.ok) return savedAt(pathOf(visit));
      const body = await read.taxBody(association.id);
      return show(visit, bodyFaults(body ?? fresh(association.name)));
    },
    async stopTaxReceipts(visit) {
      await stopTaxReceipts(deps, visit.steward, visit.association.id);
      return savedAt(pathOf(visit));
    },
    async issueTaxReceipts(visit) {
      const year = Year.safeParse(visit.body.year);
      if (!year.success || year.data >= frenchYear(deps.surroundings.now())) return badRequest;
      const { issued } = await issueYearly(deps, visit.association.id, year.data, {
        by: visit.steward.id,
        most: MOST_AT_ONCE,
      });
      return to(`${pathOf(visit)}?year=${year.data}&ran=${issued}`);
    },
    async voidTaxReceipt(visit) {
      const done = await voidBySteward(deps, visit.steward, visit.association.id, field(visit.body, 'number'));
      return done.ok ? savedAt(pathOf(visit)) : notFound;
    },
    async taxReceiptsCsv({ request, response, association, steward }) {
      const year = addressPart(Year, request.params.year);
      if (year === null) return notFound;
      const at = deps.surroundings.now();
      const subject = `${association.id} ${year}`;
      await deps.store.tx(async (tx) => {
        await tx.audit({ at, actor: steward.id, action: 'take-tax-receipts', subject });
        return { ok: true, value: null };
      });
      return streamed(response, `recus-fiscaux-${year}.csv`, taxReceiptsCsv(read, association.id, year));
    },
    async taxReceiptCopy({ request, association }) {
      const id = addressPart(TaxReceiptId, request.params.receipt);
      const receipt = id && (await read.taxReceipt(id));
      if (receipt?.association !== association.id || isForgotten(receipt)) return notFound;
      // The original is the donor's: a copy takes nothing away.
      const content = await parts.taxReceiptCopy(receipt);
      return { kind: 'file', type: 'pdf', name: `recu-fiscal-${receipt.printed.number}.pdf`, content };
    },
  };
}

const fresh = (name: string): TaxBodyFields => ({
  name,
  address: '',
  object: '',
  bodyKind: 'generalInterest',
  bodyDetail: '',
  register: 'siren',
  registerNumber: '',
  articles: ['200'],
  signerName: '',
  signerCapacity: '',
});

const fieldsOf = ({ articles, register, ...body }: TaxBodyFields | TaxBodyRow): TaxReceiptsView['fields'] => ({
  name: body.name,
  address: body.address,
  object: body.object,
  bodyKind: body.bodyKind,
  bodyDetail: body.bodyDetail,
  registerNumber: body.registerNumber,
  signerName: body.signerName,
  signerCapacity: body.signerCapacity,
  register: register ?? 'siren',
  ...Object.fromEntries(articles.map((article) => [`article${article}`, 'yes'])),
});
