import type { Cents } from '#shared/money.ts';

const SMALL = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
  'dix-sept',
  'dix-huit',
  'dix-neuf',
] as const;
const TENS = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'soixante', 'quatre-vingt'] as const;

/** @param isLast nothing follows that takes the plural's s away: `quatre-vingts`, but `quatre-vingt mille` */
function below100(n: number, isLast: boolean): string {
  const small = SMALL[n];
  if (small !== undefined) return small;
  // Seventy and ninety count on from sixty and eighty.
  const tens = n >= 80 ? 8 : n >= 60 ? 6 : Math.floor(n / 10);
  const rest = n - tens * 10;
  const word = TENS[tens] ?? '';
  if (rest === 0) return tens === 8 && isLast ? `${word}s` : word;
  const joint = (rest === 1 || rest === 11) && tens !== 8 ? ' et ' : '-';
  return `${word}${joint}${SMALL[rest] ?? ''}`;
}

function below1000(n: number, isLast: boolean): string {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  if (hundreds === 0) return below100(rest, isLast);
  const word = hundreds === 1 ? 'cent' : `${SMALL[hundreds] ?? ''} cent`;
  if (rest === 0) return hundreds > 1 && isLast ? `${word}s` : word;
  return `${word} ${below100(rest, isLast)}`;
}

/** A whole number from 0 to 999 999 999 as French writes it, in the spelling of before 1990, which nobody disputes. */
export function numberInWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 999_999_999) throw new RangeError(`no words for ${n}`);
  if (n === 0) return SMALL[0];
  const [millions, thousands, rest] = [Math.floor(n / 1_000_000), Math.floor(n / 1000) % 1000, n % 1000];
  return [
    // `million` is a noun: it leaves an s where it is, and takes one.
    millions > 0 && `${below1000(millions, true)} million${millions > 1 ? 's' : ''}`,
    // `mille` is none of that, and is never counted by one.
    thousands > 0 && (thousands === 1 ? 'mille' : `${below1000(thousands, false)} mille`),
    rest > 0 && below1000(rest, true),
  ]
    .filter((part) => part !== false)
    .join(' ');
}

/** `douze euros et cinquante centimes`: an amount as a receipt spells it out. */
export function amountInWords(amount: Cents): string {
  const [euros, centimes] = [Math.floor(amount / 100), amount % 100];
  const counted = (n: number, unit: string) => `${numberInWords(n)} ${unit}${n > 1 ? 's' : ''}`;
  const few = centimes > 0 ? counted(centimes, 'centime') : null;
  if (euros === 0) return few ?? counted(0, 'euro');
  const many =
    euros >= 1_000_000 && euros % 1_000_000 === 0 ? `${numberInWords(euros)} d’euros` : counted(euros, 'euro');
  return few === null ? many : `${many} et ${few}`;
}
