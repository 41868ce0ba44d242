import type { newsPage as en } from './en-news.ts';
import type { SameShape } from './messages.ts';

export const newsPage: SameShape<typeof en> = {
  title: 'Nouvelles du terrain',
  description: (project: string) => `Ce qui s’est passé sur place\u00a0: ${project}.`,
  none: 'Pas encore de nouvelles\u00a0: l’association dira ici ce qui a été livré, avec le jour et des photos.',
  corrected: (day: string) => `Corrigée le ${day}.`,
  delivers: 'Ce qui a été livré',
  changes: 'Ce qui a changé',
  because: (gift: string) => `${gift}\u00a0: `,
  step: (name: string) => `${name}\u00a0: c’est fait`,
  gift: (quantity: number, name: string) => `${quantity}\u00a0× ${name}`,
  all: 'Toutes les nouvelles',
  village: 'Voir le village',
  report: 'Signaler',
  otherLanguage: 'Racontée en anglais seulement.',
};
