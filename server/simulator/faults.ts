/** How an API call fails on purpose. `before`: nothing was done; `after`: it was done, only the answer is lost. */
export type Fault = {
  readonly answer: '500' | '503' | '429' | 'timeout' | 'hangup';
  readonly when: 'before' | 'after';
  /** Only calls whose `METHOD /path` begins like this. */
  readonly match: string;
};

export type Faults = {
  /** The next `calls` matching calls fail like this. */
  readonly plan: (fault: Fault, calls: number) => void;
  readonly clear: () => void;
  readonly take: (method: string, path: string) => Fault | undefined;
};

export const createFaults = (): Faults => {
  let planned: { fault: Fault; left: number }[] = [];
  return {
    plan: (fault, calls) => {
      planned.push({ fault, left: calls });
    },
    clear: () => {
      planned = [];
    },
    take: (method, path) => {
      const found = planned.find(({ fault }) => `${method} ${path}`.startsWith(fault.match));
      if (found === undefined) {
        return undefined;
      }
      found.left -= 1;
      planned = planned.filter(({ left }) => left > 0);
      return found.fault;
    },
  };
};
