import type { Sight } from '#client/game/stage.ts';
import type { Messages } from '#shared/i18n/messages.ts';

/** What is seen there in a word or two; null where there is nothing to say (a flower has a panel of its own). */
export function sightWords({ sights }: Pick<Messages, 'sights'>, sight: Sight): string | null {
  switch (sight.kind) {
    case 'flower':
      return null;
    case 'land':
      return sights.land[sight.is];
    case 'villager':
    case 'animal':
    case 'scenery':
      return wordOf(sights[sight.kind], sight.name);
  }
}

/** Frames of a sprite are `name.part` and `name~look`: the name comes first. */
function wordOf(words: Readonly<Record<string, string>>, frame: string): string | null {
  return words[frame.split(/[.~]/, 1)[0] ?? frame] ?? null;
}
