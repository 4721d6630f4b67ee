// The one error type of Broadsheet. Errors are data: WordPress's code, our words, a status and WordPress's data.
// Thrown anywhere, turned into JSON, HTML or an exit code at one boundary (rest/engine/errors.ts, cli/main.ts).

/** What WordPress's `WP_Error` carries per code. `status` is the HTTP status; other keys go out as they are. */
export type ErrorData = { status?: number; [key: string]: unknown };

/**
 * An error that a client is meant to see.
 * `code` and `data` are WordPress's, `message` is ours. `additional` holds further errors, as `additional_errors` in JSON.
 */
export class SiteError extends Error {
  readonly code: string;
  readonly data: ErrorData | null;
  readonly additional: readonly SiteError[];

  constructor(
    code: string,
    message: string,
    data: ErrorData | number | null = null,
    additional: readonly SiteError[] = [],
  ) {
    super(message);
    this.name = 'SiteError';
    this.code = code;
    this.data = typeof data === 'number' ? { status: data } : data;
    this.additional = additional;
  }

  /** The HTTP status, 500 where none was given (as `rest_convert_error_to_response`). */
  get status(): number {
    return this.data?.status ?? 500;
  }
}
