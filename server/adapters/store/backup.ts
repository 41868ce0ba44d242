import Database from 'better-sqlite3';

/**
 * A copy of a SQLite database that is whole at one instant, while the server goes on writing.
 * @throws when the file cannot be read or the copy cannot be written
 */
export async function backupSqlite(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to);
  } finally {
    source.close();
  }
}
