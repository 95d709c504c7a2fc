import type { Rule } from './rule.ts';

/**
 * Nobody can read an answer without knowing which companies, sites and systems it is about.
 * A warning: the answers may be true all the same.
 */
export const scopeEmpty = {
  code: 'scs/scope-empty',
  severity: 'warning',
  about: 'scope',
  check: ({ assessment: { scope } }) =>
    Object.values(scope).every((names) => (names ?? []).every((name) => name.trim() === ''))
      ? [{ path: ['scope'] }]
      : [],
} as const satisfies Rule;
