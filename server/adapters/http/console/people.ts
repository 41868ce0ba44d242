import { z } from 'zod';
import { invite, type PeopleRefusal, setRole, withdrawInvitation } from '#server/domain/stewards/people.ts';
import { ROLES } from '#server/domain/stewards/rights.ts';
import type { PeopleView } from '#server/domain/stewards/views.ts';
import { moderateWords } from '#server/domain/stewards/words.ts';
import { DonationId, InvitationId, StewardId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { Handlers } from './consoleRoutes.ts';
import { type ActingVisit, type Answer, badRequest, type ConsoleParts, notFound, page, savedAt } from './visit.ts';

const Invited = z.object({ email: z.email().max(254), role: z.enum(ROLES) });
const Changed = z.object({ steward: StewardId, role: z.enum(ROLES) });
const Removed = z.object({ steward: StewardId });
const Withdrawn = z.object({ invitation: InvitationId });
const Moderated = z.object({
  donation: DonationId,
  kind: z.enum(['publicName', 'message']),
  to: z.enum(['shown', 'takenDown']),
});

const WORDS_SHOWN = 200;

type Names = 'words' | 'moderate' | 'people' | 'invite' | 'withdrawInvitation' | 'changeRole' | 'removeSteward';

/** Who acts for the association, and the words of its givers. */
export function peopleHandlers({ deps, pages }: ConsoleParts): Handlers<Names> {
  const { read } = deps.store;

  async function showPeople(visit: ActingVisit, refusal: PeopleView['refusal'], status = 200): Promise<Answer> {
    const { association, acting, steward, context } = visit;
    const now = deps.surroundings.now();
    const view: PeopleView = {
      acting,
      me: steward.id,
      stewards: await read.stewardsOf(association.id),
      invitations: (await read.invitationsOf(association.id)).filter(({ expiresAt }) => expiresAt > now),
      refusal,
    };
    return page(pages.people(view, context), status);
  }
  const answered = async (visit: ActingVisit, outcome: Result<null, PeopleRefusal>): Promise<Answer> =>
    outcome.ok
      ? savedAt(`/console/a/${visit.association.id}/people`)
      : showPeople(visit, outcome.error.kind, outcome.error.kind === 'notThere' ? 404 : 409);

  return {
    async words({ association, acting, context }) {
      const given = await read.wordsOf(association.id, WORDS_SHOWN);
      const titles = new Map((await read.projects()).map(({ slug, title }) => [slug, title]));
      const words = given.flatMap((one) => {
        const title = titles.get(one.project);
        return title ? [{ ...one, title }] : [];
      });
      return page(pages.words({ acting, words }, context));
    },
    async moderate({ steward, association, body }) {
      const asked = Moderated.safeParse(body);
      if (!asked.success) return badRequest;
      const done = await moderateWords(deps, steward, association.id, asked.data, asked.data.to);
      return done.ok ? savedAt(`/console/a/${association.id}/words`) : notFound;
    },
    people: (visit) => showPeople(visit, null),
    async invite(visit) {
      const asked = Invited.safeParse(visit.body);
      if (!asked.success) return showPeople(visit, 'notAnAddress', 422);
      const invited = { association: visit.association.id, language: visit.context.language, ...asked.data };
      return answered(visit, await invite(deps, visit.steward, invited));
    },
    async withdrawInvitation(visit) {
      const asked = Withdrawn.safeParse(visit.body);
      if (!asked.success) return badRequest;
      return answered(
        visit,
        await withdrawInvitation(deps, visit.steward, visit.association.id, asked.data.invitation),
      );
    },
    async changeRole(visit) {
      const asked = Changed.safeParse(visit.body);
      if (!asked.success) return badRequest;
      const { steward, role } = asked.data;
      return answered(visit, await setRole(deps, visit.steward, visit.association.id, steward, role));
    },
    async removeSteward(visit) {
      const asked = Removed.safeParse(visit.body);
      if (!asked.success) return badRequest;
      return answered(visit, await setRole(deps, visit.steward, visit.association.id, asked.data.steward, null));
    },
  };
}
