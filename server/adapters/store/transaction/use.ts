import type { StoreTx } from '#server/domain/ports/store.ts';
import type { Queries } from '../queries/queries.ts';

/** The statements of the connection a transaction runs on; throws once the transaction is over. */
export type Use = () => Queries;

/** A part of what a transaction can do. */
export type Part<K extends keyof StoreTx> = Pick<StoreTx, K>;
