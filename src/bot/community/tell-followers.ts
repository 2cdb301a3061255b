import type { Answer } from "../answer/types.ts";
import type { Gap } from "../ports/gaps.ts";
import { PostFailedError } from "../ports/poster.ts";
import { answerReply } from "./answer-reply.ts";
import { FOLLOWERS, type FollowerAddress, gapOfFollower } from "./gap-buttons.ts";
import type { Parts } from "./parts.ts";
import type { Reply } from "./reply.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

const PAGE = 100;

/** Who asked to be told is told once: the address is taken out before anything is sent. */
export async function tellFollowers(
  parts: Parts,
  platform: string,
  tell: (address: FollowerAddress, reply: Reply) => Promise<void>,
  ending?: AbortSignal,
): Promise<number> {
  const { vault } = parts.store;
  const replyTo = createReplies(parts, platform);
  let told = 0;
  for (let after: string | undefined; ; ) {
    const keys = await vault.keys(FOLLOWERS, { limit: PAGE, ...(after !== undefined && { after }) });
    for (const key of keys) {
      if (ending?.aborted === true) return told;
      const reply = await replyTo(gapOfFollower(key));
      if (reply !== null && (await tellOne(parts, key, reply, tell))) told += 1;
    }
    after = keys.at(-1);
    if (after === undefined || keys.length < PAGE) return told;
  }
}

async function tellOne(
  { store: { people, vault }, report }: Parts,
  key: string,
  reply: Reply,
  tell: (address: FollowerAddress, reply: Reply) => Promise<void>,
): Promise<boolean> {
  const bytes = await vault.get(FOLLOWERS, key);
  if (bytes === undefined || !(await vault.remove(FOLLOWERS, key))) return false;
  const address: FollowerAddress = JSON.parse(new TextDecoder().decode(bytes));
  try {
    await tell(address, reply);
    return true;
  } catch (error) {
    report(error);
    // Surely not sent: the next round tries again. In doubt, nobody is written to twice.
    if (error instanceof PostFailedError) {
      const person = await people.identify(address.platform, address.person);
      await vault.put({ namespace: FOLLOWERS, key, bytes, person, expiresAtMs: address.untilMs });
    }
    return false;
  }
}

/** What is said of a gap, made once however many follow it; null where there is nothing to say yet. */
function createReplies({ bot, store }: Parts, platform: string): (gap: string) => Promise<Reply | null> {
  const made = new Map<string, Promise<Reply | null>>();
  const make = async (id: string) => {
    const gap = await store.gaps.find(id);
    if (gap === undefined || gap.platform !== platform) return null;
    const answer = await bot.ask({ question: gap.text, language: gap.language });
    return answer.status === "answered" ? replyOf(gap, answer) : null;
  };
  return (id) => {
    const reply = made.get(id) ?? make(id);
    made.set(id, reply);
    return reply;
  };
}

function replyOf({ text, language }: Gap, answer: Answer): Reply {
  const reply = answerReply(answer, { private: true, question: text });
  const { answeredNow } = COMMUNITY_WORDS[language];
  return {
    ...reply,
    summary: `${answeredNow}\n${reply.summary}`,
    blocks: [{ kind: "text", text: answeredNow }, ...reply.blocks],
  };
}
