import type { Migration } from "../migrate.ts";
import { digest } from "./0001-digest.ts";
import { people } from "./0002-people.ts";
import { notices } from "./0003-notices.ts";
import { communities } from "./0004-communities.ts";
import { claims } from "./0005-claims.ts";

/** In order, each one's version one above the last. A migration that was released is never changed. */
export const MIGRATIONS: readonly Migration[] = [digest, people, notices, communities, claims];
