/** What each rule on the answers says, by its code: its title for lists that show a kind of finding once, its sentence, and hints. */
export const rules = {
  'rule.title.scs/met-over-unmet-reference': '土台がまだの「できている」',
  'diagnostic.scs/met-over-unmet-reference':
    '{criterion} は「できている」ですが、土台になる {reference} は「{state}」です。どちらかの答えを見直してください',
  'rule.title.scs/met-with-missing': 'まだの条件がある「できている」',
  'diagnostic.scs/met-with-missing':
    '{criterion} は「できている」ですが、まだの条件（{numbers}）も書かれています。「一部だけ」にするか、missing を消してください',
  'rule.title.scs/option-missing': '選択肢の足りない「できている」',
  'diagnostic.scs/option-missing':
    '{criterion} は「できている」ですが、選択肢が足りません（{needed}個必要、今は{chosen}個）',
  'diagnostic.scs/option-missing.hint':
    '当てはまる選択肢の記号を options に書いてください。足りなければ、state を partial か unmet にします',
  'rule.title.scs/not-applicable-without-reason': '理由のない「当てはまらない」',
  'diagnostic.scs/not-applicable-without-reason': '{criterion} は「当てはまらない」ですが、理由がありません',
  'diagnostic.scs/not-applicable-without-reason.hint': 'reason に理由を書いてください',
  'rule.title.scs/not-applicable-against-profile': '会社の情報と食い違う「当てはまらない」',
  'diagnostic.scs/not-applicable-against-profile':
    '{criterion} は「当てはまらない」ですが、会社の情報「{fact}」は「はい」です',
  'diagnostic.scs/not-applicable-against-profile.hint': 'どちらかの答えを見直してください',
  'rule.title.scs/not-applicable-always': 'どの会社にも当てはまる基準への「当てはまらない」',
  'diagnostic.scs/not-applicable-always':
    '{criterion} は「当てはまらない」ですが、会社の情報からは、そう言えません。どの会社にも当てはまる基準として扱っています',
  'diagnostic.scs/not-applicable-always.hint':
    '会社にない機器や仕事は、条件から外して答えられます。それでも当てはまらないなら、理由を専門家に確かめてください',
  'rule.title.scs/contradictory-profile': '会社の情報と食い違う「できている」',
  'diagnostic.scs/contradictory-profile':
    '{criterion} は「できている」ですが、会社の情報「{fact}」は「いいえ」です。どちらかの答えを見直してください',
  'rule.title.scs/contradictory-facts': '会社の情報どうしの食い違い',
  'diagnostic.scs/contradictory-facts':
    '会社の情報「{fact}」は「はい」ですが、そのもとになる「{base}」は「いいえ」です。どちらかを見直してください',
  'rule.title.scs/met-without-evidence': '証拠のない「できている」',
  'diagnostic.scs/met-without-evidence': '{criterion} は「できている」ですが、証拠がありません',
  'diagnostic.scs/met-without-evidence.folded': '「できている」なのに、証拠が書かれていない基準が{count}件あります',
  'diagnostic.scs/met-without-evidence.hint': 'evidence に、証拠の名前と置き場所を書いてください',
  'rule.title.scs/duty-overdue': '期限を過ぎた、くり返し行うこと',
  'diagnostic.scs/duty-overdue':
    '{criterion} は{every}行うことですが、最後に行ったのは {lastDone} です（{asOf} の時点）',
  'diagnostic.scs/duty-overdue.hint': '行ったなら lastDone を直し、まだなら state を見直してください',
  'rule.title.scs/duty-in-future': 'まだ来ていない、最後に行った日',
  'diagnostic.scs/duty-in-future':
    '{criterion} は{every}行うことですが、最後に行った日が、まだ来ていない {lastDone} です（{asOf} の時点）',
  'diagnostic.scs/duty-in-future.hint': 'lastDone を、行った日に直してください',
  'rule.title.scs/duty-undated': '最後に行った日のない、くり返し行うこと',
  'diagnostic.scs/duty-undated': '{criterion} は{every}行うことですが、最後に行った日がありません',
  'diagnostic.scs/duty-undated.folded':
    '年1回などの間隔で行う基準のうち、最後に行った日が書かれていないものが{count}件あります',
  'diagnostic.scs/duty-undated.hint': 'lastDone に、最後に行った日を書いてください',
  'rule.title.scs/evidence-expired': '期限の切れた証拠',
  'diagnostic.scs/evidence-expired':
    '{criterion} の証拠（{number}番目）が有効なのは {until} までです（{asOf} の時点で切れています）',
  'diagnostic.scs/evidence-expired.confidential':
    '{criterion} の証拠（{number}番目、社外秘）は、有効な最後の日を過ぎています（{asOf} の時点）',
  'diagnostic.scs/evidence-expired.hint': '新しい証拠に替えるか、有効な最後の日（validUntil）を直してください',
  'rule.title.scs/evidence-missing': '見つからない証拠のファイル',
  'diagnostic.scs/evidence-missing.confidential':
    '{criterion} の証拠（{number}番目、社外秘）のファイルが見つからないか、読めません',
  'diagnostic.scs/evidence-missing.lookalike':
    '{criterion} の証拠のファイル「{value}」が見つかりません。同じように見える名前の「{lookalike}」があります。全角と半角、大文字と小文字、横棒、空白、見えない文字を見比べてください',
  'diagnostic.scs/evidence-missing': '{criterion} の証拠のファイル「{value}」が見つからないか、読めません',
  'diagnostic.scs/evidence-missing.hint': '回答ファイルのあるフォルダから見た場所を書きます',
  'rule.title.scs/evidence-changed': '中身の変わった証拠のファイル',
  'diagnostic.scs/evidence-changed.confidential':
    '{criterion} の証拠（{number}番目、社外秘）のファイルが、中身を記録（sha256）したときから変わっています',
  'diagnostic.scs/evidence-changed.line-ends':
    '{criterion} の証拠のファイル「{value}」が、中身を記録（sha256）したときから変わっています。違うのは改行の文字（CRLF と LF）だけです',
  'diagnostic.scs/evidence-changed.line-ends.confidential':
    '{criterion} の証拠（{number}番目、社外秘）のファイルが、中身を記録（sha256）したときから変わっています。違うのは改行の文字（CRLF と LF）だけです',
  'diagnostic.scs/evidence-changed':
    '{criterion} の証拠のファイル「{value}」が、中身を記録（sha256）したときから変わっています',
  'diagnostic.scs/evidence-changed.hint': '中身を確かめてから、sha256 を書き直してください',
  'diagnostic.scs/evidence-changed.hint.line-ends':
    '中身を確かめてから、sha256 を書き直してください。git が改行の文字を変えないようにするには、.gitattributes に書きます（docs/evidence.md）',
  'rule.title.scs/waiver-without-reason': '理由のない猶予',
  'diagnostic.scs/waiver-without-reason': '{criterion} の猶予に、理由がありません。猶予は効きません',
  'diagnostic.scs/waiver-without-reason.hint': 'waiver の reason に、待つ理由を書いてください',
  'rule.title.scs/waiver-without-end': '終わりの日のない猶予',
  'diagnostic.scs/waiver-without-end': '{criterion} の猶予に、終わりの日がありません。猶予は効きません',
  'diagnostic.scs/waiver-without-end.hint': 'waiver の until に、待つ最後の日を書いてください',
  'rule.title.scs/waiver-expired': '終わった猶予',
  'diagnostic.scs/waiver-expired': '{criterion} の猶予は {until} に終わっています（{asOf} の時点）',
  'diagnostic.scs/waiver-expired.hint': '対応を進めるか、まだ待つなら、理由を見直して waiver の until を直してください',
  'rule.title.scs/due-past': '過ぎた対応の期限',
  'diagnostic.scs/due-past': '{criterion} は「{state}」のまま、期限の {due} を過ぎています（{asOf} の時点）',
  'diagnostic.scs/due-past.hint': '終わったなら state を、まだなら期限（due）を見直してください',
  'rule.title.scs/date-in-future': 'まだ来ていない日付',
  'diagnostic.scs/date-in-future': '{criterion} の日付 {date} は、まだ来ていない日です（{asOf} の時点）',
  'diagnostic.scs/date-in-future.hint': '終わったことの日付です。年や月の間違いがないか見てください',
  'diagnostic.scs/date-in-future.confidential':
    '{criterion} の証拠（{number}番目、社外秘）の日付は、まだ来ていない日です（{asOf} の時点）',
  'rule.title.scs/owner-missing': '決まっていない担当',
  'diagnostic.scs/owner-missing': '{criterion} は「{state}」ですが、担当が決まっていません',
  'diagnostic.scs/owner-missing.hint': 'owner に担当を書いてください。役職で書くと、人が変わっても直さずに済みます',
  'rule.title.scs/unknown-without-owner': 'だれも調べていない「わからない」',
  'diagnostic.scs/unknown-without-owner': '{criterion} は「わからない」ですが、だれが調べるかが決まっていません',
  'diagnostic.scs/unknown-without-owner.hint': 'owner に、調べる人か、聞く相手を書いてください',
  'rule.title.scs/scope-empty': '空の調べる範囲',
  'diagnostic.scs/scope-empty': '調べる範囲がありません',
  'diagnostic.scs/scope-empty.hint': 'scope に、会社・拠点・部署・システムのどれかを書いてください',
  'rule.title.scs/other-edition': '違う内容の質問への答え',
  'diagnostic.scs/other-edition':
    '{criterion} の答えは、今のカタログ（{edition}版）と違う内容の質問への答えです。読み直してください',
  'rule.title.scs/missing-changed': '条件が変わった、まだの条件の番号',
  'diagnostic.scs/missing-changed':
    '{criterion} の条件が、答えたあとで変わったか、並べ替えられました。まだの条件の番号を確かめて、答え直してください',
  'rule.title.scs/secret-in-note': 'メモなどにある秘密',
  'diagnostic.scs/secret-in-note': '{criterion} に書かれた文に、パスワードや鍵のようなものがあります',
  'diagnostic.scs/secret-in-note.hint':
    'このファイルから消し、使っているものなら変えてください。git に入れたなら、履歴にも残っています',
} as const;
