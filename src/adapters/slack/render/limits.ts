/** Slack's limits; where its documents and its library differ, the stricter. Characters are UTF-16 code units. */
export const SECTION_CHARACTERS_MAX = 3000;
export const HEADER_CHARACTERS_MAX = 150;
export const CONTEXT_CHARACTERS_MAX = 2000;
export const CONTEXT_ELEMENTS_MAX = 10;
export const ACTIONS_MAX = 25;
export const BUTTON_CHARACTERS_MAX = 75;
export const MESSAGE_BLOCKS_MAX = 50;
export const VIEW_BLOCKS_MAX = 100;
export const VIEW_TITLE_CHARACTERS_MAX = 24;
export const LABEL_CHARACTERS_MAX = 2000;
export const PLACEHOLDER_CHARACTERS_MAX = 150;
export const OPTION_CHARACTERS_MAX = 75;
export const INPUT_CHARACTERS_MAX = 3000;
export const THREAD_TITLE_CHARACTERS_MAX = 100;
/** Together under 12,000, which a whole message should keep within. */
export const FALLBACK_CHARACTERS_MAX = 3000;
export const BLOCKS_CHARACTERS_MAX = 8000;
