import { done, invalidParameter, type Outcome, refused } from './errors.ts';
import { drawById } from './objects.ts';
import { lineObject } from './session-object.ts';
import type { Scope } from './world.ts';

const deepest = 4;
const expandable = new Set([
  'payment_intent',
  'latest_charge',
  'balance_transaction',
  'charge',
  'failure_balance_transaction',
  'source',
  'line_items',
]);

/** Replaces ids by objects along `expand` paths (`payment_intent.latest_charge`, `data.source`). The input is not changed. */
export const expandObject = (scope: Scope, drawn: object, paths: readonly string[] = []): Outcome<object> => {
  // Drawn objects are plain JSON; copying one level at a time leaves what was stored alone.
  let expanded = { ...drawn } as Record<string, unknown>;
  for (const path of paths) {
    const names = path.split('.');
    const result = names.length > deepest + 1 ? undefined : expandAlong(scope, expanded, names);
    if (result === undefined) {
      return refused(invalidParameter('expand', `This property cannot be expanded (${path}).`));
    }
    expanded = result;
  }
  return done(expanded);
};

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const expandAlong = (scope: Scope, drawn: Json, names: readonly string[]): Json | undefined => {
  const [name, ...rest] = names;
  if (name === undefined) {
    return drawn;
  }
  if (name === 'data' && Array.isArray(drawn.data)) {
    const items = drawn.data.map((item: unknown) => (isObject(item) ? expandAlong(scope, item, rest) : undefined));
    return items.includes(undefined) ? undefined : { ...drawn, data: items };
  }
  if (!expandable.has(name)) {
    return undefined;
  }
  if (name === 'line_items') {
    return drawn.object === 'checkout.session'
      ? { ...drawn, line_items: lineItems(scope, String(drawn.id)) }
      : undefined;
  }
  if (!(name in drawn)) {
    return undefined;
  }
  const value = drawn[name];
  const target = typeof value === 'string' ? drawById(scope.world, scope.account, value) : value;
  // Null stays null: there is nothing behind it yet.
  if (!isObject(target)) {
    return drawn;
  }
  const inner = expandAlong(scope, target, rest);
  return inner === undefined ? undefined : { ...drawn, [name]: inner };
};

const lineItems = (scope: Scope, sessionId: string) => {
  const session = scope.world.books.sessions.get(sessionId);
  const lines = session?.lines ?? [];
  return {
    object: 'list',
    data: session === undefined ? [] : lines.slice(0, 10).map((line) => lineObject(line, session)),
    has_more: lines.length > 10,
    url: `/v1/checkout/sessions/${sessionId}/line_items`,
  };
};
