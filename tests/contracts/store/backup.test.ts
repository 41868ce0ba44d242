import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupSqlite } from '#server/adapters/store/backup.ts';
import { openWriter } from '#server/adapters/store/sqlite.ts';

const ROWS = 2000;
/** More than anybody writes while a copy is made at one go, however long its last flush to the disk takes. */
const MANY = 20_000;
let folder = '';
let file = '';
let copy = '';
let writer: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hameau-backup-'));
  file = join(folder, 'hameau.db');
  copy = join(folder, 'copy.db');
  writer = openWriter(file);
  writer.exec('create table note (id integer primary key, text text not null)');
  // Some 500 pages: a stepped copy would need several turns.
  const write = writer.prepare('insert into note (text) values (?)');
  writer.transaction(() => {
    for (let i = 0; i < ROWS; i++) write.run('x'.repeat(1000));
  })();
});
afterEach(() => {
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody else writes at every turn of the event loop until the backup ends, or this many times. */
async function underWrites(most: number, backup: Promise<void>): Promise<number> {
  let ended = false;
  const end = backup.finally(() => {
    ended = true;
  });
  let written = 0;
  while (!ended && written < most) {
    writer.prepare('update note set text = ? where id = 1').run(`write ${written}`);
    written += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await end;
  return written;
}

describe('a backup', () => {
  it('[contract] ends while the server goes on writing, and is whole', async () => {
    expect(await underWrites(MANY, backupSqlite(file, copy))).toBeLessThan(MANY);
    const copied = new Database(copy, { readonly: true });
    expect(copied.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copied.prepare('select count(*) from note').pluck().get()).toBe(ROWS);
    copied.close();
  });

  it('[P1] is readable by its owner alone, and leaves nothing beside it', async () => {
    const before = readdirSync(folder);
    await backupSqlite(file, copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual(['copy.db']);
  });

  it('[contract] never replaces a file, and one that fails leaves no half of it', async () => {
    writeFileSync(copy, 'the backup of yesterday');
    await expect(backupSqlite(file, copy)).rejects.toThrow('never overwrites');
    expect(readFileSync(copy, 'utf8')).toBe('the backup of yesterday');
    const broken = join(folder, 'broken.db');
    writeFileSync(broken, 'no database at all '.repeat(1000));
    const target = join(folder, 'other.db');
    await expect(backupSqlite(broken, target)).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.startsWith('other') || name.includes('partial'))).toEqual([]);
  });
});
