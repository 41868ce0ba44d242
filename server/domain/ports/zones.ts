import type { AssociationId } from '#shared/ids.ts';

/** By whose clock an association schedules what it publishes: a name of the IANA's list. */
export interface ZoneReads {
  /** null while it has chosen none */
  zone(association: AssociationId): Promise<string | null>;
}

export interface ZoneTx {
  saveZone(association: AssociationId, zone: string): Promise<void>;
}
