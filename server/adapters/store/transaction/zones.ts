import type { ZoneTx } from '#server/domain/ports/zones.ts';
import type { Use } from './use.ts';

export function zonesTx(use: Use): ZoneTx {
  return {
    async saveZone(association, zone) {
      await use().saveZone.execute({ association, zone });
    },
  };
}
