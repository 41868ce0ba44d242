import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';

/** One change of one record; `record` absent means removed. */
export type Change = { readonly table: string; readonly id: string; readonly record?: unknown };

/** Where changes are kept between two starts. */
export type Journal = {
  readonly note: (table: string, id: string, record: unknown) => void;
  /** Writes what was noted. Called before any answer leaves, so that no caller knows more than the file. */
  readonly flush: () => void;
  readonly close: () => void;
};

export const forgetful: Journal = { note: () => undefined, flush: () => undefined, close: () => undefined };

/**
 * Appends changes to `file`, one JSON line each. Reading it keeps the last change of each record; a half line at the end
 * (the process was killed while writing) is left out. It is rewritten without its history at each start, by rename.
 */
export const openJournal = (file: string, restore: (change: Change) => void): Journal => {
  const latest = readJournal(file);
  const lines: string[] = [];
  for (const change of latest) {
    restore(change);
    lines.push(`${JSON.stringify(change)}\n`);
  }
  const fresh = `${file}.new`;
  writeFileSync(fresh, lines.join(''), { mode: 0o600 });
  renameSync(fresh, file);
  const handle = openSync(file, 'a', 0o600);
  // A record changed several times by one call is written once, as it is at the end.
  const noted = new Map<string, Change>();
  const flush = () => {
    if (noted.size > 0) {
      writeSync(handle, [...noted.values()].map((change) => `${JSON.stringify(change)}\n`).join(''));
      noted.clear();
    }
  };
  return {
    note: (table, id, record) => {
      noted.set(`${table}/${id}`, { table, id, record });
    },
    flush,
    close: () => {
      flush();
      closeSync(handle);
    },
  };
};

const readJournal = (file: string): Iterable<Change> => {
  const latest = new Map<string, Change>();
  const content = existsSync(file) ? readFileSync(file, 'utf8') : '';
  for (const line of content.split('\n')) {
    const change = parseChange(line);
    if (change === undefined) {
      continue;
    }
    const key = `${change.table}/${change.id}`;
    if (change.record === undefined) {
      latest.delete(key);
    } else {
      latest.set(key, change);
    }
  }
  return latest.values();
};

const parseChange = (line: string): Change | undefined => {
  try {
    // Our own file, written by `note` above.
    const change = JSON.parse(line) as Change;
    return typeof change.table === 'string' && typeof change.id === 'string' ? change : undefined;
  } catch {
    return undefined;
  }
};
