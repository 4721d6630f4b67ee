// /wp/v2/widget-types/KIND/render: a page that shows one widget, for a frame in the editor. The widget in it is WordPress's;
// the page around it is our own.
import { renderOneBlock } from '../../../content/texts/render-block.ts';
import { isObject } from '../../../rendering/blocks/json.ts';
import type { WidgetType } from '../../../rendering/widgets/types.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';

export async function preview(call: Call, { idBase }: WidgetType): Promise<RestResponse> {
  const { site, viewer, params } = call;
  const instance = isObject(params.instance) ? { instance: params.instance } : {};
  const html = await renderOneBlock(site, viewer, 'core/legacy-widget', { idBase, ...instance }, undefined);
  const page = `		<!doctype html>
		<html lang="en-US">
		<head>
			<meta charset="UTF-8" />
			<meta name="viewport" content="width=device-width, initial-scale=1" />
			<style>html, body, #page, #content { padding: 0; margin: 0; }</style>
		</head>
		<body>
		<div id="page" class="site">
			<div id="content" class="site-content">
				${html}			</div><!-- #content -->
		</div><!-- #page -->
		</body>
		</html>
		`;
  return respond({ preview: page });
}
