import { MOST_FRIEND_NAME, MOST_FRIEND_WORDS } from '#shared/protocol/http.ts';
import type { Props } from './props.ts';

/** [S5] "For somebody": off until ticked, and both of its words may stay empty. */
export function ForFriend({ state, acts }: Props) {
  const { words, wishes } = state;
  const { friend } = words;
  return (
    <div class="question">
      <label class="tick">
        <input
          type="checkbox"
          checked={wishes.forFriend}
          aria-describedby="friend-means"
          onChange={(event) => acts.wish({ forFriend: event.currentTarget.checked })}
        />
        <span>{friend.ask}</span>
      </label>
      <p class="small" id="friend-means" hidden={!wishes.forFriend}>
        {friend.askMeans}
      </p>
      {wishes.forFriend && (
        <>
          <label class="field-label" for="friend-from">
            {friend.fromField}
          </label>
          <input
            id="friend-from"
            type="text"
            autocomplete="nickname"
            maxLength={MOST_FRIEND_NAME}
            value={wishes.friendFrom}
            onInput={(event) => acts.wish({ friendFrom: event.currentTarget.value })}
          />
          <label class="field-label" for="friend-words">
            {friend.wordsField}
          </label>
          <textarea
            id="friend-words"
            rows={3}
            maxLength={MOST_FRIEND_WORDS}
            value={wishes.friendWords}
            aria-describedby="friend-left"
            onInput={(event) => acts.wish({ friendWords: event.currentTarget.value })}
          />
          <p class="small" id="friend-left">
            {words.receipt.left(MOST_FRIEND_WORDS - wishes.friendWords.length)}
          </p>
        </>
      )}
    </div>
  );
}
