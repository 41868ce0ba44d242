import { z } from 'zod';
import type { Deps } from '#server/domain/deps.ts';
import { lettersGivenUp, lettersWaiting, sendAgain } from '#server/domain/letters/undelivered.ts';
import type { HostLettersView } from '#server/domain/stewards/views.ts';
import { WhichLetters } from '#shared/letters/which.ts';
import type { Handlers } from './consoleRoutes.ts';
import { badRequest, type ConsoleParts, to, type Visit } from './visit.ts';

const SendingAgain = z.object({ letter: WhichLetters });
/** What the way back from there says: how many were. */
const Sent = z.object({ again: z.coerce.number().int().nonnegative() });

/** Letters that were given up, and are sent again [B1b]. */
export function hostLetterHandlers({ deps, nudgeOutbox }: ConsoleParts): Handlers<'sendLettersAgain'> {
  return {
    async sendLettersAgain({ body, host }) {
      const asked = SendingAgain.safeParse(body);
      if (!asked.success) return badRequest;
      const again = await sendAgain(deps, host, asked.data.letter);
      nudgeOutbox();
      return to(`/console/host?again=${again}#letters`);
    },
  };
}

const GIVEN_UP_SHOWN = 50;
/** To count a letter is to look whether somebody would still be sent it. */
const WAITING_COUNTED = 200;

export async function lettersView(deps: Deps, query: Visit['request']['query']): Promise<HostLettersView> {
  const { groups, isMore } = await lettersWaiting(deps, WAITING_COUNTED);
  const givenUp = await lettersGivenUp(deps, GIVEN_UP_SHOWN + 1);
  return {
    hasPost: deps.post !== null,
    waiting: groups,
    isMoreWaiting: isMore,
    givenUp: givenUp.slice(0, GIVEN_UP_SHOWN),
    isMoreGivenUp: givenUp.length > GIVEN_UP_SHOWN,
    sentAgain: Sent.safeParse(query).data?.again ?? null,
  };
}
