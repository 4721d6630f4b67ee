// What a check of the site's health says: the fields of WordPress's Site Health tests.

export interface HealthCheck {
  readonly label: string;
  readonly status: 'good' | 'recommended' | 'critical';
  readonly badge: { readonly label: 'Security' | 'Performance'; readonly color: 'blue' };
  /** HTML. */
  readonly description: string;
  /** HTML; '' where there is nothing to do. */
  readonly actions: string;
  /** Name of the test, with underscores. */
  readonly test: string;
}

/** A check's answer in WordPress's order of keys. */
export function check(
  test: string,
  area: 'Security' | 'Performance',
  said: { label: string; status: HealthCheck['status']; text: readonly string[]; actions?: string },
): HealthCheck {
  const { label, status, text, actions = '' } = said;
  const description = text.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return { label, status, badge: { label: area, color: 'blue' }, description, actions, test };
}
