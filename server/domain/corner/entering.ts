import type { Language } from '#shared/i18n/language.ts';
import { always, type Deps } from '../deps.ts';
import type { CornerSessionRow } from '../ports/corner.ts';
import type { CornerLetter } from '../ports/post.ts';

const LINK_MS = 60 * 60_000;
export const CORNER_SESSION_MS = 30 * 86_400_000;

/** Secrets of my corner, made and compared where the host's secret is: here are only their hashes. */
export interface CornerSecrets {
  /** of the secret that the letter with this link carries */
  linkHash(link: string): string;
  newSession(): { readonly token: string; readonly hash: string };
  hashOf(token: string): string;
}

/**
 * Somebody asks for the way into the corner of an address. The same is done for every address, known or not: whether a letter leaves
 * is decided when it is carried, where nobody waits for the answer.
 */
export async function askForCorner(
  deps: Deps,
  secrets: Pick<CornerSecrets, 'linkHash'>,
  email: string,
  language: Language,
): Promise<void> {
  const link = deps.surroundings.newId('key');
  const now = deps.surroundings.now();
  await always(deps, async (tx) => {
    await tx.addCornerLink({ id: link, hash: secrets.linkHash(link), email, language, expiresAt: now + LINK_MS });
    await tx.enqueue('mail', `corner:${link}`, { kind: 'corner', link }, now);
  });
}

/** Null when there is nothing to say: the link is over, or the address was left with no gift. */
export async function cornerLetterFor(
  { store: { read }, surroundings }: Pick<Deps, 'store' | 'surroundings'>,
  { link }: { readonly link: string },
): Promise<CornerLetter | null> {
  const row = await read.cornerLink(link);
  if (row === null || row.expiresAt <= surroundings.now()) return null;
  if ((await read.donationsLeftWith(row.email)).length === 0) return null;
  return { kind: 'corner', to: row.email, language: row.language, link };
}

/** Whether this link still lets in; looking does not use it. */
export async function isOpen({ store, surroundings }: Deps, secrets: CornerSecrets, token: string): Promise<boolean> {
  const row = await store.read.cornerLinkByHash(secrets.hashOf(token));
  return row !== null && row.expiresAt > surroundings.now();
}

/** Lets a browser in, once: the token of its session, null when the link was used, is too old, or nobody's. */
export async function enterCorner(deps: Deps, secrets: CornerSecrets, token: string): Promise<string | null> {
  const now = deps.surroundings.now();
  const session = secrets.newSession();
  const id = deps.surroundings.newId('key');
  return always(deps, async (tx) => {
    const email = await tx.useCornerLink(secrets.hashOf(token), now);
    if (email === null) return null;
    const expiresAt = now + CORNER_SESSION_MS;
    await tx.addCornerSession({ id, hash: session.hash, email, createdAt: now, expiresAt });
    return session.token;
  });
}

/** Who bears this token; null when it is over, ended, or nobody's. */
export async function cornerSession(
  { store, surroundings }: Deps,
  secrets: CornerSecrets,
  token: string,
): Promise<CornerSessionRow | null> {
  const row = await store.read.cornerSession(secrets.hashOf(token));
  return row !== null && row.expiresAt > surroundings.now() ? row : null;
}

/** This browser or another of the same address is let in no more; false when it is none of this address. */
export const endCornerSession = (deps: Deps, email: string, id: string): Promise<boolean> =>
  always(deps, (tx) => tx.endCornerSession({ id, email }));

/** Links and sessions that are over hold an address for nothing. */
export const forgetCorner = (deps: Deps): Promise<void> =>
  always(deps, (tx) => tx.forgetCorner(deps.surroundings.now()));
