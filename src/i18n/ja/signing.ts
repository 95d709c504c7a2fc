/** What `sign` and `verify` say. */
export const signing = {
  'sign.written': '署名した結果を書きました: {file}（鍵 {fingerprint}）',
  'sign.key.open':
    '鍵を作りました。秘密鍵 {file} には合言葉がありません。だれにも渡さず、人に送るフォルダには置かないでください。',
  'sign.key.locked':
    '鍵を作りました。秘密鍵 {file} は合言葉で閉じてあります。だれにも渡さず、人に送るフォルダには置かないでください。',
  'sign.key.public': '公開鍵 {file} は相手に渡し、この文字列は電話など別の方法で伝えてください: {fingerprint}',
  'sign.evidence':
    '署名の前に: 証拠のファイル{count}件が、見つからないか、記録と違います。その基準の見解は、報告と同じように、別に数えます。証拠の今の中身は、署名に入りません。',
  'sign.evidence.row': '{id} 証拠{number}: {state}',
  'sign.evidence.hint': 'くわしくは: {command}',
  'verify.good': '正しい',
  'verify.bad': '正しくない',
  'verify.open': '確かめていない',
  'verify.fingerprint': '鍵の文字列（ファイルに書かれたものが、署名の鍵と同じ）',
  'verify.counts': '数（状態と見解ごとの数が、基準の数と合う）',
  'verify.catalogue':
    'カタログ（名前は scs-check に入っているものと同じですが、中身が違います。ほかの版の scs-check で署名したか、書きかえたカタログです）',
  'verify.catalogue.other':
    'カタログ（{id} {edition}版は、この scs-check に入っていません。段階にある基準の数と合うかは、わかりません）',
  'verify.day': '日（{date} は、まだ来ていません）',
  'verify.day.after': '日（最後に答えた {date} が、この結果の日より後です）',
  'verify.not-signed': '署名と合いません。次の会社名・数などは、署名されたものではありません。',
  'verify.signature': '署名（中身は、署名したときのまま）',
  'verify.key': '鍵（{file} と同じ。{fingerprint}）',
  'verify.signature.bad': '署名（中身が、署名と合わない）',
  'verify.fingerprint.bad': '鍵の文字列（ファイルに書かれたものが、署名の鍵と違う）',
  'verify.counts.bad': '数（状態と見解ごとの数が、基準の数と合わない）',
  'verify.key.bad': '鍵（{file} とは違う鍵で署名してある。{file} の鍵: {fingerprint}）',
  'verify.digest.bad': '照合値（入力した {digest} は、署名した結果のものと違う）',
  'verify.digest.short.bad': '照合値のはじめの部分（入力した {digest} は、署名した結果のもののはじめと違う）',
  'verify.assessment.bad': '回答ファイル（{file} から出る結果は、署名したものと違う）',
  'verify.copy.digest.bad': '照合値（この報告は、{file} とは違う答えから作ったと書いている）',
  'verify.copy.content.bad': '中身（{file} から作り直した報告と、違うところがある）',
  'verify.assessment.bad.firm': '回答ファイル（{file} の会社は「{here}」で、署名した結果の会社「{signed}」と違う）',
  'verify.key.unknown':
    'だれの鍵かは、これだけではわかりません。署名した人から別の方法で聞いた文字列と比べてください: {fingerprint}',
  'verify.assessment': '回答ファイル（{file} から出る結果が、署名したものと同じ）',
  'verify.assessment.views':
    '見解の数（答えと見解は {file} と同じですが、数が違います。証拠のファイルがここにないか、署名のときと違うか、ほかの版の scs-check で署名したものです）',
  'verify.older':
    '前の形の署名です。回答ファイルのカタログの版、前の版、外した答え、目標は、署名の中に入っていません。もう一度署名すると入ります。',
  'verify.statement': '{organization}  {id} {edition}版  {level}  {date} の自己点検',
  'verify.points': '点数: {total}/{max}',
  'verify.signer': '署名した人（本人が書いた名前）: {name}',
  'verify.no-views': '専門家の見解はありません。',
  'verify.rewritten': '見解か専門家の記録が、あとで書き換えられている基準（{count}）: {ids}',
  'verify.rewritten.earlier':
    '前の見解が、あとで書き換えられている基準（今の見解は、そのまま数えます。{count}）: {ids}',
  'verify.change': '{id}（{name}、{on}）: {changes}',
  'verify.wordless': '見解が「答えと違う」か「判断できない」で、理由も助言も質問もない基準（{count}）: {ids}',
  'verify.short':
    '短い照合値（48ビット）で結びつけた、前の版の見解のある基準（{count}）: {ids}。今も数えますが、別の基準とすり替えられていないことは、確かめきれません。もう一度見解を書くと、長い照合値になります。',
  'verify.unshown': '証拠のファイルが見つからず、見解のときと同じかを確かめられない基準（{count}）: {ids}',
  'verify.changed': '変わった基準（{count}）: {ids}',
  'verify.answers': '{label}: {digest}',
  'verify.digest': '照合値（入力した {digest} が、署名した結果のものと同じ）',
  'verify.digest.short':
    '照合値のはじめの部分（入力した {digest} が、署名した結果のもののはじめと同じ。残りは比べていません）',
  'verify.figures': '照合値は、だれでも紙に書き写せます。紙にある数も、署名した結果の次の数と比べてください。',
  'verify.figures.category': '{title}: {states}',
  'verify.limits.signed':
    'ここでわかるのは、署名のあとで変わっていないかと、どの鍵で署名したかだけです。答えが事実かどうかは、わかりません。',
  'verify.limits.copy':
    'ここでわかるのは、報告が、署名した結果か回答ファイルのとおりかだけです。答えが事実かどうかは、わかりません。',
  'verify.copy': '報告（{format}、{audience}）  作成日 {date}  照合値 {digest}',
  'verify.copy.digest': '照合値（この報告は、{file} と同じ答えから作ったと書いている）',
  'verify.copy.other':
    'ほかの答えから作った報告です。別の会社か別の回答ファイルのもの、または、答えが変わる前かあとのものです。',
  'verify.copy.other-level':
    '照合値（報告の段階は {level}、署名した結果の段階は {signed} です。同じ段階の報告がないと、比べられません）',
  'verify.copy.content': '中身（{file} から作り直した報告と、すべて同じ）',
  'verify.copy.changed': '作ったあとで、数か文が書き換えられたか、別のソフトで保存し直されています。',
  'verify.copy.changed.any-version':
    '作ったあとで、数か文が書き換えられたか、別のソフトで保存し直されています。別の版の scs-check で作った報告のこともあります。',
  'verify.copy.changed.compare': 'ただし、--compare を付けて作った報告は、ここでは同じに作り直せません。',
  'verify.copy.evidence.same':
    '中身（証拠のファイル{count}件が、ここにないか、記録と違うので、見解を確かめられません。記録のとおりのファイルがそろっていれば、{file} から作り直した報告と、すべて同じです）',
  'verify.copy.evidence.other':
    '中身（証拠のファイル{count}件が、ここにないか、記録と違います。記録のとおりのファイルがそろっていても、{file} から作り直した報告とは違います。作ったときにも証拠がそろっていなかったか、作ったあとで書き換えられています）',
  'verify.copy.line': '{number}行目は「{given}」です。作り直すと「{made}」になります。',
  'verify.copy.more-lines': 'ほかに{count}行が違います。',
  'verify.copy.other-version':
    '中身（scs-check {version} で作った報告で、今の版は {current} です。作り直しても同じになるとは限りません。同じ版で確かめるには: {command}）',
  'verify.copy.other-day':
    '中身（報告の作成日は {day}、署名した結果は {signed} のものです。同じ日の報告がないと、中身は比べられません）',
  'verify.copy.not-signed':
    '中身（署名した結果から作り直せるのは、取引先用の報告だけです。回答ファイルがあれば、--assessment で確かめられます）',
  'verify.copy.older': '中身（前の形の署名で、報告を作り直せるだけの数がありません。もう一度署名してもらってください）',
  'verify.copy.no-catalogue':
    '中身（カタログ {id}（{edition}版）が手元にないか、中身が違うので、報告を作り直せません）',
  'audience.internal': '社内用',
  'audience.specialist': '専門家用',
  'audience.buyer': '取引先用',
} as const;
