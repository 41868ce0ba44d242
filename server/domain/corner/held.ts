import type { DonationId } from '#shared/ids.ts';
import { HeldData } from '#shared/protocol/corner.ts';
import type { Deps } from '../deps.ts';
import type { StoreReads } from '../ports/store.ts';
import { donationsIn, type Opened } from './opened.ts';

const at = (unixMs: number): string => new Date(unixMs).toISOString();
const atOrNull = (unixMs: number | null): string | null => (unixMs === null ? null : at(unixMs));

/** [B2] Everything that is held on a person, as far as was proved. Parsed on its way out: what the schema does not name, it does not say. */
export async function heldOn(deps: Deps, opened: Opened): Promise<HeldData> {
  const { read } = deps.store;
  const [player = null] = opened.players;
  const donations = [];
  for (const id of await donationsIn(read, opened)) donations.push(await donationHeld(deps, id));
  return HeldData.parse({
    format: 'hameau-my-data/1',
    writtenAt: at(deps.surroundings.now()),
    player: player && (await playerHeld(read, player)),
    address: opened.address && (await addressHeld(read, opened.address)),
    donations: donations.filter((donation) => donation !== null),
    villagesFounded: player === null ? [] : (await read.foundedBy(player)).map(villageHeld),
    shareLinks:
      player === null
        ? []
        : (await read.shareLinksOf(player)).map(({ createdAt, ...link }) => ({ ...link, createdAt: at(createdAt) })),
    gestures:
      player === null
        ? []
        : (await read.gesturesBy(player)).map(({ village, key, at: made }) => ({
            village,
            what: key,
            madeAt: at(made),
          })),
    pebbles: player === null ? [] : await pebblesHeld(read, player),
    flowers:
      player === null
        ? []
        : (await read.flowersOf(player)).map(({ plantedAt, ...flower }) => ({ ...flower, plantedAt: at(plantedAt) })),
  });
}

async function playerHeld(read: StoreReads, id: Opened['players'][number]) {
  const seen = await read.playerSeen(id);
  return { id, firstSeen: atOrNull(seen?.createdAt ?? null), lastSeen: atOrNull(seen?.seenAt ?? null) };
}

async function pebblesHeld(read: StoreReads, player: Opened['players'][number]) {
  const held = [];
  for (const { news, option, at: laid } of await read.guessesBy(player)) {
    const told = await read.onePublished(news);
    const question = told?.body.question;
    const words = question?.options[option];
    // Corrected or withdrawn while this is read: then the pebble is gone as well.
    if (told && question && words)
      held.push({ project: told.project, news, asked: question.asked, option: words, laidAt: at(laid) });
  }
  return held;
}

async function addressHeld(read: StoreReads, email: string) {
  const sessions = await read.cornerSessionsOf(email);
  return {
    email,
    sessions: sessions.map(({ createdAt, expiresAt }) => ({ since: at(createdAt), until: at(expiresAt) })),
  };
}

const villageHeld = (row: Awaited<ReturnType<StoreReads['foundedBy']>>[number]) => ({
  ...row,
  foundedAt: at(row.foundedAt),
  closedAt: atOrNull(row.closedAt),
});

async function donationHeld({ store: { read }, settings }: Deps, id: DonationId) {
  const found = await read.donation(id);
  if (found === null) return null;
  const { donation, lines, attempts, placements } = found;
  const friend = donation.forFriend ? await read.friendGift(id) : null;
  const letter = await read.letterState(`thanks:${id}`);
  const paidBy = [];
  for (const attempt of attempts) paidBy.push({ ...attempt, paidBy: await read.paymentMethod(attempt.id) });
  return {
    ...donation,
    createdAt: at(donation.createdAt),
    lines: lines.map((line) => ({ ...line, wished: line.plot })),
    payments: paidBy.map((attempt) => ({
      ...attempt,
      createdAt: at(attempt.createdAt),
      paidAt: atOrNull(attempt.paidAt),
    })),
    placements: placements.map((placement) => ({
      ...placement,
      placedAt: at(placement.placedAt),
      removedAt: atOrNull(placement.removedAt),
    })),
    consents: (await read.consents(id)).map((consent) => ({
      ...consent,
      givenAt: at(consent.givenAt),
      takenBackAt: atOrNull(consent.revokedAt),
    })),
    friend: friend && {
      from: friend.fromName,
      words: friend.words,
      state: friend.state,
      placesAt: atOrNull(friend.placesAt),
      url: settings.friendUrl(id),
    },
    ...(await receiptsHeld(read, id)),
    letters: [...(letter ? [{ kind: 'thanks', ...letterHeld(letter) }] : []), ...(await newsLettersHeld(read, id))],
  };
}

const letterHeld = ({ done, givenUpAt, nextTryAt }: NonNullable<Awaited<ReturnType<StoreReads['letterState']>>>) => ({
  sent: done && givenUpAt === null,
  at: at(nextTryAt),
});

/** Letters of news that told of this donation. */
async function newsLettersHeld(read: StoreReads, id: DonationId) {
  const letters = [];
  for (const letter of await read.lettersThatTold(id)) {
    const state = await read.letterState(`news:${letter}`);
    if (state) letters.push({ kind: 'news', ...letterHeld(state) });
  }
  return letters;
}

async function receiptsHeld(read: StoreReads, id: DonationId) {
  const wish = await read.yearlyWish(id);
  return {
    taxReceipts: (await read.taxReceiptsOf(id)).map(({ printed, donorName, donorAddress, totalCents, ...receipt }) => ({
      number: printed.number,
      name: donorName,
      address: donorAddress,
      totalCents,
      issuedAt: at(receipt.issuedAt),
      voidedAt: atOrNull(receipt.voidedAt),
    })),
    yearlyReceipt: wish && { ...wish, askedAt: at(wish.askedAt) },
  };
}
