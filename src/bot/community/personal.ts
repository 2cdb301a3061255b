import type { Language } from "../../knowledge/pack/types.ts";
import type { PersonalData } from "../ports/people.ts";
import { firstQuestions } from "./browse.ts";
import { conversationKey } from "./conversation-key.ts";
import { textReply } from "./manners.ts";
import { languageFor, nameOf, type Parts } from "./parts.ts";
import type { Block, Button, Reply } from "./reply.ts";
import type { Visit } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

/** What concerns one person alone: the data that are kept, the language that was chosen, the page of her own. */

const POPULAR_MAX = 3;
const POPULAR_SINCE_MS = 30 * 24 * 60 * 60 * 1000;
const DIGESTS_SHOWN_MAX = 20;

export async function showData(parts: Parts, visit: Visit, chosen?: Language): Promise<Reply> {
  const language = chosen ?? (await languageFor(parts, visit));
  const words = COMMUNITY_WORDS[language].data;
  const kept = await parts.store.people.dataOf(visit.platform, visit.person);
  return {
    ...{ language, private: true, summary: words.title },
    blocks: [
      { kind: "heading", text: words.title },
      ...dataBlocks(kept, language),
      { kind: "text", text: `${words.never} ${words.conversations}`, quiet: true },
      {
        kind: "buttons",
        label: null,
        buttons: [{ label: words.delete, style: "danger", action: { kind: "delete-data", language } }],
      },
    ],
  };
}

/** Nothing is deleted before somebody has pressed that it is meant. */
export async function askToDelete(parts: Parts, visit: Visit, chosen?: Language): Promise<Reply> {
  const language = chosen ?? (await languageFor(parts, visit));
  const words = COMMUNITY_WORDS[language].data;
  return {
    ...{ language, private: true, summary: words.sure },
    blocks: [
      {
        kind: "buttons",
        label: words.sure,
        buttons: [{ label: words.deleteSurely, style: "danger", action: { kind: "delete-data-surely", language } }],
      },
    ],
  };
}

/** Deletes, and shows what there was: the receipt. */
export async function deleteData(parts: Parts, visit: Visit, language: Language): Promise<Reply> {
  const { people, conversations } = parts.store;
  const person = await people.identify(visit.platform, visit.person);
  const receipt = await people.forget(visit.platform, visit.person);
  for (const isPrivate of [true, false]) await conversations.forget(conversationKey(visit, person, isPrivate));
  const words = COMMUNITY_WORDS[language].data;
  const text = words.deleted(
    new Date(parts.clock()).toISOString().slice(0, "YYYY-MM-DDTHH:MM".length).replace("T", " "),
  );
  return {
    ...{ language, private: true, summary: text },
    blocks: [
      { kind: "text", text },
      ...dataBlocks(receipt, language),
      { kind: "text", text: words.conversations, quiet: true },
    ],
  };
}

export async function chooseLanguage(parts: Parts, visit: Visit, language: Language | null): Promise<Reply> {
  const { people, preferences } = parts.store;
  await preferences.write(await people.identify(visit.platform, visit.person), { language });
  const spoken = language ?? (await languageFor(parts, visit));
  return textReply(spoken, COMMUNITY_WORDS[spoken].languageChosen(language));
}

/** The page that a person opens: what the bot can do, what others ask, the digests that she manages, her data. */
export async function home(
  parts: Parts,
  visit: Visit,
  ownsChannel: (channel: string) => Promise<boolean> = async () => false,
): Promise<Reply> {
  const { store, directory, clock } = parts;
  const { platform, community } = visit;
  const language = await languageFor(parts, visit);
  const words = COMMUNITY_WORDS[language];
  const [{ asked }, subscriptions] = await Promise.all([
    store.activity.since(platform, community, clock() - POPULAR_SINCE_MS, POPULAR_MAX),
    store.subscriptions.list(platform, community),
  ]);
  const isOwned = await Promise.all(
    subscriptions.map(({ channel }) => visit.moderator === "community" || ownsChannel(channel)),
  );
  const managed = subscriptions.filter((_each, index) => isOwned[index]);
  const popular = asked.flatMap(({ entry }): readonly Button[] => {
    const question = directory.entry(entry)?.entry.questions[language][0];
    return question === undefined ? [] : [{ label: question, action: { kind: "ask", entry, language } }];
  });
  const digests: readonly Block[] =
    visit.moderator === "community" || managed.length > 0
      ? [
          { kind: "heading", text: words.home.digests },
          managed.length === 0
            ? { kind: "text", text: words.home.noDigests }
            : {
                kind: "list",
                items: managed
                  .slice(0, DIGESTS_SHOWN_MAX)
                  .map((each) => words.home.digest(nameOf(parts, each), each.localTime, each.timeZone)),
              },
        ]
      : [];
  const about = words.help.about(directory.about(language));
  return {
    ...{ language, private: true, summary: about },
    blocks: [
      { kind: "heading", text: words.help.title },
      { kind: "text", text: about },
      popular.length > 0
        ? { kind: "buttons", label: words.home.popular, buttons: popular }
        : { kind: "buttons", label: words.help.tryOne, buttons: firstQuestions(parts, language) },
      ...digests,
      {
        kind: "buttons",
        label: words.home.data,
        buttons: [
          { label: words.data.show, action: { kind: "show-data", language } },
          { label: words.data.delete, style: "danger", action: { kind: "delete-data", language } },
        ],
      },
    ],
  };
}

function dataBlocks(data: PersonalData, language: Language): readonly Block[] {
  const words = COMMUNITY_WORDS[language].data;
  const kinds = Object.keys(data) as (keyof PersonalData)[];
  const items = kinds.filter((kind) => data[kind] > 0).map((kind) => words.kept[kind](data[kind]));
  if (items.length === 0) return [{ kind: "text", text: words.nothing }];
  return [
    { kind: "text", text: words.intro },
    { kind: "list", items },
  ];
}
