import type { IncomingMessage } from 'node:http';
import type { Deliveries } from './deliveries.ts';
import type { Faults } from './faults.ts';
import { jsonReply, type Reply } from './http-kit.ts';
import type { World } from './world.ts';

/** What the control door may turn. */
export type ControlParts = { readonly world: World; readonly deliveries: Deliveries; readonly faults: Faults };

export const answerControl = async (_parts: ControlParts, _request: IncomingMessage, _url: URL): Promise<Reply> =>
  jsonReply(200, '{}');
