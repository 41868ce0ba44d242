import type { ProjectSlug } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { LetterProject, ToldNews, ToldOfGift, WishedNews } from '../ports/letters.ts';
import type { PublicNews } from '../ports/news.ts';
import type { GiftInLetter, NewsInLetter, NewsLetter, NewsOfProject } from '../ports/post.ts';
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
  if (!(await tx.sealLetter(id, now))) return false;
  const of = await tx.letterReader(id);
  if (of?.address) await tx.tellByLetter(id, of.address);
  return true;
}

/** The letter is done with; what happened since it was sealed goes into the next, a week later. */
export async function endNewsLetter(
  deps: Pick<Deps, 'surroundings' | 'settings'>,
  tx: StoreTx,
  id: string,
  wasWritten: boolean,
): Promise<void> {
  const of = await tx.letterReader(id);
  if (of === null) return;
  const now = deps.surroundings.now();
  if (wasWritten) await tx.finishLetter(id, now);
  else await tx.dropLetter(id);
  // Only now: news of this very moment found the letter under way, and wait for us to look.
  if (of.address === null || !(await tx.hasUntold(of.address))) return;
  // A letter that found nothing to say is never followed by the next at once, whatever was found meanwhile.
  await openLetterTo(deps, tx, of.reader, wasWritten ? 0 : now + PAUSE_MS);
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
  if (letter === null) return null;
  const settled = await read.toldByLetter(id);
  const told = letter.sealedAt === null ? [...settled, ...(await untoldIn(read, letter.reader))] : settled;
  const latest = [...told].sort((a, b) => b.createdAt - a.createdAt)[0];
  if (!latest) return null;
  const pieces = await piecesOf(read, told);
  if (pieces.length === 0) return null;
  return {
    kind: 'news',
    to: latest.to,
    language: latest.language,
    reader: letter.reader,
    projects: await byProject(read, pieces.slice(0, MOST_WRITTEN)),
    rest: await counted(read, pieces.slice(MOST_WRITTEN)),
    isRehearsal: !settings.livemode,
  };
}

/** What a letter that has not been taken up yet would tell. */
async function untoldIn(read: StoreReads, reader: string): Promise<readonly WishedNews[]> {
  const address = await read.readerAddress(reader);
  return address === null ? [] : read.untoldTo(address);
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
    const { title } = await projectOf(read, slug);
    rest.push({
      project: { slug, title },
      news: pieces.filter(({ news }) => news.project === slug).length,
    });
  }
  return rest;
}

async function byProject(read: StoreReads, pieces: readonly Piece[]): Promise<readonly NewsOfProject[]> {
  const projects: NewsOfProject[] = [];
  let pictures = 0;
  for (const slug of new Set(pieces.map(({ news }) => news.project))) {
    const { title, association, steps } = await projectOf(read, slug);
    const news: NewsInLetter[] = [];
    for (const piece of pieces.filter((one) => one.news.project === slug)) {
      const photo = pictures < MOST_PICTURES ? await photoOf(read, piece.news) : null;
      if (photo !== null) pictures += 1;
      news.push(inLetter(steps, piece, photo));
    }
    projects.push({ association, project: { slug, title }, news });
  }
  return projects;
}

async function projectOf(read: StoreReads, slug: ProjectSlug): Promise<LetterProject> {
  const project = await read.letterProject(slug);
  if (project === null) throw new Error(`news of ${slug}, which is of nobody`);
  return project;
}

/** As it is now: a photo whose faces were covered is another one, and the one before is nowhere. */
async function photoOf(read: StoreReads, { id, body }: PublicNews): Promise<NewsInLetter['photo']> {
  const [first] = body.photos;
  const shown = first && (await read.newsPhotos(id)).find((photo) => photo.id === first);
  return shown ? { id: shown.id, alt: shown.alt } : null;
}

function inLetter(steps: LetterProject['steps'], { news, gifts }: Piece, photo: NewsInLetter['photo']): NewsInLetter {
  const { body, id, at, publishedAt } = news;
  const reached = new Set(body.deliveries.flatMap((one) => (one.kind === 'step' ? one.step : [])));
  const changed = new Set(gifts.filter(({ state }) => state === 'changed').map(({ gift }) => gift));
  return {
    id,
    happenedOn: body.happenedOn,
    correctedAt: at > publishedAt ? at : null,
    place: body.place,
    title: body.title,
    words: body.words,
    photo,
    steps: [...steps].flatMap(([slug, name]) => (reached.has(slug) ? [name] : [])),
    gifts: summedUp(gifts),
    reasons: body.deliveries.flatMap((one) => (one.kind === 'change' && changed.has(one.gift) ? one.reason : [])),
  };
}

/** One line a kind of gift and what became of it; the first of them is where the letter leads. */
function summedUp(gifts: readonly ToldOfGift[]): readonly GiftInLetter[] {
  const lines = new Map<string, GiftInLetter>();
  for (const { gift: slug, name, state, quantity, village, placement } of gifts) {
    if (state === 'promised') continue;
    const known = lines.get(`${slug} ${state}`);
    const line = known ?? { name, state, quantity: 0, village, placement };
    lines.set(`${slug} ${state}`, { ...line, quantity: line.quantity + quantity });
  }
  return [...lines.values()];
}
