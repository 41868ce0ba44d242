#!/usr/bin/env node
// Checks the public accounts of a Hameau project. It needs nothing but Node.js (18 or newer), sends nothing anywhere, and is
// short enough to be read before it is run:
//
//   node verify-accounts.mjs accounts.json
//   node verify-accounts.mjs accounts.json --noted 12:5f0c…   (line 12 had this hash when you noted it, with your thanks)
//
// accounts.json is what the page of the accounts offers for download. Every line carries a fingerprint (a SHA-256 hash) of
// what it says and of the fingerprint before it. Change one cent in one old line, and its fingerprint is another, and so is
// every one after it: whoever noted a later one sees it. How the text of a line is written is told in docs/accounts.md.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const FORMAT = 'hameau-accounts-1';
const ELSEWHERE = [
  'waiting',
  'arrived',
  'byHand',
  'fees',
  'refunded',
  'reversed',
  'disputed',
  'chargedBack',
  'bank',
  'other',
  'unexplained',
];
const MEANINGS = ['given', ...ELSEWHERE];
/** Lines with which money comes in. */
const PAYMENTS = ['paid', 'byHand'];
const ZEROS = '0'.repeat(64);
const FIELDS = ['number', 'day', 'kind', 'payment', 'currency', 'amounts', 'gifts', 'coverCents', 'previous', 'hash'];

/**
 * @param {unknown} accounts the file as JSON.parse gives it
 * @param {{ line: number, hash: string } | null} noted a line and its hash as somebody noted them earlier
 * @returns {{ problems: string[], lines: number, hash: string, totals: Record<string, Record<string, number>> }}
 */
export function verifyAccounts(accounts, noted = null) {
  const problems = [];
  const totals = {};
  let hash = ZEROS;
  const payments = new Map();
  const lines = isObject(accounts) && Array.isArray(accounts.lines) ? accounts.lines : null;
  if (lines === null || accounts.format !== FORMAT || !isSlug(accounts.project)) {
    return { problems: [`This is not a file of public accounts (${FORMAT}).`], lines: 0, hash, totals };
  }
  lines.forEach((line, index) => {
    const name = `Line ${index + 1}`;
    const wrong = shapeProblem(line);
    if (wrong !== null) {
      problems.push(`${name} is not written as a line must be: ${wrong}.`);
      hash = isObject(line) && typeof line.hash === 'string' ? line.hash : hash;
      return;
    }
    if (line.number !== index + 1) problems.push(`${name} has the number ${line.number}: a line is missing or moved.`);
    if (line.previous !== hash) problems.push(`${name} does not follow the line before it: the past was rewritten.`);
    if (line.hash !== sha256(textOf(accounts.project, line))) {
      problems.push(`${name} was changed: its fingerprint is not that of what it says.`);
    }
    problems.push(...moneyProblems(name, line, payments));
    if (PAYMENTS.includes(line.kind)) payments.set(line.number, line);
    totals[line.currency] ??= {};
    for (const [meaning, cents] of Object.entries(line.amounts)) {
      totals[line.currency][meaning] = (totals[line.currency][meaning] ?? 0) + cents;
    }
    hash = line.hash;
  });
  problems.push(...headProblems(accounts, lines.length, hash), ...totalProblems(accounts, totals));
  if (noted !== null) problems.push(...notedProblems(lines, noted));
  return { problems, lines: lines.length, hash, totals };
}

/** The very text that a line's fingerprint is made of. */
function textOf(project, line) {
  const rows = [FORMAT, `project ${project}`, `line ${line.number}`, `day ${line.day}`, `kind ${line.kind}`];
  rows.push(`payment ${line.payment ?? '-'}`, `currency ${line.currency}`);
  for (const meaning of MEANINGS) if (line.amounts[meaning]) rows.push(`${meaning} ${line.amounts[meaning]}`);
  for (const { gift, quantity, amountCents } of line.gifts) rows.push(`gift ${gift} ${quantity} ${amountCents}`);
  if (line.coverCents !== 0) rows.push(`cover ${line.coverCents}`);
  rows.push(`previous ${line.previous}`);
  return `${rows.join('\n')}\n`;
}

/** Only what is written in exactly one way can have exactly one fingerprint: anything unusual is refused. */
function shapeProblem(line) {
  if (!isObject(line) || !hasOnly(line, FIELDS)) return 'its fields are not those of a line';
  if (!isCount(line.number)) return 'its number';
  if (!/^\d{4}-\d\d-\d\d$/.test(line.day)) return 'its day';
  if (!/^[a-zA-Z]{1,40}$/.test(line.kind)) return 'its kind';
  if (line.payment !== null && !isCount(line.payment)) return 'the payment it follows';
  if (!/^[a-z]{3}$/.test(line.currency)) return 'its currency';
  if (!isObject(line.amounts) || !Object.keys(line.amounts).every((key) => MEANINGS.includes(key)))
    return 'its amounts';
  if (!Object.values(line.amounts).every((cents) => Number.isSafeInteger(cents) && cents !== 0)) return 'its amounts';
  if (!Array.isArray(line.gifts) || !line.gifts.every(isGift)) return 'its gifts';
  if (!Number.isSafeInteger(line.coverCents)) return 'what was added for the fees';
  if (!/^[0-9a-f]{64}$/.test(line.previous) || !/^[0-9a-f]{64}$/.test(line.hash)) return 'its fingerprints';
  return null;
}

function moneyProblems(name, line, payments) {
  const problems = [];
  const elsewhere = ELSEWHERE.reduce((sum, meaning) => sum + (line.amounts[meaning] ?? 0), 0);
  const given = line.amounts.given ?? 0;
  if (given !== elsewhere) problems.push(`${name} does not add up: ${given - elsewhere} cents are nowhere.`);
  const gifts = line.gifts.reduce((sum, gift) => sum + gift.amountCents, 0) + line.coverCents;
  if (PAYMENTS.includes(line.kind) && gifts !== given)
    problems.push(`${name}: its gifts are ${gifts} cents and not ${given}.`);
  if (line.payment !== null && !payments.has(line.payment)) {
    problems.push(`${name} speaks of a payment in line ${line.payment} that is not there.`);
  }
  if (line.kind === 'byHandReversed') problems.push(...reversalProblems(name, line, payments));
  return problems;
}

/** What was entered by hand is taken back whole and once. */
function reversalProblems(name, line, payments) {
  const taken = payments.get(line.payment);
  if (taken?.kind !== 'byHand') return [`${name} takes back what was not given by hand.`];
  if (taken.isTakenBack) return [`${name} takes back line ${line.payment} a second time.`];
  payments.set(line.payment, { ...taken, isTakenBack: true });
  const isWhole = (line.amounts.given ?? 0) === -(taken.amounts.given ?? 0);
  return isWhole ? [] : [`${name} takes back another amount than line ${line.payment} gave.`];
}

function headProblems(accounts, count, hash) {
  const { head } = accounts;
  if (isObject(head) && head.lines === count && head.hash === hash) return [];
  return ['The newest line is not the one that the file names at its top.'];
}

function totalProblems(accounts, totals) {
  const told = isObject(accounts.totalsInCents) ? accounts.totalsInCents : {};
  const counted = totals.eur ?? {};
  return [...new Set([...MEANINGS, ...Object.keys(told)])]
    .filter((meaning) => (told[meaning] ?? 0) !== (counted[meaning] ?? 0))
    .map(
      (meaning) =>
        `The total "${meaning}" is ${counted[meaning] ?? 0} cents by the lines, ${told[meaning] ?? 0} by the file.`,
    );
}

function notedProblems(lines, noted) {
  if (noted.line === 0 && noted.hash === ZEROS) return [];
  const line = lines[noted.line - 1];
  if (line?.hash === noted.hash) return [];
  const what = line === undefined ? 'is gone' : 'is not what it was when you noted it';
  return [`Line ${noted.line} ${what}: the past was rewritten.`];
}

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value) => Number.isSafeInteger(value) && value > 0;
const isSlug = (value) => typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
const hasOnly = (value, names) =>
  Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
const isGift = (gift) =>
  isObject(gift) &&
  hasOnly(gift, ['gift', 'quantity', 'amountCents']) &&
  isSlug(gift.gift) &&
  isCount(gift.quantity) &&
  Number.isSafeInteger(gift.amountCents);

/** `12:5f0c…` as somebody wrote it down; undefined when it is nothing of the kind. */
export function notedFrom(text) {
  const found = /^(\d+):([0-9a-f]{64})$/.exec(text ?? '');
  return found ? { line: Number(found[1]), hash: found[2] } : undefined;
}

const WORDS = {
  given: 'given',
  waiting: 'paid, not cleared by Stripe yet',
  arrived: 'arrived on the association’s Stripe account',
  byHand: 'given to the association by hand: cheques, cash, transfers',
  fees: 'fees of payments',
  refunded: 'refunded to givers',
  reversed: 'taken back by banks',
  disputed: 'held back in open disputes',
  chargedBack: 'lost in disputes',
  unexplained: 'not explained yet',
};

function main([file, option, value, ...more]) {
  const noted = option === undefined ? null : notedFrom(value);
  if (file === undefined || noted === undefined || more.length > 0 || (option ?? '--noted') !== '--noted') {
    console.error('node verify-accounts.mjs accounts.json [--noted LINE:HASH]');
    return 2;
  }
  let accounts;
  try {
    accounts = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`${file} cannot be read as JSON: ${error.message}`);
    return 2;
  }
  const { problems, lines, hash, totals } = verifyAccounts(accounts, noted);
  if (problems.length > 0) {
    console.error(`These accounts do NOT hold (${problems.length}):`);
    for (const problem of problems.slice(0, 50)) console.error(`  - ${problem}`);
    return 1;
  }
  console.log(`Project ${accounts.project}: ${lines} lines, each follows the one before, each adds up.`);
  if (accounts.demonstration === true) console.log('  This project is a demonstration: it is invented.');
  for (const [currency, sums] of Object.entries(totals)) {
    for (const meaning of MEANINGS) {
      if (sums[meaning])
        console.log(`  ${(sums[meaning] / 100).toFixed(2).padStart(12)} ${currency}  ${WORDS[meaning] ?? meaning}`);
    }
  }
  if (noted !== null) console.log(`Line ${noted.line} is still what it was when you noted it.`);
  console.log(`To check again another day, note this:  ${lines}:${hash}`);
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv.slice(2));
}
