import type { RefundTx } from '#server/domain/ports/refunds.ts';
import { orderOf } from '../rows.ts';
import type { Use } from './use.ts';

/** What stewards order to be paid back, and what banks dispute. */
export function refundsTx(use: Use): RefundTx {
  return {
    async createRefundOrder(row, lines) {
      await use().createRefundOrder.execute({ ...row, touchedAt: row.createdAt });
      const { id: refundOrder, attempt, donation } = row;
      for (const line of lines) {
        const taken = await use().createRefundLine.execute({ refundOrder, attempt, donation, line, state: 'ordered' });
        // The caller refuses, and the whole transaction with it.
        if (taken.length === 0) return false;
      }
      return true;
    },
    async refundOrder(id) {
      const [row] = await use().refundOrder.execute({ id });
      return row ? orderOf(row) : null;
    },
    waitingRefundsOf: async (attempt) => (await use().waitingRefundsOf.execute({ attempt })).map(orderOf),
    refundLinesOf: (donation) => use().refundLinesOf.execute({ donation }),
    async moveRefundOrder(id, from, to, { stripeRefund = null, refusal = null }, now) {
      for (const state of from) {
        const moved = await use().moveRefundOrder.execute({ id, from: state, to, stripeRefund, refusal, now });
        if (moved.length === 0) continue;
        if (to === 'done') {
          await use().keepRefundLines.execute({ id });
          await use().reviveRefundLines.execute({ id });
        } else if (to !== 'ordered') await use().releaseRefundLines.execute({ id });
        return true;
      }
      return false;
    },
    async touchRefundOrder(id, now) {
      await use().touchRefundOrder.execute({ id, now });
    },
    async refundState(id) {
      const [row] = await use().refund.execute({ id });
      return row?.state ?? null;
    },
    disputesOf: (attempt) => use().disputesOf.execute({ attempt }),
    async saveDispute(row) {
      await use().saveDispute.execute({ ...row });
    },
  };
}
