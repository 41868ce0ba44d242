import { formatIn, pluralIn } from '#shared/i18n/format.ts';

const { number } = formatIn('en');
const plural = pluralIn('en');

/** What news bring about, when, and how far they are on their way. */
export const telling = {
  noneGiven: 'None of these was given yet.',
  noneLeft: (standing: number) =>
    plural(standing, 'The one that was given is told of already.', `All ${number(standing)} are told of already.`),
  stillPromised: (promised: number, standing: number) =>
    `${number(promised)} of ${number(standing)} ${promised === 1 ? 'is' : 'are'} still promised.`,
  stepBrings: (units: number) =>
    units === 0
      ? 'no symbolic gift waits for it'
      : plural(units, '1 symbolic gift comes alive with it', `${number(units)} symbolic gifts come alive with it`),
  stepNotReached: 'not reached yet: no gift comes alive with it',
  stepToldBefore: 'other news tell of it already',
  effect: 'What it brings about',
  toldByThese: (units: number) => `These news tell of ${number(units)}.`,
  areThere: 'Delivered:',
  leavesRest: 'One gift is there in part: the rest of it waits for other news.',
  getSignpost: 'Gets the signpost of a changed plan:',
  nothingChanges: 'No gift is delivered by it.',
  fromPeople: (people: number) => plural(people, 'One person gave them.', `${number(people)} people gave them.`),
  villagesHear: (villages: number) =>
    plural(villages, 'One village hears of it.', `${number(villages)} villages hear of it.`),
  isHeard: (villages: number) =>
    plural(
      villages,
      'Published. The village has heard of it.',
      `Published. All ${number(villages)} villages have heard of it.`,
    ),
  isSpreading: (villages: number) =>
    plural(
      villages,
      'Published. One village is hearing of it.',
      `Published. ${number(villages)} villages are hearing of it.`,
    ),
  waiting: (waiting: number, villages: number) =>
    `${number(waiting)} of ${number(villages)} ${villages === 1 ? 'village is' : 'villages are'} still to hear of it. It takes a moment.`,
  lookAgain: 'Look again',
  correctIt: 'Correct it',
  withdrawIt: 'Withdraw it',
  scheduledFor: (moment: string) => `It will be published on ${moment}.`,
  at: (zone: string) => `At another moment, by the clock of ${zone}; empty: now`,
  nowThere: (moment: string) => `There it is now ${moment}.`,
  anotherClock: 'By another clock',
  clock: 'Clock',
  clockLead: (zone: string) =>
    `Moments are chosen by the clock of ${zone}, in every project of the association. What is scheduled already stays at its moment.`,
  zone: 'Time zone',
  useClock: 'Use this clock',
};
