import { everyGift } from '#shared/catalogue/catalogue.ts';
import type { DonationId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import { isGone, isGranted } from '../donations/money.ts';
import type { ToldNews, ToldOfGift } from '../ports/letters.ts';
import type { PublicNews } from '../ports/news.ts';
import type { GiftInLetter, NewsInLetter, NewsLetter, NewsOfProject } from '../ports/post.ts';
import type { DonationRow, ProjectRow } from '../ports/rows.ts';
import type { StoreReads, StoreTx } from '../ports/store.ts';
import { openLetterTo } from './readers.ts';

/** So many pieces of news are written out; of those before, the letter says how many there are. */
const MOST_WRITTEN = 8;
/** Pictures come with the letter, so that nothing is asked of a server when it is read: few, and small. */
const MOST_PICTURES = 3;

const PAUSE_MS = 60_000;

/**
 * What the letter tells is settled before it is given to the post: a second try says the same to the same reader.
 * @returns whether it was settled now: then no try before this one can have arrived
 */
export async function sealNewsLetter(tx: StoreTx, id: string, now: number): Promise<boolean> {
  const letter = await tx.newsLetter(id);
  if (letter === null || !(await tx.sealLetter(id, now))) return false;
  const address = await tx.readerAddress(letter.reader);
  if (address === null) return true;
  for (const told of await tx.untoldTo(address)) await tx.tellByLetter(id, told);
  return true;
}

/** The letter is done with; what happened since it was sealed goes into the next, a week later. */
export async function endNewsLetter(
  deps: Pick<Deps, 'surroundings' | 'settings'>,
  tx: StoreTx,
  id: string,
  wasWritten: boolean,
): Promise<void> {
  const letter = await tx.newsLetter(id);
  if (letter === null) return;
  const now = deps.surroundings.now();
  if (wasWritten) await tx.finishLetter(id, now);
  else await tx.dropLetter(id);
  // Only now: news of this very moment found the letter under way, and wait for us to look.
  const address = await tx.readerAddress(letter.reader);
  if (address === null || (await tx.untoldTo(address)).length === 0) return;
  // A letter that found nothing to say is never followed by the next at once, whatever was found meanwhile.
  await openLetterTo(deps, tx, letter.reader, wasWritten ? 0 : now + PAUSE_MS);
}

interface Wish {
  readonly donation: DonationRow;
  readonly to: string;
}

/**
 * The letter as news are at this moment: corrected, or without what was withdrawn. Null when there is nothing to say, or nobody to
 * say it to: the wish was taken back, the giver erased, or the money given back.
 */
export async function newsLetterFor(
  { store: { read }, settings }: Pick<Deps, 'store' | 'settings'>,
  id: string,
): Promise<NewsLetter | null> {
  const letter = await read.newsLetter(id);
  const address = letter && (await read.readerAddress(letter.reader));
  if (letter === null || address === null) return null;
  const settled = await read.toldByLetter(id);
  const told = letter.sealedAt === null ? [...settled, ...(await read.untoldTo(address))] : settled;
  const wishes = new Map<DonationId, Wish>();
  for (const donation of new Set(told.map((one) => one.donation))) {
    const wish = await wishOf(read, donation);
    if (wish !== null) wishes.set(donation, wish);
  }
  const latest = [...wishes.values()].sort((a, b) => b.donation.createdAt - a.donation.createdAt)[0];
  if (!latest) return null;
  const pieces = await piecesOf(
    read,
    told.filter(({ donation }) => wishes.has(donation)),
  );
  if (pieces.length === 0) return null;
  return {
    kind: 'news',
    to: latest.to,
    language: latest.donation.language,
    reader: letter.reader,
    projects: await byProject(read, pieces.slice(0, MOST_WRITTEN)),
    rest: await counted(read, pieces.slice(MOST_WRITTEN)),
    isRehearsal: !settings.livemode,
  };
}

async function wishOf(read: StoreReads, id: DonationId): Promise<Wish | null> {
  const found = await read.donation(id);
  const wish = (await read.consents(id)).find(({ kind, revokedAt }) => kind === 'newsEmail' && revokedAt === null);
  const isPaid = found?.attempts.some((attempt) => isGranted(attempt) && !isGone(attempt));
  return found && wish && isPaid ? { donation: found.donation, to: wish.value } : null;
}

interface Piece {
  readonly news: PublicNews;
  readonly gifts: readonly ToldOfGift[];
}

/** What is still public of it: the reader's own gifts first, then the newest. */
async function piecesOf(read: StoreReads, told: readonly ToldNews[]): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const id of new Set(told.map(({ news }) => news))) {
    const news = await read.onePublished(id);
    if (news === null) continue;
    const gifts: ToldOfGift[] = [];
    for (const one of told) if (one.news === id) gifts.push(...(await read.giftsTold(one.donation, id)));
    pieces.push({ news, gifts });
  }
  const isOwn = ({ gifts }: Piece) => (gifts.length > 0 ? 0 : 1);
  return pieces.sort((a, b) => isOwn(a) - isOwn(b) || b.news.publishedAt - a.news.publishedAt);
}

/** What is not written out: how much, and where it is read. */
async function counted(read: StoreReads, pieces: readonly Piece[]): Promise<NewsLetter['rest']> {
  const rest: NewsLetter['rest'][number][] = [];
  for (const slug of new Set(pieces.map(({ news }) => news.project))) {
    const project = await read.project(slug);
    if (!project) throw new Error(`news of ${slug}, which is of nobody`);
    rest.push({
      project: { slug, title: project.title },
      news: pieces.filter(({ news }) => news.project === slug).length,
    });
  }
  return rest;
}

async function byProject(read: StoreReads, pieces: readonly Piece[]): Promise<readonly NewsOfProject[]> {
  const projects: NewsOfProject[] = [];
  let pictures = 0;
  for (const slug of new Set(pieces.map(({ news }) => news.project))) {
    const project = await read.project(slug);
    const association = project && (await read.association(project.association));
    if (!project || !association) throw new Error(`news of ${slug}, which is of nobody`);
    const news: NewsInLetter[] = [];
    for (const piece of pieces.filter((one) => one.news.project === slug)) {
      const photo = pictures < MOST_PICTURES ? await photoOf(read, piece.news) : null;
      if (photo !== null) pictures += 1;
      news.push(inLetter(project, piece, photo));
    }
    const { name, email } = association;
    projects.push({ association: { name, email }, project: { slug, title: project.title }, news });
  }
  return projects;
}

/** As it is now: a photo whose faces were covered is another one, and the one before is nowhere. */
async function photoOf(read: StoreReads, { body }: PublicNews): Promise<NewsInLetter['photo']> {
  const [first] = body.photos;
  const row = first === undefined ? null : await read.newsPhoto(first);
  return row && { id: row.id, alt: row.alt, webp: row.webp };
}

function inLetter(project: ProjectRow, { news, gifts }: Piece, photo: NewsInLetter['photo']): NewsInLetter {
  const { body, id, at, publishedAt } = news;
  const steps = project.steps.filter(({ slug }) =>
    body.deliveries.some((one) => one.kind === 'step' && one.step === slug),
  );
  const changed = new Set(gifts.filter(({ state }) => state === 'changed').map(({ gift }) => gift));
  return {
    id,
    happenedOn: body.happenedOn,
    correctedAt: at > publishedAt ? at : null,
    place: body.place,
    title: body.title,
    words: body.words,
    photo,
    steps: steps.map(({ name }) => name),
    gifts: summedUp(project, gifts),
    reasons: body.deliveries.flatMap((one) => (one.kind === 'change' && changed.has(one.gift) ? one.reason : [])),
  };
}

/** One line a kind of gift and what became of it; the first of them is where the letter leads. */
function summedUp(project: ProjectRow, gifts: readonly ToldOfGift[]): readonly GiftInLetter[] {
  const lines = new Map<string, GiftInLetter>();
  for (const { gift: slug, state, quantity, village, placement } of gifts) {
    const name = everyGift(project).find((gift) => gift.slug === slug)?.name;
    if (name === undefined || state === 'promised') continue;
    const known = lines.get(`${slug} ${state}`);
    const line = known ?? { name, state, quantity: 0, village, placement };
    lines.set(`${slug} ${state}`, { ...line, quantity: line.quantity + quantity });
  }
  return [...lines.values()];
}
