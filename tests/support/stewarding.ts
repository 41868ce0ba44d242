import { expect } from 'vitest';
import type { AssociationId } from '#shared/ids.ts';
import { AssociationId as Id } from '#shared/ids.ts';
import { letterBody } from '#shared/letters/body.ts';
import type { TestHameau } from './server.ts';

/** A browser that is signed in, or not yet. */
export interface StewardBrowser {
  get(path: string): Promise<Seen>;
  post(path: string, fields?: Fields): Promise<Seen>;
  /** a form with a file */
  send(path: string, file: Uint8Array, fields: Readonly<Record<string, string>>): Promise<Seen>;
}
type Fields = Readonly<Record<string, string | readonly string[]>>;
export interface Seen {
  readonly status: number;
  /** its media type */
  readonly type: string;
  readonly body: string;
  /** where it leads */
  readonly to: string;
}

/** A browser as people have one: it keeps its cookies, and says where its forms come from. */
export function stewardBrowser({ url }: Pick<TestHameau, 'url'>, headers: Record<string, string> = {}): StewardBrowser {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Seen> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url + path, {
      redirect: 'manual',
      ...init,
      headers: { origin: url, 'accept-language': 'en', accept: 'text/html', cookie, ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const said = (name: string) => response.headers.get(name) ?? '';
    return { status: response.status, type: said('content-type'), body: await response.text(), to: said('location') };
  }
  return {
    get: (path) => ask(path, {}),
    post(path, fields = {}) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return ask(path, { method: 'POST', body });
    },
    send(path, file, fields) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set('file', new Blob([Uint8Array.from(file)]), 'gift.png');
      return ask(path, { method: 'POST', body });
    },
  };
}

/** The path in the newest letter that lets this address in. */
export async function signInPath({ store, url }: TestHameau, email: string): Promise<string> {
  const letters = await store.read.letters(50);
  const mine = letters.find(({ body }) => {
    const letter = letterBody(body);
    return letter.kind === 'signIn' && letter.email === email;
  });
  if (!mine) throw new Error(`no letter to ${email}`);
  const shown = await (await fetch(`${url}/dev/mail/${mine.id}`)).text();
  const [path] = /\/console\/sign-in\/[\w.-]+/.exec(shown) ?? [];
  if (path === undefined) throw new Error('a letter without a link');
  return path;
}

/** Asks for a link, reads the letter, and comes in. */
export async function signedIn(
  hameau: TestHameau,
  email: string,
  headers: Record<string, string> = {},
): Promise<StewardBrowser> {
  const browser = stewardBrowser(hameau, headers);
  await browser.post('/console/sign-in', { email });
  const entered = await browser.post(await signInPath(hameau, email));
  expect(entered.to).toBe('/console');
  return browser;
}

const hidden = (body: string, name: string): string => {
  const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(body) ?? [];
  if (value === undefined) throw new Error(`no field ${name}`);
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').replaceAll('&lt;', '<');
};

/** What a form of a page was filled in from. */
export const wasOf = ({ body }: Seen): string => hidden(body, 'was');

export async function founded(browser: StewardBrowser, name: string): Promise<AssociationId> {
  const id = hidden((await browser.get('/console/new')).body, 'id');
  const made = await browser.post('/console/new', { id, name, email: 'hello@example.org' });
  expect(made.to).toBe(`/console/a/${id}`);
  return Id.parse(id);
}

/** A project with all that it needs to be published; its path in the console. */
export async function drafted(browser: StewardBrowser, association: AssociationId, title: string): Promise<string> {
  const root = `/console/a/${association}/projects/new`;
  const id = hidden((await browser.get(root)).body, 'id');
  const { to: path } = await browser.post(root, { id, title });
  await fill(browser, `${path}/about`, {
    'sentence.en': 'Clear water.',
    'story.en': 'They dig.',
    'place.en': 'Guinea',
  });
  await fill(browser, `${path}/land`, { landscape: 'andes', approvedBy: 'The women of the group' });
  await browser.post(`${path}/gifts/starter`);
  return path;
}

/** Fills in a form as a person does: what is not touched stays as it was shown. */
export async function fill(browser: StewardBrowser, path: string, fields: Fields): Promise<Seen> {
  const was = wasOf(await browser.get(path));
  return browser.post(path, { ...JSON.parse(was), was, ...fields });
}

/** Brings somebody in with a role, by invitation. */
export async function joined(
  hameau: TestHameau,
  owner: StewardBrowser,
  association: AssociationId,
  email: string,
  role: string,
): Promise<StewardBrowser> {
  await owner.post(`/console/a/${association}/people/invite`, { email, role });
  const browser = await signedIn(hameau, email);
  const [path] = /\/console\/invitations\/[\w-]+/.exec((await browser.get('/console')).body) ?? [];
  const answered = await browser.post(path ?? '', { answer: 'accepted' });
  expect(answered.to).toBe(`/console/a/${association}`);
  return browser;
}

/** The revision that a form of news is sent back with. */
export const revisionOf = (page: string): string => /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
