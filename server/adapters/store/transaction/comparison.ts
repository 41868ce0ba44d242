import type { ComparisonTx } from '#server/domain/ports/comparison.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

const REPORTS_KEPT = 90;
/** the only row */
const HOST = 'host';

/** What was compared with Stripe, and by whom. */
export function comparisonTx(use: Use): ComparisonTx {
  return {
    async settleInstallation(id, now) {
      await use().settleInstallation.execute({ name: HOST, id, createdAt: now });
      const [row] = await use().installation.execute();
      if (row === undefined) throw new Error('an installation without its row');
      return row.id;
    },
    async takeDuty(name, holder, now, until) {
      return changed(await use().takeDuty.execute({ name, holder, now, leasedUntil: until })) > 0;
    },
    async endDuty(name, holder, dueAt) {
      if (dueAt === null) await use().leaveDuty.execute({ name, holder });
      else await use().endDuty.execute({ name, holder, dueAt });
    },
    async saveComparison(row) {
      await use().saveComparison.execute({ ...row });
    },
    async seeTransaction(row) {
      return changed(await use().seeTransaction.execute({ ...row })) > 0;
    },
    async saveReport(report, openDifferences) {
      const { finishedAt } = report;
      const [saved] = await use().saveReport.execute({ finishedAt, openDifferences, body: report });
      if (saved) await use().forgetReports.execute({ before: saved.id - REPORTS_KEPT + 1 });
    },
  };
}
