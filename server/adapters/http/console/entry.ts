import { z } from 'zod';
import { claimAssociations, foundAssociation } from '#server/domain/stewards/associations.ts';
import { hostAmong } from '#server/domain/stewards/hosts.ts';
import { answerInvitation } from '#server/domain/stewards/people.ts';
import { NewAssociation } from '#shared/associations/founding.ts';
import { AssociationId, InvitationId } from '#shared/ids.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { badRequest, type ConsoleParts, field, notFound, page, savedAt, to, type Visit } from './visit.ts';

const Address = z.email().max(254);

type Names =
  | 'signIn'
  | 'askForLink'
  | 'enterPage'
  | 'enter'
  | 'askAgain'
  | 'signOut'
  | 'home'
  | 'sessions'
  | 'endSession'
  | 'answerInvitation'
  | 'newAssociation'
  | 'foundAssociation';

/** Coming in, and the pages that belong to a person rather than to an association. */
export function entryHandlers(parts: ConsoleParts): Handlers<Names> {
  const { deps, entering, pages, limits, addressOf, isDevelopment, signUp } = parts;

  async function sendLink({ request, context }: Visit, typed: string) {
    const email = Address.safeParse(typed.trim().toLowerCase());
    if (!email.success) return page(pages.signIn({ email: typed, fault: 'notAnAddress' }, context), 422);
    // One address cannot be buried in letters, nor many by one caller.
    const wait =
      (await limits.spend('signInByAddress', addressOf(request))) ?? (await limits.spend('signInByEmail', email.data));
    if (wait !== null) return page(pages.signIn({ email: typed, fault: 'tooMany' }, context), 429);
    await entering.ask(email.data, context.language);
    return page(pages.sent({ email: email.data, isDevelopment }, context));
  }
  const tokenOf = ({ request }: Visit): string => String(request.params.token);

  return {
    async signIn({ request, context }) {
      const asked = request.query.email;
      return page(pages.signIn({ email: typeof asked === 'string' ? asked : '', fault: null }, context));
    },
    askForLink: async (visit) => sendLink(visit, field(visit.body, 'email')),
    async enterPage(visit) {
      const token = tokenOf(visit);
      if ((await entering.addressOf(token)) === null) return notFound;
      return page(pages.enter({ token, isOver: false }, visit.context));
    },
    async enter(visit) {
      const token = tokenOf(visit);
      if ((await entering.addressOf(token)) === null) return notFound;
      const cookies = await entering.enter(token, visit.request.headers);
      if (cookies === null) return page(pages.enter({ token, isOver: true }, visit.context), 410);
      visit.response.append('Set-Cookie', [...cookies]);
      return to('/console');
    },
    async askAgain(visit) {
      const email = await entering.addressOf(tokenOf(visit));
      return email === null ? notFound : sendLink(visit, email);
    },
    async signOut({ request, response }) {
      response.append('Set-Cookie', [...(await entering.leave(request.headers))]);
      return to('/console/sign-in');
    },
    async home({ steward, context }) {
      await claimAssociations(deps, steward);
      const { read } = deps.store;
      const now = deps.surroundings.now();
      const invitations = [];
      for (const { id, association, role, expiresAt } of await read.invitationsFor(steward.email)) {
        const from = await read.association(association);
        if (from && expiresAt > now) invitations.push({ id, association: from.name, role });
      }
      return page(
        pages.home(
          {
            isHost: hostAmong(parts.hostStewards, steward) !== null,
            associations: await read.rolesOf(steward.id),
            invitations,
          },
          context,
        ),
      );
    },
    sessions: async ({ request, context }) => page(pages.sessions(await entering.sessions(request.headers), context)),
    async endSession({ request, body }) {
      return (await entering.end(request.headers, field(body, 'session'))) ? savedAt('/console/sessions') : notFound;
    },
    async answerInvitation({ request, steward, body }) {
      const id = addressPart(InvitationId, request.params.invitation);
      const answer = z.enum(['accepted', 'declined']).safeParse(body.answer);
      if (!answer.success) return badRequest;
      const answered = id === null ? null : await answerInvitation(deps, steward, id, answer.data);
      if (!answered?.ok) return notFound;
      return to(answer.data === 'accepted' ? `/console/a/${answered.value}` : '/console');
    },
    async newAssociation({ steward, context }) {
      const id = AssociationId.parse(deps.surroundings.newId('asso'));
      return page(pages.newAssociation({ id, name: '', email: steward.email, fault: null }, context));
    },
    async foundAssociation({ steward, body, context }) {
      const id = AssociationId.safeParse(body.id);
      if (!id.success) return badRequest;
      const typed = { name: field(body, 'name'), email: field(body, 'email') };
      const asked = NewAssociation.safeParse(typed);
      if (!asked.success) {
        const fault = asked.error.issues.some(({ path: [at] }) => at === 'name') ? 'badName' : 'notAnAddress';
        return page(pages.newAssociation({ id: id.data, ...typed, fault }, context), 422);
      }
      const founded = await foundAssociation(deps, steward, id.data, asked.data, signUp);
      return founded.ok ? to(`/console/a/${id.data}`) : notFound;
    },
  };
}
