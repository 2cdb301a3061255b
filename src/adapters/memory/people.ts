import { createHmac, randomBytes } from "node:crypto";
import type { People, PersonalData, PersonKey } from "../../bot/ports/people.ts";
import { deleteWhere, type MemoryTables } from "./tables.ts";

export function createMemoryPeople(tables: MemoryTables): People {
  const secret = randomBytes(32);
  const keyFor = (platform: string, personId: string): PersonKey =>
    createHmac("sha256", secret)
      .update(JSON.stringify([platform, personId]))
      .digest("base64url");

  function count(person: PersonKey): PersonalData {
    const of = <Row>(table: ReadonlyMap<string, Row>, isTheirs: (row: Row) => boolean) =>
      [...table.values()].filter(isTheirs).length;
    return {
      asked: of(tables.asked, ({ asker }) => asker === person),
      gaps: of(tables.gaps, ({ askers, wanters }) => askers.has(person) || wanters.has(person)),
      feedback: of(tables.feedback, (given) => given.person === person),
      notices: of(tables.vault, (entry) => entry.person === person),
      choices:
        Number(tables.preferences.has(person)) + of(tables.moderators, (moderator) => moderator.person === person),
    };
  }

  return {
    async identify(platform, personId) {
      return keyFor(platform, personId);
    },
    async dataOf(platform, personId) {
      return count(keyFor(platform, personId));
    },
    async forget(platform, personId) {
      const person = keyFor(platform, personId);
      const receipt = count(person);
      deleteWhere(tables.asked, ({ asker }) => asker === person);
      deleteWhere(tables.feedback, (given) => given.person === person);
      deleteWhere(tables.vault, (entry) => entry.person === person);
      deleteWhere(tables.moderators, (moderator) => moderator.person === person);
      tables.preferences.delete(person);
      for (const [id, gap] of tables.gaps) {
        const askers = new Map(gap.askers);
        const wanters = new Set(gap.wanters);
        askers.delete(person);
        wanters.delete(person);
        // What nobody else asked was this person's alone.
        if (askers.size + wanters.size === 0) tables.gaps.delete(id);
        else tables.gaps.set(id, { ...gap, askers, wanters });
      }
      return receipt;
    },
  };
}
