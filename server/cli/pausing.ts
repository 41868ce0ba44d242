import { type PauseRefusal, pauseGiving, resumeGiving } from '../domain/defence/pause.ts';
import type { Outcome } from './commands.ts';
import { findAssociation } from './finding.ts';
import type { House } from './house.ts';

const ACTOR = 'host';

/** The kill switch on: no further payment page for this association, and those open are closed. */
export async function pause(house: House, given: string | undefined, reason: string | undefined): Promise<Outcome> {
  const association = await findAssociation(house, given);
  if (association === null) return refused('pause-giving needs the id of an association, or its e-mail address');
  const paused = await pauseGiving(house.deps, association.id, ACTOR, reason ?? null);
  if (!paused.ok) return refused(words(paused.error, 'paused already'));
  return done(`Giving is paused; ${paused.value} open payment pages were closed. What was paid is honoured.`);
}

export async function resume(house: House, given: string | undefined): Promise<Outcome> {
  const association = await findAssociation(house, given);
  if (association === null) return refused('resume-giving needs the id of an association, or its e-mail address');
  const resumed = await resumeGiving(house.deps, association.id, ACTOR);
  return resumed.ok ? done('Giving goes on.') : refused(words(resumed.error, 'not paused'));
}

const words = ({ kind }: PauseRefusal, already: string): string =>
  kind === 'unknownAssociation' ? 'There is no such association.' : `Giving is ${already}.`;

const done = (line: string): Outcome => ({ code: 0, lines: [line] });
const refused = (line: string): Outcome => ({ code: 1, lines: [line] });
