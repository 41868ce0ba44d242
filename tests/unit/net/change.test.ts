import { expect, it } from 'vitest';
import { changeOf } from '#client/net/change.ts';
import { NewsId, PlacementId } from '#shared/ids.ts';
import type { VillageEvent } from '#shared/village/events.ts';

const placement = PlacementId.parse('plc_0000000000000001');
const news = NewsId.parse('nws_0000000000000001');

it('[V2] units of a gift that came are a change of what news tell, and no gift that came alive', () => {
  const came: VillageEvent = { seq: 1, type: 'giftsDeliveredInPart', news, parts: [{ placement, there: 2 }] };
  expect(changeOf([came])).toMatchObject({ inPart: [placement], told: [], isNewsChanged: true, newsPosted: false });
});
