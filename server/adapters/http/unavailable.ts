const UNAVAILABLE = [
  // SQLite: a full or broken disk, a locked or read-only file; a broken constraint is a bug instead
  /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM)/,
  // PostgreSQL: connection, resources, operator intervention
  /^(08|53|57)\w{3}$/,
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOSPC)$/,
];

/** Is this failure one of the data's home, so that asking again later may help? Looks through the causes. */
export function isUnavailable(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = 'code' in cause ? cause.code : undefined;
    if (typeof code === 'string' && UNAVAILABLE.some((pattern) => pattern.test(code))) return true;
  }
  return false;
}
