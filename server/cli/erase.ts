import { z } from 'zod';
import { DonationId, type PlayerId } from '#shared/ids.ts';
import { erasePerson } from '../domain/corner/erase.ts';
import type { Opened } from '../domain/corner/opened.ts';
import { done, type Outcome, refused } from './commands.ts';
import type { House } from './house.ts';

/**
 * Erases who left this address, or who gave this donation (its number as the receipt page and the letter's links carry it). The host
 * has made sure that the one who asks is the one who gave.
 */
export async function erasePlayer(house: House, given: string | undefined): Promise<Outcome> {
  const person = await personBehind(house, given ?? '');
  if (person === null) return refused('erase-player needs an e-mail address, or a donation’s number (don_…)');
  if (person.players.length === 0) return refused('Nobody here gave with this.');
  const { donations, villages, flowers } = await erasePerson(house.deps, person, 'host');
  return done(
    `Erased: ${donations} donations, ${villages} founded villages and ${flowers} flowers are nobody’s from now on.`,
    'Amounts, days and payment numbers stay in the accounts. Backups of before hold the person until they are replaced.',
    'A server that runs keeps pages ready: restart it, or they go as they are asked for anew.',
  );
}

async function personBehind({ store: { read } }: House, given: string): Promise<Opened | null> {
  const email = z.email().safeParse(given.trim().toLowerCase());
  const [number] = /don_[\w-]{16,40}/.exec(given) ?? [];
  const donation = DonationId.safeParse(number);
  if (!email.success && !donation.success) return null;
  const donations = email.success ? await read.donationsNaming(email.data) : donation.success ? [donation.data] : [];
  const players = new Set<PlayerId>();
  for (const id of donations) {
    const found = await read.donation(id);
    if (found) players.add(found.donation.player);
  }
  return { players: [...players], address: email.success ? email.data : null };
}
