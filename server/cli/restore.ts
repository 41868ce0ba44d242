import { realpath } from 'node:fs/promises';
import { ok } from '#shared/result.ts';
import { openStore } from '../adapters/store/open.ts';
import { type BackupFault, discard, replaceDatabase, stageBackup } from '../adapters/store/restore.ts';
import { verifyLedger } from '../checks/verify-ledger.ts';
import { comparisonDue } from '../domain/reconciliation/compare.ts';
import type { Env } from '../env.ts';
import { mixedMoney } from '../startFailure.ts';
import { done, type Outcome, refused } from './commands.ts';

/** Broken rows that are shown; the rest is counted. */
const SHOWN = 5;

/** A backup takes the database's place once everything about it was checked; what was there is kept. */
export async function restore(env: Env, backup: string | undefined): Promise<Outcome> {
  if (backup === undefined) return refused('restore needs the backup to restore');
  if (env.database.kind === 'postgres')
    return refused('PostgreSQL restores its own backups: pg_restore, or your host’s.');
  const { file: database } = env.database;
  if (await isSame(backup, database)) return refused(`${backup} is the database itself.`);
  const staged = await stageBackup(backup, database);
  if (!staged.ok) return refused(wordsFor(backup, staged.error));
  const { file, isSealed } = staged.value;
  try {
    const faults = await faultsIn(file, backup, livemodeOf(env));
    if (faults.length > 0) return refused(...faults);
    const replaced = await replaceDatabase(file, database, Date.now());
    if (!replaced.ok) return refused(`Something has ${database} open: stop the server first, then restore again.`);
    const { putAside } = replaced.value;
    return done(
      `Restored ${database} from ${backup}.`,
      ...(putAside === null ? [] : [`What stood there is kept as ${putAside}.`]),
      ...(isSealed ? [] : ['It bears no seal of `backup`: its structure and its books were checked, not each byte.']),
      'Now run `npm run hameau -- reconcile`: it asks Stripe for what was paid since.',
    );
  } finally {
    await discard(file);
  }
}

const isSame = (one: string, other: string): Promise<boolean> =>
  Promise.all([realpath(one), realpath(other)]).then(
    ([a, b]) => a === b,
    () => false,
  );

const livemodeOf = ({ stripe }: Env): boolean => stripe !== null && /^[sr]k_live_/.test(stripe.secretKey);

/** What its books say: invariants that do not hold, money of both kinds or of the other kind. Brings its tables up to date. */
async function faultsIn(file: string, backup: string, livemode: boolean): Promise<readonly string[]> {
  const store = await openStore(`file:${file}`);
  try {
    const [hasLive, hasTest] = [await store.read.hasAttempts(true), await store.read.hasAttempts(false)];
    if (hasLive && hasTest) return [`${backup} mixes real and test payments: it is not restored.`];
    if (livemode ? hasTest : hasLive) return [mixedMoney(livemode)];
    const broken = await verifyLedger(store);
    if (broken.length > 0) {
      const rows = broken.slice(0, SHOWN);
      return [
        `${backup} is not restored: ${broken.length} of its books' invariants do not hold.`,
        ...rows.map(({ invariant, subject, detail }) => `broken: ${invariant}: ${subject}: ${detail}`),
      ];
    }
    await store.tx(async (tx) => {
      await tx.audit({ at: Date.now(), actor: 'host', action: 'restore', subject: 'database' });
      await comparisonDue(tx);
      return ok(null);
    });
    return [];
  } finally {
    await store.close();
  }
}

function wordsFor(backup: string, { kind }: BackupFault): string {
  switch (kind) {
    case 'missing':
      return `There is no file ${backup}.`;
    case 'unfinished':
      return `${backup} has a log beside it (-wal): it was copied from an open database. Take a backup with \`backup\`.`;
    case 'broken':
      return `${backup} is damaged: not every byte is as it was written. It is not restored.`;
    case 'foreign':
      return `${backup} is no database of Hameau.`;
    case 'newer':
      return `${backup} was written by a newer Hameau. Update this one first, then restore.`;
  }
}
