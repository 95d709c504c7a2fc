import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import { widthOf } from '../../src/text/width.ts';
import { helpCommands, helpFile } from '../helpers/help.ts';
import { type PdfContent, readPdf, squeezed } from '../helpers/readPdf.ts';
import { CTRL_C, ENTER, type Person, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { catalogueIds, englishOf, textsIn, WIDE } from '../helpers/translations.ts';
import { book, officialSheet } from '../helpers/workbook.ts';

const SAMPLE = 'templates/sample.assessment.yaml';
const catalogue = shippedCatalogue();
const facts = narrowToLevel(catalogue, 'star3').profileFacts;
const english = englishOf('scs-20260327');

/** Runs a command in English where the package is, so that it finds the sample. */
const inEnglish = (...argv: string[]) => run([...argv, '--lang', 'en'], { cwd: root });

const answersIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

/** A firm that has introduced itself and answered what is given. */
function introduced(answers = 'answers: {}'): string {
  const cwd = testFolder();
  const profile = facts.map(({ id }) => `  ${id}: true`).join('\n');
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1
organization: { name: "Sample Co., Ltd." }
scope: { companies: ["Sample Co., Ltd."] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile:
${profile}
${answers}
`,
  );
  return cwd;
}

/** Text without what Japanese may stand in it: official titles, names of schemes and sources, what was typed, and marks. */
function withoutNames(text: string, typed: readonly string[]): string {
  const names = [
    ...typed,
    ...textsIn(catalogueIds.map(englishOf).map(({ title, source, titles }) => [title, source?.document, titles])).map(
      ([, name]) => name,
    ),
  ];
  // Longest first: a name may begin with another. Lines end where they must, and Markdown protects signs.
  const plain = squeezed(text).replaceAll('\\', '');
  return [...new Set(names.map(squeezed))]
    .filter((name) => name.match(WIDE))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, ''), plain)
    .replaceAll('・', '');
}

/** Everything the sample firm typed. */
const typedInSample = textsIn(parse(readFileSync(join(root, SAMPLE), 'utf8'))).map(([, text]) => text);

describe('the interview in English', () => {
  async function introducesItself(person: Person): Promise<void> {
    await person.sees('[2] Answer the criteria');
    person.types('2');
    await person.sees('Write the name of your company');
    person.types(`Sample Co., Ltd.${ENTER}`);
    for (const field of ['Companies covered', 'Sites covered', 'Departments covered', 'Systems covered']) {
      await person.sees(field);
      person.types(field === 'Sites covered' ? `Head office; Factory 2${ENTER}` : ENTER);
    }
    for (let position = 1; position <= facts.length; position++) {
      await person.sees(`About your company ${position}/${facts.length}`);
      await person.sees('q save and stop');
      person.types('1');
    }
  }

  test('welcomes, asks, explains, keeps an answer, and says how to go on in English', async () => {
    const cwd = testFolder();
    const person = sitDown(['--lang', 'en'], { cwd, rows: 60 });
    await person.sees('You can stop at any time.');
    await introducesItself(person);
    await person.sees('1-2-1-1');
    await person.sees('(Governance) - 81 left');
    await person.sees('Have you decided the roles and responsibilities of the director');
    await person.sees('“In place” means that all of these are true (2):');
    await person.sees('q save and stop');
    person.types('?');
    const parts = ['Why it matters', 'Shown by', 'First step', '1-2-1-1 (★3, '];
    for (const part of parts) await person.sees(part);
    await person.sees('q save and stop');
    person.types('4');
    await person.sees('Whom you might ask: ');
    await person.sees('1-2-1-2');
    await person.sees('q save and stop');
    person.types(CTRL_C);
    const { code, stderr } = await person.finished;

    expect(code).toBe(130);
    expect(stderr).toContain('To go on where you stopped: npx scs-check --lang en\n');
    expect(withoutNames(person.screen(), [])).not.toMatch(WIDE);
    const file = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
    expect(file.scope).toMatchObject({ companies: ['Sample Co., Ltd.'], sites: ['Head office', 'Factory 2'] });
    expect(file.answers['1-2-1-1'].state).toBe('unknown');
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
  });

  /** Answers the first question and leaves. */
  async function answersOnce(argv: readonly string[], last: string): Promise<unknown> {
    const cwd = introduced();
    const person = sitDown(argv, { cwd });
    await person.sees(last);
    person.types('1');
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    return answersIn(cwd);
  }

  test('an answer is the same answer whatever language the question was read in', async () => {
    const answers = await answersOnce([], 'q 保存して終わる');
    expect(answers).toMatchObject({ '1-2-1-1': { state: 'met', asked: expect.anything() } });
    expect(await answersOnce(['--lang', 'en'], 'q save and stop')).toEqual(answers);
  });

  test('a file answered in English goes on in Japanese, and nothing counts as changed', async () => {
    const cwd = introduced();
    const person = sitDown(['--lang', 'en'], { cwd });
    await person.sees('q save and stop');
    person.types('1');
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    for (const language of ['ja', 'en']) {
      expect((await run(['status', '--lang', language], { cwd })).stderr).toBe('');
    }
    const next = sitDown([], { cwd });
    await next.sees('81基準のうち1基準に答えています');
    await next.sees('q 保存して終わる');
    next.types('q');
    expect((await next.finished).code).toBe(0);
  });

  test('options and their digits are the same in English', async () => {
    const cwd = introduced();
    const person = sitDown(['--lang', 'en'], { cwd });
    await goesTo(person, '4-1-1-2');
    await person.sees('q save and stop');
    person.types('1');
    await person.sees('Which of these');
    await person.sees('Enter confirms');
    person.types('1');
    await person.sees('[1]');
    person.types(ENTER);
    await person.sees('4-1-1-3');
    person.types('q');
    await person.finished;
    expect(answersIn(cwd)['4-1-1-2']).toMatchObject({ state: 'met', options: ['a'] });
  });

  async function goesTo(person: Person, id: string): Promise<void> {
    await person.sees('q save and stop');
    person.types('j');
    await person.sees('go to a number');
    person.types('i');
    await person.sees('Number (for example');
    person.types(`${id}${ENTER}`);
    await person.sees(id);
  }

  test('a proposal comes with its English reason', async () => {
    const cwd = introduced('answers: { sa-2: { state: met } }');
    const file = join(cwd, 'assessment.yaml');
    const earlier = 'earlier: [{ id: security-action-25, edition: "3.1", level: self-check }]';
    const text = readFileSync(file, 'utf8').replace('has-servers: true', 'has-servers: false');
    writeFileSync(file, `${text}${earlier}\n`);
    const { mappings } = parse(
      readFileSync(join(root, 'controls', 'crosswalk', 'security-action-25--scs-20260327.yaml'), 'utf8'),
    );
    const { reasonIn } = mappings.find(({ from, to }: Record<string, string>) => from === 'sa-2' && to === '4-4-5-3');
    const person = sitDown(['--lang', 'en'], { cwd });
    await goesTo(person, '4-4-5-3');
    await person.sees('Proposal: ○ in place (from the answer to sa-2. Reason: ');
    await person.sees('press + to adopt it');
    await person.sees('q save and stop');
    expect(squeezed(person.screen())).toContain(squeezed(`Reason: ${reasonIn.en}`));
    person.types('+');
    await person.sees('4-5-1-1');
    person.types('q');
    await person.finished;
    expect(answersIn(cwd)['4-4-5-3']).toMatchObject({ state: 'met', derivedFrom: 'sa-2' });
  });
});

test('what comes home is asked about in English, and the file keeps the same of it as in Japanese', async () => {
  const table = 'Id,Answer\n1-2-1-1,not yet\n2-1-1-1,done\n';
  const mergedIn = async (lang: string) => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), readFileSync(join(root, SAMPLE)));
    writeFileSync(join(cwd, 'back.csv'), table);
    const person = sitDown(['merge', 'back.csv', '--lang', lang], { cwd });
    for (const place of ['1/2', '2/2']) {
      await person.sees(place);
      await person.sees('[2]');
      person.types('2');
    }
    await person.finished;
    return { screen: squeezed(person.screen()), answers: answersIn(cwd) };
  };
  const english = await mergedIn('en');
  const japanese = await mergedIn('ja');
  for (const text of ['Have you decided the roles', 'Do you check your day-to-day security organisation'])
    expect(english.screen).toContain(squeezed(text));
  expect(english.screen).not.toMatch(/していますか|ていますか/);
  expect(english.answers).toEqual(japanese.answers);
  expect(english.answers['1-2-1-1'].state).toBe('unmet');
});

describe('reports in English', () => {
  test.each([
    ['text', 'txt'],
    ['markdown', 'md'],
  ])('in %s stay as they are', async (format, ending) => {
    const { code, stdout, stderr } = await inEnglish('report', SAMPLE, '--format', format);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot(`../golden/report/sample.en.${ending}`);
  });

  test('in JSON count the same and have the same digest as in Japanese', async () => {
    const japanese = JSON.parse((await run(['report', SAMPLE, '--format', 'json'], { cwd: root })).stdout);
    const report = JSON.parse((await inEnglish('report', SAMPLE, '--format', 'json')).stdout);
    const kept = ({ digest, summary, catalogue, diagnostics }: typeof report) => ({
      ...{ digest, summary, diagnostics },
      catalogue: { ...catalogue, title: '', source: { ...catalogue.source, document: '', publisher: '', note: '' } },
    });
    expect(report.summary.criteria.total).toBe(81);
    expect(kept(report)).toEqual(kept(japanese));
    expect(report.actions.map(({ id }: { id: string }) => id)).toEqual(
      japanese.actions.map(({ id }: { id: string }) => id),
    );
  });

  test.each([60, 80, 120])('no line of the text report is wider than %i columns', async (columns) => {
    const { stdout } = await run(['report', SAMPLE, '--lang', 'en'], { cwd: root, columns });
    // Wherever a bar is drawn, its parts are one column each.
    const lines = stdout.replace(/[█▒]/g, '░').split('\n');
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  describe('as PDF', () => {
    let pdf: PdfContent;
    beforeAll(async () => {
      pdf = await readPdf((await inEnglish('report', SAMPLE, '--format', 'pdf')).bytes);
    });

    test('say in which language they are', () => {
      expect(pdf.language).toBe('en-GB');
      expect(pdf.title).toBe('★3 gap report サンプル株式会社');
    });

    test('have English bookmarks', () => {
      const titles = pdf.outline.flatMap(({ title, children }) => [title, ...children]);
      expect(titles).toEqual(
        expect.arrayContaining(['Summary', 'What to do next', 'Criteria still open (27)', 'All criteria']),
      );
      expect(titles.filter((title) => withoutNames(title, typedInSample).match(WIDE))).toEqual([]);
    });

    test('show every criterion with its English question', () => {
      const ids = narrowToLevel(catalogue, 'star3').requirements.flatMap(({ criteria }) =>
        criteria.map(({ id }) => id),
      );
      expect(ids).toHaveLength(81);
      const text = pdf.pages
        .flatMap(({ pieces }) => pieces.filter(({ tag }) => tag !== 'Artifact'))
        .map((piece) => piece.text)
        .join('');
      for (const id of ids) expect(squeezed(text)).toContain(squeezed(english.criteria?.[id]?.question ?? id));
    });
  });
});

describe('help in English', () => {
  test.each(helpCommands)('of "%s" stays as it is, within 80 columns', async (command) => {
    const { code, stdout } = await inEnglish(...command.split(' ').filter(Boolean), '--help');
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    await expect(stdout).toMatchFileSnapshot(`../golden/help/en/${helpFile(command)}`);
    expect(stdout).not.toMatch(WIDE);
  });
});

describe('what is wrong is told in English', () => {
  test('a file that is not there, with the command that makes one', async () => {
    const { code, stderr } = await run(['check', 'none.yaml', '--lang', 'en']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error file-not-found  none.yaml was not found\n' +
        '  hint: Check the name and the folder you are in. To make a new one: scs-check init none.yaml --lang en\n',
    );
  });

  test('a mistyped command, with what was probably meant', async () => {
    const { code, stderr } = await run(['--lang', 'en', 'stauts']);
    expect([code, stderr]).toEqual([
      2,
      'error usage  There is no command “stauts” (did you mean status?)\n  hint: To see the usage: scs-check --help --lang en\n',
    ]);
  });

  test('a mistyped answer, at its place', async () => {
    const cwd = introduced('answers:\n  1-2-1-1:\n    state: yes');
    const { code, stdout, stderr } = await run(['lint', 'assessment.yaml', '--lang', 'en'], { cwd });
    expect(code).toBe(2);
    expect(stdout.replace(/^.*?:\d+:\d+ /, '')).toBe(
      [
        ' error answer-not-allowed  “yes” cannot be used',
        '   17 |     state: yes',
        '      |            ^^^ met / partial / unmet / unknown / not-applicable',
        '  hint: If “yes” means in place, write met',
        '\n',
      ].join('\n'),
    );
    expect(stderr).toBe('1 file checked. 1 error, 0 warnings.\n');
  });

  test('an answer that does not fit another, in the report and in the check', async () => {
    for (const command of ['check', 'report']) {
      expect(squeezed((await inEnglish(command, SAMPLE)).stdout)).toMatch(
        /1-2-1-3\(Do.+?\?\)is“inplace”,but1-2-1-2\(Do.+?\?\),whichitbuildson,is“notyet”\./,
      );
    }
  });

  test('an interview without a keyboard, with commands that go on in English', async () => {
    const cwd = testFolder();
    const asking = async () => {
      const { code, stderr } = await run(['ask', '--lang', 'en'], { cwd });
      expect(code).toBe(2);
      return stderr;
    };
    expect(await asking()).toContain('npx scs-check init --lang en');
    await run(['init'], { cwd });
    expect(await asking()).toContain('npx scs-check report --lang en / npx scs-check check --lang en');
  });
});

describe('the language', () => {
  const status = (argv: readonly string[], variables: Readonly<Record<string, string>>) =>
    run(['status', SAMPLE, ...argv], { cwd: root, variables });

  test.each([
    ['SCS_CHECK_LANG', [], { SCS_CHECK_LANG: 'en' }, 'in place'],
    ['--lang, which wins over SCS_CHECK_LANG', ['--lang', 'ja'], { SCS_CHECK_LANG: 'en' }, 'できている'],
    ['--lang=, before or after the command', ['--lang=en'], { SCS_CHECK_LANG: 'ja' }, 'in place'],
    ['the last --lang', ['--lang', 'en', '--lang', 'ja'], {}, 'できている'],
    [
      'nothing: Japanese, whatever the machine speaks',
      [],
      { LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' },
      'できている',
    ],
    ['a language of which we have no words: English', [], { SCS_CHECK_LANG: 'fr' }, 'in place'],
    ['no language at all in SCS_CHECK_LANG: Japanese', [], { SCS_CHECK_LANG: 'English' }, 'できている'],
  ] as const)('comes from %s', async (_, argv, variables, word) => {
    const { code, stdout } = await status(argv, variables);
    expect([code, stdout.includes(word)]).toEqual([0, true]);
  });

  test('of --help comes from SCS_CHECK_LANG too', async () => {
    expect((await run(['--help'], { variables: { SCS_CHECK_LANG: 'en' } })).stdout).toContain('Usage: scs-check');
  });

  test('there is not is refused with those there are', async () => {
    const { code, stderr } = await run(['--lang', 'jp', 'status'], { variables: { SCS_CHECK_LANG: 'en' } });
    expect([code, stderr]).toEqual([2, expect.stringContaining('ja, en')]);
  });
});

describe('a catalogue of one’s own', () => {
  const questionnaire = (cwd: string) => run(['catalogue', 'new', 'own.yaml'], { cwd });

  test('is not answered in the words of a translation of another one', async () => {
    const cwd = testFolder();
    await questionnaire(cwd);
    mkdirSync(join(cwd, 'translation'));
    const other = readFileSync(join(root, 'controls', 'translation', 'security-action-25.en.yaml'), 'utf8');
    writeFileSync(join(cwd, 'translation', 'own.en.yaml'), other);
    const shown = await run(['catalogue', 'show', 'own.yaml', '--lang', 'en'], { cwd });
    expect(shown.code).toBe(2);
    expect(shown.stderr).toContain('wrong-catalogue');
    expect((await run(['catalogue', 'show', 'own.yaml'], { cwd })).code).toBe(0);
  });

  test.each([
    ['lang: en', 'lang: fr', '3:7  エラー value-not-allowed'],
    ['catalogue: kihon', 'catalogue: kihan', '2:12  エラー wrong-catalogue'],
  ])('is refused where the name says another thing than %s, on its line and as lint says it', async (is, was, told) => {
    const cwd = testFolder();
    await questionnaire(cwd);
    mkdirSync(join(cwd, 'translation'));
    const text = 'formatVersion: 1\ncatalogue: kihon\nlang: en\ntitle: Questions\n'.replace(is, was);
    writeFileSync(join(cwd, 'own.yaml'), readFileSync(join(cwd, 'own.yaml'), 'utf8').replace('my-catalogue', 'kihon'));
    writeFileSync(join(cwd, 'translation', 'own.en.yaml'), text);
    const name = join('translation', 'own.en.yaml');
    expect((await run(['lint', name], { cwd })).stdout).toContain(`${name}:${told}`);
    const shown = await run(['catalogue', 'show', 'own.yaml', '--lang', 'en'], { cwd });
    expect([shown.code, shown.stderr]).toEqual([
      2,
      expect.stringContaining(`${name}:${told.replace('エラー', 'error')}`),
    ]);
  });

  test('is compared with another one in its own words, where not both are translated', async () => {
    const cwd = testFolder();
    const shipped = readFileSync(join(root, 'controls', 'ssdf-1.1.yaml'), 'utf8');
    writeFileSync(join(cwd, 'copy.yaml'), shipped.replace('edition: "1.1"', 'edition: "1.1b"'));
    const { stdout } = await run(['catalogue', 'diff', 'ssdf-1.1', 'copy.yaml', '--lang', 'en'], { cwd });
    expect(stdout).toContain('42');
    expect(stdout.split('\n').length).toBeLessThan(10);
  });
});

describe('files made in English', () => {
  const commentsIn = (text: string) => text.split('\n').filter((line) => line.trimStart().startsWith('#'));

  test('an assessment has English comments and lints clean', async () => {
    const cwd = testFolder();
    await run(['init', '--lang', 'en', '--name', 'Sample Co., Ltd.'], { cwd });
    const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    expect(commentsIn(text).length).toBeGreaterThan(4);
    expect(text).toContain('# Name of the company');
    expect(text).not.toMatch(WIDE);
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
    expect((await run(['status'], { cwd })).stdout).toContain('Sample Co., Ltd.');
  });

  test('a catalogue has English comments, lints clean, and is answered in English', async () => {
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml', '--lang', 'en'], { cwd });
    const text = readFileSync(join(cwd, 'q.yaml'), 'utf8');
    expect(commentsIn(text).length).toBeGreaterThan(4);
    expect(text).not.toMatch(WIDE);
    expect((await run(['lint', 'q.yaml'], { cwd })).code).toBe(0);
    await run(['init', '--catalogue', 'q.yaml', '--lang', 'en'], { cwd });
    const { stdout } = await run(['report', '--lang', 'en'], { cwd });
    expect(stdout).toContain('Have you decided who is in charge of information security?');
    expect(stdout).not.toMatch(/[\u3041-\u9fff](?<!・)/);
  });

  test('a starter has the same entries in both languages', async () => {
    const cwd = testFolder();
    for (const language of ['ja', 'en'])
      await run(['catalogue', 'new', `${language}.yaml`, '--lang', language], { cwd });
    const shape = (name: string) => {
      const texts = textsIn(parse(readFileSync(join(cwd, name), 'utf8')));
      return texts.map(([path]) => path);
    };
    expect(shape('en.yaml')).toEqual(shape('ja.yaml'));
  });
});

describe('no Japanese is left but official titles, names of schemes and sources, and what the person typed', () => {
  test.each([
    ['report', SAMPLE],
    ['report', SAMPLE, '--format', 'markdown'],
    ['report', SAMPLE, '--format', 'json'],
    ['report', SAMPLE, '--catalogue', 'security-action-25'],
    ['report', SAMPLE, '--catalogue', 'scs-semiconductor'],
    ['report', SAMPLE, '--catalogue', 'ssdf-218a'],
    ['status', SAMPLE],
    ['check', SAMPLE],
    ['explain', '1-2-1-3', '--file', SAMPLE],
    ['explain', '4-1-5-3', '--file', SAMPLE],
    ['explain', '3-1-1', '--file', SAMPLE],
    ['explain', '4', '--file', SAMPLE],
    ['explain', 'star3', '--file', SAMPLE],
    ['catalogue', 'list'],
    ...catalogueIds.flatMap((id) => [
      ['catalogue', 'show', id],
      ['catalogue', 'show', id, '--json'],
    ]),
    ['catalogue', 'diff', 'ssdf-1.1', 'ssdf-218a'],
    ['migrate', SAMPLE, '--to', 'scs-semiconductor', '--dry-run'],
  ])('%s %s %s %s', async (...argv) => {
    const { code, stdout, stderr } = await inEnglish(...argv.filter((word) => word !== undefined));
    expect(code).toBeLessThan(2);
    expect(stdout.length).toBeGreaterThan(20);
    expect(stdout + stderr).not.toMatch(/\{\w+\}/);
    expect(
      withoutNames(stdout + stderr, typedInSample).match(/.{0,20}[\u2e80-\u9fff\uff01-\uff60].{0,20}/g),
    ).toBeNull();
  });

  test('in the comparison with the official workbook', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'a.xlsx'), book([officialSheet(catalogue)]));
    const { code, stdout } = await run(['catalogue', 'official', 'a.xlsx', '--lang', 'en'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Numbers, levels and titles are all the same.');
    expect(withoutNames(stdout, ['★3・★4要求事項・評価基準'])).not.toMatch(WIDE);
  });

  test('in the PDF', async () => {
    const { pages } = await readPdf((await inEnglish('report', SAMPLE, '--format', 'pdf')).bytes);
    const pieces = pages.flatMap((page) => page.pieces.filter(({ tag }) => tag !== 'Artifact'));
    const text = pieces.map((piece) => piece.text).join('');
    expect(withoutNames(text, typedInSample).match(/.{0,20}[\u2e80-\u9fff\uff01-\uff60].{0,20}/g)).toBeNull();
  });
});
