import { expect, test } from 'vitest';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import type { Document } from '../../../src/report/document.ts';
import { renderMarkdown } from '../../../src/report/render/markdown.ts';

/** GitHub looks for these in what the Markdown has become, where a backslash or `&#64;` is gone. */
const linked = /@[a-z]|#\d|GH-\d|:\/\/|www\./i;

test.each(['@octocat', 'a@example.jp', '#12', 'a/b#12', 'GH-12', 'gh-7', 'https://example.jp', 'www.example.jp'])(
  'GitHub finds nothing to link in %s, and shows it as it is',
  (text) => {
    const blocks: Document['parts'][number]['blocks'] = [
      { kind: 'text', text },
      { kind: 'folded', title: text, blocks: [{ kind: 'list', items: [text] }] },
    ];
    const document: Document = {
      title: text,
      facts: [[text, text]],
      notices: [text],
      parts: [{ title: text, blocks }],
    };
    const shown = renderMarkdown(document, translator(ja))
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
      .replace(/\\([#_-])/g, '$1');
    expect(shown).not.toMatch(linked);
    expect(shown.replaceAll('<!-- -->', '').split(text)).toHaveLength(9);
  },
);
