/** What of the browser's history an open panel needs. */
export interface PanelHistory {
  /** the entry we stand on is a panel's */
  onPanel(): boolean;
  push(): void;
  /** comes back later, with a `popstate` */
  back(): void;
}

/**
 * One entry of the history for whatever panel is open, so that the back button closes it.
 * Going back takes time: a panel opened meanwhile keeps standing, and gets its entry once we are back.
 */
export function createPanelHistory(history: PanelHistory) {
  let wanted = false;
  let leaving = false;
  return {
    opened(): void {
      wanted = true;
      if (!leaving && !history.onPanel()) history.push();
    },
    closed(): void {
      wanted = false;
      if (leaving || !history.onPanel()) return;
      leaving = true;
      history.back();
    },
    /** @returns whether the visitor went back, to close what is open: otherwise it was us, who had closed it */
    popped(): boolean {
      if (!leaving) {
        wanted = false;
        return true;
      }
      leaving = false;
      if (wanted) history.push();
      return false;
    },
  };
}
