import { normalized } from '../text/normalized.ts';

/** Whatever has none of these has no secret that we know; one look at each letter. */
const HINT =
  /PRIVATE KEY|pass|pwd|p[ /]?w|pin|パス|ぱすわ|暗証|暗唱|合言葉|合い言葉|キー|鍵|トークン|シークレット|コード|番号|ダイヤル|金庫|ロック|ログ[イオ]ン|サインイン|入る|root|login|管理者|秘密の|\/user:|mysql|Basic |key|secret|token|psk|bearer|:\/\/|A[KS]IA|gh[pousr]_|github_pat|glpat-|xox|AIza|[sr]k[-_]|eyJ/i;

const KEY = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/;

/** Their makers gave them a form that nothing else has: AWS, GitHub, GitLab, Slack, Google, Stripe, signed tokens. */
const TOKEN = new RegExp(
  [
    '(?<![A-Za-z0-9])(?:A[KS]IA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36})(?![A-Za-z0-9])',
    '(?<![A-Za-z0-9])(?:github_pat_|glpat-|xox[abprs]-|[sr]k_live_)[A-Za-z0-9_-]{16}',
    '(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}',
    '(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,400}\\.eyJ[A-Za-z0-9_-]{10}',
  ].join('|'),
);

/** `https://user:password@host`, and not `https://user:<password>@host`. */
const IN_ADDRESS = /:\/\/[^\s/:@]{0,100}:(?![*<${[])[^\s/@]{2,100}@/;

const REMARK = '(?:[ \\t]{0,3}[(\\[][^()\\[\\]\\n]{0,20}[)\\]])?';
const BLANK = '[ \\t\\u3000]{0,5}';

/**
 * What stands between a name and what is named: a mark that says so, the particles that can, or nothing but a blank or
 * a bracket. A mark may end its line.
 */
const BELOW = 'は(?:以下|次|下記?)?の?(?:通り|とおり)?(?:です)?';
const MARK = `["'」】>]?${REMARK}(?:${BELOW})?${BLANK}(=|:|->|=>|→|⇒|↓|(?<=です)。?(?=\\r?\\n))${BLANK}(?:\\r?\\n[ \\t]{0,20})?`;
const PARTICLE = '(?:には|は|を|が|も|ともに|\\bis\\b)[、,]?(?:全員|初期値の|今は)?';
const LOOSE = `["'」】>)]?${REMARK}(?:${BLANK}${PARTICLE}${BLANK}|[ \\t/、,;|]{1,5}|[・―—]{1,6}|\\.{2,6}|(?=[「『"'(【〈])|(?<=[」】>])|(?<=[^A-Za-z]|(?<![A-Za-z])pin)(?=\\d))`;

function labelled(name: string): RegExp {
  return new RegExp(`(?<![A-Za-z])(?:${name})(?:${MARK}|${LOOSE})`, 'gi');
}

/** Names of a password, of which every word after a mark is one. */
const WORD = labelled(
  'pass(?: ?word|wd|phrase|code)?|p ?wd?|p/w|パス ?(?:ワード|フレーズ|コード)|ぱすわーど|(?<![ァ-ヶー])パス|(?:ログイン|メール|サーバー?)パス(?!ワ)|合い?言葉|(?:pre-?shared|wi-?fi)[ _-]?key|psk|w(?:ep|pa[23]?)[ -]?(?:key|キー)|暗号化キー|事前共有(?:キー|鍵)|(?:wi-?fi|無線(?:LAN)?|ネットワーク(?:セキュリティー?)?)の?(?:キー|鍵)|(?:key|キー|鍵)(?<=ssid[^\\n]{1,40})',
);

/** Names of what is made by a machine: a mere word after them is who made it. */
const CODE = labelled(
  '(?:api|access|secret|account)[ _-]?key|(?:aws|client|app|shared)?[ _-]?secret(?:[ _-]?access)?(?:[ _-]?key)?|(?:access|api|auth|refresh|bearer|personal[ _-]?access)?[ _-]?token|bearer|(?:API|アクセス|シークレット|秘密|共有|ライセンス|プロダクト|シリアル)[ ・]?(?:キー|鍵)|秘密鍵|シークレット|(?:アクセス|API|認証)?トークン|(?:回復|リカバリー?)[ ・]?(?:キー|コード)|認証コード|バックアップコード',
);

/** Names of a number that opens something. */
const NUMBER = labelled(
  '暗[証唱] ?(?:番号|コード)?|pin[ -]?(?:code|number|コード|番号)?|(?:ピン|ダイヤル)(?:の?番号|コード)|(?:解除|解錠|開錠)の?(?:番号|コード)|ロック解除|キー ?(?:ボックス|ロック)(?:の?番号)?|暗[証唱] ?キー|(?:入退室|入室|出入口|入口|玄関|ドア|シャッター|警備)の?(?:解除)?(?:番号|コード)|テンキー(?:の?番号)?|金庫の?番号|パスコード|(?:回復|リカバリー?|バックアップ)[ ・]?コード',
);

const WATCHWORD = labelled('合い?言葉|秘密の質問の(?:答え|回答)');

/** The most of a value that is looked at. */
const VALUE = 60;

/** 「tanuki2026がパスワードです」, 「tanuki2026というパスワード」, 「tanuki2026（パスワード）」: the value comes first. */
const BEFORE =
  /(?<![!-~])([!-~]{6,40})["'」』]?(?:(?:が|という|との)(?:仮|初期|共通)?(?:パスワード|PW|パスコード|暗証番号)(?=です|で|を|に|$)| ?\((?:仮|初期|共通)?(?:パスワード|PW|パスコード)\))/gi;

/** 「ログイン: admin/tanuki2026」: who and what, and neither has a name. */
const PAIR = /(?:ログイン(?:情報|ID)?|サインイン|login|管理(?:者|画面))[ :は]{1,3}[\w.@-]{2,30} ?\/ ?([!-~]{6,40})/gi;

/** 「入るには admin と tanuki2026」, 「管理画面：https://192.168.1.1 admin／Tanuki#26」: who is a name that machines come with. */
const USUAL_PAIR =
  /(?:ログ[イオ]ン|サインイン|login|入る|接続|管理(?:者|画面))[^\n。]{0,50}?(?<![A-Za-z])(?:admin(?:istrator)?|root|user)(?: ?(?:と|\/|、|,|・) ?| )([!-~]{6,40})(?=[ "'」』)]{0,3}(?:[\r\n。、,)]|$|を|で))/gi;

/** A password is spoken of, and what is said of it comes later in the sentence: 「パスは毎回「Tanuki-2026」」. */
const SPOKEN_OF =
  /(?:パスワード|パスフレーズ|パスコード|(?<![ァ-ヶー])パス(?![ァ-ヶー])|暗証|合い?言葉|(?<![A-Za-z])(?:pw|pass(?:word|wd)?)(?![A-Za-z]))[^\n。]{1,30}?(?<![!-~])([!-&*-{}~]{8,40})/gi;

/** 「パスワードは社長の誕生日の0521」, 「会社名＋2026」; not where such a password is forbidden. */
const MADE_OF =
  /(?:パスワード|(?<![ァ-ヶー])パス|PW|暗証番号|合い?言葉)(?:は|:)[^\n。]{0,12}(?:誕生日|社名|電話番号|郵便番号|創[業立]|設立|記念日|ナンバー)(?:の|と|\+|プラス|に|は|\(|「| ){0,3}\d{4}(?![\d年])(?![^\n。]{0,30}(?:禁|な[いく]|避け|不可|NG|だめ))/i;

/** 「ダイヤル錠 右3左15右8」. */
const TURNS = /(?:ダイヤル|金庫)[^\n。]{0,12}(?:[右左](?:へ|に|回りに?)? ?\d{1,3}(?:回)?[、,→ ]{0,2}){2}/;

/** What is typed at a prompt or sent with a request: `mysql -u root -ptanuki`, `net use … /user:admin tanuki`. */
const TYPED =
  /(?:mysql\w{0,10}|sshpass)\b[^\n]{0,60}? -p ?["']?[!-~]{4}|\/user:[^ \n]{1,40} [!-~]{4}|authorization: ?basic [A-Za-z0-9+/=]{12}/i;

/** What stands where nobody has chosen a password. */
const DEFAULT = /^(?:admin|root|toor|guest|password|passw0rd|test|user|default|changeme|qwerty|abc|abcd)\d{0,4}$/i;

/** A word of kana, with digits or in quotes: nothing else is said so. */
const KANA =
  /^(?:[「『][ぁ-ゖー]{2,12}[」』]|[「『]?[ぁ-ゖァ-ヺー]{2,12}\d{2,8}[」』]?)(?=です|でした|に変|に設|を使|[。、]|[ \t]*(?:[\r\n]|$))/;

/**
 * Whether a text holds something like a password or a key, in the forms that people write it in. Only a person can tell
 * a secret from an example, so this errs towards a finding.
 * Every pattern looks at a bounded stretch from each place, so a long text takes no longer than its length.
 */
export function holdsSecret(written: string): boolean {
  // Full-width letters and half-width kana are the same signs to whoever types them.
  const text = normalized(written, 'NFKC');
  if (!HINT.test(text)) return false;
  if ([KEY, TOKEN, IN_ADDRESS, TYPED, MADE_OF, TURNS].some((form) => form.test(text))) return true;
  if ([BEFORE, PAIR, USUAL_PAIR].some((form) => [...text.matchAll(form)].some(([, value = '']) => isMixedWord(value))))
    return true;
  if (isSpokenOf(text)) return true;
  return (
    valuesAfter(WORD, text).some(({ after, sign }) => isPassword(after, sign)) ||
    valuesAfter(CODE, text).some(({ after, sign }) => isCode(after, sign)) ||
    valuesAfter(NUMBER, text).some(({ after, sign }) => isNumber(after) || isPassword(after, sign)) ||
    valuesAfter(WATCHWORD, text).some(({ after }) => isWatchword(after))
  );
}

interface Named {
  readonly after: string;
  /** The mark before it; undefined where a particle or a blank has to do. */
  readonly sign: string | undefined;
}

function valuesAfter(label: RegExp, text: string): readonly Named[] {
  return [...text.matchAll(label)].map(({ 0: name, 1: sign, index }) => {
    const start = index + name.length;
    return { after: text.slice(start, start + VALUE), sign };
  });
}

/** Letters and digits of which nobody makes a name, and no placeholder. */
function isMixedWord(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && !NONE.test(value) && !PRODUCT.test(value);
}

/** Of what is named far from its name only what nobody would write for anything else. */
function isSpokenOf(text: string): boolean {
  return [...text.matchAll(SPOKEN_OF)].some(({ 0: said, 1: value = '', index }) => {
    const after = text.slice(index + said.length, index + said.length + VALUE);
    const isLikely = /[a-z]{4}/.test(value) && /\d{3}|[!#$%&*+_-]/.test(value);
    return isLikely && isMixedWord(value) && !THING.test(value) && (ENDS.test(after) || ENDS_LOOSELY.test(after));
  });
}

/** What machines, files, papers and places on a network are called. */
const THING =
  /^(?:router|switch|server|sv|pc|nas|fs|ad|dc|ap|wi-?fi|vpn|web|db|mail|host|note|desktop|laptop|printer|fw|utm|ssid|kitei|tejun|daicho|kiroku|hyou?|list|rule|policy|manual|plan|ver|test|user|guest|admin)[-_]?\w{0,20}$|\.\w{2,5}$|:\/\/|[@/\\]\w+\./i;

/** Of what a text goes on with, the sign by sign part; a bracket around it is none of it. */
function spokenAfter(after: string) {
  const value = /^[「『"'(【〈]?([!-&*-{}~]+(?: \/ [!-&*-{}~]+)?)/.exec(after)?.[1] ?? '';
  const end = after.indexOf(value) + value.length;
  const signs = value.replace(/[^A-Za-z0-9]/g, '');
  const isQuoted = /^[「『]/.test(after);
  return { value, signs, isQuoted, rest: after.slice(end), isMixed: /\d/.test(signs) && /[A-Za-z]/.test(signs) };
}

/** Placeholders, what stands for a length or a time, and ways to a file. */
const NONE = /^["']?[*<$[{]|^x+$|^\d{1,3}[a-z]+$|^[a-z]:\\|^\\\\|^\.{0,2}\/[\w-]+\//i;

/** Assumption: names of products and services with a number in them, as notes on passwords name them. */
const PRODUCT =
  /^(?:1password|(?:office|microsoft|m|o|google|windows|win|keepass|server|sha|aes|wpa)[ -]?\d\w*|bcrypt|argon\d?|pbkdf\d?|yubikey\d?)/i;

const ENDS = /^["'」』)]?(?:[ \t]*(?:[\r\n※]|$)|[。、，,；;）」』)】〉|])/;
const IS = /^["'」』)]?[ \t]?(?:です|でした)/;
const ENDS_LOOSELY =
  /^["'」』)]?[ \t]?(?:だ|の(?:まま|ほう)|で(?:す|し|統|ロ|入|固|共|使|運|お)|に(?:変|設|し|な|統|そろ|揃|決)|と(?:設|し|す|な)|を(?:使|利|入|設|共))/;

/** 「たぬき2026」, and not 「改定2026年」. */
const WITH_DIGITS = /^[「『"'(]?[\p{L}ー]{2,12}\d{2,8}["'」』)]?[ \t]*(?:[\r\n]|$|[。、）)])/u;

/**
 * Told from what people write about passwords: 「パスワード：10文字以上」, "password: minimum length", `password=****`.
 * A mere word or number after a colon counts only where it ends the sentence.
 */
function isPassword(after: string, sign: string | undefined): boolean {
  const { value, signs, rest, isMixed, isQuoted } = spokenAfter(after);
  if (sign !== undefined && WITH_DIGITS.test(after)) return true;
  if (KANA.test(after)) return true;
  if (signs.length < 4 || NONE.test(value) || PRODUCT.test(value)) return false;
  if (sign === '=') return true;
  const isEnd = ENDS.test(rest);
  if (DEFAULT.test(value) && (isEnd || IS.test(rest) || ENDS_LOOSELY.test(rest))) return true;
  if (sign !== undefined) return isMixed || isEnd;
  if (isMixed) return signs.length >= 6 && (isEnd || ENDS_LOOSELY.test(rest));
  // A mere word or number without a mark before it is one where it is quoted, or all that is said.
  return isQuoted ? isEnd || IS.test(rest) : /^(?:[a-z]{6,}|\d{6,})$/.test(value) && IS.test(rest);
}

function isCode(after: string, sign: string | undefined): boolean {
  const { value, signs, rest, isMixed } = spokenAfter(after);
  if (signs.length < 8 || NONE.test(value) || PRODUCT.test(value)) return false;
  if (sign !== undefined) return isMixed || sign === '=' || /^\d[\d-]{7,}$/.test(value);
  return isMixed && signs.length >= 12 && (ENDS.test(rest) || ENDS_LOOSELY.test(rest));
}

function isNumber(after: string): boolean {
  return /^[「『"'(【]?\d{4,12}(?![\d年月桁文])/.test(after);
}

/** A word of any language that is all that is said: 「合言葉：ひらけごま」, not 「合言葉：毎年変えます」. */
function isWatchword(after: string): boolean {
  if (/^[「『][^「『」』\n]{2,30}[」』]/.test(after)) return true;
  const word = /^([\p{L}\p{N}ー]{3,20})[ \t]*(?:[\r\n]|$|[。、)）])/u.exec(after)?.[1];
  return word !== undefined && !SAYS_SOMETHING.test(word);
}

const SAYS_SOMETHING =
  /(?:ます|ません|です|ない|知る|する|した|なし|無し|あり|ある|いる|こと|から|まで|ください|変更|参照|管理|記載|保管|使用|利用|共有|設定|決定|廃止|予定|検討|確認|未定|不明|別紙|封筒|台帳|金庫|必要|不要|済み?|中|後|以上|以内|回|月|年|担当者?|社長|部長|それぞれ|ごと)$/;
