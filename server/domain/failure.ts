/** The code that somebody along an error's causes gave it: drivers are wrapped. */
export function codeOf(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}

/** What a log line may say of an error: never its message, which carries SQL and the values that were asked for. */
export const failureOf = (error: unknown): { readonly error: string; readonly code: string | null } => ({
  error: error instanceof Error ? error.name : 'unknown',
  code: codeOf(error),
});
