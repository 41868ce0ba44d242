import { type SQL, sql } from 'drizzle-orm';
import type { NewsId } from '#shared/ids.ts';
import type { PlacementState } from '#shared/village/view.ts';
import type { Schema } from '../schema/schema.ts';

/**
 * How a placement is to stand after all that news say of it, as columns of a statement on `placement`. A gift that was told of whole
 * has a row in `told_placement`; one that is delivered in parts has its units added up, and is there when all of them are.
 */
export function asTold({ placement, toldPlacement, toldPart, news }: Schema) {
  // Qualified by hand: an update would leave the table out, and the inner tables have columns of these names.
  const own = (column: 'id' | 'quantity' | 'state' | 'there') => sql`${placement}.${sql.identifier(column)}`;
  const whole = sql`(select ${toldPlacement.state} from ${toldPlacement} where ${toldPlacement.placement} = ${own('id')} and ${toldPlacement.state} <> 'promised')`;
  const partsOf = (more: SQL = sql``) =>
    sql`(select coalesce(sum(${toldPart.units}), 0) from ${toldPart} where ${toldPart.placement} = ${own('id')}${more})`;
  const parts = partsOf();
  const hasParts = sql`exists (select 1 from ${toldPart} where ${toldPart.placement} = ${own('id')})`;
  const isTold = sql`(${hasParts} or exists (select 1 from ${toldPlacement} where ${toldPlacement.placement} = ${own('id')}))`;
  const state = sql<PlacementState>`coalesce(${whole}, case when ${parts} >= ${own('quantity')} then 'delivered' else 'promised' end)`;
  const there = sql<number>`case when ${state} = 'delivered' then 0 else ${parts} end`.mapWith(Number);
  // Of several that deliver a gift in parts, the newest that still does.
  const byParts = sql`(select ${toldPart.news} from ${toldPart} inner join ${news} on ${news.id} = ${toldPart.news} where ${toldPart.placement} = ${own('id')} order by case when ${toldPart.units} > 0 then 0 else 1 end, ${news.publishedAt} desc, ${news.id} limit 1)`;
  const byWhole = sql`(select ${toldPlacement.news} from ${toldPlacement} where ${toldPlacement.placement} = ${own('id')})`;
  const by = sql<NewsId>`case when ${whole} is not null then ${byWhole} else coalesce(${byParts}, ${byWhole}) end`;
  const isElse = sql`(${state} <> ${own('state')} or ${there} <> ${own('there')})`;
  return { partsOf, hasParts, state, there, by, isUntold: sql`${isTold} and ${isElse}` };
}
