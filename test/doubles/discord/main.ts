import { parseArgs } from "node:util";
import { createControl } from "./control.ts";
import { startDiscordDouble } from "./discord-double.ts";
import { INTENT } from "./protocol.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    shards: { type: "string", default: "1" },
    /** Constant memory, and no journal. */
    recent: { type: "boolean", default: false },
    "message-content": { type: "boolean", default: false },
  },
});

const double = await startDiscordDouble(
  {
    port: Number(values.port),
    shards: Number(values.shards),
    keep: values.recent ? "recent" : "everything",
    privilegedIntents: values["message-content"] ? INTENT.messageContent : 0,
  },
  createControl,
);

process.stdout.write(`DISCORD_API_URL=${double.apiUrl}\nDISCORD_TOKEN=${double.token}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void double.close());
