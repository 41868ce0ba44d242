/** An invariant that does not hold: which, for what, and what is wrong with it. */
export interface Broken {
  readonly invariant: string;
  readonly subject: string;
  readonly detail: string;
}

export const broken = (invariant: string, subject: string, detail: string): Broken => ({ invariant, subject, detail });
