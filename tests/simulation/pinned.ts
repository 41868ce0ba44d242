import type { Pinned } from '../support/sequences/report.ts';

/** Sequences that once failed, at their shortest; they are played before any other, for ever. */
export const PINNED: readonly Pinned[] = [];
