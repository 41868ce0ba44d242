import type { IncomingMessage } from 'node:http';
import { isRevoked } from './accounts.ts';
import { callApi } from './api.ts';
import {
  done,
  errorBody,
  forbidden,
  internalError,
  invalidParameter,
  noAccess,
  type Outcome,
  type Refusal,
  rateLimited,
  refused,
  tooLarge,
  unauthenticated,
} from './errors.ts';
import { apiVersion } from './events.ts';
import type { Fault, Faults } from './faults.ts';
import { canonicalForm, type FormTree, parseForm } from './form.ts';
import { header, jsonReply, type Reply, readBody } from './http-kit.ts';
import type { Idempotency } from './idempotency.ts';
import { newId } from './ids.ts';
import { readJson } from './json-tree.ts';
import type { World } from './world.ts';

const maxBodyBytes = 1_000_000;

/** What a call to `/v1` or `/v2` needs beside the world. */
export type ApiParts = { readonly world: World; readonly idempotency: Idempotency; readonly faults: Faults };

/** A reply, or how the connection ends without one. */
export type ApiAnswer = Reply | 'hang' | 'hangup';

/** Who calls, for which account, in which version; or why not. */
const admit = (world: World, request: IncomingMessage): { account: string } | Refusal => {
  const authorization = header(request, 'authorization') ?? '';
  const [, scheme, credentials = ''] = /^(Bearer|Basic) (\S+)$/i.exec(authorization) ?? [];
  const key =
    scheme?.toLowerCase() === 'basic'
      ? (Buffer.from(credentials, 'base64').toString().split(':')[0] ?? '')
      : credentials;
  if (key === '') {
    return unauthenticated('You did not provide an API key.');
  }
  if (!/^(sk|rk)_test_\w+$/.test(key)) {
    return unauthenticated(
      'Invalid API Key provided. The simulator takes test keys (sk_test_…) only: no money moves here.',
    );
  }
  const version = header(request, 'stripe-version') ?? apiVersion;
  if (version !== apiVersion) {
    return invalidParameter(
      'Stripe-Version',
      `Invalid Stripe API version: ${version}. The simulator speaks ${apiVersion}.`,
    );
  }
  const account = header(request, 'stripe-account') ?? '';
  if (isRevoked(world, account)) {
    return noAccess(account);
  }
  return account === '' || /^acct_\w+$/.test(account)
    ? { account }
    : forbidden(`The provided key does not have access to account '${account}' (or that account does not exist).`);
};

const replyTo = (outcome: Outcome<object>): { status: number; body: string } =>
  outcome.ok
    ? { status: 200, body: JSON.stringify(outcome.value) }
    : { status: outcome.refusal.status, body: errorBody(outcome.refusal) };

const faultReply = (fault: Fault): { status: number; body: string } | 'hang' | 'hangup' => {
  switch (fault.answer) {
    case 'timeout':
      return 'hang';
    case 'hangup':
      return 'hangup';
    case '429':
      return { status: 429, body: errorBody(rateLimited()) };
    case '500':
    case '503': {
      const status = Number(fault.answer);
      return { status, body: errorBody(internalError(status)) };
    }
  }
};

/** Answers one call to `/v1/…` or `/v2/…`. */
export const answerApi = async (parts: ApiParts, request: IncomingMessage, url: URL): Promise<ApiAnswer> => {
  const requestId = newId('req');
  const headers = { 'request-id': requestId, 'stripe-version': apiVersion };
  const refuse = (refusal: Refusal) => jsonReply(refusal.status, errorBody(refusal), headers);
  const body = await readBody(request, maxBodyBytes);
  const caller = admit(parts.world, request);
  if ('status' in caller) {
    return refuse(caller);
  }
  if (body === undefined) {
    return refuse(tooLarge());
  }
  const method = request.method ?? 'GET';
  const form = readParams(method, url, body);
  if (!form.ok) {
    return refuse(form.refusal);
  }
  const key = method === 'POST' ? header(request, 'idempotency-key') : undefined;
  if (key !== undefined && key.length > 255) {
    return refuse(invalidParameter('Idempotency-Key', 'Idempotency keys are at most 255 characters.'));
  }
  const call: Call = { ...caller, method, path: url.pathname, form: form.value, requestId, key };
  const accountHeader: Record<string, string> = caller.account === '' ? {} : { 'stripe-account': caller.account };
  const answer = await executeOnce(parts, call);
  return typeof answer === 'string'
    ? answer
    : jsonReply(answer.status, answer.body, { ...headers, ...accountHeader, ...answer.headers });
};

/** v1 takes forms and v2 JSON; a query is the same for both. */
const readParams = (method: string, url: URL, body: string): Outcome<FormTree> => {
  if (method !== 'POST' || url.pathname.startsWith('/v1/')) {
    return parseForm(method === 'POST' ? body : url.search.slice(1));
  }
  const tree = readJson(body);
  return tree === undefined ? refused(invalidParameter('body', 'The body must be a JSON object.')) : done(tree);
};

type Call = {
  readonly account: string;
  readonly method: string;
  readonly path: string;
  readonly form: FormTree;
  readonly requestId: string;
  readonly key: string | undefined;
};
type Executed = { status: number; body: string; headers?: Readonly<Record<string, string>> } | 'hang' | 'hangup';

const executeOnce = async (parts: ApiParts, call: Call): Promise<Executed> => {
  const { key, account } = call;
  const fault = parts.faults.take(call.method, call.path);
  if (fault?.when === 'before') {
    return faultReply(fault);
  }
  if (key === undefined) {
    await latency(parts.world);
    const answer = replyTo(execute(parts.world, call));
    return fault === undefined ? answer : faultReply(fault);
  }
  const fingerprint = `${call.method} ${call.path} ${canonicalForm(call.form)}`;
  const admission = parts.idempotency.admit(account, key, fingerprint);
  if (admission.kind === 'refuse') {
    return { status: admission.refusal.status, body: errorBody(admission.refusal) };
  }
  if (admission.kind === 'replay') {
    const { status, body, requestId } = admission.answer;
    return {
      status,
      body,
      headers: { 'idempotent-replayed': 'true', 'original-request': requestId, 'idempotency-key': key },
    };
  }
  await latency(parts.world);
  const outcome = execute(parts.world, call);
  const failed = fault === undefined ? undefined : faultReply(fault);
  // A connection that broke hides the answer; a server error is the answer, and stays it.
  const answer = typeof failed === 'object' && failed.status >= 500 ? failed : replyTo(outcome);
  // Stripe keeps the answer of every call that started, good or bad.
  const isKept = outcome.ok || outcome.refusal.started;
  parts.idempotency.finish(account, key, isKept ? { fingerprint, requestId: call.requestId, ...answer } : undefined);
  return failed ?? { ...answer, headers: { 'idempotency-key': key } };
};

const latency = (world: World): Promise<void> | undefined =>
  world.settings.latencyMs > 0 ? new Promise((resolve) => setTimeout(resolve, world.settings.latencyMs)) : undefined;

const execute = (world: World, call: Call): Outcome<object> =>
  callApi(
    { world, account: call.account, cause: { requestId: call.requestId, idempotencyKey: call.key ?? null } },
    call.method,
    call.path,
    call.form,
  );
