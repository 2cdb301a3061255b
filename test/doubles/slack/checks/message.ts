import type { Breach, Fields, Workspace } from "../types.ts";
import { checkBlocks } from "./blocks.ts";
import { checkMentions } from "./mentions.ts";
import { createReporter, isFields, lengthOf, type Reporter } from "./reporter.ts";

/** Slack cuts at 40,000; a message of this program's stays below this many characters. */
const MESSAGE_MAX = 12_000;
const METADATA_BYTES_MAX = 16_384;

/** What a message is checked for, besides its content. */
export type MessageRules = {
  /** Posted into a channel, where links unfurl unless that is turned off. */
  readonly unfurls: boolean;
};

/** A message's arguments: Slack's limits, and what this program must never send. */
export function checkMessage(fields: Fields, workspace: Workspace, rules: MessageRules): readonly Breach[] {
  const found = [
    ...checkContent(fields, workspace),
    ...checkLengths(fields),
    ...(fields.metadata === undefined ? [] : checkMetadata(fields.metadata)),
  ];
  return rules.unfurls ? [...found, ...checkUnfurling(fields)] : found;
}

function checkContent(fields: Fields, workspace: Workspace): readonly Breach[] {
  const report = createReporter("invalid_blocks");
  const { text, blocks, markdown_text: markdown } = fields;
  if (blocks !== undefined) {
    checkBlocks(blocks, "message", report.at("blocks"));
    if (typeof text !== "string" || text.trim() === "")
      report.at("text").flag("fallback", "blocks need a plain text too");
  }
  if (fields.link_names === true) report.at("link_names").flag("live-names", "makes names in the text mentions");
  if (fields.parse === "full") report.at("parse").flag("live-names", "makes names in the text mentions");
  checkMentions(text, workspace, report.at("text"));
  checkMentions(markdown, workspace, report.at("markdown_text"));
  checkMentions(blocks, workspace, report.at("blocks"));
  return report.breaches;
}

function checkLengths({ text, blocks, markdown_text: markdown }: Fields): readonly Breach[] {
  const report = createReporter("msg_too_long");
  const check = (length: number, place: Reporter) => {
    if (length >= MESSAGE_MAX) place.refuse("too-long", `${length} characters, fewer than ${MESSAGE_MAX}`);
  };
  if (typeof text === "string") check(lengthOf(text), report.at("text"));
  if (typeof markdown === "string") check(lengthOf(markdown), report.at("markdown_text"));
  check(shownLength(blocks), report.at("blocks"));
  return report.breaches;
}

/** Characters that are seen in blocks: every string that is called text. */
function shownLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + shownLength(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, item]) => sum + (name === "text" && typeof item === "string" ? lengthOf(item) : shownLength(item)),
    0,
  );
}

function checkMetadata(metadata: unknown): readonly Breach[] {
  const report = createReporter("invalid_metadata_format").at("metadata");
  if (!isFields(metadata)) {
    report.refuse("type", "must be an object");
    return report.breaches;
  }
  const { event_type: type, event_payload: payload } = metadata;
  if (typeof type !== "string" || !/^\w+$/.test(type)) {
    report.at("event_type").refuse("type", "must be letters, digits and underscores");
  }
  if (!isFields(payload)) report.at("event_payload").refuse("type", "must be an object");
  else if (!isShallow(payload)) report.at("event_payload").refuse("type", "has values that are too deep");
  const bytes = Buffer.byteLength(JSON.stringify(metadata));
  if (bytes > METADATA_BYTES_MAX) {
    const tooLarge = createReporter("metadata_too_large", "/metadata", report.breaches);
    tooLarge.refuse("too-long", `${bytes} bytes, at most ${METADATA_BYTES_MAX}`);
  }
  return report.breaches;
}

/** Values, objects of values, and lists of both. */
function isShallow(payload: Fields): boolean {
  const isFlat = (value: unknown) => typeof value !== "object";
  const isEntry = (value: unknown) => isFlat(value) || (isFields(value) && Object.values(value).every(isFlat));
  return Object.values(payload).every((value) => (Array.isArray(value) ? value.every(isEntry) : isEntry(value)));
}

function checkUnfurling(fields: Fields): readonly Breach[] {
  const report = createReporter("");
  for (const name of ["unfurl_links", "unfurl_media"] as const) {
    if (fields[name] !== false) report.at(name).flag("unfurling", "must be false");
  }
  return report.breaches;
}
