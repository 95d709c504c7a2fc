import { describe, expect, test } from 'vitest';
import { holdsSecret } from '../../src/domain/secret.ts';
import { shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

// Put together here, so that nobody who looks for secrets finds one in this file.
const aws = `AKIA${'IOSFODNN7EXAMPLE'}`;

describe('holds a secret', () => {
  test.each([
    'password=hunter2',
    'Password = "hunter2"',
    'db_password: s3cret-word',
    'passwd=abcdef',
    'pwd：himitsu',
    'パスワード：Tanuki-2026',
    'パスワード: himitsu',
    '管理者のパスワード＝kaisha',
    'ルータのパスワード：tanuki2026（総務が管理）',
    '金庫の暗証番号：1234。',
    '暗証番号: 123456\n変えること',
    `-----BEGIN ${'RSA PRIVATE KEY'}-----\nMIIE`,
    `-----BEGIN ${'PRIVATE KEY'}-----`,
    `-----BEGIN ${'OPENSSH PRIVATE KEY'}-----`,
    `鍵は ${aws} です`,
    `aws_secret_access_key = ${'a1B2'.repeat(10)}`,
    `ghp_${'a1B2'.repeat(9)}`,
    'パスワード：Ｔａｎｕｋｉ２０２６',
    'ﾊﾟｽﾜｰﾄﾞ:tanuki2026',
    'PW：tanuki2026',
    'PW=abcd1234',
    'pw tanuki2026',
    'ID/PW: admin/tanuki2026',
    'ID：admin PW：tanuki',
    'ID・パスワード：admin / himitsu1',
    '暗証番号1234',
    '暗証番号は1234です',
    '暗証番号（金庫）：1234',
    '暗証番号「1234」',
    'PIN: 1234',
    'PINコード：0000',
    '暗唱番号：1234',
    'APIキー：sk-abc123def456',
    'API キー: a1b2c3d4e5f6',
    'api_key=abcdefgh1234',
    'apikey: a1b2c3d4',
    '合言葉：ひらけごま',
    '合言葉は「ひらけごま」',
    '合言葉: himitsu2026',
    '合い言葉：開けゴマ',
    'https://user:pass@example.com/',
    'redis://:s3cret@host',
    'パスワードは tanuki2026 です',
    'パスワードはtanuki2026',
    'パスワードは「tanuki2026」です',
    'パスワードを tanuki2026 に変更',
    'パスワード（共有）：tanuki2026',
    'パスワード → tanuki2026',
    'パスワード：\nTanuki-2026',
    '【パスワード】tanuki2026',
    'アクセスキー：AB12CD34EF56',
    'Wi-Fiのキーは a1b2c3d4e5',
    'ＷｉＦｉの鍵：tanuki2026',
    '無線LANキー：tanuki2026',
    'ネットワークセキュリティキー a1b2c3d4e5',
    'SSID: office / KEY: a1b2c3d4',
    'トークン: a1b2c3d4e5',
    'シークレット：a1b2c3d4',
    'client_secret=abcdefgh1234',
    'token=abcdefghij',
    'Bearer abcdef1234567890',
    '回復キー：123456-123456-123456-123456',
    'パスフレーズ：kaisha-himitsu',
    'パスコード：123456',
    'パス：tanuki2026',
    'the password is hunter2x',
    'the PIN is 1234',
    '"password": "hunter2"',
    'PASS:tanuki',
    'ＰＷ：ｔａｎｕｋｉ２０２６',
    'パスワードは次のとおり：tanuki2026',
    'ルータ管理画面 ID admin PW tanuki2026',
    'Wi-Fiのパスワード tanuki2026',
    '暗号化キー：tanuki2026',
    'pw->hunter22',
    `github_pat_${'a1B2'.repeat(8)}`,
    `xoxb-${'1a2B'.repeat(6)}`,
    'ログインID:admin、パスワード:admin',
    'パスワードは himitsu です',
    'パスワードは「himitsu」です',
    'パスワードは１２３４５６７８です',
    'PW＝ひみつ123',
    'pass：「たぬき2026」',
    'パスワードは以下です。\ntanuki2026',
  ])('%j', (text) => {
    expect(holdsSecret(text)).toBe(true);
    expect(holdsSecret(`管理画面の控えです。\n${text}`)).toBe(true);
  });

  test.each([
    'パスワードは10文字以上です',
    'Wi-Fiのキーは総務が年1回変える',
    'SSIDとキーは、2026年4月に変えた',
    'SSIDは office、鍵は総務の金庫',
    'パスワード：10文字以上、英数字まじり',
    'パスワード: 2026年4月に変更',
    'パスワード：Active Directory で管理',
    'password: minimum length is 12',
    'password=********',
    'password=<ここに書く>',
    'password: $PASSWORD',
    'bypass: true',
    'compass: north',
    '-----BEGIN CERTIFICATE-----',
    'AKIA で始まる鍵は使っていません',
    `XAKIA${'A'.repeat(20)}`,
    '暗証番号：金庫の中の封筒',
    'パスワードはOffice365で管理',
    'パスワード管理：1Password',
    'パスワードは1Passwordで管理しています',
    'パスワード：1Password で管理',
    'トークン：YubiKey を配布',
    'APIキー：年1回見直し',
    'APIキーは使っていません',
    '合言葉：毎年変更',
    '合言葉は使っていません',
    '合言葉: 金庫',
    '暗証番号4桁以上',
    '暗証番号：6桁',
    '暗証番号は2026年に変更',
    'パス：C:\\share\\2026 を参照',
    'PINは全員に配布',
    'PIN 認証を使っています',
    'https://example.com:8080/',
    'https://example.com/@user',
    'mail@example.com',
    'keyboard: japanese',
    'pin',
    'spinning: 12345',
    'opinion: 12345',
    'パスワードの変更：2026年4月',
    'パスワードを8文字以上に変更',
    'password is changed every 90 days',
    'The password policy is 12 characters',
    'シークレットモード',
    'コード：1234',
    'キー: A1234',
    'バイパス：tanuki2026',
    'トークン: 配布済み',
    '秘密鍵は USB に保管',
    '鍵：総務が保管',
    'pwd',
    'PW：90日ごとに変更',
    '認証コード：SMSで受け取る',
    'セキュリティキー：YubiKey5',
    'パスワード：別紙参照',
    'パスワードは、Windows11 の設定で',
    'BitLocker の回復キー：総務が印刷して保管',
    'Secret Manager: AWS',
    'token: hardware',
    'パスワード、英数字8文字以上',
    'パスワードは bcrypt です',
    'パスワードは Windows です',
    'パスワード：改定2026年',
    'パスワードは「別紙」のとおり',
    'パスワードは、Windows11 でも同じです',
    'パスワード（8文字以上）',
    'パスワード・PINは人ごと',
    '金庫の番号は総務が変える',
    'ログインパスワードは90日ごとに変更',
  ])('not %j', (text) => {
    expect(holdsSecret(text)).toBe(false);
  });

  const names = [
    ...['パスワード', 'ﾊﾟｽﾜｰﾄﾞ', 'ログインパスワード', '初期パスワード', 'パスフレーズ', 'IDとパスワード', 'ぱすわーど'],
    ...['PW', 'ＰＷ', 'P/W', 'ｐｗ', 'Password', 'ID/PW', '管理者PW', '暗証番号', 'PINコード', 'パスコード', '合言葉'],
  ];
  const values = ['Tanuki-2026', 'Ｔａｎｕｋｉ２０２６', 'tanuki2026'];
  const marked = [
    '：',
    ':',
    ': ',
    '＝',
    '=',
    ' = ',
    '　：　',
    '（共有）：',
    ' → ',
    'は次です：',
    'は以下です\n',
    'は↓\n',
  ];
  const loose = [
    ' ',
    '　',
    '\t',
    '、',
    '；',
    '／',
    '…',
    '・・・',
    '―',
    '|',
    'は',
    'は、',
    'が',
    'を',
    'には',
    'は全員',
    'は初期値の',
  ];
  const after = [
    '',
    '。',
    'です',
    'です。',
    'でした',
    'だそうです',
    'のままです',
    'になっています',
    'にしました',
    'に変更',
    'で統一',
  ];
  const around = ['「」', '『』', '（）', '()', '【】', '〈〉'];
  const forms = names.flatMap((name) =>
    values.flatMap((value) => [
      ...marked.map((mark) => `${name}${mark}${value}`),
      ...loose.flatMap((link) => after.map((end) => `${name}${link}${value}${end}`)),
      ...around.map(([open = '', close = '']) => `${name}${open}${value}${close}`),
      ...around
        .slice(0, 2)
        .flatMap(([open = '', close = '']) => [
          `${name}：${open}${value}${close}`,
          `${name}は${open}${value}${close}です`,
          `${name}を${open}${value}${close}に変更しました`,
        ]),
    ]),
  );
  const numbers = [
    '暗証番号',
    '暗証',
    'PIN',
    'ピン番号',
    'ダイヤル番号',
    '解錠コード',
    'ロック解除の番号',
    '金庫の番号',
  ];
  const said = [
    '：1234',
    '=1234',
    'は1234です',
    'は、1234です',
    'は「1234」',
    'は１２３４です',
    '、1234',
    '（1234）',
    'が1234',
  ];

  test('by any name, after any mark or word, in any width', () => {
    const all = [...forms, ...numbers.flatMap((number) => said.map((words) => number + words))];
    expect(all.length).toBeGreaterThan(10_000);
    expect(all.map((form) => `ルータの${form}`).filter((form) => !holdsSecret(form))).toEqual([]);
  });

  test('no text of ours about passwords is taken for one', () => {
    const { requirements } = shippedCatalogue();
    const told = [
      ...requirements.flatMap(({ criteria }) => criteria.flatMap(({ question, metWhen }) => [question, ...metWhen])),
      ...Object.values(shippedGuidance().criteria).flatMap(({ why, evidence = [], firstStep }) => [
        why,
        ...evidence,
        firstStep,
      ]),
    ];
    expect(told.filter((text) => holdsSecret(text ?? ''))).toEqual([]);
  });

  test('a text made to keep a pattern busy takes no longer than its length', () => {
    const busy = [
      'password',
      'password ',
      '-----BEGIN ',
      'password: ',
      'pw/',
      'pin ',
      '://a:',
      'eyJ.',
      '合言葉は',
      'パスワード(',
    ];
    for (const part of busy) holdsSecret(part.repeat(100_000 / part.length));
    holdsSecret(`password=${'!'.repeat(100_000)}`);
  }, 5000);
});
