import type { KnowledgeSnapshot } from "../digest/digest.ts";
import type { Channel } from "./channel.ts";

/** The knowledge as each channel's last digest left it: what is new since then is news there. */
export type ChannelKnowledge = {
  /** Undefined where no digest was posted yet. */
  read(channel: Channel): Promise<KnowledgeSnapshot | undefined>;
  /** Replaces what was there; called once a digest is posted. */
  write(channel: Channel, snapshot: KnowledgeSnapshot): Promise<void>;
  forget(channel: Channel): Promise<void>;
};
