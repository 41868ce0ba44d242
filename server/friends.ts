import type { DonationId } from '#shared/ids.ts';
import type { FriendPlacesBody } from '#shared/protocol/friend.ts';
import { err, ok } from '#shared/result.ts';
import type { FriendTokens } from './adapters/auth/friendTokens.ts';
import type { Befriending, FriendAct } from './adapters/http/friendRoutes.ts';
import type { Refusal } from './adapters/http/problem.ts';
import { friendProblem } from './adapters/http/refusals.ts';
import type { Pictures } from './adapters/pictures/pictures.ts';
import type { Deps } from './domain/deps.ts';
import { status } from './domain/donations/status.ts';
import { byTheVillage, type FriendChoice, placeForFriend } from './domain/friends/place.ts';
import { toldToFriend } from './domain/friends/told.ts';
import { villagePicture } from './pictureDoors.ts';

/** Where a friend places the gifts of a donation [S5]. */
export const friendPathOf =
  (tokens: FriendTokens) =>
  (donation: DonationId): string =>
    `/f/${tokens.sign(donation)}`;

/** Who asks the village to choose has chosen that. */
const CHOICES: Readonly<Record<FriendAct, FriendChoice>> = {
  village: byTheVillage('chosen'),
  decline: byTheVillage('declined'),
};

/** A friend's gifts as the HTTP door asks for them. */
export function friendsDoor(deps: Deps, tokens: FriendTokens, pictures: Pictures): Befriending {
  const place = async (token: string, choice: FriendChoice) => {
    const donation = tokens.read(token);
    if (donation === null) return err<Refusal>({ name: 'not-found' });
    const placed = await placeForFriend(deps, donation, choice);
    return placed.ok ? ok(donation) : err(friendProblem(placed.error));
  };
  return {
    async gift(token) {
      const donation = tokens.read(token);
      return donation === null ? null : toldToFriend(deps, donation);
    },
    async place(token, plots) {
      const placed = await place(token, { as: 'chosen', plots: wishedOf(plots) });
      if (!placed.ok) return placed;
      return ok({ placements: (await status(deps, placed.value))?.placements ?? [] });
    },
    async answer(token, act) {
      const placed = await place(token, CHOICES[act]);
      return placed.ok ? ok(null) : placed;
    },
    async card(token, language) {
      const donation = tokens.read(token);
      const told = donation && (await toldToFriend(deps, donation));
      if (!donation || told?.state !== 'waiting') return null;
      const { gifts, words, from, project, village } = told;
      return pictures.print({
        kind: 'giftCard',
        url: deps.settings.friendUrl(donation),
        gifts: gifts.map(({ gift, quantity }) => gift.name[language] + (quantity > 1 ? ` × ${quantity}` : '')),
        words,
        from,
        projectTitle: project.title[language],
        language,
        village: await villagePicture(deps, village, project),
      });
    },
  };
}

const wishedOf = (plots: FriendPlacesBody['plots']): FriendChoice['plots'] =>
  new Map(plots.flatMap(({ line, plot }) => (plot ? [[line, plot] as const] : [])));
