import type { Steward } from './associations.ts';

/** Somebody who looks after this host: what only they may do asks for one, and `hostAmong` and the command line alone make them. */
export interface Host {
  readonly looksAfter: 'host';
  /** whom the audit names */
  readonly by: string;
}

/** Whoever is at the machine. */
export const AT_THE_MACHINE: Host = { looksAfter: 'host', by: 'host' };

/**
 * @param hostStewards addresses of those who look after this host, in small letters
 * @returns null for everybody else
 */
export const hostAmong = (hostStewards: readonly string[], { id, email }: Steward): Host | null =>
  hostStewards.includes(email) ? { looksAfter: 'host', by: id } : null;
