// /wp/v2/widget-types/KIND/encode: what a form's fields would make of a widget, without storing it: its settings, its form
// and a preview. Reproduces encode_form_data.
import { SiteError } from '../../../base/error.ts';
import { formFacts } from '../../../content/widgets/form-facts.ts';
import { decodedInstance, encodedInstance, jsonOf, phpOf } from '../../../content/widgets/instance.ts';
import { renderPreview } from '../../../content/widgets/render.ts';
import { newFeedOf, updatedFor } from '../../../content/widgets/save.ts';
import { phpItems } from '../../../database/php-values.ts';
import { trim } from '../../../rendering/formatting/php-strings.ts';
import type { WidgetType } from '../../../rendering/widgets/types.ts';
import { isNumeric, isPhpArray, toInteger } from '../../engine/php.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';

export async function encode(call: Call, type: WidgetType): Promise<RestResponse> {
  const { site, viewer, params } = call;
  const number = isNumeric(params.number) ? toInteger(params.number) : -1;
  const before = signedInstance(call) ?? [];
  const form = isPhpArray(params.form_data) ? (params.form_data as Record<string, unknown>) : {};
  const sent = form[`widget-${type.idBase}`];
  const isSent = isPhpArray(sent);
  const given = isSent ? phpItems(phpOf(sent))[0] : undefined;
  const feed = type.idBase === 'rss' && isSent ? await newFeedOf(site, given, before) : undefined;
  const instance = isSent ? updatedFor(site, viewer, type.idBase, given, before, feed) : before;
  const facts = await formFacts(site, viewer, call.request.headers['user-agent'] ?? '');
  const shown = jsonOf(instance);
  return respond({
    form: trim(type.form({ number, instance: shown }, facts)),
    preview: trim(await renderPreview(site, viewer, type, { number: -1, instance: shown })),
    instance: encodedInstance(site, instance, type),
  });
}

/**
 * The settings of `instance`; undefined where it has none. Throws `rest_invalid_widget` where their signature is not ours.
 */
export function signedInstance({ site, params }: Call): ReturnType<typeof decodedInstance> {
  const given = params.instance;
  if (!isPhpArray(given)) return undefined;
  const { encoded, hash } = given as Record<string, unknown>;
  if (encoded === undefined || encoded === null || hash === undefined || hash === null) return undefined;
  const read =
    typeof encoded === 'string' && typeof hash === 'string' ? decodedInstance(site, encoded, hash) : undefined;
  if (read === undefined) throw new SiteError('rest_invalid_widget', 'These settings were not made here.', 400);
  return read;
}
