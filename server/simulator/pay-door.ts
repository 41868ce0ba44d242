import type { IncomingMessage } from 'node:http';
import { type FormTree, parseForm } from './form.ts';
import { header, type Reply, readBody } from './http-kit.ts';
import { readPayForm, typedIn } from './pay-form.ts';
import { closedPage, payPage, securePage, type Typed } from './pay-page.ts';
import { payStyle } from './pay-style.ts';
import { answer3ds, type Paid, pay } from './payments.ts';
import type { Failure, SessionRecord } from './records.ts';
import { type Language, languageOf, type Word } from './words.ts';
import type { Scope, World } from './world.ts';

const maxFormBytes = 20_000;

const securityHeaders = (formTargets: string): Record<string, string> => ({
  'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self'${formTargets}; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

// Chromium checks the redirect that follows a form against `form-action`: the way back must be in it.
const formTargets = (session: SessionRecord | undefined): string =>
  session === undefined ? '' : ` ${new URL(session.successUrl).origin}`;

const pageReply = (status: number, body: string, session?: SessionRecord): Reply => ({
  status,
  body,
  headers: { 'content-type': 'text/html; charset=utf-8', ...securityHeaders(formTargets(session)) },
});

const seeOther = (location: string, session: SessionRecord): Reply => ({
  status: 303,
  body: '',
  headers: { location, ...securityHeaders(formTargets(session)) },
});

/** Where a payer goes after paying. */
export const returnAddress = (session: SessionRecord): string =>
  session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id);

const failureWord = (failure: Failure): Word => {
  if (failure.code === 'payment_intent_authentication_failure') {
    return 'errorAuthentication';
  }
  return failure.declineCode === 'insufficient_funds' ? 'errorFunds' : 'errorDeclined';
};

const blank: Typed = { email: '', name: '', method: 'card' };

/** Answers the payer's browser under `/pay/`. */
export const answerPay = async (world: World, request: IncomingMessage, url: URL): Promise<Reply> => {
  if (url.pathname === '/pay/style.css') {
    return {
      status: 200,
      body: payStyle,
      headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' },
    };
  }
  const [, id = '', step] = /^\/pay\/(\w+)(\/3ds)?$/.exec(url.pathname) ?? [];
  const session = world.books.sessions.get(id);
  const language = languageOf(session?.locale ?? null, header(request, 'accept-language'));
  if (session === undefined) {
    return pageReply(404, closedPage(language, 'unknown', null));
  }
  if (session.status === 'expired') {
    return pageReply(410, closedPage(language, 'closedExpired', session.cancelUrl));
  }
  if (request.method === 'POST') {
    const form = parseForm((await readBody(request, maxFormBytes)) ?? '');
    return submit(world, session.id, step === '/3ds', form.ok ? form.value : new Map(), language);
  }
  if (session.status === 'complete') {
    return pageReply(200, closedPage(language, 'closedComplete', returnAddress(session)));
  }
  return step === '/3ds' && isAsking(world, session)
    ? pageReply(200, securePage(session, language), session)
    : pageReply(200, payPage({ session, language, error: undefined, typed: blank }), session);
};

const isAsking = (world: World, session: SessionRecord): boolean =>
  session.paymentIntent !== null && world.books.intents.get(session.paymentIntent)?.status === 'requires_action';

/** Runs without waiting for anything between reading the session and changing it: two presses cannot pay twice. */
const submit = (world: World, id: string, isAnswer: boolean, form: FormTree, language: Language): Reply => {
  const session = world.books.sessions.get(id);
  if (session === undefined || session.status === 'expired') {
    return pageReply(410, closedPage(language, 'closedExpired', session?.cancelUrl ?? null));
  }
  // A second press of the button finds the payment done, and goes where the first went.
  if (session.status === 'complete') {
    return seeOther(returnAddress(session), session);
  }
  const scope: Scope = { world, account: session.account, cause: null };
  const retry = (status: number, error: Word) =>
    pageReply(status, payPage({ session, language, error, typed: typedIn(form) }), session);
  if (isAnswer) {
    const answered = answer3ds(scope, session, form.get('decision') === 'approve');
    return answered.ok ? follow(answered.value, session, retry) : seeOther(`/pay/${id}`, session);
  }
  const filled = readPayForm(form, new Date(world.clock.nowMs()));
  if (!filled.ok) {
    return retry(422, filled.error);
  }
  const paid = pay(scope, session, filled.payer, filled.instrument);
  return paid.ok ? follow(paid.value, session, retry) : retry(409, 'errorDeclined');
};

const follow = (paid: Paid, session: SessionRecord, retry: (status: number, error: Word) => Reply): Reply => {
  switch (paid.kind) {
    case 'complete':
      return seeOther(returnAddress(paid.session), session);
    case 'asks3ds':
      return seeOther(`/pay/${session.id}/3ds`, session);
    case 'declined':
      return retry(402, failureWord(paid.failure));
  }
};
