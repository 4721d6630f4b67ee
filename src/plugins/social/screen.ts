// The Social screen at /wp-admin/admin.php?page=jetpack-social, where Jetpack Social has its own: the parts that the modules in
// `newsroom/social/` fill by way of the API. The page of Revive Old Posts leads here too.
import type { AdminScreen } from '../../extend/screens.ts';

const section = (id: string, title: string, content: string): string =>
  `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>`;

const list = (id: string, empty: string): string =>
  `<ul id="${id}-list" hidden></ul><p id="${id}-list-empty" class="hint" hidden>${empty}</p>`;

const pages = (id: string): string => `<p id="${id}-pages" class="pages" hidden>
<button type="button" id="${id}-back">Back</button> <span id="${id}-page"></span> <button type="button" id="${id}-on">On</button></p>`;

const connecting = `<details id="connect"><summary>Connect an account</summary>
<form id="connect-form"><p><label for="service">Network</label><select id="service" name="service"></select></p>
<p id="service-text" class="hint"></p><div id="fields"></div>
<p id="needs-client" class="hint" hidden>One can sign in there once the site has a client of its own at the network (below).</p>
<p class="buttons"><button id="connect-button">Connect with these</button>
<button type="button" id="sign-in" hidden>Sign in at the network instead</button></p></form></details>
<form id="choose-form" hidden><fieldset><legend>Which account?</legend><ul id="choices"></ul>
<p id="choices-empty" hidden>There is no account behind these.</p>
<button id="choose-button">Connect</button></fieldset></form>
<details id="clients" hidden><summary>The site’s clients at networks</summary>
<p class="hint">Networks send people back to <code id="redirect"></code>: enter that address there. Secrets are kept encrypted, and
nobody is shown them.</p><ul id="clients-list"></ul></details>`;

const log = `<p><label for="log-state">Show</label><select id="log-state">
<option value="success,failed">All that ended</option><option value="success">What was shared</option>
<option value="failed">What was not</option></select></p>`;

export const socialScreen: AdminScreen = {
  page: 'jetpack-social',
  aliases: ['rop_main'],
  title: 'Social',
  capability: 'publish_posts',
  assets: 'social',
  body: `<p id="said" role="status"></p><p id="failed" role="alert" hidden></p>
<nav id="parts" aria-label="On this page" hidden><ul><li><a href="#accounts">Accounts</a></li><li><a href="#queue">Queue</a></li>
<li><a href="#calendar">Calendar</a></li><li><a href="#log">Log</a></li></ul></nav>
${section('accounts', 'Accounts', list('accounts', 'No account is connected yet.') + connecting)}
${section('queue', 'Queue', list('queue', 'Nothing waits to be shared.') + pages('queue'))}
${section(
  'calendar',
  'The next 30 days',
  `<div id="revive" hidden><p id="revive-state"></p></div>${list('calendar', 'Nothing is planned.')}`,
)}
${section('log', 'Log', log + list('log', 'Nothing was shared yet.') + pages('log'))}
<dialog id="confirm" aria-labelledby="confirm-text"><form method="dialog"><p id="confirm-text"></p>
<p class="buttons"><button id="confirm-yes" value="yes"></button> <button value="no" autofocus>Leave it</button></p></form></dialog>`,
};
