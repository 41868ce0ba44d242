import { setAdmission } from '../domain/associations/admit.ts';
import { pauseGiving } from '../domain/defence/pause.ts';
import { done, type Outcome, refused } from './commands.ts';
import { findAssociation } from './finding.ts';
import type { House } from './house.ts';

const ACTOR = 'host';
const NOBODY = 'this needs the id of an association, or its e-mail address: see associations';

/** Every association of this host, and whether it may publish. */
export async function listAssociations({ deps }: House): Promise<Outcome> {
  const { read } = deps.store;
  const lines = [];
  for (const { id, name, email } of await read.associations()) {
    lines.push(`${(await read.admission(id)).padEnd(9)} ${id}  ${email}  ${name}`);
  }
  return done(...(lines.length === 0 ? ['No association yet.'] : lines));
}

/** The host has looked: the association may publish. */
export async function admit(house: House, given: string | undefined): Promise<Outcome> {
  const association = await findAssociation(house, given);
  if (!association) return refused(NOBODY);
  await setAdmission(house.deps, association.id, 'admitted', ACTOR);
  return done(`${association.name} may publish its projects.`);
}

/** Nothing more is published, and giving is paused; what was given stays. `admit-association` and `resume-giving` take it back. */
export async function suspend(house: House, given: string | undefined): Promise<Outcome> {
  const association = await findAssociation(house, given);
  if (!association) return refused(NOBODY);
  await setAdmission(house.deps, association.id, 'suspended', ACTOR);
  const paused = await pauseGiving(house.deps, association.id, ACTOR, 'suspended');
  const closed = paused.ok ? `${paused.value} open payment pages were closed.` : 'Giving was paused already.';
  return done(`${association.name} is suspended. ${closed} What was given stays.`);
}
