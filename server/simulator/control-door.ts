import type { IncomingMessage } from 'node:http';
import { accountActs } from './control-accounts.ts';
import type { Act, ControlParts } from './control-act.ts';
import { paymentActs } from './control-payments.ts';
import { worldActs } from './control-world.ts';
import { errorBody, forbidden, invalidParameter, type Outcome, refused, tooLarge, unknownUrl } from './errors.ts';
import { header, isForLoopback, jsonReply, type Reply, readBody } from './http-kit.ts';
import { readJson } from './json-tree.ts';
import type { SessionRecord } from './records.ts';
import type { World } from './world.ts';

const maxBodyBytes = 1_000_000;

// Maps, so that a path like `constructor` finds nothing.
const acts: ReadonlyMap<string, Act> = new Map(Object.entries({ ...worldActs, ...paymentActs, ...accountActs }));

/** Answers `/_control/…`: reports on GET, acts on POST. A page in a browser has no business here. */
export const answerControl = async (parts: ControlParts, request: IncomingMessage, url: URL): Promise<Reply> => {
  const body = await readBody(request, maxBodyBytes);
  // A browser names its page in `Origin` on every POST, and a foreign page that reached us by its own name in `Host`.
  if (header(request, 'origin') !== undefined || !isForLoopback(request)) {
    return replyTo(refused(forbidden('The control door is not for browsers.')));
  }
  const path = url.pathname.slice('/_control/'.length);
  if (request.method === 'GET') {
    const report = reports.get(path)?.(parts);
    return report === undefined
      ? replyTo(refused(unknownUrl('GET', url.pathname)))
      : jsonReply(200, JSON.stringify(report));
  }
  const [found, id] = findAct(path);
  if (request.method !== 'POST' || found === undefined) {
    return replyTo(refused(unknownUrl(request.method ?? '', url.pathname)));
  }
  if (body === undefined) {
    return replyTo(refused(tooLarge()));
  }
  const tree = readJson(body);
  return tree === undefined
    ? replyTo(refused(invalidParameter('body', 'The body must be a JSON object.')))
    : replyTo(await found(parts, tree, id));
};

const replyTo = (outcome: Outcome<object>): Reply =>
  outcome.ok
    ? jsonReply(200, JSON.stringify(outcome.value))
    : jsonReply(outcome.refusal.status, errorBody(outcome.refusal));

const findAct = (path: string): readonly [Act | undefined, string] => {
  const [head = '', id = '', ...tail] = path.split('/');
  const named = acts.get(path);
  return named === undefined ? [acts.get([head, ':id', ...tail].join('/')), id] : [named, ''];
};

const sessionReport = (world: World, session: SessionRecord) => {
  const intent = world.books.intents.get(session.paymentIntent ?? '');
  const charge = world.books.charges.get(intent?.latestCharge ?? '');
  return {
    id: session.id,
    account: session.account,
    status: session.status,
    paymentStatus: session.paymentStatus,
    amountTotalCents: session.amountTotalCents,
    clientReferenceId: session.clientReferenceId,
    paymentIntent: session.paymentIntent,
    charge: charge?.id ?? null,
    refundedCents: charge?.amountRefundedCents ?? 0,
    disputed: charge?.disputed ?? false,
  };
};

const sessionsWhere = (world: World, test: (session: SessionRecord) => boolean) =>
  [...world.books.sessions.all()].filter(test).map((session) => sessionReport(world, session));

/** What can be asked: `GET /_control/<name>`. */
const reports: ReadonlyMap<string, (parts: ControlParts) => object> = new Map(
  Object.entries({
    status: ({ world, deliveries }) => ({
      nowMs: world.clock.nowMs(),
      settings: world.settings,
      policy: deliveries.policy,
      deliveries: deliveries.report(),
    }),
    sessions: ({ world }) => ({ sessions: sessionsWhere(world, () => true) }),
    paid: ({ world }) => ({ sessions: sessionsWhere(world, (session) => session.paymentStatus === 'paid') }),
    events: ({ world }) => ({
      events: [...world.books.events.all()].map(({ id, type, account, created, pendingWebhooks }) => ({
        id,
        type,
        account,
        created,
        pendingWebhooks,
      })),
    }),
  } satisfies Record<string, (parts: ControlParts) => object>),
);
