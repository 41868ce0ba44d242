import { moderateFounded } from '#server/domain/villages/founded.ts';
import { questionsIn } from '#server/domain/villages/gestures.ts';
import { type DonationId, PlayerId, VillageSlug } from '#shared/ids.ts';
import { letterBody } from '#shared/letters/body.ts';
import { CheckoutReply } from '#shared/protocol/http.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { ShareLinkReply } from '#shared/protocol/sharing.ts';
import { ok } from '#shared/result.ts';
import { proofAt } from './proofs.ts';
import type { TestHameau } from './server.ts';

export const VILLAGE = 'ecole-des-andes';
export const PROJECT = 'andes-school';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly to: string;
  readonly headers: Headers;
}

/** A giver's browser: it keeps its cookies and may be given another's. */
export class GiverBrowser {
  readonly cookies = new Map<string, string>();
  readonly #hameau: TestHameau;

  constructor(hameau: TestHameau) {
    this.#hameau = hameau;
  }

  async #ask(path: string, init: RequestInit, headers: Record<string, string>): Promise<Answer> {
    const { url } = this.#hameau;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url + path, {
      redirect: 'manual',
      ...init,
      headers: { origin: url, 'accept-language': 'en', accept: 'text/html', cookie, ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const { status, headers: said } = response;
    return { status, body: await response.text(), to: said.get('location') ?? '', headers: said };
  }

  get = (path: string) => this.#ask(path, {}, {});
  post = (path: string, fields: Record<string, string> = {}) =>
    this.#ask(path, { method: 'POST', body: new URLSearchParams(fields) }, {});
  send = (path: string, body: object) =>
    this.#ask(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json' });

  /** as our cookie names it */
  player(): PlayerId {
    return PlayerId.parse(decodeURIComponent(this.cookies.get('player') ?? '').split('.')[0]);
  }

  /** a box of chalk; resolves when all that follows has happened */
  async give(wishes: object, basketKey = 'basket-of-the-corner'): Promise<DonationId> {
    const { url, simulator, hameau } = this.#hameau;
    const { project } = ProjectReply.parse(await (await fetch(`${url}/api/projects/${PROJECT}`)).json());
    const reply = await this.send(`/api/villages/${VILLAGE}/checkouts`, {
      catalogueVersion: project.catalogueVersion,
      gifts: [{ gift: 'chalk', quantity: 1, plot: null }],
      basketKey,
      proof: await proofAt(url, VILLAGE),
      adult: true,
      language: 'en',
      ...wishes,
    });
    const { donation, checkoutUrl } = CheckoutReply.parse(JSON.parse(reply.body));
    const session = checkoutUrl.split('/').at(-1);
    await fetch(`${simulator.url}/_control/sessions/${session}/pay`, { method: 'POST', body: '{}' });
    await fetch(`${simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
    await hameau.settle();
    return donation;
  }

  /** the first question of the village, with its first answer */
  async answer(): Promise<void> {
    const [question] = await questionsIn(this.#hameau, VillageSlug.parse(VILLAGE));
    if (!question) throw new Error('the demonstration asks nothing');
    const asked = { kind: 'answerQuestion', question: question.id, answer: 0 };
    const { status } = await this.send(`/api/villages/${VILLAGE}/gestures`, asked);
    if (status >= 300) throw new Error(`the answer was refused: ${status}`);
  }

  async shareLink(): Promise<string> {
    return ShareLinkReply.parse(JSON.parse((await this.send(`/api/villages/${VILLAGE}/links`, {})).body)).code;
  }

  /** a village of this browser's own; the path of its key */
  async found(name: string, words: string, thanks: string): Promise<string> {
    const { body } = await this.get(`/p/${PROJECT}/found`);
    const [, seat = ''] = /name="seat" value="([^"]+)"/.exec(body) ?? [];
    const form = { seat, occasion: 'office', name, words, goalEuros: '', landscape: 'andes', listed: 'on' };
    const { to } = await this.post(`/p/${PROJECT}/found`, form);
    await this.post(to, { act: 'thank', thanks });
    return to;
  }

  /** asks for the letter and opens its link */
  async openByMail(email: string): Promise<void> {
    await this.post('/me/link', { email });
    const entered = await this.post(await cornerPath(this.#hameau));
    if (entered.to !== '/me') throw new Error(`the link did not let in: ${entered.status}`);
  }
}

/** The path in the newest letter that opens a corner. */
export async function cornerPath({ store, url }: TestHameau): Promise<string> {
  const mine = (await store.read.letters(50)).find(({ body }) => letterBody(body).kind === 'corner');
  const shown = mine ? await (await fetch(`${url}/dev/mail/${mine.id}`)).text() : '';
  const [path] = /\/me\/link\/[\w.-]+/.exec(shown) ?? [];
  if (path === undefined) throw new Error('no letter with a link');
  return path;
}

/** A steward lets every name and message of a donation through. */
export async function letThrough({ store }: TestHameau, donation: DonationId): Promise<void> {
  await store.tx(async (tx) => {
    for (const kind of ['publicName', 'message'] as const) await tx.moderate({ donation, kind }, 'shown');
    return ok(null);
  });
}

/** The same for a founded village. */
export async function letVillageThrough({ store }: TestHameau, village: VillageSlug): Promise<void> {
  for (const what of ['name', 'thanks'] as const) {
    const row = await store.read.foundedVillage(village);
    const place = await store.read.village(village);
    const project = place && (await store.read.project(place.project));
    if (!row || !project) throw new Error(`no village ${village}`);
    await store.tx(async (tx) =>
      ok(await moderateFounded(tx, village, row.revision, project, { what, state: 'shown' })),
    );
  }
}
