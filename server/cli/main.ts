import { parseArgs } from 'node:util';
import { describeProblems, type Env, parseEnv } from '../env.ts';
import * as admitting from './admitting.ts';
import { type AssociationFlags, approveAssociation, connectAssociation } from './associations.ts';
import * as commands from './commands.ts';
import { erasePlayer } from './erase.ts';
import { type House, openHouse } from './house.ts';
import * as letters from './letters.ts';
import * as pausing from './pausing.ts';
import * as receipts from './receipts.ts';
import { explain, reconcile } from './reconcile.ts';
import * as refunds from './refund.ts';
import { restore } from './restore.ts';
import { signInLink } from './sign-in.ts';
import { takeBack } from './take-back.ts';

interface Given extends AssociationFlags {
  readonly argument: string | undefined;
  readonly name?: string;
  readonly refund: refunds.RefundFlags;
  readonly reason?: string;
  readonly year?: string | undefined;
  readonly folder?: string | undefined;
}

interface Command {
  readonly usage: string;
  readonly does: string;
  readonly asksStripe?: boolean;
  readonly run: (house: House, given: Given) => Promise<commands.Outcome>;
}

/** A command that must find nobody at the data, not even us. */
interface LoneCommand {
  readonly usage: string;
  readonly does: string;
  readonly alone: (env: Env, given: Given) => Promise<commands.Outcome>;
}

const COMMANDS: Readonly<Record<string, Command | LoneCommand>> = {
  'seed-demo': {
    usage: 'seed-demo',
    does: 'the demonstration association with its three projects',
    run: (house) => commands.seedDemo(house),
  },
  'create-association': {
    usage: 'create-association --name NAME --email EMAIL',
    does: 'an association, before its first catalogue',
    run: (house, given) => commands.createAssociation(house, given),
  },
  associations: {
    usage: 'associations',
    does: 'every association of this host, its id, and whether it may publish',
    run: (house) => admitting.listAssociations(house),
  },
  'admit-association': {
    usage: 'admit-association ASSOCIATION',
    does: 'lets one that signed itself up publish (id or e-mail)',
    run: (house, { argument }) => admitting.admit(house, argument),
  },
  'suspend-association': {
    usage: 'suspend-association ASSOCIATION',
    does: 'nothing more is published, giving is paused; what was given stays',
    asksStripe: true,
    run: (house, { argument }) => admitting.suspend(house, argument),
  },
  'sign-in-link': {
    usage: 'sign-in-link EMAIL',
    does: 'a link into the console for somebody whom no letter reaches; good once, for twenty minutes',
    run: (house, { argument }) => signInLink(house, argument),
  },
  'approve-association': {
    usage: 'approve-association --email EMAIL --siren N',
    does: 'lets it take real money, its public number noted (or --rna W…); --withdraw takes that back',
    run: (house, given) => approveAssociation(house, given),
  },
  'connect-association': {
    usage: 'connect-association --email EMAIL [--status]',
    does: 'a Stripe account of its own, and the address where it sets it up; --own: the host’s account is this one’s; --language fr',
    asksStripe: true,
    run: (house, given) => connectAssociation(house, given),
  },
  'import-catalogue': {
    usage: 'import-catalogue FILE',
    does: 'a project with its steps and gifts; a bad file is refused with line and reason',
    run: (house, { argument }) => commands.importCatalogue(house, argument),
  },
  'export-project': {
    usage: 'export-project SLUG',
    does: 'a project as a catalogue file, on standard output',
    run: (house, { argument }) => commands.exportProject(house, argument),
  },
  'export-accounts': {
    usage: 'export-accounts SLUG',
    does: 'a project’s public accounts as JSON, on standard output; verify-accounts.mjs checks them',
    run: (house, { argument }) => commands.exportAccounts(house, argument),
  },
  'export-receipts': {
    usage: 'export-receipts ASSOCIATION --year N --folder F',
    does: 'issues the yearly tax receipts that wait, writes every one as a PDF with a table; run again, it goes on',
    run: (house, { argument, year, folder }) =>
      receipts.exportReceipts(house, argument, { year, folder }, console.error),
  },
  'verify-ledger': {
    usage: 'verify-ledger',
    does: 'checks every invariant of money and village; 1 with the broken rows when one does not hold',
    run: (house) => commands.verify(house),
  },
  reconcile: {
    usage: 'reconcile',
    does: 'asks Stripe about all that is not final, compares the books; 1 while a question stays open',
    asksStripe: true,
    run: (house) => reconcile(house),
  },
  explain: {
    usage: 'explain TXN',
    does: 'a movement in suspense is none of our donations: an audited booking',
    run: (house, { argument }) => explain(house, argument),
  },
  'show-donation': {
    usage: 'show-donation DONATION',
    does: 'its gifts by number, its payments, what was given back',
    run: (house, { argument }) => refunds.showDonation(house, argument),
  },
  refund: {
    usage: 'refund DONATION [--line N]… [--reason TEXT]',
    does: 'gives a donation back, or gifts of it; --payment where it was paid twice',
    asksStripe: true,
    run: (house, given) => refunds.refund(house, given.argument, given.refund),
  },
  'take-back': {
    usage: 'take-back DONATION --reason TEXT',
    does: 'a gift that was entered by hand was a mistake, or its cheque bounced: its gifts leave, its posting is reversed',
    run: (house, given) => takeBack(house, given.argument, given.refund),
  },
  disputes: {
    usage: 'disputes',
    does: 'what payers’ banks dispute, the nearest deadline for evidence first',
    run: (house) => refunds.disputes(house),
  },
  'pause-giving': {
    usage: 'pause-giving ASSOCIATION [--reason WORDS]',
    does: 'no further payment for an association (id or e-mail); open payment pages are closed',
    asksStripe: true,
    run: (house, { argument, reason }) => pausing.pause(house, argument, reason),
  },
  'resume-giving': {
    usage: 'resume-giving ASSOCIATION',
    does: 'payments go on',
    run: (house, { argument }) => pausing.resume(house, argument),
  },
  'erase-player': {
    usage: 'erase-player EMAIL|DONATION',
    does: 'erases a person who asked for it; gifts stay, amounts stay in the accounts',
    run: (house, { argument }) => erasePlayer(house, argument),
  },
  'undelivered-letters': {
    usage: 'undelivered-letters',
    does: 'letters that the mail server refused or put off for five days, and why',
    run: (house) => letters.undelivered(house),
  },
  'send-letter-again': {
    usage: 'send-letter-again NUMBER|all',
    does: 'gives one that was given up, or all of them, to the mail server once more',
    run: (house, { argument }) => letters.sendLetterAgain(house, argument),
  },
  backup: {
    usage: 'backup FILE',
    does: 'a whole copy of the database while the server runs',
    run: (house, { argument }) => commands.backup(house, argument),
  },
  restore: {
    usage: 'restore FILE',
    does: 'puts a backup in the database’s place, once it was checked; keeps what was there',
    alone: (env, { argument }) => restore(env, argument),
  },
};

function help(): string {
  const rows = Object.values(COMMANDS).map(({ usage, does }) => `  ${usage.padEnd(46)} ${does}`);
  return ['npm run hameau -- <command>', '', ...rows, ''].join('\n');
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      name: { type: 'string' },
      email: { type: 'string' },
      line: { type: 'string', multiple: true },
      payment: { type: 'string' },
      reason: { type: 'string' },
      by: { type: 'string' },
      language: { type: 'string' },
      siren: { type: 'string' },
      rna: { type: 'string' },
      withdraw: { type: 'boolean' },
      own: { type: 'boolean' },
      status: { type: 'boolean' },
      year: { type: 'string' },
      folder: { type: 'string' },
    },
  });
  const [name, argument] = positionals;
  const command = name === undefined ? undefined : COMMANDS[name];
  if (values.help || !command) {
    (values.help ? console.log : console.error)(help());
    return values.help ? 0 : 1;
  }
  const env = parseEnv(process.env);
  if (!env.ok) {
    console.error(describeProblems(env.error));
    return 1;
  }
  const { help: _, line = [], payment, reason, by, name: named, ...flags } = values;
  const given = {
    ...flags,
    argument,
    refund: { lines: line, payment, reason, by },
    ...(reason && { reason }),
    ...(named && { name: named }),
  };
  const { code, lines } = await outcomeOf(command, env.value, given);
  for (const line of lines) (code === 0 ? console.log : console.error)(line);
  return code;
}

async function outcomeOf(command: Command | LoneCommand, env: Env, given: Given): Promise<commands.Outcome> {
  if ('alone' in command) return command.alone(env, given);
  const house = await openHouse(env, command.asksStripe ?? false);
  try {
    return await command.run(house, given);
  } finally {
    await house.close();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  // A wrong flag, a full disk: the sentence is for the host; the trace would not help.
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
