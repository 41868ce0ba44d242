import { render } from 'preact';
import { AboutSheet } from './about-sheet.tsx';
import type { Acts } from './acts.ts';
import { BasketSheet } from './basket-sheet.tsx';
import { BoardSheet } from './board-sheet.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { FlowerCard } from './flower-card.tsx';
import { FlowerSheet } from './flower-sheet.tsx';
import { FriendCard } from './friend-card.tsx';
import { FriendLinkNote } from './friend-link.tsx';
import { GesturesSheet, QuestionSheet } from './gestures-sheet.tsx';
import { GiftSheet } from './gift-sheet.tsx';
import { ListSheet } from './list-sheet.tsx';
import { MailboxSheet } from './mailbox-sheet.tsx';
import { MinimapPlate } from './minimap.tsx';
import { Notice } from './notice.tsx';
import { PendingNote } from './pending-note.tsx';
import { PlacingBar } from './placing-bar.tsx';
import { ConnectionBanner, Presence } from './presence.tsx';
import type { Props } from './props.ts';
import { Receipt } from './receipt.tsx';
import { ReturnedCard } from './returned-card.tsx';
import { ShareSheet } from './share-sheet.tsx';
import { SaidInSheet } from './sheet.tsx';
import { Shop } from './shop.tsx';
import { SinceCard } from './since-card.tsx';
import { AtlasFolder } from './sprite.tsx';
import { type HudState, isFriendHere } from './state.ts';
import { StepSheet } from './step-sheet.tsx';
import type { Store } from './store.ts';
import { TopBar } from './top-bar.tsx';

/** Draws the HUD into `root` and keeps it true to the store. */
export function mountHud(root: HTMLElement, store: Store<HudState>, acts: Acts): void {
  const draw = (state: HudState) => render(<Hud state={state} acts={acts} />, root);
  root.replaceChildren();
  store.subscribe(draw);
  draw(store.get());
}

function Hud({ state, acts }: Props) {
  const { mode, panel } = state;
  const notice = <Notice state={state} acts={acts} />;
  return (
    <AtlasFolder.Provider value={state.data.assets}>
      <div class="hud-top">
        <TopBar state={state} acts={acts} />
        <ConnectionBanner state={state} acts={acts} />
        <Presence state={state} acts={acts} />
        <MinimapPlate state={state} acts={acts} />
      </div>
      <div class="hud-bottom">
        {panel.kind === 'none' && notice}
        <Dock state={state} acts={acts} mode={mode} />
      </div>
      <SaidInSheet.Provider value={notice}>
        <OpenPanel state={state} acts={acts} />
      </SaidInSheet.Provider>
    </AtlasFolder.Provider>
  );
}

function Dock({ state, acts, mode }: Props & { readonly mode: HudState['mode'] }) {
  if (mode.kind === 'placing') return <PlacingBar state={state} acts={acts} mode={mode} />;
  if (isFriendHere(state)) return <FriendCard state={state} acts={acts} />;
  if (state.returned.kind !== 'nowhere') return <ReturnedCard state={state} acts={acts} />;
  const friendLink = state.friendLinks.at(-1);
  return (
    <>
      {state.since ? (
        <SinceCard state={state} acts={acts} since={state.since} />
      ) : state.pending.length > 0 && !state.pendingRead ? (
        <PendingNote state={state} acts={acts} />
      ) : friendLink && !state.friendLinksRead ? (
        <FriendLinkNote state={state} acts={acts} link={friendLink} />
      ) : (
        <FlowerCard state={state} acts={acts} />
      )}
      <BottomBar state={state} acts={acts} />
    </>
  );
}

function OpenPanel({ state, acts }: Props) {
  const { panel } = state;
  switch (panel.kind) {
    case 'none':
      return null;
    case 'shop':
      return <Shop state={state} acts={acts} />;
    case 'basket':
      return <BasketSheet state={state} acts={acts} />;
    case 'receipt':
      return <Receipt state={state} acts={acts} />;
    case 'about':
      return <AboutSheet state={state} acts={acts} />;
    case 'board':
      return <BoardSheet state={state} acts={acts} />;
    case 'mailbox':
      return <MailboxSheet state={state} acts={acts} />;
    case 'gestures':
      return <GesturesSheet state={state} acts={acts} />;
    case 'question':
      return <QuestionSheet state={state} acts={acts} />;
    case 'list':
      return <ListSheet state={state} acts={acts} />;
    case 'share':
      return <ShareSheet state={state} acts={acts} panel={panel} />;
    case 'step':
      return <StepSheet state={state} acts={acts} panel={panel} />;
    case 'flower':
      return <FlowerSheet state={state} acts={acts} panel={panel} />;
    case 'gift':
      return <GiftSheet state={state} acts={acts} panel={panel} />;
  }
}
