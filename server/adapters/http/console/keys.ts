import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { makeKey, revokeKey } from '#server/domain/stewards/apiKeys.ts';
import type { KeysView } from '#server/domain/stewards/views.ts';
import { ApiKeyId } from '#shared/ids.ts';
import { ApiScope } from '#shared/protocol/association-api.ts';
import { keyHash } from '../associationApi.ts';
import type { Handlers } from './consoleRoutes.ts';
import { type ActingVisit, type Answer, badRequest, type ConsoleParts, notFound, page, savedAt } from './visit.ts';

const Asked = z.object({
  name: z.string().trim().min(1).max(60),
  scope: z.union([ApiScope.transform((one) => [one]), z.array(ApiScope).min(1)]),
});

/** Keys for an association's own website and tools. */
export function keyHandlers({ deps, pages }: ConsoleParts): Handlers<'keys' | 'makeKey' | 'revokeKey'> {
  async function show(
    { association, acting, context }: ActingVisit,
    { secret = null, fault = null }: Partial<Pick<KeysView, 'secret' | 'fault'>> = {},
    status = 200,
  ): Promise<Answer> {
    const keys = await deps.store.read.apiKeysOf(association.id);
    return page(pages.keys({ acting, keys, secret, fault }, context), status);
  }
  return {
    keys: (visit) => show(visit),
    async makeKey(visit) {
      const asked = Asked.safeParse(visit.body);
      if (!asked.success) return show(visit, { fault: 'unnamed' }, 422);
      const secret = `hameau_${randomBytes(24).toString('base64url')}`;
      const { name, scope } = asked.data;
      const key = { association: visit.association.id, name, scopes: [...new Set(scope)], hash: keyHash(secret) };
      const made = await makeKey(deps, visit.steward, key);
      return made.ok ? show(visit, { secret }) : show(visit, { fault: 'tooMany' }, 409);
    },
    async revokeKey(visit) {
      const id = ApiKeyId.safeParse(visit.body.key);
      if (!id.success) return badRequest;
      const revoked = await revokeKey(deps, visit.steward, visit.association.id, id.data);
      return revoked.ok ? savedAt(`/console/a/${visit.association.id}/keys`) : notFound;
    },
  };
}
