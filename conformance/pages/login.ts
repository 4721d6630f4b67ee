// Logging in to the sites under comparison, as a reader's browser does.

/** What the form of a login sends: everybody's password is the name, but for the administrator's. */
export const loginForm = (login: string): URLSearchParams =>
  new URLSearchParams({ log: login, pwd: login === 'admin' ? 'password' : login });

/** The cookies that an answer sets, as the next request sends them. */
export const cookiesIn = ({ headers }: Response): string => cookieHeader(headers.getSetCookie());

/** `Set-Cookie` headers as the `Cookie` header of the next request. */
export const cookieHeader = (set: readonly string[]): string => set.map((cookie) => cookie.split(';', 1)[0]).join('; ');

/** The cookies of who has logged in. `host` is the name by which both sites are asked. */
export async function loginCookies(origin: string, host: string, login: string): Promise<string> {
  const answer = await fetch(`${origin}/wp-login.php`, {
    method: 'POST',
    body: loginForm(login),
    redirect: 'manual',
    headers: { host },
  });
  return cookiesIn(answer);
}
