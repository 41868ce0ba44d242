import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import type { Language } from '#shared/i18n/language.ts';

/** What a shared picture says: what the group did, nothing of anybody [P1]. */
export interface Caption {
  readonly title: string;
  /** `3 120 € sur 8 000 € · 241 cadeaux` */
  readonly words: string;
  /** of the goal, 0 to 1 */
  readonly part: number;
  /** the game's name; an invented project says beside it that it is one [V2] */
  readonly signature: string;
}

/** A project, or a village with a name and a goal of its own. */
export interface Captioned {
  readonly title: string;
  readonly raisedCents: number;
  readonly goalCents: number;
  readonly gifts: number;
  readonly demonstration: boolean;
}

export function captionOf(
  { title, raisedCents, goalCents, gifts, demonstration }: Captioned,
  language: Language,
): Caption {
  const { money, progress, banner } = language === 'fr' ? fr : en;
  return {
    title,
    words:
      gifts === 0
        ? progress.noGifts
        : `${progress.raised(money(raisedCents), money(goalCents))} · ${progress.gifts(gifts)}`,
    signature: demonstration ? `Hameau · ${banner.invented}` : 'Hameau',
    part: goalCents === 0 ? 0 : Math.min(1, Math.max(0, raisedCents / goalCents)),
  };
}
