// `core/loginout`: a link to log in or out, or a form to log in. Reproduces wp_loginout and wp_login_form. Where the reader
// returns to is the post around, or the front page.
import { escapeAttribute } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, postOf, wrapper } from './helpers.ts';

export function loginout(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const isLoggedIn = state.context.data.facts?.isLoggedIn ?? false;
  const { page } = state.context;
  const address = page && `${page.origin}${page.path}${page.search === '' ? '' : `?${page.search}`}`;
  const here = address ?? postOf(block, state)?.link ?? `${state.context.home}/`;
  if (!isLoggedIn && isSet(attributes.displayLoginAsForm)) {
    return `<div ${wrapper(block, state, 'logged-out has-login-form')}>${loginForm(here, state)}</div>`;
  }
  const link = loginLink(state, isSet(attributes.redirectToCurrent) ? here : '');
  return `<div ${wrapper(block, state, isLoggedIn ? 'logged-in' : 'logged-out')}>${link}</div>`;
}

/** A link to log in or out, whichever the reader can do; it leads on to `redirect`. */
export function loginLink({ context: { site, data }, language }: RenderState, redirect = ''): string {
  const login = `${site?.siteUrl ?? ''}/wp-login.php`;
  const to = redirect === '' ? '' : `redirect_to=${encodeURIComponent(redirect)}`;
  if (!data.facts?.isLoggedIn)
    return `<a href="${escapeUrl(to === '' ? login : `${login}?${to}`)}">${language.say('Log in')}</a>`;
  const address = `${login}?action=logout${to === '' ? '' : `&${to}`}&_wpnonce=${data.facts.logoutNonce}`;
  return `<a href="${escapeUrl(address)}">${language.say('Log out')}</a>`;
}

function loginForm(
  redirect: string,
  { context: { site, theme }, language: { say, isRightToLeft } }: RenderState,
): string {
  // Names and passwords are written from left to right.
  const direction = isRightToLeft ? ' style="direction: ltr;"' : '';
  const button = theme.hasThemeJson ? ' wp-block-button__link wp-element-button' : '';
  return `<form name="loginform" id="loginform" action="${escapeUrl(`${site?.siteUrl ?? ''}/wp-login.php`)}" method="post"><p class="login-username">
				<label for="user_login">${say('Username or Email Address')}</label>
				<input type="text" name="log" id="user_login" autocomplete="username" class="input" value="" size="20"${direction} />
			</p><p class="login-password">
				<label for="user_pass">${say('Password')}</label>
				<input type="password" name="pwd" id="user_pass" autocomplete="current-password" spellcheck="false" class="input" value="" size="20"${direction} />
			</p><p class="login-remember"><label><input name="rememberme" type="checkbox" id="rememberme" value="forever" /> ${say('Remember Me')}</label></p><p class="login-submit">
				<input type="submit" name="wp-submit" id="wp-submit" class="button button-primary${button}" value="${escapeAttribute(say('Log In'))}" />
				<input type="hidden" name="redirect_to" value="${escapeAttribute(escapeUrl(redirect))}" />
			</p></form>`;
}
