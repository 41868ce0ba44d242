import { ApiKeyId, type AssociationId } from '#shared/ids.ts';
import type { ApiScope } from '#shared/protocol/association-api.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import type { Steward } from './associations.ts';

/** More are no tools any more, but a leak. */
const MOST_KEYS = 20;

export interface NewKey {
  readonly association: AssociationId;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** of the secret, which is shown once and kept nowhere */
  readonly hash: string;
}

export async function makeKey(
  deps: Deps,
  by: Steward,
  { association, name, scopes, hash }: NewKey,
): Promise<Result<null, { readonly kind: 'tooMany' }>> {
  if ((await deps.store.read.apiKeysOf(association)).length >= MOST_KEYS) return err({ kind: 'tooMany' });
  const now = deps.surroundings.now();
  const id = ApiKeyId.parse(deps.surroundings.newId('api'));
  return commit<null, { readonly kind: 'tooMany' }>(deps, async (tx) => {
    await tx.addApiKey({ id, association, name, scopes, hash, createdAt: now });
    await tx.audit({
      at: now,
      actor: by.id,
      action: 'make-api-key',
      subject: `${association} ${id} ${scopes.join(' ')}`,
    });
    return ok(null);
  });
}

/** From the next request on it opens nothing. */
export async function revokeKey(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  id: ApiKeyId,
): Promise<Result<null, { readonly kind: 'notThere' }>> {
  return commit<null, { readonly kind: 'notThere' }>(deps, async (tx) => {
    if (!(await tx.removeApiKey(association, id))) return err({ kind: 'notThere' });
    await tx.audit({
      at: deps.surroundings.now(),
      actor: by.id,
      action: 'revoke-api-key',
      subject: `${association} ${id}`,
    });
    return ok(null);
  });
}
