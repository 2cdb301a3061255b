/** What prints one answer outside of a chat. */
export { renderExplanationOf } from "./explanation.ts";
export { renderAnswer } from "./rendering.ts";
export { styleFor } from "./style.ts";
