import type { ProofWork } from '#server/adapters/auth/passages.ts';
import { CheckoutReply } from '#shared/protocol/http.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { ProofChallenge } from '#shared/protocol/proof.ts';
import { solved } from './proofs.ts';
import type { TestHameau } from './server.ts';

export const DECLINING_CARD = '4000000000000002';
export const GOOD_CARD = '4242424242424242';
const VILLAGE = 'tamoure';
const PROJECT = 'guinea-village';

/** What came of one try: how far it got, and what the server or the payment page answered. */
export type Try =
  | { readonly end: 'refused'; readonly at: 'challenge' | 'checkout'; readonly status: number; readonly type: string }
  | { readonly end: 'paid' | 'declined' | 'closed'; readonly session: string };

export interface Giver {
  /** `player=…` once the server gave one */
  cookie: string | null;
  readonly address: string;
}

/** People and robots at the doors of a server, each from an address of its own choosing (the server trusts this machine's proxy). */
export async function crowdAt({ url, simulator }: Pick<TestHameau, 'url' | 'simulator'>) {
  const { project } = ProjectReply.parse(await (await fetch(`${url}/api/projects/${PROJECT}`)).json());
  const cheap = project.gifts.find(
    ({ needed, counted, priceCents }) => needed === null && !counted && priceCents >= 300,
  );
  if (!cheap) throw new Error('a gift that anybody can give');
  let baskets = 0;
  const headersOf = ({ address, cookie }: Giver) => ({
    'x-forwarded-for': address,
    ...(cookie !== null && { cookie }),
  });
  const refused = async (at: 'challenge' | 'checkout', reply: Response): Promise<Try> => {
    const { type } = await reply.json();
    return { end: 'refused', at, status: reply.status, type };
  };

  /** opens a payment page as the game does; with `works` false without doing the work */
  async function open(giver: Giver, works = true): Promise<Try | { readonly end: 'open'; readonly session: string }> {
    let proof = null;
    if (works) {
      const asked = await fetch(`${url}/api/villages/${VILLAGE}/challenge`, { headers: headersOf(giver) });
      if (!asked.ok) return refused('challenge', asked);
      proof = await solved(ProofChallenge.parse(await asked.json()));
    }
    baskets += 1;
    const reply = await fetch(`${url}/api/villages/${VILLAGE}/checkouts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(giver) },
      body: JSON.stringify({
        catalogueVersion: project.catalogueVersion,
        gifts: [{ gift: cheap?.slug, quantity: 1, plot: null }],
        basketKey: `basket-of-the-crowd-${baskets}`,
        adult: true,
        language: 'fr',
        proof,
      }),
    });
    giver.cookie ??= reply.headers.get('set-cookie')?.split(';')[0] ?? null;
    if (!reply.ok) return refused('checkout', reply);
    const { checkoutUrl } = CheckoutReply.parse(await reply.json());
    return { end: 'open', session: checkoutUrl.split('/').at(-1) ?? '' };
  }

  /** types a card on the payment page */
  async function type(session: string, card: string): Promise<'paid' | 'declined' | 'closed'> {
    const reply = await fetch(`${simulator.url}/pay/${session}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `shortcut=${card}`,
      redirect: 'manual',
    });
    await reply.text();
    if (reply.status === 402) return 'declined';
    return reply.status === 303 ? 'paid' : 'closed';
  }

  return { open, type };
}

export type Crowd = Awaited<ReturnType<typeof crowdAt>>;

/** A robot's work is ours too, on this machine: the shape of the door is tried, not the patience of the processor. */
export const ROBOT_WORK: ProofWork = { cost: 20, least: 5, most: 10 };

/** Stripe delivers many events at once; the simulator one after the other unless told. */
export const DELIVERIES = { policy: { concurrency: 32 } };

/** Sessions that the simulator holds, by what it saw of them: the truth, whatever the server counted. */
export async function sessionsAt(simulator: { readonly url: string }): Promise<number> {
  return (await (await fetch(`${simulator.url}/_control/sessions`)).json()).sessions.length;
}
