import type { Language } from '#shared/i18n/language.ts';

export const PRINT_WORDS = {
  fr: {
    call: 'Scannez, regardez, bâtissez avec nous.',
    how: 'Chaque cadeau posé dans le village est un don au projet.',
    invented: 'Démonstration\u00a0: ce projet est inventé.',
    free: 'Planter une fleur est gratuit, et sans compte.',
    steps: 'Ce que nous bâtissons',
    address: 'ou tapez cette adresse\u00a0:',
    fold: 'Pliez ici',
    gift: 'Un cadeau pour vous',
    choose: 'Scannez\u00a0: à vous de choisir sa place dans le village.',
    chooseMany: 'Scannez\u00a0: à vous de choisir leur place dans le village.',
    project: (title: string) => `Pour «\u00a0${title}\u00a0»`,
    from: (name: string) => `De la part de ${name}`,
  },
  en: {
    call: 'Scan, look around, build it with us.',
    how: 'Every gift placed in the village is a donation to the project.',
    invented: 'Demonstration: this project is invented.',
    free: 'Planting a flower is free, and needs no account.',
    steps: 'What we are building',
    address: 'or type this address:',
    fold: 'Fold here',
    gift: 'A gift for you',
    choose: 'Scan: you choose its place in the village.',
    chooseMany: 'Scan: you choose their places in the village.',
    project: (title: string) => `For “${title}”`,
    from: (name: string) => `From ${name}`,
  },
} as const satisfies Record<Language, unknown>;
