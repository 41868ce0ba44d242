import type { Landscape } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { Occasion } from '#shared/villages/founding.ts';

/** The words of the pages on which a village is founded and looked after. */
export interface FoundingWords {
  readonly title: string;
  readonly lead: (project: string) => string;
  readonly occasion: string;
  readonly occasions: Readonly<Record<Occasion, string>>;
  readonly name: string;
  readonly nameHint: string;
  readonly more: string;
  readonly landscape: string;
  readonly landscapes: Readonly<Record<Landscape, string>>;
  readonly words: string;
  readonly wordsHint: string;
  readonly goal: string;
  readonly goalHint: string;
  readonly listed: string;
  readonly listedHint: string;
  readonly found: string;
  readonly keyHint: string;
  readonly founder: {
    readonly title: string;
    readonly lead: string;
    readonly keep: string;
    readonly kept: string;
    readonly visit: string;
    readonly share: string;
    readonly prints: string;
    readonly poster: string;
    readonly tableCard: string;
    readonly states: Readonly<Record<'held' | 'shown' | 'takenDown', string>>;
    readonly thanksStates: Readonly<Record<'held' | 'shown' | 'takenDown', string>>;
    readonly unlisted: string;
    readonly change: string;
    readonly save: string;
    readonly thank: string;
    readonly thankHint: string;
    readonly thankSave: string;
    readonly close: string;
    readonly closeHint: string;
    readonly open: string;
    readonly openHint: string;
    readonly handOver: string;
    readonly handOverHint: string;
    readonly handedOver: string;
  };
  readonly map: {
    readonly title: string;
    readonly own: string;
    readonly gifts: (count: number) => string;
    readonly none: string;
    readonly found: string;
    readonly unlisted: (count: number) => string;
  };
}

export const FOUNDING_WORDS: Readonly<Record<Language, FoundingWords>> = {
  fr: {
    title: 'Fonder un village',
    lead: (project) =>
      `Un village à vous, pour une classe, un bureau, un anniversaire. Chaque cadeau qui s’y pose est un vrai don pour «\u00a0${project}\u00a0». Sans compte, en une demi-minute.`,
    occasion: 'Pour quelle occasion\u00a0?',
    occasions: {
      class: 'Une classe ou une école',
      office: 'Un bureau, une équipe',
      birthday: 'Un anniversaire, une fête',
      friends: 'Des amis, une famille',
      memory: 'En mémoire de quelqu’un',
    },
    name: 'Son nom',
    nameHint:
      'Il attend le oui de l’association avant que d’autres le voient. Pour une classe\u00a0: jamais le nom d’un enfant.',
    more: 'Paysage, quelques mots, un but, la liste du projet',
    landscape: 'Paysage',
    landscapes: { savanna: 'Savane', andes: 'Andes', teaHills: 'Collines de thé' },
    words: 'Quelques mots, si vous voulez',
    wordsHint: 'Pourquoi ce village. Ils attendent eux aussi le oui de l’association.',
    goal: 'Un but à vous, en euros',
    goalHint: 'Laissez vide pour suivre celui du projet.',
    listed: 'Le montrer dans la liste du projet',
    listedHint:
      'Sans cela, on n’y vient que par votre lien. Un village de classe n’est jamais dans la liste\u00a0; un village en mémoire de quelqu’un n’y est que si vous le cochez, et les proches peuvent demander son retrait.',
    found: 'Fonder le village',
    keyHint: 'Vous recevez une adresse secrète, la clé\u00a0: elle sert à remercier, fermer ou confier le village.',
    founder: {
      title: 'Votre village',
      lead: 'Cette adresse est la clé du village. Gardez-la\u00a0: qui l’a peut remercier, fermer et confier. Pour inviter, donnez plutôt l’adresse du village.',
      keep: 'Garder la clé dans ce navigateur',
      kept: 'Ce navigateur la garde dans « Mon coin ».',
      visit: 'Entrer dans le village',
      share: 'L’adresse à donner',
      prints: 'À imprimer\u00a0:',
      poster: 'Affiche (PDF)',
      tableCard: 'Chevalet de table (PDF)',
      states: {
        held: 'Le nom et les mots attendent le oui de l’association. D’ici là, le village porte le nom du projet.',
        shown: 'Le nom et les mots sont visibles.',
        takenDown: 'L’association a retiré le nom et les mots. Vous pouvez en proposer d’autres.',
      },
      thanksStates: {
        held: 'Vos remerciements attendent le oui de l’association.',
        shown: 'Vos remerciements sont visibles.',
        takenDown: 'L’association a retiré vos remerciements. Vous pouvez en écrire d’autres.',
      },
      unlisted: 'Il n’est dans aucune liste\u00a0: on y vient par son adresse.',
      change: 'Changer le nom, les mots, le but',
      save: 'Enregistrer',
      thank: 'Remercier',
      thankHint: 'Quelques mots pour toutes celles et tous ceux qui ont posé quelque chose ici.',
      thankSave: 'Publier les remerciements',
      close: 'Fermer le village',
      closeHint: 'Tout y reste, mais on n’y pose plus de cadeaux, et il quitte la liste. Vous pouvez le rouvrir.',
      open: 'Rouvrir le village',
      openHint: 'On pourra de nouveau y poser des cadeaux.',
      handOver: 'Confier à quelqu’un d’autre',
      handOverHint: 'Une nouvelle clé est faite, à donner à cette personne. Celle-ci n’ouvrira plus rien.',
      handedOver: 'Voici la nouvelle clé\u00a0: copiez son adresse et donnez-la. L’ancienne n’ouvre plus rien.',
    },
    map: {
      title: 'Les villages du projet',
      own: 'Le village du projet',
      gifts: (count) => (count === 0 ? 'tout est à faire' : count === 1 ? '1 cadeau' : `${count} cadeaux`),
      none: 'Personne n’a encore fondé de village ici. Le vôtre serait le premier.',
      found: 'Fonder le vôtre',
      unlisted: (count) => (count === 1 ? 'Et un village discret.' : `Et ${count} villages discrets.`),
    },
  },
  en: {
    title: 'Found a village',
    lead: (project) =>
      `A village of your own, for a class, an office, a birthday. Every gift placed in it is a real donation to “${project}”. No account, half a minute.`,
    occasion: 'What for?',
    occasions: {
      class: 'A class or a school',
      office: 'An office, a team',
      birthday: 'A birthday, a party',
      friends: 'Friends, a family',
      memory: 'In memory of somebody',
    },
    name: 'Its name',
    nameHint: 'It waits for the association’s yes before others see it. For a class: never a child’s name.',
    more: 'Landscape, a few words, a goal, the project’s list',
    landscape: 'Landscape',
    landscapes: { savanna: 'Savanna', andes: 'Andes', teaHills: 'Tea hills' },
    words: 'A few words, if you like',
    wordsHint: 'Why this village. They wait for the association’s yes too.',
    goal: 'A goal of your own, in euros',
    goalHint: 'Leave empty to follow the project’s.',
    listed: 'Show it on the project’s list',
    listedHint:
      'Without it people come by your link alone. A class’s village is never on the list; one in memory of somebody only if you tick this, and relatives can ask that it be taken away.',
    found: 'Found the village',
    keyHint: 'You get a secret address, the key: with it you thank, close or hand over the village.',
    founder: {
      title: 'Your village',
      lead: 'This address is the village’s key. Keep it: whoever has it can thank, close and hand over. To invite people, give them the village’s own address.',
      keep: 'Keep the key in this browser',
      kept: 'This browser keeps it in “My corner”.',
      visit: 'Enter the village',
      share: 'The address to give away',
      prints: 'To print:',
      poster: 'Poster (PDF)',
      tableCard: 'Table card (PDF)',
      states: {
        held: 'Name and words wait for the association’s yes. Until then the village bears the project’s name.',
        shown: 'Name and words can be seen.',
        takenDown: 'The association took name and words down. You may offer others.',
      },
      thanksStates: {
        held: 'Your thanks wait for the association’s yes.',
        shown: 'Your thanks can be seen.',
        takenDown: 'The association took your thanks down. You may write others.',
      },
      unlisted: 'It is on no list: people come by its address.',
      change: 'Change the name, the words, the goal',
      save: 'Save',
      thank: 'Say thank you',
      thankHint: 'A few words for everybody who placed something here.',
      thankSave: 'Publish the thanks',
      close: 'Close the village',
      closeHint: 'Everything stays, but no more gifts are placed, and it leaves the list. You may open it again.',
      open: 'Open the village again',
      openHint: 'Gifts can be placed in it again.',
      handOver: 'Hand it over to somebody else',
      handOverHint: 'A new key is made, to give to that person. This one will open nothing any more.',
      handedOver: 'This is the new key: copy its address and give it away. The old one opens nothing any more.',
    },
    map: {
      title: 'The project’s villages',
      own: 'The project’s own village',
      gifts: (count) => (count === 0 ? 'everything is still to do' : count === 1 ? '1 gift' : `${count} gifts`),
      none: 'Nobody has founded a village here yet. Yours would be the first.',
      found: 'Found yours',
      unlisted: (count) => (count === 1 ? 'And one village off the list.' : `And ${count} villages off the list.`),
    },
  },
};
