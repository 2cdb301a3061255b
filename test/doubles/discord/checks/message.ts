import { type Json, listOf, numberOf, recordOf, recordsOf } from "../json.ts";
import { FLAG } from "../protocol.ts";
import { checkComponents } from "./components.ts";
import { checkEmbeds } from "./embeds.ts";
import { checkCount, checkOneOf, checkText, createFaults, type Fault, type Faults } from "./faults.ts";

const CONTENT_MAX = 2_000;
const NONCE_MAX = 25;
const MENTIONS_MAX = 100;

export type MessageCheck = {
  /** Flags that the message has already, where it is edited. */
  readonly flags?: number;
  /** An edit may leave everything out. */
  readonly edit?: boolean;
};

/** What Discord would refuse of a message's body. */
export function faultsOfMessage(body: Json, { flags = 0, edit = false }: MessageCheck = {}): readonly Fault[] {
  const faults = createFaults();
  const v2 = ((flags | numberOf(body.flags)) & FLAG.componentsV2) !== 0;
  checkText(faults, "content", body.content, { min: 0, max: CONTENT_MAX, optional: true });
  const { nonce } = body;
  if (nonce !== undefined && nonce !== null && String(nonce).length > NONCE_MAX) {
    faults.add("nonce", `Must be ${NONCE_MAX} or fewer in length.`, "BASE_TYPE_MAX_LENGTH");
  }
  if (v2) {
    for (const field of ["content", "embeds", "poll", "stickers"]) {
      const value = body[field];
      const empty = value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
      if (!empty) faults.add(field, "Not allowed together with IS_COMPONENTS_V2.", "MESSAGE_CANNOT_USE_LEGACY_FIELDS");
    }
  } else {
    checkEmbeds(faults, body.embeds);
  }
  if (body.components !== undefined || (v2 && !edit)) checkComponents(faults, body.components, v2);
  checkAllowedMentions(faults, body.allowed_mentions);
  if (listOf(body.sticker_ids).length > 3) faults.add("sticker_ids", "Must be 3 or fewer.");
  return faults.list;
}

function checkAllowedMentions(faults: Faults, value: unknown): void {
  const { parse, ...lists } = recordOf(value);
  for (const each of listOf(parse)) checkOneOf(faults, "allowed_mentions.parse", each, ["roles", "users", "everyone"]);
  for (const kind of ["users", "roles"]) {
    const ids = listOf(lists[kind]);
    checkCount(faults, `allowed_mentions.${kind}`, ids, { max: MENTIONS_MAX });
    if (ids.length > 0 && listOf(parse).includes(kind)) {
      const code = "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE";
      faults.add("allowed_mentions", `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`, code);
    }
  }
}

/** Nothing that a reader would see. */
export function isEmpty(body: Json): boolean {
  return (
    (body.content ?? "") === "" &&
    recordsOf(body.embeds).length === 0 &&
    listOf(body.components).length === 0 &&
    listOf(body.sticker_ids).length === 0 &&
    body.poll === undefined
  );
}
