import { checkList, createReporter, isFields } from "../checks/reporter.ts";
import { type Channel, type Fields, SlackError } from "../types.ts";
import { type Call, channelOf, hold, type Methods, needs, requiredText, text } from "./method.ts";

const PROMPTS_MAX = 4;
const LOADING_MESSAGES_MAX = 10;

const setStatus = (call: Call): Fields => {
  const { workspace, fields } = call;
  const key = `${threadChannel(call).id}/${requiredText(fields, "thread_ts")}`;
  const report = createReporter("invalid_arguments");
  if (typeof fields.status !== "string") report.at("status").refuse("type", "must be a string");
  if (fields.loading_messages !== undefined) {
    checkList(fields.loading_messages, 1, LOADING_MESSAGES_MAX, report.at("loading_messages"));
  }
  hold(call, report.breaches);
  const status = text(fields, "status");
  if (status === "") workspace.statuses.delete(key);
  else workspace.statuses.set(key, status);
  return {};
};

const setTitle = (call: Call): Fields => {
  threadChannel(call);
  requiredText(call.fields, "thread_ts");
  requiredText(call.fields, "title");
  return {};
};

const setPrompts = (call: Call): Fields => {
  threadChannel(call);
  const report = createReporter("invalid_arguments");
  checkList(call.fields.prompts, 1, PROMPTS_MAX, report.at("prompts")).forEach((prompt, index) => {
    const isWhole = isFields(prompt) && text(prompt, "title") !== "" && text(prompt, "message") !== "";
    if (!isWhole) report.at("prompts", index).refuse("type", "must have a title and a message");
  });
  hold(call, report.breaches);
  return {};
};

export const ASSISTANT: Methods = new Map([
  ["assistant.threads.setStatus", { scopes: needs("assistant:write", "chat:write"), run: setStatus }],
  ["assistant.threads.setTitle", { scopes: needs("assistant:write"), run: setTitle }],
  ["assistant.threads.setSuggestedPrompts", { scopes: needs("assistant:write"), run: setPrompts }],
]);

function threadChannel(call: Call): Channel {
  const channel = channelOf(call, "channel_id");
  if (!channel.members.has(call.workspace.botUserId)) throw new SlackError("not_in_channel");
  return channel;
}
