import type { DonationId } from '#shared/ids.ts';
import { CheckoutReply } from '#shared/protocol/http.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { proofAt } from './proofs.ts';
import type { TestHameau } from './server.ts';

const VILLAGE = 'ecole-des-andes';
const PROJECT = 'andes-school';

export interface Wished {
  readonly donation: DonationId;
  /** of the browser that gave */
  readonly cookie: string;
}

/** Gives one box of chalk to the school in the Andes, in French, with these wishes; resolves when all that follows has happened. */
export const giveChalk = (hameau: TestHameau, wishes: object, card: { readonly number?: string } = {}) =>
  giveToSchool(hameau, ['chalk'], wishes, card);

/** The same with these gifts, each as often as it is named. */
export async function giveToSchool(
  { url, simulator, hameau }: TestHameau,
  gifts: readonly string[],
  wishes: object,
  card: { readonly number?: string } = {},
): Promise<Wished> {
  const { project } = ProjectReply.parse(await (await fetch(`${url}/api/projects/${PROJECT}`)).json());
  const reply = await fetch(`${url}/api/villages/${VILLAGE}/checkouts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      catalogueVersion: project.catalogueVersion,
      gifts: gifts.map((gift) => ({ gift, quantity: 1, plot: null })),
      basketKey: 'basket-of-the-wishes',
      proof: await proofAt(url, VILLAGE),
      adult: true,
      language: 'fr',
      ...wishes,
    }),
  });
  const { donation, checkoutUrl } = CheckoutReply.parse(await reply.json());
  const session = checkoutUrl.split('/').at(-1);
  await fetch(`${simulator.url}/_control/sessions/${session}/pay`, { method: 'POST', body: JSON.stringify(card) });
  await fetch(`${simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
  await hameau.settle();
  return {
    donation,
    cookie: reply.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  };
}
