import type { Deliveries } from './deliveries.ts';
import type { Outcome } from './errors.ts';
import type { Faults } from './faults.ts';
import type { FormTree } from './form.ts';
import { object, type Reader } from './params.ts';
import type { World } from './world.ts';

/** What the control door may turn. */
export type ControlParts = { readonly world: World; readonly deliveries: Deliveries; readonly faults: Faults };

/** One thing the control door does, told by a JSON body and the id in its path. */
export type Act = (parts: ControlParts, body: FormTree, id: string) => Outcome<object> | Promise<Outcome<object>>;

type Fields = Readonly<Record<string, Reader<unknown>>>;
type Values<F> = { readonly [K in keyof F]: F[K] extends Reader<infer T> ? T : never };

/** An act with its parameters read first: an unknown or bad one is refused, here as in the API. */
export const act =
  <F extends Fields>(
    fields: F,
    run: (parts: ControlParts, params: Values<F>, id: string) => Outcome<object> | Promise<Outcome<object>>,
  ): Act =>
  (parts, body, id) => {
    const read = object(fields)(body, '');
    return read.ok ? run(parts, read.value as Values<F>, id) : read;
  };

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what was given: optional readers leave `undefined` behind, which would overwrite. */
export const given = <T extends object>(params: T): Given<T> =>
  // A subset of the same keys, without the undefined ones.
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Given<T>;
