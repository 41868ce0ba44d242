import { accounts } from '#shared/i18n/en-accounts.ts';
import { board, mailbox } from '#shared/i18n/en-board.ts';
import { founded } from '#shared/i18n/en-founded.ts';
import { friend } from '#shared/i18n/en-friend.ts';
import { giving } from '#shared/i18n/en-giving.ts';
import { guess } from '#shared/i18n/en-guess.ts';
import { scenes, sights } from '#shared/i18n/en-life.ts';
import { newsPage } from '#shared/i18n/en-news.ts';
import { pending } from '#shared/i18n/en-pending.ts';
import { play } from '#shared/i18n/en-play.ts';
import { sharing } from '#shared/i18n/en-sharing.ts';
import { formatIn, pluralIn } from '#shared/i18n/format.ts';

const { money, number, percent, month, day, list } = formatIn('en');
const plural = pluralIn('en');

/** English: the source of truth for which words exist and what they are given. */
export const en = {
  money,
  number,
  percent,
  month,
  day,
  sights,
  scenes,
  play,
  guess,
  pending,
  founded,
  friend,
  sharing,
  accounts,
  newsPage,
  board,
  mailbox,

  common: {
    close: 'Close',
    back: 'Back',
    cancel: 'Cancel',
    undo: 'Undo',
    retry: 'Try again',
    loading: 'One moment…',
    otherLanguage: 'Français',
    otherLanguageLabel: 'Lire cette page en français',
  },

  banner: {
    simulation: 'Simulation: no money moves',
    demonstration: 'Demonstration: this project is invented',
    invented: 'demo',
    both: 'Demonstration: an invented project, no money moves',
    offline: 'You are offline. The village waits for you; your basket is kept.',
    connecting: 'Joining the village…',
    reload: 'This site has been updated. Please reload the page.',
    reloadNow: 'Reload',
  },

  village: {
    label: (name: string) => `Village ${name}`,
    map: 'Map of the village. Arrow keys move the view, Enter chooses the plot in the middle.',
    presence: (visitors: number) => plural(visitors, '1 visitor here', `${number(visitors)} visitors here`),
    wave: 'Wave',
    waved: 'You waved to the others.',
    someoneWaved: 'A visitor is waving.',
    more: 'Read more',
    less: 'Read less',
    menu: 'Menu',
    soundOn: 'Turn the sound on',
    soundOff: 'Turn the sound off',
    list: 'The village as a list',
    about: 'The project',
    landed: (gift: string) => `A gift has arrived: ${gift}.`,
    manyLanded: (gifts: number) => `${number(gifts)} gifts have arrived.`,
    silent: 'No news from the field for 90 days.',
    newsPosted: 'News from the field: they tell what was delivered.',
    delivered: (gifts: number) =>
      `News from the field: ${gifts === 1 ? 'a gift has' : `${number(gifts)} gifts have`} come alive.`,
    stepReached: (step: string) => `A step is reached: ${step}!`,
    stageFailed:
      'The map cannot be drawn on this device. Everything else works: you can give and see every gift in the list.',
  },

  progress: {
    raised: (raised: string, goal: string) => `${raised} of ${goal}`,
    label: 'Money raised for the project',
    gifts: (gifts: number) => plural(gifts, '1 gift', `${number(gifts)} gifts`),
    noGifts: 'No gift yet: yours can be the first',
    next: (step: string, isoMonth: string) => `Next: ${step}, expected ${month(isoMonth)}`,
    missing: (amount: string, step: string) => `${amount} to go for “${step}”`,
    allReached: 'Every step is reached. What comes now goes on with the project.',
    allDone: 'Every step is done. What comes now goes on with the project.',
    reachedOrDone: 'Every step is reached or already done. What comes now goes on with the project.',
    steps: 'The steps',
    reached: 'Reached',
    delivered: 'Done',
    from: (amount: string) => `at ${amount}`,
    expected: (isoMonth: string) => `expected ${month(isoMonth)}`,
    expectedIn: (isoMonth: string) => `Expected in ${month(isoMonth)}.`,
    there: (there: string, needed: string) => `${there} of ${needed} are there for this step.`,
    thereLabel: 'Money that is there for this step',
    reachedMeans: 'The money is there. The association now has it built, and shows it here when it stands.',
    deliveredMeans: 'It is there, for real.',
    growing: 'It grows with every gift.',
    waiting: 'It begins once the step before it is reached.',
  },

  about: {
    news: 'News from the field',
    where: 'Where',
    approved: (who: string) => `Pictures and gifts approved by ${who}`,
    by: (association: string) => `A project of ${association}`,
    accounts: 'Public accounts',
    report: 'Report',
    reportWords: 'Report these words',
  },

  flower: {
    invitation: 'Welcome! Plant a flower: it is free.',
    choose: 'Choose a colour',
    kind: { rose: 'Pink flower', gold: 'Yellow flower', white: 'White flower' },
    where: 'Tap a free spot in the village',
    planted: 'Your flower is planted. It will have bloomed when you come back.',
    plantedOn: (unixMs: number) => `Planted on ${day(unixMs)}, for free, by a visitor.`,
    yoursPlantedOn: (unixMs: number) => `Planted by you on ${day(unixMs)}, for free.`,
    bloom: 'In bloom',
    bud: 'A bud',
    bloomMeans: 'It has bloomed.',
    budMeans: 'It is still a bud and blooms within a few hours.',
    yours: 'Your flower',
    here: 'Plant here',
    refused: 'A flower cannot grow there. Try a free spot of grass.',
    offline: 'There is no connection: your flower can be planted once you are back online.',
    already: 'You have planted your flower here. Come back to see it bloom.',
    later: 'Later',
    open: 'Plant a flower',
  },

  map: {
    open: 'Small map of the whole village',
    label: 'Small map of the whole village. Arrow keys move the view, a tap goes there.',
  },

  since: {
    title: 'Since you were here:',
    mine: 'your flower is in bloom.',
    gifts: (gifts: number, names: readonly string[], more: boolean) =>
      `${plural(gifts, 'One gift has come', `${number(gifts)} gifts have come`)}: ${list(names)}${more ? '…' : '.'}`,
    steps: (steps: readonly string[]) =>
      `${plural(steps.length, 'A step is reached', 'Steps are reached')}: ${list(steps)}.`,
    bloomed: (flowers: number) =>
      plural(flowers, 'One more flower has bloomed.', `${number(flowers)} more flowers have bloomed.`),
    news: (news: number) =>
      plural(news, 'There is news from the field.', `There are ${number(news)} pieces of news from the field.`),
    done: (steps: readonly string[]) => `${plural(steps.length, 'A step is done', 'Steps are done')}: ${list(steps)}.`,
    alive: (gifts: number) =>
      plural(gifts, 'One of your gifts has come alive.', `${number(gifts)} of your gifts have come alive.`),
    ownNews: (gifts: number) =>
      plural(gifts, 'There is news of a gift of yours.', `There is news of ${number(gifts)} of your gifts.`),
    see: 'Show me',
    openBoard: 'Read the news',
    openMailbox: 'Open the mailbox',
    seeFlower: 'See my flower',
  },

  ...giving,

  gift: {
    promised: 'Promised',
    promisedMeans: 'Paid for. It comes alive when the association posts its proof.',
    delivered: 'Delivered',
    deliveredMeans: 'The real thing is there.',
    inPart: (there: number, quantity: number) =>
      `${number(there)} of ${number(quantity)} ${there === 1 ? 'is' : 'are'} there.`,
    changed: 'Changed',
    changedMeans: 'The association had to change its plan for this gift.',
    by: (name: string) => `Given by ${name}`,
    expected: (isoMonth: string) => `Expected in ${month(isoMonth)}.`,
    approved: (who: string) => `Name and picture approved by ${who}.`,
    anonymous: 'A gift without a name',
    funds: 'What it funds',
    quantity: (quantity: number) => `${number(quantity)} of them`,
    giveToo: 'Give one too',
    placedOn: (unixMs: number) => `Placed in the village on ${day(unixMs)}.`,
    yours: 'Your gift',
    find: (gifts: number) => plural(gifts, 'Find my gift', `Find my ${number(gifts)} gifts`),
    found: (gift: string, nth: number, all: number) =>
      all === 1 ? `Here is your gift: ${gift}.` : `Here is your gift ${number(nth)} of ${number(all)}: ${gift}.`,
    around: 'What happens around it',
    where: (x: number, y: number) => `Column ${number(x)}, row ${number(y)}`,
    show: (gift: string) => `Show on the map: ${gift}`,
  },

  list: {
    title: 'The village as a list',
    gifts: (gifts: number) => plural(gifts, '1 gift stands here', `${number(gifts)} gifts stand here`),
    flowers: (flowers: number) => plural(flowers, '1 free flower', `${number(flowers)} free flowers`),
    empty: 'No gift stands here yet. The first one could be yours.',
    filter: 'Which gifts',
    all: (gifts: number) => `All gifts (${number(gifts)})`,
    own: (gifts: number) => `My gifts (${number(gifts)})`,
    kind: (gift: string, gifts: number) => `${gift} (${number(gifts)})`,
    show: 'Show',
    moreGifts: (left: number) => `Show more gifts (${number(left)} left)`,
    moreFlowers: (left: number) => `Show more flowers (${number(left)} left)`,
    backTo: 'Back to the list',
    showOnMap: 'Show on the map',
  },
};
