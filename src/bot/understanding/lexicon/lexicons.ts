import type { Language } from "../../../knowledge/pack/types.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";
import type { Lexicon } from "./lexicon.ts";

export const LEXICONS: Readonly<Record<Language, Lexicon>> = { it, en };
