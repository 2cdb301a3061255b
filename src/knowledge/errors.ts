/**
 * The one family of errors that this program throws on purpose: a stable `code` for programs, a message that says
 * where and how to mend it for people, and the `cause` where there is one. Messages never hold a secret's value.
 */
export class StaffettaError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A knowledge pack that can't be used: names file, line, field and remedy, one problem a line. */
export class KnowledgeError extends StaffettaError {}
