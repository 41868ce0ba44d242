import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { Deps } from '#server/domain/deps.ts';
import { newsOutlook } from '#server/domain/news/silence.ts';
import type { ProjectRow, VillageRow } from '#server/domain/ports/rows.ts';
import { countOpening } from '#server/domain/sharing/links.ts';
import type { VisitBook } from '#server/domain/sharing/visits.ts';
import { isReceipted, receiptLowers } from '#server/domain/taxReceipts/body.ts';
import { publicFace } from '#server/domain/villages/founded.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import { DonationId, ShareCode, VillageSlug } from '#shared/ids.ts';
import type { FoundedFace } from '#shared/protocol/page.ts';
import type { AddressOf } from './address.ts';
import type { Giving, PageMoment, Pages, VillagePageModel } from './doors.ts';
import { type Encoded, encodedOnce, sendEncoded } from './encoded.ts';
import type { Entrance } from './entrance.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { Limits } from './limits.ts';
import type { PlayerCookies } from './player.ts';
import type { Purges } from './purges.ts';
import { addressPart, isKnown, methodNotAllowed } from './reply.ts';
import { visitors } from './visitors.ts';

export interface VillagePageParts {
  readonly deps: Deps;
  readonly pages: Pages;
  readonly entrance: Pick<Entrance, 'closedBecause'>;
  readonly giving: Pick<Giving, 'lookAgain' | 'status'>;
  readonly players: Pick<PlayerCookies, 'of'>;
  readonly limits: Limits;
  readonly visits: Pick<VisitBook, 'note'>;
  readonly addressOf: AddressOf;
  readonly purges: Purges;
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly assetsOf: (project: Project) => string;
  readonly missing: (request: Request, response: Response) => Promise<void>;
}

/** [S1] The page behind a shared link: whole without script, drawn from what is true now, written and packed once for all who ask. */
export function villagePageRoute(parts: VillagePageParts): Router {
  const { deps, pages, giving, players, limits, addressOf, secure, missing } = parts;
  const { log } = deps;
  const { read } = deps.store;
  const written = pageCache(parts.purges);
  const visited = visitors(limits, addressOf);
  const router = Router();

  router
    .route('/v/:village')
    .get(async (request, response) => {
      const slug = addressPart(VillageSlug, request.params.village);
      const village = slug === null ? null : await read.village(slug);
      const row = village === null ? null : await read.project(village.project);
      if (!village || !row) return missing(request, response);
      const moment = momentOf(request);
      const via = addressPart(ShareCode, request.query.via);
      noteOpening(request, row, via);
      const model: VillagePageModel = {
        data: await dataOf(parts, village, row, languageOf(request)),
        seq: village.seq,
        isListed: village.listed,
        moment,
        via,
        // With the thanks after giving: the newest line of the accounts, to be noted [T1].
        accounts: moment === 'given' ? await read.accountsHead(row.slug) : null,
        friendLink: moment === 'given' ? await friendLinkFor(request) : null,
        taxReceipt: moment === 'given' ? await taxReceiptFor(request) : null,
      };
      if (model.friendLink || model.taxReceipt) {
        // A key, or an id, is on it: kept nowhere, and given to nobody else.
        response.set('Cache-Control', 'no-store').type('html').send(pages.village(model));
        return;
      }
      const { etag, encoded } = written(model, () => pages.village(model));
      rememberLanguage(request, response, secure);
      response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language, Cookie, Accept-Encoding', ETag: etag });
      if (isKnown(request, etag)) return void response.status(304).end();
      await sendEncoded(request, response, 'html', encoded);
    })
    .all(methodNotAllowed('GET, HEAD'));

  /** The address of the return page is a hint that something happened; the page does not wait for the truth. */
  function momentOf(request: Request): PageMoment {
    const given = addressPart(DonationId, request.query.given);
    if (given === null) return request.query.back === undefined ? 'visit' : 'back';
    lookAgain(given).catch(failedTo('look again'));
    return 'given';
  }

  /** [S5] Told to the giver's own browser alone. */
  async function friendLinkFor(request: Request): Promise<VillagePageModel['friendLink']> {
    const player = players.of(request);
    const given = addressPart(DonationId, request.query.given);
    if (player === null || given === null) return null;
    const found = await read.donation(given);
    if (!found?.donation.forFriend || found.donation.player !== player) return null;
    const status = await giving.status(given, player);
    const isPlaced = status !== null && status.placements.length > 0;
    return isPlaced ? null : { url: status?.friendUrl ?? null };
  }

  /** [G4] Where receipts are issued, the giver's own browser is shown the way to its own. */
  async function taxReceiptFor(request: Request): Promise<DonationId | null> {
    const player = players.of(request);
    const given = addressPart(DonationId, request.query.given);
    const of = player === null || given === null ? null : await read.receiptable(given);
    return of?.player === player && (await isReceipted(read, of)) ? given : null;
  }

  async function lookAgain(given: DonationId): Promise<void> {
    if ((await limits.spend('lookAgainByDonation', given)) === null) await giving.lookAgain(given);
  }

  /** [S6] A person opened it. The page does not wait for the count. */
  function noteOpening(request: Request, project: ProjectRow, via: ShareCode | null): void {
    visited(request, async (language) => {
      parts.visits.note(project.slug, language);
      if (via !== null) await countOpening(deps, via);
    }).catch(failedTo('count an opening'));
  }

  const failedTo = (what: string) => (error: unknown) => {
    log.warn(
      { error: error instanceof Error ? error.name : 'unknown', what },
      'village page: something was left undone',
    );
  };
  return router;
}

async function dataOf(
  { deps: { store, surroundings }, pages, entrance, simulation, assetsOf }: VillagePageParts,
  village: VillageRow,
  row: ProjectRow,
  language: Language,
): Promise<VillagePageModel['data']> {
  const { read } = store;
  const { association: id, ...project } = row;
  const progress = await read.progress(row.slug);
  const outlook = await newsOutlook(read, row.slug, surroundings.now());
  const founded = village.founded ? await faceOf(read, village.slug) : null;
  return {
    project,
    association: (await read.association(id))?.name ?? '',
    progress: { ...progress, reached: [...progress.reached] },
    given: Object.fromEntries(await read.given(row.slug)),
    village: village.slug,
    // A project's first village bears the project's name, in the reader's language; founded ones bear their own.
    villageName: village.founded ? pages.founding.nameIn(language, founded?.name ?? null, row) : row.title[language],
    founded,
    language,
    simulation,
    givingClosed: await entrance.closedBecause(village.slug),
    receiptLowers: await receiptLowers(read, row),
    assets: assetsOf(row),
    ...outlook,
    doneToday: [...outlook.doneToday],
  };
}

async function faceOf(read: Deps['store']['read'], village: VillageSlug): Promise<FoundedFace | null> {
  const row = await read.foundedVillage(village);
  if (row === null) return null;
  const { occasion, goalCents } = row;
  const goal = goalCents === null ? null : { goalCents, givenCents: await read.givenIn(village) };
  return { occasion, ...publicFace(row), goal };
}

interface Written {
  readonly etag: string;
  readonly encoded: Encoded;
}

/** Pages kept: a village in two languages, and the few links that everybody follows; about 100 KB each. */
const KEPT = 200;

/** A page is written and packed anew only when something that it says has changed: its key is all that it is made from. */
function pageCache(purges: Purges) {
  const kept = new Map<string, Written>();
  purges.add(() => kept.clear());
  return (model: VillagePageModel, write: () => string): Written => {
    const key = createHash('sha256').update(JSON.stringify(model)).digest('base64url');
    const known = kept.get(key) ?? { etag: `"${key.slice(0, 27)}"`, encoded: encodedOnce(Buffer.from(write())) };
    kept.delete(key);
    kept.set(key, known);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
    return known;
  };
}
