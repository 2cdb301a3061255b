import type { Migration } from "../migrate.ts";
import { digest } from "./0001-digest.ts";
import { people } from "./0002-people.ts";
import { communities } from "./0003-communities.ts";

/** In order, each one's version one above the last. A migration that was released is never changed. */
export const MIGRATIONS: readonly Migration[] = [digest, people, communities];
