import { expect, test } from 'vitest';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { programFor } from '../helpers/program.ts';

/** What a command line becomes: the command, what its run function is given, and what holds for every command. */
async function parsed(argv: readonly string[]) {
  const started: object[] = [];
  const t = translator(await loadMessages('ja'));
  const program = programFor(argv, t, (global, { way, options }) => started.push({ global, way, options }));
  await program.parseAsync([...argv], { from: 'user' });
  expect(started).toHaveLength(1);
  return started[0];
}

const assessment = 'assessment.yaml';

test.each<[line: string, way: string, options: object]>([
  ['ask', 'ask', { file: assessment }],
  ['ask b.yaml --level star4 --by 総務', 'ask', { file: 'b.yaml', level: 'star4', by: '総務' }],
  [
    'ask --catalogue ssdf-1.1 --official c.xlsx',
    'ask',
    { file: assessment, catalogue: 'ssdf-1.1', official: 'c.xlsx' },
  ],
  ['init --name サンプル', 'init', { file: assessment, name: 'サンプル' }],
  ['status b.yaml --level star3', 'status', { file: 'b.yaml', level: 'star3' }],
  ['report', 'report', { file: assessment, pager: true }],
  ['report --no-pager', 'report', { file: assessment, pager: false }],
  ['report --compare', 'report', { file: assessment, compare: true, pager: true }],
  [
    'report b.yaml --compare 2025.yaml 2024.yaml -o r.pdf',
    'report',
    { file: 'b.yaml', compare: ['2025.yaml', '2024.yaml'], output: 'r.pdf', pager: true },
  ],
  [
    'report b.yaml --format pdf -o r.pdf --force',
    'report',
    { file: 'b.yaml', format: 'pdf', output: 'r.pdf', force: true, pager: true },
  ],
  ['report --sample -o r.html', 'report', { file: assessment, sample: true, output: 'r.html', pager: true }],
  ['report --profile summary', 'report', { file: assessment, profile: 'summary', pager: true }],
  ['report --output=r.md', 'report', { file: assessment, output: 'r.md', pager: true }],
  ['check', 'check', { files: [assessment] }],
  [
    'check a.yaml b.yaml --reporter github --reporter sarif:C:\\r.sarif --fail-on warning --as-of 2027/4/1',
    'check',
    {
      files: ['a.yaml', 'b.yaml'],
      reporter: [{ name: 'github' }, { name: 'sarif', file: 'C:\\r.sarif' }],
      failOn: 'warning',
      asOf: '2027-04-01',
    },
  ],
  [
    'check - --allow-not-applicable --assurance evidenced --baseline b.json --config c.yaml --verbose',
    'check',
    {
      files: ['-'],
      allowNotApplicable: true,
      assurance: 'evidenced',
      baseline: 'b.json',
      config: 'c.yaml',
      verbose: true,
    },
  ],
  ['check --json', 'check', { files: [assessment], reporter: [{ name: 'json' }] }],
  [
    'check --reporter sarif:r.sarif --json',
    'check',
    { files: [assessment], reporter: [{ name: 'sarif', file: 'r.sarif' }, { name: 'json' }] },
  ],
  ['portfolio', 'portfolio', { folder: '.', sort: 'name', cache: true }],
  [
    'portfolio kokyaku --sort due --no-cache --evidence -o i.html',
    'portfolio',
    { folder: 'kokyaku', sort: 'due', cache: false, evidence: true, output: 'i.html' },
  ],
  ['check --update-baseline a.yaml --dry-run', 'check', { files: ['a.yaml'], updateBaseline: true, dryRun: true }],
  ['log --id 4-1-3-2 --verify', 'log', { file: assessment, id: '4-1-3-2', verify: true }],
  ['log --json', 'log', { file: assessment, format: 'json' }],
  ['log --format text', 'log', { file: assessment, format: 'text' }],
  ['report --json -o r.json', 'report', { file: assessment, format: 'json', output: 'r.json', pager: true }],
  ['report --format pdf --json', 'report', { file: assessment, format: 'json', pager: true }],
  ['report --json --format pdf', 'report', { file: assessment, format: 'pdf', pager: true }],
  ['portfolio --json', 'portfolio', { folder: '.', sort: 'name', cache: true, format: 'json' }],
  ['diff a.yaml b.yaml --json', 'diff', { files: ['a.yaml', 'b.yaml'], format: 'json' }],
  ['sheet findings -o f.xlsx', 'sheet findings', { kind: 'findings', file: assessment, output: 'f.xlsx' }],
  ['sign --key k.pem --name 見本', 'sign', { file: assessment, key: 'k.pem', name: '見本' }],
  ['sign b.yaml --new-key k.pem', 'sign', { file: 'b.yaml', newKey: 'k.pem' }],
  ['verify s.json --public-key p.pem', 'verify', { file: 's.json', publicKey: 'p.pem' }],
  ['review --only changed', 'review', { file: assessment, only: 'changed' }],
  [
    'evidence add 1-2-1-1 a.pdf --kind document --date 令和8年4月1日 --confidential',
    'evidence add',
    { id: '1-2-1-1', evidence: 'a.pdf', kind: 'document', date: '2026-04-01', confidential: true, file: assessment },
  ],
  ['evidence add 1-2-1-1 --update ２', 'evidence add', { id: '1-2-1-1', update: 2, file: assessment }],
  [
    'evidence list --state missing,changed --json',
    'evidence list',
    { state: ['missing', 'changed'], format: 'json', file: assessment },
  ],
  ['evidence check --file b.yaml --all', 'evidence check', { file: 'b.yaml', all: true }],
  ['diff a.yaml b.yaml', 'diff', { files: ['a.yaml', 'b.yaml'] }],
  ['diff --from 2026-10-01 --to 2027-03-31', 'diff', { files: [assessment], from: '2026-10-01', to: '2027-03-31' }],
  ['lint a.yaml -', 'lint', { files: ['a.yaml', '-'] }],
  ['explain 4-1-3-2', 'explain', { id: '4-1-3-2' }],
  [
    'handout --ids １-2-1-1、1ー2ー1ー2 --blank --to 総務',
    'handout',
    { file: assessment, ids: '１-2-1-1、1ー2ー1ー2', blank: true, to: '総務' },
  ],
  ['handout --review-questions --encrypt', 'handout', { file: assessment, reviewQuestions: true, encrypt: true }],
  [
    'merge a.yaml b.yaml --into c.yaml --dry-run',
    'merge',
    { files: ['a.yaml', 'b.yaml'], into: 'c.yaml', dryRun: true },
  ],
  ['encrypt a.yaml --passphrase-file p.txt', 'encrypt', { files: ['a.yaml'], passphraseFile: 'p.txt' }],
  ['decrypt a.yaml.age -o b.yaml --force', 'decrypt', { files: ['a.yaml.age'], output: 'b.yaml', force: true }],
  ['migrate --to scs-20260327', 'migrate', { file: assessment, to: 'scs-20260327' }],
  ['catalogue list', 'catalogue list', {}],
  ['catalogue show ssdf-1.1 --json', 'catalogue show', { catalogue: 'ssdf-1.1', format: 'json' }],
  ['catalogue diff a.yaml b.yaml', 'catalogue diff', { before: 'a.yaml', after: 'b.yaml' }],
  ['catalogue new a.yaml', 'catalogue new', { file: 'a.yaml' }],
  ['catalogue official c.xlsx', 'catalogue official', { file: 'c.xlsx', catalogue: 'scs-20260327' }],
  ['completion zsh', 'completion', { shell: 'zsh', whole: expect.any(Function) }],
])('%s', async (line, way, options) => {
  expect(await parsed(line.split(' '))).toEqual({ global: { color: true, lang: 'ja' }, way, options });
});

test.each([
  ['--lang en status', { color: true, lang: 'en' }],
  ['status --lang=en --no-color', { color: false, lang: 'en' }],
])('%s holds for every command', async (line, global) => {
  expect(await parsed(line.split(' '))).toMatchObject({ global, way: 'status' });
});

test('after -- everything is a file', async () => {
  expect(await parsed(['check', '--', '--level'])).toMatchObject({ options: { files: ['--level'] } });
});
