/** Ending news with a question, and answering one. */
export const asking = {
  title: 'End with a question',
  lead: 'Ask what comes next: each visitor may lay one pebble on a guess. Nothing is won, and nobody is named. Later news say what really happened.',
  asked: 'Question',
  option: (number: number) => `Choice ${number}`,
  optionsHint: 'Two to five choices, in the languages of the question. Leave empty those you do not need.',
  answersTitle: 'What you asked before',
  answersLead: 'Visitors guessed, and wait for it. If you know by now what happened, say so here.',
  happened: 'What happened',
  notYet: 'Not known yet',
  none: 'None of these',
  words: 'In a few words',
  wordsHint: 'Needed where none of them came true.',
  loss: (pebbles: number) =>
    pebbles === 1
      ? 'The question is another one than the one on which a pebble lies: publish, and that pebble is gone.'
      : `The question is another one than the one on which pebbles are laid: publish, and all of them are gone (${pebbles} by now).`,
  lossAnswered: 'What came of it was told in later news: that goes with it, until those are corrected.',
};
