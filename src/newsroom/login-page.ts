// The login form and the question before logging out, as plain HTML pages without scripts.
import { escapeHtml } from '../rendering/formatting/escape.ts';

const style = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{display:grid;place-items:center;min-height:100vh;margin:0;background:light-dark(#f3f3f1,#1b1b1a)}
main{width:20rem;max-width:90vw;padding:2rem;border-radius:.5rem;background:light-dark(#fff,#262625);box-shadow:0 1px 6px #0002}
h1{font-size:1.25rem;margin:0 0 1rem}
label{display:block;margin:.75rem 0 .25rem}
input:not([type=checkbox]){box-sizing:border-box;width:100%;padding:.5rem;font:inherit}
button{margin-top:1rem;padding:.5rem 1rem;font:inherit}
.check{display:flex;gap:.5rem;align-items:center}
.error{border-left:4px solid #c00;padding-left:.75rem}`;

/** A small page of its own: `title` is plain text, `content` HTML. */
export function page(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>${content}</main></body></html>
`;
}

export interface LoginForm {
  readonly siteTitle: string;
  readonly action: string;
  readonly redirectTo: string;
  readonly username: string;
  readonly remember: boolean;
  /** Plain text. */
  readonly errors: readonly string[];
  readonly note?: string | undefined;
}

/** The form; its fields have WordPress's names, so that tools made for its login page work. */
export function loginPage(form: LoginForm): string {
  const errors = form.errors.map((error) => `<p class="error" role="alert">${escapeHtml(error)}</p>`).join('');
  const note = form.note === undefined ? '' : `<p role="status">${escapeHtml(form.note)}</p>`;
  return page(
    `Log in – ${form.siteTitle}`,
    `<h1>${escapeHtml(form.siteTitle)}</h1>${errors}${note}
<form id="loginform" name="loginform" method="post" action="${escapeHtml(form.action)}">
<label for="user_login">Name or email address</label>
<input id="user_login" name="log" autocomplete="username" autocapitalize="off" required autofocus value="${escapeHtml(form.username)}">
<label for="user_pass">Password</label>
<input id="user_pass" name="pwd" type="password" autocomplete="current-password" required>
<label class="check"><input name="rememberme" type="checkbox" value="forever"${form.remember ? ' checked' : ''}> Stay logged in</label>
<button id="wp-submit" name="wp-submit" value="Log In">Log in</button>
<input type="hidden" name="redirect_to" value="${escapeHtml(form.redirectTo)}">
<input type="hidden" name="testcookie" value="1">
</form>`,
  );
}

/** Asks whether to log out, where the link that led here has no good nonce. */
export function logoutPage(siteTitle: string, action: string): string {
  return page(
    `Log out – ${siteTitle}`,
    `<h1>${escapeHtml(siteTitle)}</h1><p>Do you want to log out?</p><p><a href="${escapeHtml(action)}">Log out</a></p>`,
  );
}
