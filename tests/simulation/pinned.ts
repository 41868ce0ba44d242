import type { Pinned } from '../support/sequences/report.ts';

/** Sequences that once failed, at their shortest; they are played before any other, for ever. */
export const PINNED: readonly Pinned[] = [
  {
    seed: 55,
    why: 'a dispute of a payment that was given back before moves nothing: its hints were tried again for days',
    steps: [
      { acts: [{ name: 'basket', dice: 48408629 }], crash: null },
      { acts: [{ name: 'pay', dice: 1937125947 }], crash: null },
      { acts: [{ name: 'refund', dice: 3311272636 }], crash: null },
      { acts: [{ name: 'clock', dice: 1224123805 }], crash: null },
      { acts: [{ name: 'moveDispute', dice: 1681790538 }], crash: null },
    ],
  },
];
