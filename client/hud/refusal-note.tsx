import type { Messages } from '#shared/i18n/messages.ts';
import type { Props } from './props.ts';
import type { CheckoutRefusal } from './state.ts';

/** [G7] Why the payment page did not open, in words a person can act on. */
export function RefusalNote({ state, acts }: Props) {
  const { checkout, words } = state;
  if (checkout.kind !== 'refused') return null;
  return (
    <div class="note note-refusal" role="alert">
      <p>{sentenceFor(checkout.why, words)}</p>
      {checkout.why.kind === 'plotTaken' && (
        <button type="button" class="button" onClick={acts.replaceTaken}>
          {words.refused.replace}
        </button>
      )}
    </div>
  );
}

function sentenceFor(why: CheckoutRefusal, { refused }: Messages): string {
  return why.kind === 'other' ? (why.detail ?? refused.other) : refused[why.kind];
}
