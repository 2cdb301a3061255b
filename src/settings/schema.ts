import { z } from "zod";
import { LANGUAGES } from "../knowledge/pack/types.ts";

/** What colours a terminal shows. */
export const COLOURS = ["auto", "always", "never"] as const;

const folder = z.string().trim().min(1, "name a folder");

const days = z.number().min(1, "must be at least 1").max(3650, "must be at most 3650");

/** The one description of config/staffetta.yaml. A test keeps its defaults and that file's the same. */
export const settingsSchema = z.strictObject({
  language: z.enum(LANGUAGES).default("it"),
  knowledge: z.strictObject({ folder: folder.default("config/knowledge") }).prefault({}),
  conversations: z.strictObject({ folder: folder.default("data/conversations") }).prefault({}),
  digest: z.strictObject({ catchUpHours: z.number().positive().max(24).default(6) }).prefault({}),
  retention: z
    .strictObject({
      slotsDays: days.default(730),
      gapsDays: days.default(180),
      feedbackDays: days.default(365),
      activityDays: days.default(90),
      handledEventsDays: days.default(1),
      threadsDays: days.default(90),
      departedDays: days.default(30),
    })
    .prefault({}),
  terminal: z.strictObject({ colours: z.enum(COLOURS).default("auto") }).prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;
