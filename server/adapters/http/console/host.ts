import { setAdmission } from '#server/domain/associations/admit.ts';
import { approve } from '#server/domain/associations/approve.ts';
import { hostsSeveral } from '#server/domain/associations/several.ts';
import { pauseGiving, resumeGiving } from '#server/domain/defence/pause.ts';
import type { Deps } from '#server/domain/deps.ts';
import type { HostView } from '#server/domain/stewards/views.ts';
import { rna, siren } from '#shared/associations/registers.ts';
import { AssociationId } from '#shared/ids.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { lettersView } from './hostLetters.ts';
import { shown } from './reports.ts';
import { type Answer, type ConsoleParts, field, notFound, page, type SignedIn, savedAt } from './visit.ts';

const HOME = '/console/host';
const REPORTS_SHOWN = 50;

/** Those who look after the host: which associations publish here, and which of them may take real money. */
export function hostHandlers({ deps, pages }: ConsoleParts): Handlers<'host' | 'admit' | 'approve' | 'suspend'> {
  const { read } = deps.store;
  async function show({ request, context }: SignedIn, refusal: HostView['refusal'], status = 200): Promise<Answer> {
    const letters = await lettersView(deps, request.query);
    return page(pages.host({ ...(await hostView(deps)), letters, refusal }, context), status);
  }
  const associationOf = async ({ request }: SignedIn) => {
    const id = addressPart(AssociationId, request.params.association);
    return id === null ? null : read.association(id);
  };
  return {
    host: (visit) => show(visit, null),
    async admit(visit) {
      const association = await associationOf(visit);
      if (!association) return notFound;
      const wasSuspended = (await read.admission(association.id)) === 'suspended';
      await setAdmission(deps, association.id, 'admitted', visit.steward.id);
      if (wasSuspended) await resumeGiving(deps, association.id, visit.steward.id);
      return savedAt(HOME);
    },
    async approve(visit) {
      const association = await associationOf(visit);
      if (!association) return notFound;
      const number = field(visit.body, 'number').trim();
      const registration = /^w/i.test(number) ? rna(number) : siren(number);
      if (!registration.ok) return show(visit, 'badNumber', 422);
      const approved = await approve(deps, association.id, registration.value);
      return approved.ok ? savedAt(HOME) : notFound;
    },
    async suspend(visit) {
      const association = await associationOf(visit);
      if (!association) return notFound;
      await setAdmission(deps, association.id, 'suspended', visit.steward.id);
      await pauseGiving(deps, association.id, visit.steward.id, 'suspended');
      return savedAt(HOME);
    },
  };
}

async function hostView(deps: Deps): Promise<Omit<HostView, 'refusal' | 'letters'>> {
  const { read } = deps.store;
  const associations = [];
  for (const { id, name, email, demonstration } of await read.associations()) {
    const approval = await read.approval(id);
    associations.push({
      id,
      name,
      email,
      demonstration,
      admission: await read.admission(id),
      approval: approval && `${approval.register.toUpperCase()} ${approval.number}`,
      isPaused: (await read.guard(id)).pausedAt !== null,
      stewards: (await read.stewardsOf(id)).length,
      figures: await read.figures(id, 0),
    });
  }
  const reports = await shown(deps, await read.projectReports(REPORTS_SHOWN));
  return { associations, reports, severalWarning: await hostsSeveral(deps) };
}
