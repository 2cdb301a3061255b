import { type Logger, webApi } from "@slack/bolt";
import { createClientFactory } from "./client.ts";
import { failureOf, UNREADABLE_ANSWER } from "./failures.ts";

/** Where Slack has its methods, and servers like it. */
const USUAL_FOLDER = "api/";

/**
 * The Web API's base. An address without a path is asked, since it may be meant either way: a server may have its methods
 * right there, or below `/api/` as Slack's own.
 */
export async function findApiBase(address: string, logger: Logger): Promise<string> {
  if (new URL(address).pathname !== "/") return address;
  const below = new URL(USUAL_FOLDER, address).href;
  const [here, there] = await Promise.all([address, below].map((base) => hasMethods(base, logger)));
  return !here && there ? below : address;
}

/** A method's answer is Slack's, also where it says that a token is missing; another page's isn't. */
async function hasMethods(base: string, logger: Logger): Promise<boolean> {
  try {
    await createClientFactory(base, logger).create(undefined).auth.test();
    return true;
  } catch (error) {
    return error instanceof webApi.WebAPIPlatformError && failureOf(error).code !== UNREADABLE_ANSWER;
  }
}
