// The refusals of schema validation: WordPress's codes and data, our words.
import { SiteError } from '../../../base/error.ts';

/** A value is of another type than the schema's. `data.param` names the place, as `tags[0]`. */
export function wrongType(param: string, type: string): SiteError {
  return new SiteError('rest_invalid_type', `${param} must be of type ${type}.`, { param });
}

/** Any other refusal; those of nested values carry no data in WordPress. */
export function refusal(code: string, message: string, data: Record<string, unknown> | null = null): SiteError {
  return new SiteError(code, message, data);
}
