import { bookFee } from './balance.ts';
import { openDispute } from './disputes.ts';
import { finishDebit } from './payments.ts';
import type { JobRecord } from './records.ts';
import { failRefund, succeedRefund } from './refunds.ts';
import { expireSession } from './sessions.ts';
import type { Scope, World } from './world.ts';

/** Does what was due. What it was due for may have changed meanwhile: then it leaves it alone. */
export const runJob = (world: World, job: JobRecord): void => {
  const scope: Scope = { world, account: job.account, cause: null };
  const { sessions, charges, refunds } = world.books;
  switch (job.kind) {
    case 'expireSession': {
      const session = sessions.get(job.target);
      if (session?.status === 'open') {
        expireSession(scope, session);
      }
      return;
    }
    case 'bookFee':
      withFound(charges.get(job.target), (charge) => bookFee(scope, charge));
      return;
    case 'sepaSucceeds':
      withFound(charges.get(job.target), (charge) => finishDebit(scope, charge, true));
      return;
    case 'sepaFails':
      withFound(charges.get(job.target), (charge) => finishDebit(scope, charge, false));
      return;
    case 'openDispute':
      withFound(charges.get(job.target), (charge) => openDispute(scope, charge, false));
      return;
    case 'refundSucceeds':
      withFound(refunds.get(job.target), (refund) => succeedRefund(scope, refund));
      return;
    case 'refundFails':
      withFound(refunds.get(job.target), (refund) => failRefund(scope, refund));
      return;
  }
};

const withFound = <R>(record: R | undefined, act: (record: R) => unknown): void => {
  if (record !== undefined) {
    act(record);
  }
};
