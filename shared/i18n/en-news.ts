/** News from the field, as everybody reads them. */
export const newsPage = {
  title: 'News from the field',
  description: (project: string) => `What happened in the real place: ${project}.`,
  none: 'No news yet: the association will tell here what was delivered, with the day and photos.',
  corrected: (day: string) => `Corrected on ${day}.`,
  delivers: 'What was delivered',
  changes: 'What has changed',
  /** before the reason for a change */
  because: (gift: string) => `${gift}: `,
  step: (name: string) => `${name}: done`,
  gift: (quantity: number, name: string) => `${quantity} × ${name}`,
  all: 'All news',
  village: 'See the village',
  report: 'Report this',
  otherLanguage: 'Told in French only.',
};
