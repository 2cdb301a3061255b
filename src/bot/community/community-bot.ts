import type { Language } from "../../knowledge/pack/types.ts";
import type { Moderation } from "../digest/commands/moderation.ts";
import type { CommandReply, Moderator } from "../digest/commands/types.ts";
import type { Action } from "./actions.ts";
import type { FollowerAddress } from "./gap-buttons.ts";
import type { Form, Reply } from "./reply.ts";
import type { Visit } from "./visit.ts";

/**
 * What a community's platform stands in front of: each of its events is one call, each call's reply is a value. Nothing
 * rejects because of what somebody typed; where the store fails, a call rejects, and the adapter says `sorry`.
 */
export type CommunityBot = {
  /** Somebody asked on purpose: by a command, a shortcut, a button. */
  ask(visit: Visit, question: string, options?: AskOptions): Promise<Reply>;
  /**
   * Somebody wrote a message. Null: nothing is said, since it wasn't meant for the bot, or it was asked to be quiet here.
   */
  message(visit: Visit, text: string, address: Address): Promise<Reply | null>;
  /** Somebody wants quiet in a thread (🔇). A typed mention ends it. */
  quiet(visit: Visit): Promise<void>;
  /** A button was pressed. @param message the platform's id of the message with the button. */
  press(visit: Visit, action: Action, message: string): Promise<Reply>;
  /** The window that a button opens, known at once; undefined where it opens none. `press` is called all the same. */
  formOf(action: Action, language: Language): Form | undefined;
  /** A form was sent. @param typed cut and cleaned by the core. */
  submit(visit: Visit, action: Action, message: string, typed: string): Promise<Reply>;
  /** Questions for what is being typed, best first, at most `limit`. */
  complete(typed: string, language: Language, limit: number): readonly string[];

  topics(visit: Visit): Promise<Reply>;
  debate(visit: Visit): Promise<Reply>;
  /** How the last answer of this conversation was found. */
  explain(visit: Visit): Promise<Reply>;
  /** @param hints what holds on this platform only, in the reply's language: how to call the bot. */
  help(visit: Visit, hints: Readonly<Record<Language, readonly string[]>>): Promise<Reply>;
  /**
   * For a page that a person opens: what the bot can do, popular questions, the digests that they manage, “my data”.
   *
   * @param ownsChannel whether the person moderates a channel alone, where the platform knows such people.
   */
  home(visit: Visit, ownsChannel?: (channel: string) => Promise<boolean>): Promise<Reply>;
  showData(visit: Visit): Promise<Reply>;
  /** Asks whether to delete; a button does it. */
  deleteData(visit: Visit): Promise<Reply>;

  /** For moderators: what was asked in vain. */
  gaps(visit: Visit): Promise<Reply>;
  /** For moderators: without a change, what holds. Ids of channels and people are the platform's. */
  settings(visit: Visit, change?: SettingsChange): Promise<Reply>;
  /** For moderators; `visit` has the channel that it is about. Its `moderator` is checked here. */
  digest(visit: Visit, run: (moderation: Moderation, moderator: Moderator) => Promise<CommandReply>): Promise<Reply>;
  completeTimeZone(typed: string, limit: number): readonly string[];
  /** What has to be known before the answer is: asked while a platform's deadline runs. Never rejects. */
  manners(visit: Visit): Promise<Manners>;
  /** Whether a moderator of the community named the person one, where the platform has no such right. */
  isNamedModerator(visit: Pick<Visit, "platform" | "community" | "person">): Promise<boolean>;
  /** What a person's client can't say: the language that they chose. Null takes it back. */
  chooseLanguage(visit: Visit, language: Language | null): Promise<Reply>;
  /** Of a person who never chose one, null. */
  languageOf(visit: Pick<Visit, "platform" | "person">): Promise<Language | null>;

  /**
   * Tells those who asked to be told what can be answered by now, each once. Returns how many.
   *
   * @param tell writes to one person; see `Platform.tell`.
   * @param ending nobody more is told once it is aborted.
   */
  tellFollowers(
    platform: string,
    tell: (address: FollowerAddress, reply: Reply) => Promise<void>,
    ending?: AbortSignal,
  ): Promise<number>;

  /** The bot was added to a community, or taken out of it, or a channel of it is gone. */
  joined(platform: string, community: string): Promise<void>;
  left(platform: string, community: string): Promise<void>;
  channelGone(visit: Pick<Visit, "platform" | "community" | "channel">): Promise<void>;

  /** Communities that something is kept of, and that the bot wasn't told to have left; and their channels, likewise. */
  knownCommunities(platform: string): Promise<readonly string[]>;
  knownChannels(platform: string, community: string): Promise<readonly string[]>;

  /** Something failed inside; said to the person, while the log says what. */
  sorry(language: Language): Reply;
};

export type AskOptions = {
  /** The person wants to read the answer alone. */
  readonly private?: boolean;
  /** The words are somebody else's message: what has no answer isn't kept as a gap. */
  readonly quoted?: boolean;
  /** The language that the person chose for this question. */
  readonly language?: Language;
};

/**
 * How a message came to the bot: typed mention, a reply that pings it, a direct message, or only overheard in a thread
 * that it takes part in.
 */
export type Address = "mention" | "reply" | "direct" | "overheard";

export type Manners = {
  /** What is said to everybody here is said in this language where nothing else is known. */
  readonly language: Language;
  /** Answers are for the person who asked alone. */
  readonly private: boolean;
};

/** What is left out stays as it is. */
export type SettingsChange = {
  /** Where questions are answered for all to read; null: everywhere. */
  readonly answerChannels?: readonly string[] | null;
  readonly answerPrivately?: boolean;
  readonly noticesChannel?: string | null;
  readonly language?: Language | null;
  /** People who may moderate, beside those whom the platform names. */
  readonly addModerator?: string;
  readonly removeModerator?: string;
};
