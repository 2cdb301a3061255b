/** What events are claimed by. First comes what (mostly) rises with time: the store writes those of one time together. */

/** Of a message, by whichever event it comes. */
export const messageKey = (community: string, channel: string, ts: string): string =>
  `${ts}/slack-message/${community}/${channel}`;

/** @param id of the event, which its repetitions share. */
export const eventKey = (community: string, id: string): string => `${id}/slack-event/${community}`;
