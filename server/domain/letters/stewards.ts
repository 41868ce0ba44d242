import type { Language } from '#shared/i18n/language.ts';
import type { LetterBody } from '#shared/letters/body.ts';
import { always, type Deps } from '../deps.ts';
import type { StewardLetter } from '../ports/post.ts';

/** A letter with a link that lets in is asked for; the key is what the link's secret follows from. */
export async function askForSignIn(
  deps: Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'>,
  { key, email, language, expiresAt }: { key: string; email: string; language: Language; expiresAt: number },
): Promise<void> {
  const body = { kind: 'signIn', key, email, language, expiresAt } satisfies LetterBody;
  await always(deps, (tx) => tx.enqueue('mail', `signIn:${key}`, body, deps.surroundings.now()));
}

/** Null when there is nothing to say any more: the link is too old, the invitation was answered or withdrawn. */
export async function stewardLetterFor(
  { store: { read }, surroundings }: Pick<Deps, 'store' | 'surroundings'>,
  body: Extract<LetterBody, { kind: 'signIn' | 'invitation' }>,
): Promise<StewardLetter | null> {
  if (body.kind === 'signIn') {
    const { key, email, language, expiresAt } = body;
    return surroundings.now() < expiresAt ? { kind: 'signIn', to: email, language, key } : null;
  }
  const invitation = await read.invitation(body.invitation);
  if (invitation?.state !== 'open' || invitation.expiresAt <= surroundings.now()) return null;
  const association = await read.association(invitation.association);
  const by = (await read.stewardsOf(invitation.association)).find(({ steward }) => steward === invitation.invitedBy);
  if (!association || !by) return null;
  const { email: to, role } = invitation;
  return { kind: 'invitation', to, language: body.language, association: association.name, role, by: by.email };
}
