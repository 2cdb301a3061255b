import { type Fault, faultTree } from "../checks/faults.ts";
import type { Json } from "../json.ts";

/** What Discord answers with instead of doing what was asked. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly more: Json;

  constructor(status: number, code: number, message: string, more: Json = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export const unknownChannel = () => new ApiError(404, 10003, "Unknown Channel");
export const unknownGuild = () => new ApiError(404, 10004, "Unknown Guild");
export const unknownMember = () => new ApiError(404, 10007, "Unknown Member");
export const unknownMessage = () => new ApiError(404, 10008, "Unknown Message");
export const unknownUser = () => new ApiError(404, 10013, "Unknown User");
export const unknownWebhook = () => new ApiError(404, 10015, "Unknown Webhook");
export const unknownInteraction = () => new ApiError(404, 10062, "Unknown interaction");
export const unknownCommand = () => new ApiError(404, 10063, "Unknown application command");
export const alreadyAcknowledged = () => new ApiError(400, 40060, "Interaction has already been acknowledged.");
export const tooManyFollowUps = () =>
  new ApiError(400, 40094, "This interaction has hit the maximum number of follow-up messages.");
export const missingAccess = () => new ApiError(403, 50001, "Missing Access");
export const notTheAuthor = () => new ApiError(403, 50005, "Cannot edit a message authored by another user");
export const closedToMessages = () => new ApiError(403, 50007, "Cannot send messages to this user");
export const emptyMessage = () => new ApiError(400, 50006, "Cannot send an empty message");
export const missingPermissions = () => new ApiError(403, 50013, "Missing Permissions");
export const invalidToken = () => new ApiError(401, 50027, "Invalid Webhook Token");
export const mayNotReply = () => new ApiError(400, 160002, "Cannot reply without permission to read message history");
export const threadArchived = () => new ApiError(400, 50083, "Thread is archived");
export const threadExists = () => new ApiError(400, 160004, "A thread has already been created for this message");

export function invalidBody(faults: readonly Fault[]): ApiError {
  return new ApiError(400, 50035, "Invalid Form Body", { errors: faultTree(faults) });
}

/** @throws ApiError 50035 where there are any. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidBody(faults);
}
