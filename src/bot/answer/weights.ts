/** How the signals of the ranking are weighed. Tuned on questions of our own; see DESIGN.md. */
export const RANKING = {
  /** The search's score beside the likeness of the nearest example. */
  search: 0.24,
  /** What a passage loses that accounts for nothing of the question. */
  uncovered: 0.21,
  /** About the highest score that the search gives. */
  searchMax: 3,
};

/** How alike two questions are: Tversky's index, with these shares for what only one of them says. */
export const LIKENESS = {
  onlyAsked: 0.73,
  onlyExample: 0.2,
  /** A silence is an exception: what its example says beyond the question is just what makes it one. */
  onlySilence: 0.38,
  /** A word's own form counts beside its concept, so that the same words win over other words of the same meaning. */
  form: 0.22,
  ask: 1.94,
  /** What a message only takes over counts less than what it says. */
  carried: 0.7,
  /** What the second nearest example adds. */
  second: 0.2,
  /** A word that no example has tells less than one that others have. */
  unseen: 0.59,
  /** Concepts of the question before, where a follow-up says little itself. */
  recalled: 0.35,
};

/** What is left of a candidate's score for each thing that speaks against it. */
export const GUARDS = { outsider: 0.5, entity: 0.88, asked: 0.72, counted: 0.8, unknown: 0.64 };

/** Scores from which on a candidate is taken, 0 to 1. */
export const THRESHOLDS = {
  answer: 0.19,
  /** The same for a message that names nothing the source names. */
  unanchored: 0.26,
  silence: 0.15,
  /** Likeness of an example from which on a message asks just that, and no longer what a name stands for. */
  asAsked: 0.95,
  /** A part of a message answers by itself only when it is surer than a message is. */
  clause: 0.29,
};

/** How follow-ups are told from questions that stand alone. */
export const FOLLOW_UP = {
  /** A reading with what was said before is preferred by this much where the message leans on it. */
  leaningBonus: 0.08,
  /** A message about this many things at most may leave its subject out. */
  ellipticalTopicsMax: 2,
  /** What is left of the score of the claim that was just told. */
  repetition: 0.8,
};
