import type { Stage } from '#client/game/stage.ts';
import type { Api } from '#client/net/api.ts';
import type { LiveVillage } from '#client/net/live-village.ts';
import type { Proofs } from '#client/net/proofs.ts';
import type { Sounds } from '#client/sound/sounds.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { Messages } from '#shared/i18n/messages.ts';
import type { Shared } from '#shared/sharing/networks.ts';
import type { Keeping } from './keeping.ts';
import type { Looking } from './looking.ts';
import type { HudState } from './state.ts';
import type { Store } from './store.ts';

/** What the HUD's acts work with; `main.ts` puts it together. */
export interface Machinery {
  readonly store: Store<HudState>;
  readonly api: Api;
  readonly proofs: Proofs;
  readonly keeping: Keeping;
  readonly sounds: Sounds;
  readonly browser: Browser;
  readonly looking: Looking;
  /** null until it is there, and for ever where the village cannot be drawn */
  stage(): Stage | null;
  /** null until the village is followed */
  live(): LiveVillage | null;
}

/** The page around the HUD. */
export interface Browser {
  goTo(address: string): void;
  reload(): void;
  now(): number;
  wait(ms: number): Promise<void>;
  loadWords(language: Language): Promise<Messages>;
  /** the document's language and the server's memory of it */
  setLanguage(language: Language): void;
  /** the device's own sheet for passing something on; rejects where the player changes their mind */
  share(what: Shared): Promise<void>;
  /** rejects where the browser does not allow it */
  copy(text: string): Promise<void>;
  /** [S5] the address of this page lets nobody place a gift any more */
  forgetFriend(): void;
  /** a panel opened: the back button is to close it */
  rememberPanel(): void;
  /** a panel closed by our own button */
  forgetPanel(): void;
}

/** Says something to eyes and screen readers alike. */
export function say({ store }: Pick<Machinery, 'store'>, text: string, undo: (() => void) | null = null): void {
  store.set({ notice: { text, undo, number: (store.get().notice?.number ?? 0) + 1 } });
}
