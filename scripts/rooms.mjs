// @ts-check

/**
 * @typedef {object} Room What a folder or file of src/ is for, and what it may import beside its own files.
 * @property {{ ja: string, en: string }} what in both languages of the pages
 * @property {readonly string[]} rooms other rooms, or single files of them; a name that ends with /* stands for the files of a folder without the folders in it
 * @property {readonly string[]} [types] rooms of which only types are needed: nothing of them runs
 * @property {readonly string[]} packages a name that ends with * stands for all that begin so
 */

/**
 * The rooms of src/. `tests/architecture.test.ts` holds the sources to it, and `npm run architecture` makes of it the
 * tables of docs/architecture.md and docs/architecture.en.md.
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  errors: {
    what: { ja: 'コマンドを止める誤りの種類', en: 'The kinds of errors that stop a command' },
    rooms: [],
    packages: [],
  },
  formats: {
    what: {
      ja: 'ファイルと出力の形。zod が先で、型はそこから作る',
      en: 'The shapes of files and outputs: zod first, types made of them',
    },
    rooms: ['text/normalized'],
    packages: ['zod'],
  },
  domain: {
    what: {
      ja: '用語ごとのふるまい: 答え（状態が変わると何が残るか）、ことばの説明、証拠、見解とその刻印、猶予、暦（年1回などの次の日）、変更、書きもらした変更、記録',
      en: 'What is done with them, a file a word: answer (what it keeps when its state changes), terms and their glosses, evidence, view and its stamp, waiver, calendar (the next turn of a duty), edit, missed edits, history',
    },
    rooms: ['formats', 'text/normalized'],
    packages: [],
  },
  'domain/digest': {
    what: { ja: 'ダイジェスト（SHA-256）', en: 'Digests (SHA-256)' },
    rooms: ['domain'],
    packages: ['node:crypto'],
  },
  yaml: {
    what: {
      ja: '守りを固めた YAML の読み取り。行と桁つき',
      en: 'Reads YAML defensively, with lines and columns',
    },
    rooms: ['formats', 'domain', 'text'],
    packages: ['yaml', 'zod'],
  },
  catalogue: {
    what: {
      ja: 'カタログ・手引き・翻訳・対応表を読み、調べる。公式の表（お手元のExcel）と比べる',
      en: "Reads and checks catalogues, guidance, translations and crosswalks. Compares with the reader's own copy of the official workbook",
    },
    rooms: ['formats', 'domain', 'errors', 'yaml', 'office', 'text/skeleton', 'text/typed', 'text/normalized'],
    packages: ['yaml', 'node:crypto'],
  },
  assessment: {
    what: { ja: '回答ファイルを読み、作り、直す', en: 'Reads, makes and edits assessments' },
    rooms: ['formats', 'domain', 'errors', 'yaml', 'text/closest', 'text/sanitize', 'text/normalized', 'text/typed'],
    packages: ['yaml'],
  },
  rules: {
    what: {
      ja: '答えの食い違いと、続けるうえで要ること。1つのファイルに1つの規則。証拠の状態は値として受け取り、日は知らずに、いつを過ぎると誤りかを言う',
      en: 'Answers that contradict each other, and what has to be kept up. One rule a file; the state of the evidence comes in as a value, and no rule knows the day: it says after which day it is wrong',
    },
    rooms: ['formats', 'domain'],
    packages: [],
  },
  scoring: {
    what: {
      ja: '数え方、判定、通すかどうか（gate）、次にすること（actions）、ベースライン、assurance、見解の数、会社の一覧の数と並び、説明',
      en: 'Methods, judgements, the gate, which actions come next, baseline, assurance, counts of views, counts and order of the table of firms, explanations',
    },
    rooms: ['errors', 'formats', 'domain', 'rules', 'text/normalized'],
    packages: [],
  },
  interview: {
    what: {
      ja: '次に何を聞くか、質問にあるキー、メモと証拠、まとめて答える列（画面を知らない）',
      en: 'What is asked next, the keys of a question, notes and evidence, rows of answers (knows no screen)',
    },
    rooms: ['formats', 'domain', 'scoring', 'rules', 'text/typed', 'text/normalized'],
    packages: [],
  },
  exchange: {
    what: {
      ja: '聞き取り票を作る、戻ってきた答えを取り込む、暗号化する（ファイルを知らない）',
      en: 'Makes hand-outs, merges what comes back, encrypts (knows no files)',
    },
    rooms: ['formats', 'domain', 'errors', 'office', 'text/csv', 'text/sanitize', 'text/typed', 'text/normalized'],
    packages: ['age-encryption'],
  },
  text: {
    what: {
      ja: '全角の幅、禁則つきの折り返し、安全な文字、人が打った番号と日付の読み取り',
      en: 'Width of full-width text, Japanese line breaking, safe characters, ids and days as people type them',
    },
    rooms: [],
    packages: ['node:path', 'node:util', 'string-width', 'get-east-asian-width', 'linebreak'],
  },
  i18n: { what: { ja: 'ことば', en: 'Words' }, rooms: ['text', 'rules/words'], packages: [] },
  report: {
    what: {
      ja: '報告のデータと、どの形式にも使うことば。コマンドごとの形式の一覧',
      en: 'The data of reports, the words that all formats use, and the list of formats of each command',
    },
    rooms: [
      'formats',
      'domain',
      'scoring/closing',
      'scoring/lapsed',
      'scoring/result',
      'i18n',
      'text',
      'report/say',
      'report/render/*',
      'report/words',
      'report/feed',
      'office/worksheet',
      'office/write',
    ],
    types: ['scoring'],
    packages: [],
  },
  'report/words': {
    what: {
      ja: '報告に出る文と語。事柄ごとに1つのファイル（どの形式、どの順に出るかを知らない）',
      en: 'Sentences and words of the reports, one file a matter (knows neither format nor order)',
    },
    rooms: ['formats', 'domain', 'scoring/result', 'i18n', 'text'],
    types: ['scoring'],
    packages: [],
  },
  'report/say': {
    what: {
      ja: '人が読むものが何を言うか。Document にする（形式を知らない）',
      en: 'What people read says, as a Document (knows no format)',
    },
    rooms: [
      'formats',
      'domain',
      'scoring/result',
      'rules/evidence-missing',
      'i18n',
      'text',
      ...['model', 'official', 'statement', 'states', 'terms', 'words'].map((file) => `report/${file}`),
    ],
    types: ['scoring', 'report/document', 'report/formPage'],
    packages: [],
  },
  'report/render': {
    what: {
      ja: 'Document を描く。形式ごとに1つのファイル（何を言うかを知らない）',
      en: 'Draws a Document, one file a format (does not know what is said)',
    },
    rooms: [
      'formats',
      'domain/digest',
      'domain/order',
      'scoring/result',
      'i18n',
      'text',
      'report/states',
      'report/words/diagnostic',
      'report/words/meant',
      'report/words/problem',
    ],
    types: ['report/document', 'report/formPage', 'report/paint'],
    packages: [],
  },
  'report/render/pdf': {
    what: {
      ja: 'PDF。pdfkit を知るただ1つの場所。ギャップレポートには自分の紙面があり、順番は say から取る',
      en: 'PDF: the one place that knows pdfkit. The gap report has a layout of its own and takes its order from say',
    },
    rooms: [
      'errors',
      'formats',
      'scoring/result',
      'i18n',
      'text',
      'report/model',
      'report/official',
      'report/render',
      'report/say/gap',
      'report/terms',
      'report/words',
    ],
    types: ['report/document'],
    packages: ['pdfkit', 'fontkit', 'linebreak', 'node:zlib'],
  },
  'report/feed': {
    what: {
      ja: 'プログラムが読む形式。形式ごとに1つのファイル',
      en: 'What programs read, one file a format',
    },
    rooms: ['formats', 'domain', 'i18n', 'text', 'report/say', 'report/words'],
    types: ['report/check/reporter', 'rules'],
    packages: [],
  },
  office: {
    what: {
      ja: 'Excel のブックを安全に読み、書く（ZIP と XML）',
      en: 'Reads and writes Excel workbooks safely (ZIP and XML)',
    },
    rooms: ['formats/lazily', 'errors', 'text/csv', 'text/sanitize', 'text/width'],
    packages: ['node:zlib', 'csv-parse/sync'],
  },
  io: {
    what: { ja: 'ファイル、ロック、時計、環境', en: 'Files, locks, the clock, the environment' },
    rooms: ['errors', 'text/encoding', 'text/normalized'],
    packages: ['node:*'],
  },
  workspace: {
    what: {
      ja: 'ファイルを開き（種類の見分け、設定、ベースライン）、判定し、保存し（store、journal）、フォルダを見渡す（survey）。画面には何も出さず、値で返す',
      en: 'Opens files (kinds of file, config, baseline), judges, saves (store, journal) and surveys folders. It prints nothing and returns values',
    },
    rooms: [
      'errors',
      'formats',
      'domain',
      'yaml',
      'catalogue',
      'assessment',
      'rules',
      'scoring',
      'interview/proposals',
      'exchange',
      'text',
      'i18n',
      'report/model',
      'report/words',
      'report/check/model',
      'report/diff/build',
      'report/progress',
      'office',
      'io',
    ],
    packages: ['yaml', 'node:path', 'node:fs'],
  },
  form: {
    what: {
      ja: 'ブラウザの聞き取り票で動くもの。Node も、ファイルも知らない。答えが何になるかは exchange に聞く',
      en: 'What runs in the hand-out for the browser. It knows neither Node nor files, and asks exchange what an answer becomes',
    },
    rooms: ['domain/canonical', 'exchange/filledForm', 'formats/states', 'text/normalized'],
    types: ['exchange/handout'],
    packages: ['@noble/hashes/*'],
  },
  cli: {
    what: { ja: 'コマンド、質問の画面', en: 'Commands and the screens of the interview' },
    rooms: [
      'errors',
      'formats',
      'domain',
      'yaml',
      'catalogue',
      'assessment',
      'rules',
      'scoring',
      'interview',
      'exchange',
      'text',
      'i18n',
      'report',
      'office',
      'io',
      'workspace',
    ],
    packages: ['commander', '@inquirer/*', 'chalk', 'node:path'],
  },
  api: {
    what: {
      ja: 'プログラムから使うための関数。値を受け取り、値かバイト列を返す。画面には何も出さない',
      en: 'The functions for programs: plain data in, plain data or bytes out. It prints nothing',
    },
    rooms: ['errors', 'formats', 'i18n', 'io', 'report', 'text/typed', 'workspace'],
    types: ['rules', 'scoring'],
    packages: ['node:path'],
  },
  index: {
    what: {
      ja: 'パッケージの入口。使える関数と型の一覧',
      en: 'The door of the package: the list of its functions and types',
    },
    rooms: ['api', 'errors', 'workspace/invalidFile'],
    types: ['formats', 'i18n', 'scoring', 'workspace'],
    packages: [],
  },
};
