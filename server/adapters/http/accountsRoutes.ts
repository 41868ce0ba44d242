import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { accountsCsv, accountsJson } from '#server/domain/accounts/documents.ts';
import { giftReceipt } from '#server/domain/accounts/giftReceipt.ts';
import type { AccountsBook, AccountsSummary } from '#server/domain/accounts/summary.ts';
import type { ProjectRow } from '#server/domain/ports/rows.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { PlacementId, ProjectSlug } from '#shared/ids.ts';
import type { Pages } from './doors.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { Refusal } from './problem.ts';
import { addressPart, isKnown, methodNotAllowed, refuse, wholeNumber } from './reply.ts';

export interface AccountsRoutesParts {
  readonly store: StoreReads;
  readonly accounts: AccountsBook;
  readonly pages: Pick<Pages, 'accounts'>;
  /** the checking program, as people download it */
  readonly program: string;
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/** Lines on one page. */
const SHOWN = 200;
/** A line that is asked for stands a little below the top of its page. */
const ABOVE = 10;

type Documents = typeof accountsJson | typeof accountsCsv;

/** The public accounts of each project [T1]: a page, the same for machines and spreadsheets, and the program that checks them. */
export function accountsRoutes(parts: AccountsRoutesParts): Router {
  const { store, accounts, program, refusePage } = parts;
  const router = Router();
  const projectOf = async (request: Request) => {
    const slug = addressPart(ProjectSlug, request.params.project);
    return slug === null ? null : store.project(slug);
  };

  router
    .route('/p/:project/accounts')
    .get(async (request, response) => {
      const project = await projectOf(request);
      if (!project) return refusePage(request, response, { name: 'not-found' });
      const page = await pageOf(parts, request, project);
      rememberLanguage(request, response, parts.secure);
      response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language, Cookie, Accept-Encoding' });
      answer(request, response, createHash('sha256').update(page).digest('hex').slice(0, 32), () =>
        response.type('html').send(page),
      );
    })
    .all(methodNotAllowed('GET, HEAD'));

  const file = (documents: Documents, type: string) => async (request: Request, response: Response) => {
    const project = await projectOf(request);
    if (!project) return refuse(request, response, { name: 'not-found' });
    const summary = await accounts(project.slug);
    response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding', 'Access-Control-Allow-Origin': '*' });
    answer(request, response, summary.head.hash, () => {
      response.type(type);
      return streamed(request, response, documents(store, { project, summary }));
    });
  };
  router.route('/p/:project/accounts.json').get(file(accountsJson, 'json')).all(methodNotAllowed('GET, HEAD'));
  router.route('/p/:project/accounts.csv').get(file(accountsCsv, 'csv')).all(methodNotAllowed('GET, HEAD'));

  router
    .route('/verify-accounts.mjs')
    .get((_request, response) => {
      response.set('Cache-Control', 'no-cache').type('text/javascript').send(program);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/placements/:placement/receipt')
    .get(async (request, response) => {
      const placement = addressPart(PlacementId, request.params.placement);
      const receipt = placement === null ? null : await giftReceipt(store, placement);
      if (!receipt) return refuse(request, response, { name: 'not-found' });
      response.set('Cache-Control', 'no-store').json(receipt);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

/** What has this tag is sent only to those who do not hold it: a chain with the same head is the same chain. */
function answer(request: Request, response: Response, tag: string, send: () => unknown): void {
  const etag = `"${tag}"`;
  response.set('ETag', etag);
  if (isKnown(request, etag)) response.status(304).end();
  else send();
}

async function streamed(request: Request, response: Response, pieces: AsyncIterable<string>): Promise<void> {
  if (request.method === 'HEAD') return void response.end();
  // Who goes away in the middle is no failure of ours.
  await pipeline(Readable.from(pieces), response).catch(() => response.destroy());
}

async function pageOf(
  { store, accounts, pages, simulation }: AccountsRoutesParts,
  request: Request,
  row: ProjectRow,
): Promise<string> {
  const { association: id, ...project } = row;
  const association = await store.association(id);
  const summary = await accounts(row.slug);
  const upto = newestShown(request, summary);
  const lines = await store.publicLines(row.slug, Math.max(0, upto - SHOWN), Math.min(SHOWN, upto));
  const model = {
    project,
    association: association?.name ?? '',
    summary,
    lines: [...lines].reverse(),
    bankCents: await store.sentToBankCents(association?.stripeAccount ?? ''),
  };
  return pages.accounts(model, { language: languageOf(request), simulation });
}

/** `?upto=400` ends the page there; `?line=12` shows the page on which that line stands. */
function newestShown(request: Request, { head }: AccountsSummary): number {
  const upto = wholeNumber(request.query.upto);
  const line = wholeNumber(request.query.line);
  const wanted = upto ?? (line === null ? head.lines : line + ABOVE);
  return Math.min(head.lines, Math.max(Math.min(SHOWN, head.lines), wanted));
}
