import type { IncomingMessage } from 'node:http';
import { changeAccount, halfWay } from './accounts.ts';
import { parseForm } from './form.ts';
import { header, type Reply, readBody } from './http-kit.ts';
import { goneOnboardPage, onboardPage } from './onboard-page.ts';
import { languageOf } from './words.ts';
import type { World } from './world.ts';

const maxFormBytes = 2_000;
const seeOther = (location: string): Reply => ({
  status: 303,
  body: '',
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
});

const pageReply = (status: number, body: string, targets: readonly string[]): Reply => ({
  status,
  body,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self' ${targets.join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  },
});

/**
 * Stripe's hosted onboarding, played: `GET /onboard/:link` shows it once, `POST` answers it with `outcome` `complete`, `partial` or
 * `expired`. A link that was used, or is over, sends the browser to the platform's `refresh_url`.
 */
export const answerOnboard = async (world: World, request: IncomingMessage, url: URL): Promise<Reply> => {
  const id = url.pathname.slice('/onboard/'.length);
  const link = world.books.links.get(id);
  const language = languageOf(null, header(request, 'accept-language'));
  const account = world.books.accounts.get(link?.account ?? '');
  if (link === undefined || account === undefined || account.isRevoked) {
    return pageReply(404, goneOnboardPage(language), []);
  }
  const isOver = link.isAnswered || world.clock.nowSeconds() >= link.expiresAt;
  if (request.method !== 'POST') {
    if (isOver || link.isVisited) {
      return seeOther(link.refreshUrl);
    }
    world.books.links.put({ ...link, isVisited: true });
    return pageReply(200, onboardPage(account, link, language), [new URL(link.returnUrl).origin]);
  }
  const form = parseForm((await readBody(request, maxFormBytes)) ?? '');
  const outcome = form.ok ? form.value.get('outcome') : undefined;
  // Read again: another press of the button may have been faster while the body came.
  const now = world.books.links.get(id) ?? link;
  if (outcome === 'expired' || isOver || now.isAnswered) {
    world.books.links.put({ ...now, isAnswered: true });
    return seeOther(link.refreshUrl);
  }
  world.books.links.put({ ...now, isAnswered: true });
  const isComplete = outcome === 'complete';
  changeAccount(
    world,
    world.books.accounts.get(account.id) ?? account,
    isComplete ? { cardPayments: 'active', requirements: [] } : { cardPayments: 'restricted', requirements: halfWay },
  );
  return seeOther(link.returnUrl);
};
