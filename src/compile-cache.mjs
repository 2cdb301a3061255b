// Preloaded, and JavaScript, so that main.ts itself comes from the cache: taking the types out of TypeScript costs
// more than the rest of a start. Derived data: the folder may be deleted at any time.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../data/cache/compiled"));
