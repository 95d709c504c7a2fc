import type { FirmRule } from './rule.ts';

/**
 * Nobody can read an answer without knowing which companies, sites and systems it is about.
 * A warning: the answers may be true all the same.
 */
export const scopeEmpty: FirmRule = {
  code: 'scs/scope-empty',
  severity: 'warning',
  check: ({ assessment: { scope } }) =>
    Object.values(scope).every((names) => (names ?? []).every((name) => name.trim() === ''))
      ? [{ path: ['scope'] }]
      : [],
};
