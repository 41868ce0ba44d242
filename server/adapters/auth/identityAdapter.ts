import { type CleanedWhere, createAdapterFactory } from 'better-auth/adapters';
import type { IdentityCondition, IdentityKind, IdentityRow } from '#server/domain/ports/stewards.ts';
import type { Store } from '#server/domain/ports/store.ts';
import { assertNever, ok } from '#shared/result.ts';

const KINDS: readonly IdentityKind[] = ['steward', 'stewardSession', 'verification'];

function kindOf(model: string): IdentityKind {
  const kind = KINDS.find((one) => one === model);
  if (kind === undefined) throw new Error(`sign-in asked for ${model}, which we do not keep`);
  return kind;
}

const OPERATORS: readonly IdentityCondition['operator'][] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in'];

/** The library's conditions, as far as it uses them; what it should ask beyond them is a bug and not an answer. */
function conditionsOf(where: readonly CleanedWhere[] = []): IdentityCondition[] {
  return where.map(({ field, operator, value, connector }, i) => {
    const known = OPERATORS.find((one) => one === operator);
    if (known === undefined || (i > 0 && connector !== 'AND')) throw new Error('sign-in asked what we do not answer');
    return { field, operator: known, value };
  });
}

/**
 * What the library keeps goes through the same door as everything else: on SQLite its own connection would wait for ours, and ours
 * for it.
 */
export function identityAdapter(store: Store) {
  const { read } = store;
  const find = (model: string, where: readonly CleanedWhere[] | undefined, limit: number) =>
    read.identityRows(kindOf(model), { where: conditionsOf(where), limit });
  const remove = (model: string, where: readonly CleanedWhere[]) =>
    write(store, (tx) => tx.deleteIdentity(kindOf(model), conditionsOf(where)));
  const change = (model: string, where: readonly CleanedWhere[], set: IdentityRow) =>
    write(store, (tx) => tx.updateIdentity(kindOf(model), conditionsOf(where), set));
  // The library names each row's type itself; what comes back is what it gave us.
  const asked = <T>(row: IdentityRow | undefined) => (row ?? null) as T | null;
  return createAdapterFactory({
    config: { adapterId: 'hameau', supportsDates: false, supportsBooleans: true, supportsJSON: false },
    adapter: () => ({
      create: async <T extends Record<string, unknown>>({ model, data }: { model: string; data: T }) =>
        (await write(store, (tx) => tx.insertIdentity(kindOf(model), data))) as T,
      findOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) =>
        asked<T>((await find(model, where, 1))[0]),
      findMany: async <T>({ model, where, limit, sortBy, offset }: FindMany) =>
        (await read.identityRows(kindOf(model), {
          where: conditionsOf(where),
          limit,
          ...(sortBy === undefined ? {} : { sortBy }),
          ...(offset === undefined ? {} : { offset }),
        })) as T[],
      update: async <T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) =>
        asked<T>((await change(model, where, Object.fromEntries(Object.entries(update as object))))[0]),
      updateMany: async ({ model, where, update }) => (await change(model, where, update)).length,
      delete: async ({ model, where }) => void (await remove(model, where)),
      deleteMany: async ({ model, where }) => (await remove(model, where)).length,
      consumeOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) =>
        asked<T>((await remove(model, where))[0]),
      count: async ({ model, where }) => (await find(model, where, MOST)).length,
    }),
  });
}

/** Nobody has more sessions than this. */
const MOST = 1000;

interface FindMany {
  readonly model: string;
  readonly where?: CleanedWhere[] | undefined;
  readonly limit: number;
  readonly sortBy?: { readonly field: string; readonly direction: 'asc' | 'desc' } | undefined;
  readonly offset?: number | undefined;
}

async function write<T>(store: Store, fn: (tx: Parameters<Parameters<Store['tx']>[0]>[0]) => Promise<T>): Promise<T> {
  const written = await store.tx<T, never>(async (tx) => ok(await fn(tx)));
  return written.ok ? written.value : assertNever(written.error);
}
