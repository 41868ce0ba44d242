import { existsSync } from 'node:fs';
import { z } from 'zod';
import { ProjectSlug } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import { writeCatalogue } from '../adapters/catalogue/writeCatalogue.ts';
import { backupSqlite } from '../adapters/store/backup.ts';
import { verifyLedger } from '../checks/verify-ledger.ts';
import { accountsJson } from '../domain/accounts/documents.ts';
import { accountsBook } from '../domain/accounts/summary.ts';
import { giveOwnAccount, hostsSeveral, ownerBefore } from '../domain/associations/several.ts';
import { importFile, seedDemo as seed } from '../seed.ts';
import { associationIdFor } from '../surroundings.ts';
import { severalWarning } from './associations.ts';
import type { House } from './house.ts';

/** What a command says, and how it ends: 0 done, 1 refused or something is broken. */
export interface Outcome {
  readonly code: 0 | 1;
  readonly lines: readonly string[];
}

export const done = (...lines: string[]): Outcome => ({ code: 0, lines });
export const refused = (...lines: string[]): Outcome => ({ code: 1, lines });

export async function seedDemo({ deps }: House): Promise<Outcome> {
  const imported = await seed(deps);
  return done(
    ...imported.map(({ project, village, isNew }) => `${isNew ? 'new' : 'updated'}: ${project}, /v/${village}`),
  );
}

const Association = z.object({ name: z.string().trim().min(1).max(120), email: z.email().max(254) });

export async function createAssociation({ deps }: House, given: { name?: string; email?: string }): Promise<Outcome> {
  const parsed = Association.safeParse(given);
  if (!parsed.success) return refused('create-association needs --name "…" and --email somebody@example.org');
  const { name, email } = parsed.data;
  const id = associationIdFor(email);
  if ((await deps.store.read.association(id)) !== null)
    return refused(`An association with this address exists: ${id}`);
  const now = deps.surroundings.now();
  const alone = await ownerBefore(deps, { id, demonstration: false });
  await deps.store.tx(async (tx) => {
    // The one that was alone keeps the host's own account, on which it took its gifts until now.
    if (alone) await giveOwnAccount(tx, alone, deps.settings.livemode, now);
    await tx.saveAssociation({
      id,
      name,
      email,
      stripeAccount: null,
      demonstration: false,
      wordsPolicy: 'held',
    });
    await tx.audit({ at: now, actor: 'host', action: 'create-association', subject: id });
    return ok(null);
  });
  return done(
    `Created ${name}: ${id}`,
    `Its catalogue files name the same address: ${email}`,
    ...(await severalWarning({ deps })),
  );
}

export async function importCatalogue({ deps }: House, file: string | undefined): Promise<Outcome> {
  if (file === undefined) return refused('import-catalogue needs a file');
  if (!existsSync(file)) return refused(`There is no file ${file}`);
  const hadSeveral = await hostsSeveral(deps);
  const imported = await importFile(deps, file);
  if (!imported.ok) return refused(...imported.error.map(({ line, reason }) => `${file}:${line}: ${reason}`));
  const { project, village, isNew } = imported.value;
  const warning = hadSeveral ? [] : await severalWarning({ deps });
  return done(`${isNew ? 'Imported' : 'Updated'} ${project}: /p/${project}, /v/${village}`, ...warning);
}

export async function exportProject({ deps }: House, slug: string | undefined): Promise<Outcome> {
  const { read } = deps.store;
  const parsed = ProjectSlug.safeParse(slug);
  const row = parsed.success ? await read.project(parsed.data) : null;
  if (!row)
    return refused(`There is no project ${slug ?? ''}: ${(await read.projects()).map((p) => p.slug).join(', ')}`);
  const { association: id, ...project } = row;
  const [association, village] = [await read.association(id), await read.mainVillage(row.slug)];
  if (!association || !village) return refused(`${row.slug} has no association or no village`);
  const { name, email, demonstration } = association;
  const text = writeCatalogue({
    association: { name, email, demonstration },
    village: { slug: village.slug, name: { fr: village.name, en: village.name } },
    project,
  });
  return done(text.trimEnd());
}

/** The public accounts as the page offers them, on standard output. */
export async function exportAccounts({ store }: House, slug: string | undefined): Promise<Outcome> {
  const { read } = store;
  const parsed = ProjectSlug.safeParse(slug);
  const project = parsed.success ? await read.project(parsed.data) : null;
  if (!project)
    return refused(`There is no project ${slug ?? ''}: ${(await read.projects()).map((p) => p.slug).join(', ')}`);
  const lines: string[] = [];
  const summary = await accountsBook(read)(project.slug);
  for await (const piece of accountsJson(read, { project, summary })) lines.push(piece.trimEnd());
  return done(...lines);
}

export async function verify({ store }: House): Promise<Outcome> {
  const broken = await verifyLedger(store);
  if (broken.length === 0) return done('Every invariant holds.');
  return refused(...broken.map(({ invariant, subject, detail }) => `broken: ${invariant}: ${subject}: ${detail}`));
}

export async function backup({ env }: House, file: string | undefined): Promise<Outcome> {
  if (file === undefined) return refused('backup needs the file to write');
  if (env.database.kind === 'postgres') return refused('PostgreSQL has its own backups: pg_dump, or your host’s.');
  if (existsSync(file)) return refused(`${file} exists: a backup never overwrites one`);
  await backupSqlite(env.database.file, file);
  return done(`Backup written: ${file}`);
}
