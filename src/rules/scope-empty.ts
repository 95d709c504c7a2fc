import type { Rule } from './rule.ts';

/**
 * Nobody can read an answer without knowing which companies, sites and systems it is about.
 * A warning: the answers may be true all the same.
 */
export const scopeEmpty = {
  code: 'scs/scope-empty',
  severity: 'warning',
  about: 'scope',
  words: {
    ja: {
      title: '空の調べる範囲',
      says: '調べる範囲がありません',
      hint: 'scope に、会社・拠点・部署・システムのどれかを書いてください',
    },
    en: {
      title: 'Empty scope',
      says: 'There is no scope',
      hint: 'Write companies, sites, departments or systems under scope',
    },
  },
  check: ({ assessment: { scope } }) =>
    Object.values(scope).every((names) => (names ?? []).every((name) => name.trim() === ''))
      ? [{ path: ['scope'] }]
      : [],
} as const satisfies Rule;
