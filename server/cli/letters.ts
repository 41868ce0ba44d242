import type { LetterBody } from '#shared/letters/body.ts';
import { WhichLetters } from '#shared/letters/which.ts';
import { lettersGivenUp, sendAgain } from '../domain/letters/undelivered.ts';
import type { LateWhy } from '../domain/ports/letters.ts';
import { AT_THE_MACHINE } from '../domain/stewards/hosts.ts';
import { done, type Outcome, refused } from './commands.ts';
import type { House } from './house.ts';

const KINDS: Readonly<Record<LetterBody['kind'], string>> = {
  thanks: 'thanks for a gift',
  taxReceipt: 'tax receipt issued',
  taxReceiptVoid: 'tax receipt void',
  news: 'news from the field',
  signIn: 'link into the console',
  invitation: 'invitation of a steward',
  corner: 'link into my corner',
};

const WHYS: Readonly<Record<LateWhy, string>> = {
  notNow: 'put off for five days',
  unsure: 'put off for five days; it may have arrived',
  refused: 'refused for good by the mail server',
};

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Letters that were given up, without the addresses: those stand with the choices of who left them. */
export async function undelivered({ deps }: House): Promise<Outcome> {
  const letters = await lettersGivenUp(deps);
  if (letters.length === 0) return done('No letter was given up.');
  return done(
    ...letters.map(
      ({ id, kind, key, why, givenUpAt }) =>
        `${String(id).padStart(6)}  ${day(givenUpAt)}  ${KINDS[kind]} (${key.slice(key.indexOf(':') + 1)}): ${WHYS[why]}`,
    ),
    'Once the cause is mended: send-letter-again NUMBER, or send-letter-again all.',
  );
}

export async function sendLetterAgain({ deps }: House, given: string | undefined): Promise<Outcome> {
  const which = WhichLetters.safeParse(given);
  if (!which.success) return refused('send-letter-again needs the number of a letter, or all: see undelivered-letters');
  const again = await sendAgain(deps, AT_THE_MACHINE, which.data);
  if (again === 0) return refused('No such letter was given up.');
  return done(`${again} letters wait for the mail server again: the server sends them within seconds.`);
}
