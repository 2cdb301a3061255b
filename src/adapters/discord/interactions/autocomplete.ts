import type { CommunityBot } from "../../../bot/community/community-bot.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import { LIMITS } from "../limits.ts";
import { plainLine } from "../render/escape.ts";
import type { InteractionKey } from "../rest/api.ts";
import { errorDetails, isAlreadyAcknowledged, isExpired } from "../rest/errors.ts";
import { LATE, within } from "./deadline.ts";
import type { Given } from "./options.ts";
import type { Responding } from "./respond.ts";

/** Choices can't be announced for later: after so long the person sees none. */
const CHOICES_WITHIN_MS = 2000;

/** Shows what somebody may be typing. Never rejects. */
export async function suggest(
  parts: Responding & { readonly bot: CommunityBot },
  key: InteractionKey,
  visit: Visit,
  given: Given,
): Promise<void> {
  const { api, timing, log, bot } = parts;
  try {
    const choices = await within(timing, CHOICES_WITHIN_MS, choicesFor(bot, visit, given)).catch(
      (error: unknown): typeof LATE => {
        log.error("Choices couldn't be made.", errorDetails(error));
        return LATE;
      },
    );
    await api.suggest(key, choices === LATE ? [] : choices);
  } catch (error) {
    // Who types on has made the next one already.
    if (isExpired(error) || isAlreadyAcknowledged(error)) return;
    log.warn("Choices couldn't be shown.", errorDetails(error));
  }
}

async function choicesFor(bot: CommunityBot, visit: Visit, { focused }: Given): Promise<readonly string[]> {
  if (focused === undefined) return [];
  // Both are known at once in this process. Whoever asks another one for them need change nothing here.
  const found = await (focused.name === "timezone"
    ? bot.completeTimeZone(focused.typed, LIMITS.choices)
    : bot.complete(focused.typed, visit.locale ?? "en", LIMITS.choices));
  // A choice is sent as it stands: a part of it would be another question.
  const fitting = found.map(plainLine).filter((choice) => choice !== "" && choice.length <= LIMITS.choiceCharacters);
  return [...new Set(fitting)].slice(0, LIMITS.choices);
}
