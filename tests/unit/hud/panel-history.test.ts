import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPanelHistory } from '#client/hud/panel-history.ts';

/** A browser's history: going back is done when `settle` says so, and tells the page then. */
function fakeBrowser() {
  const entries = [false];
  let backs = 0;
  let open = false;
  const panels = createPanelHistory({
    onPanel: () => entries.at(-1) === true,
    push: () => void entries.push(true),
    back: () => {
      backs += 1;
    },
  });
  const arrive = () => {
    entries.pop();
    if (panels.popped()) open = false;
  };
  return {
    entries,
    isOpen: () => open,
    open() {
      open = true;
      panels.opened();
    },
    close() {
      open = false;
      panels.closed();
    },
    settle() {
      for (; backs > 0; backs--) arrive();
    },
    /** the visitor's own button: a browser does what was asked before first */
    back() {
      this.settle();
      if (entries.length > 1) arrive();
    },
  };
}

describe('the back button and what is open', () => {
  it('closes what is open, and leaves the page as it was', () => {
    const browser = fakeBrowser();
    browser.open();
    browser.back();
    expect(browser.isOpen()).toBe(false);
    expect(browser.entries).toEqual([false]);
  });

  it('a panel opened just after another was closed stays', () => {
    const browser = fakeBrowser();
    browser.open();
    browser.close();
    browser.open();
    browser.settle();
    expect(browser.isOpen()).toBe(true);
    expect(browser.entries).toEqual([false, true]);
  });

  it('whatever is done, and however late: an entry for what is open, none for what is not', () => {
    const deeds = fc.array(fc.constantFrom('open', 'close', 'settle', 'back'), { maxLength: 40 });
    fc.assert(
      fc.property(deeds, (done) => {
        const browser = fakeBrowser();
        for (const deed of done) {
          if (deed === 'open' ? !browser.isOpen() : deed === 'close' ? browser.isOpen() : true) {
            const before = browser.isOpen();
            browser[deed]();
            if (deed === 'settle') expect(browser.isOpen()).toBe(before);
          }
        }
        browser.settle();
        expect(browser.entries).toEqual(browser.isOpen() ? [false, true] : [false]);
      }),
      { seed: 58 },
    );
  });
});
