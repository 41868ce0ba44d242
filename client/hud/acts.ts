import { friendLinkActs } from './friend-links.ts';
import { friendActs } from './friend-visit.ts';
import { gesturingActs } from './gesturing.ts';
import { givingActs } from './giving.ts';
import { guessingActs } from './guessing.ts';
import { lookingActs } from './looking.ts';
import type { Machinery } from './machinery.ts';
import { ownGiftActs } from './own-gifts.ts';
import { placingActs } from './placing.ts';
import { sharingActs } from './sharing.ts';
import { shoppingActs } from './shopping.ts';
import { tidingActs } from './tidings.ts';
import { visitingActs } from './visiting.ts';

/** Everything a player can do, by name: the only way the HUD changes anything. */
export function createActs(machinery: Machinery) {
  const shopping = shoppingActs(machinery);
  const gesturing = gesturingActs(machinery, shopping);
  const tidings = tidingActs(machinery, shopping);
  return {
    ...shopping,
    ...placingActs(machinery, shopping),
    ...givingActs(machinery),
    ...friendActs(machinery, shopping),
    ...friendLinkActs(machinery),
    ...lookingActs(machinery),
    ...ownGiftActs(machinery),
    ...sharingActs(machinery),
    ...visitingActs(machinery, shopping, { ...gesturing, ...tidings }),
    ...gesturing,
    ...tidings,
    ...guessingActs(machinery, tidings),
  };
}

export type Acts = ReturnType<typeof createActs>;
