import { AsyncLocalStorage } from 'node:async_hooks';
import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins';
import type { Store } from '#server/domain/ports/store.ts';
import type { Steward } from '#server/domain/stewards/associations.ts';
import { StewardId } from '#shared/ids.ts';
import { identityAdapter } from './identityAdapter.ts';
import { signer } from './signing.ts';

/** How long the link in a letter lets in. */
export const SIGN_IN_MS = 20 * 60_000;
const SESSION_SECONDS = 30 * 86_400;
const RENEW_SECONDS = 86_400;

/** Headers of a request, as browsers send them. */
export type AskingHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface OpenSession {
  readonly id: string;
  readonly createdAt: number;
  readonly seenAt: number;
  /** the browser's own word for itself; null where it said none */
  readonly browser: string | null;
  readonly isThis: boolean;
}

/** Letting people in who prove that they read an address: no passwords, and nothing kept of where they came from. */
export interface StewardDoor {
  /** the secret that a letter carries; nothing that lets in is kept with us */
  tokenOf(key: string): string;
  /** the key of a token that this server made, whatever became of it */
  keyOf(token: string): string | null;
  /** from now on, and for `SIGN_IN_MS`, the token of this key lets in whoever bears it, once */
  expect(key: string, email: string): Promise<void>;
  /** cookies to set; null when the token is used, too old, or nobody's */
  enter(token: string, headers: AskingHeaders): Promise<readonly string[] | null>;
  whoIs(headers: AskingHeaders): Promise<Steward | null>;
  sessions(headers: AskingHeaders): Promise<readonly OpenSession[]>;
  /** false when it is none of this person's */
  end(headers: AskingHeaders, session: string): Promise<boolean>;
  /** cookies that forget; this session is over */
  leave(headers: AskingHeaders): Promise<readonly string[]>;
}

export interface StewardDoorParts {
  readonly store: Store;
  readonly secret: string;
  readonly publicUrl: string;
  readonly newId: (prefix: 'stw' | 'key') => string;
}

export function stewardDoor({ store, secret, publicUrl, newId }: StewardDoorParts): StewardDoor {
  const claims = signer(secret, 'sign-in');
  /** the library tells the maker of a token nothing but an address: the key comes along with the call */
  const expected = new AsyncLocalStorage<string>();
  const auth = betterAuth({
    appName: 'Hameau',
    baseURL: publicUrl,
    basePath: '/console/session',
    secret: claims.sign('sessions'),
    database: identityAdapter(store),
    user: { modelName: 'steward' },
    session: { modelName: 'stewardSession', expiresIn: SESSION_SECONDS, updateAge: RENEW_SECONDS },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'hameau',
      useSecureCookies: publicUrl.startsWith('https://'),
      ipAddress: { disableIpTracking: true },
      database: { generateId: ({ model }) => newId(model === 'steward' || model === 'user' ? 'stw' : 'key') },
    },
    plugins: [
      magicLink({
        expiresIn: SIGN_IN_MS / 1000,
        storeToken: 'hashed',
        // The token follows from the key and our secret: the outbox can write the letter again, and the database cannot let in.
        generateToken: () => claims.sign(expected.getStore() ?? newId('key')),
        sendMagicLink: () => {},
      }),
    ],
  });
  const sessionOf = (headers: AskingHeaders) => auth.api.getSession({ headers: headersOf(headers) });
  return {
    tokenOf: (key) => claims.sign(key),
    keyOf: (token) => claims.read(token),
    async expect(key, email) {
      await expected.run(key, () => auth.api.signInMagicLink({ body: { email }, headers: new Headers() }));
    },
    async enter(token, headers) {
      if (claims.read(token) === null) return null;
      try {
        const entered = await auth.api.magicLinkVerify({
          query: { token },
          headers: headersOf(headers),
          returnHeaders: true,
        });
        return entered.headers.getSetCookie();
      } catch (refused) {
        // A redirect with its reason is how the library says no.
        if (isAPIError(refused)) return null;
        throw refused;
      }
    },
    async whoIs(headers) {
      const found = await sessionOf(headers);
      if (!found) return null;
      const { id, email, name } = found.user;
      return { id: StewardId.parse(id), email: email.toLowerCase(), name };
    },
    async sessions(headers) {
      const current = await sessionOf(headers);
      if (!current) return [];
      const all = await auth.api.listSessions({ headers: headersOf(headers) });
      return all
        .map(({ id, createdAt, updatedAt, userAgent }) => ({
          id,
          createdAt: createdAt.getTime(),
          seenAt: updatedAt.getTime(),
          browser: userAgent ?? null,
          isThis: id === current.session.id,
        }))
        .sort((a, b) => Number(b.isThis) - Number(a.isThis) || b.seenAt - a.seenAt);
    },
    async end(headers, session) {
      const mine = (await sessionOf(headers)) ? await auth.api.listSessions({ headers: headersOf(headers) }) : [];
      const found = mine.find(({ id }) => id === session);
      if (!found) return false;
      await auth.api.revokeSession({ body: { token: found.token }, headers: headersOf(headers) });
      return true;
    },
    async leave(headers) {
      const left = await auth.api.signOut({ headers: headersOf(headers), returnHeaders: true });
      return left.headers.getSetCookie();
    },
  };
}

/** Only what signing in looks at. */
function headersOf(given: AskingHeaders): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = given[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}
