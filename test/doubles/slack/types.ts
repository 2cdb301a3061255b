/** A JSON object as it is sent: nobody has looked at its fields yet. */
export type Fields = Readonly<Record<string, unknown>>;

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** As Slack writes it: it-IT. */
  readonly locale: string;
  /** Of the IANA database. */
  readonly timeZone: string;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
};

export type ChannelKind = "public" | "private" | "direct" | "group";

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  /** Undefined where nobody is known to have created it. */
  readonly creator: string | undefined;
  readonly members: Set<string>;
  /** By timestamp, in the order in which they were posted. */
  readonly messages: Map<string, Message>;
  /** Replies by the timestamp of the message that they are under. */
  readonly threads: Map<string, Message[]>;
  archived: boolean;
  deleted: boolean;
};

export type Message = {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly botId: string | undefined;
  /** Of the message that this one is under. */
  readonly threadTs: string | undefined;
  /** The only person who sees it. */
  readonly ephemeralTo: string | undefined;
  /** How it came: a method of the Web API, `response_url`, `acknowledgement`, or `person`. */
  readonly via: string;
  /** Rises with every message of the double's. */
  readonly order: number;
  readonly atMs: number;
  readonly reactions: Map<string, Set<string>>;
  text: string;
  blocks: readonly Fields[];
  metadata: Fields | undefined;
  editedTs: string | undefined;
};

/** Names a message; a `Message` does. */
export type MessageReference = { readonly channel: string; readonly ts: string };

export type View = {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  /** That it was opened with. */
  readonly triggerId: string | undefined;
  /** Changes with every update. */
  hash: string;
  /** As the app sent it: type, title, blocks, callback_id, private_metadata … */
  content: Fields;
};

/** The app as it is installed in one workspace. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly scopes: Set<string>;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly views: Map<string, View>;
  /** The published home tab, by person. */
  readonly homes: Map<string, View>;
  /** What an assistant's thread shows while it works, by `channel/thread`. */
  readonly statuses: Map<string, string>;
  /** Undefined while the app isn't installed. */
  token: string | undefined;
};

/** A call of the Web API or of a response_url. */
export type JournalEntry = {
  readonly order: number;
  readonly atMs: number;
  readonly method: string;
  readonly team: string | undefined;
  /** Without tokens and secrets. */
  readonly arguments: Fields;
  /** `ok`, Slack's error, an HTTP status, `cut` or `hung`; undefined while it is worked on. */
  outcome: string | undefined;
};

/** Something that breaks a limit of Slack's or a rule of this program's. */
export type Breach = {
  readonly rule: string;
  readonly detail: string;
  /** JSON pointer into the arguments. */
  readonly pointer: string;
  /** What Slack refuses it with. Undefined: Slack takes it, this program must not send it. */
  readonly error: string | undefined;
};

export type Violation = Breach & { readonly method: string; readonly team: string | undefined; readonly atMs: number };

/** What Slack answers in place of a result. */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Fields;

  constructor(code: string, extra: Fields = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}
