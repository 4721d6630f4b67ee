// The one error type of Broadsheet. Errors are data: WordPress's code, our words, a status and WordPress's data.
// Thrown anywhere, turned into JSON, HTML or an exit code at one boundary (rest/engine/errors.ts, cli/main.ts).

/** What WordPress's `WP_Error` carries per code. `status` is the HTTP status; other keys go out as they are. */
export type ErrorData = { status?: number; [key: string]: unknown };

/**
 * An error that a client is meant to see.
 * `code` and `data` are WordPress's, `message` is ours. `additional` holds further errors, as `additional_errors` in JSON;
 * `additionalData` what WordPress sends beside `data` as `additional_data`.
 */
export class SiteError extends Error {
  readonly code: string;
  readonly data: ErrorData | null;
  readonly additional: readonly SiteError[];
  readonly additionalData: readonly unknown[];

  constructor(
    code: string,
    message: string,
    data: ErrorData | number | null = null,
    additional: readonly SiteError[] = [],
    additionalData: readonly unknown[] = [],
  ) {
    // Answers, not faults: capturing a stack would cost more than deciding that a viewer may not do something.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'SiteError';
    this.code = code;
    this.data = typeof data === 'number' ? { status: data } : data;
    this.additional = additional;
    this.additionalData = additionalData;
  }

  /** The HTTP status, 500 where none was given (as `rest_convert_error_to_response`). */
  get status(): number {
    return this.data?.status ?? 500;
  }
}
