import type { Digest } from "../digest/digest.ts";
import type { Reply } from "./reply.ts";

/** A digest as a reply: its parts in their order, related questions as buttons. */
export type DigestReply = (digest: Digest) => Reply;
