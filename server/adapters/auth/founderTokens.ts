import type { FounderKey } from '#server/domain/villages/founded.ts';
import { VillageSlug } from '#shared/ids.ts';
import { signer } from './signing.ts';

/** The key to a founded village, as an address [S4]. */
export interface FounderTokens {
  sign(key: FounderKey): string;
  /** null for anything that this server did not sign; whether the key still opens is the village's affair */
  read(token: string): FounderKey | null;
}

export function founderTokens(secret: string): FounderTokens {
  const claims = signer(secret, 'founder');
  return {
    sign: ({ village, keyNumber }) => claims.sign(`${village}:${keyNumber}`),
    read(token) {
      const [slug, number] = claims.read(token)?.split(':') ?? [];
      const village = VillageSlug.safeParse(slug);
      return village.success ? { village: village.data, keyNumber: Number(number) } : null;
    },
  };
}
