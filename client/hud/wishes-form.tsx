import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Props } from './props.ts';
import { LONGEST, type WrittenWish } from './wishes.ts';

/** [G5] Name, message, thanks, news: each its own question, each off until chosen, all of them folded away at first. */
export function WishesForm({ state, acts }: Props) {
  const { words, project, language, wishes } = state;
  const dearest = Math.max(...state.basket.map(({ gift }) => priceOf(state, gift)));
  const { receipt } = words;
  return (
    <details class="wishes" open={state.wishing} onToggle={(event) => acts.unfoldWishes(event.currentTarget.open)}>
      <summary>
        {receipt.wishes} <span class="small">{receipt.wishesHint}</span>
      </summary>
      <Question
        state={state}
        acts={acts}
        wish="publicName"
        ask={receipt.name}
        field={receipt.nameField}
        trouble={receipt.nameNeeded}
      >
        {receipt.nameMeans(project.title[language])}
      </Question>
      {wishes.publicName.on && (
        <div class="question">
          <label class="tick">
            <input
              type="checkbox"
              checked={wishes.nameOnGift}
              onChange={(event) => acts.wish({ nameOnGift: event.currentTarget.checked })}
            />
            <span>{receipt.nameOnGift}</span>
          </label>
          <p class="small">{receipt.nameOnGiftMeans(words.money(dearest))}</p>
        </div>
      )}
      <Question
        state={state}
        acts={acts}
        wish="message"
        ask={receipt.message}
        field={receipt.messageField}
        trouble={receipt.messageNeeded}
      >
        {receipt.messageMeans}
      </Question>
      <Question
        state={state}
        acts={acts}
        wish="thanksEmail"
        ask={receipt.thanks}
        field={receipt.thanksField}
        trouble={receipt.emailNeeded}
      >
        {receipt.emailMeans}
      </Question>
      <Question
        state={state}
        acts={acts}
        wish="newsEmail"
        ask={receipt.news}
        field={receipt.newsField}
        trouble={receipt.emailNeeded}
      >
        {receipt.newsMeans} {receipt.emailMeans}
      </Question>
    </details>
  );
}

const priceOf = ({ project }: Props['state'], slug: string): number =>
  project.gifts.find((gift) => gift.slug === slug)?.priceCents ?? 0;

interface QuestionProps extends Props {
  readonly wish: WrittenWish;
  readonly ask: string;
  readonly field: string;
  readonly trouble: string;
  readonly children: ComponentChildren;
}

function Question({ state, acts, wish, ask, field, trouble, children }: QuestionProps) {
  const { words, wishes, troubles } = state;
  const { on, text } = wishes[wish];
  const id = useId();
  const wrong = troubles.includes(wish);
  const attributes = {
    id: `${id}-field`,
    value: text,
    maxLength: LONGEST[wish],
    'aria-invalid': wrong,
    'aria-describedby': `${id}-means`,
    onInput: (event: { currentTarget: { value: string } }) =>
      acts.wish({ [wish]: { on, text: event.currentTarget.value } }),
  };
  return (
    <div class="question">
      <label class="tick">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => acts.wish({ [wish]: { on: event.currentTarget.checked, text } })}
        />
        <span>{ask}</span>
      </label>
      {on && (
        <>
          <label class="field-label" for={`${id}-field`}>
            {field}
          </label>
          {wish === 'message' ? (
            <textarea {...attributes} rows={3} />
          ) : wish === 'publicName' ? (
            <input {...attributes} type="text" autocomplete="nickname" />
          ) : (
            <input {...attributes} type="email" autocomplete="email" inputMode="email" />
          )}
          <p id={`${id}-means`} class="small">
            {children} {wish === 'message' && words.receipt.left(LONGEST.message - text.length)}
          </p>
          {wrong && (
            <p class="trouble" role="alert">
              {trouble}
            </p>
          )}
        </>
      )}
    </div>
  );
}
