import type { GiftReceipt } from '#shared/protocol/accounts.ts';
import type { Props } from './props.ts';

/** The receipt inside a gift: its price, its share of the fee, what arrives, and its line in the public accounts [T1]. */
export function GiftMoney({ state, receipt }: Pick<Props, 'state'> & { readonly receipt: GiftReceipt }) {
  const { words, project } = state;
  const own = words.accounts.receipt;
  const { priceCents, feeCents, netCents, line } = receipt;
  return (
    <section class="gift-money" aria-labelledby="gift-money">
      <h3 id="gift-money">{own.title}</h3>
      <dl class="totals">
        <div>
          <dt>{own.price}</dt>
          <dd>{words.money(priceCents)}</dd>
        </div>
        <div>
          <dt>{own.fee}</dt>
          <dd>{feeCents === null ? own.feeUnknown : words.money(feeCents)}</dd>
        </div>
        {netCents !== null && (
          <div class="totals-main">
            <dt>{own.net}</dt>
            <dd>{words.money(netCents)}</dd>
          </div>
        )}
      </dl>
      {receipt.feesCovered && <p class="small">{own.feesCovered}</p>}
      {receipt.wentBack !== 'nothing' && <p>{receipt.wentBack === 'part' ? own.part : own.everything}</p>}
      <p>
        <a href={`/p/${project.slug}/accounts?line=${line}#line-${line}`}>{own.line(line)}</a>
      </p>
    </section>
  );
}
