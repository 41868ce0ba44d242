import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import type { Messages } from '#shared/i18n/messages.ts';

const { number } = formatIn('fr');
const plural = pluralIn('fr');

/** Un prélèvement en route : dit à son donateur seul. */
export const pending = {
  note: (gifts) =>
    plural(
      gifts,
      'Votre prélèvement est en route, en général 2 à 6 jours ouvrés. D’ici là, vous seul voyez le contour de votre cadeau.',
      `Votre prélèvement est en route, en général 2 à 6 jours ouvrés. D’ici là, vous seul voyez le contour de vos ${number(gifts)} cadeaux.`,
    ),
  means:
    'Il prend en général 2 à 6 jours ouvrés. D’ici là, vous seul voyez le contour de votre cadeau, et sa place reste libre pour les autres\u00a0: le cadeau se posera quand la banque aura confirmé, là ou à la place libre la plus proche. Si votre banque refuse, rien n’est prélevé et rien ne se pose\u00a0; vous le lirez ici.',
  list: (gifts) =>
    plural(gifts, `${number(gifts)} cadeau de vous en route`, `${number(gifts)} cadeaux de vous en route`),
  one: 'En route\u00a0: vous seul le voyez',
  refused: 'Votre banque a refusé le prélèvement',
  refusedMeans:
    'Rien n’a été prélevé, aucun cadeau ne s’est posé. Vous pouvez donner de nouveau quand vous voulez, par carte ou par prélèvement.',
} satisfies Messages['pending'];
