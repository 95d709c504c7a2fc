import type { Translate } from '../../i18n/t.ts';
import type { FormGroup, FormPage, FormQuestion } from '../formPage.ts';
import { escaped, htmlPage } from './html/page.ts';

/** What a form needs beside its words. */
export interface FormParts {
  /** What runs in the page. */
  readonly script: string;
  /** What the script is given: data, never code. */
  readonly data: unknown;
  /** How much a field takes, in characters. */
  readonly limits: { readonly line: number };
}

const STYLE = `
html { scroll-padding-top: 9rem; }
header, main, footer { max-width: 54rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 2px solid var(--mark); }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
.tools { position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line); padding: .5rem 0; }
.tools div { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.tools div + div { margin-top: .5rem; }
.tools p { margin: .25rem 0; }
progress { width: 10rem; height: 1rem; accent-color: var(--mark); }
button.main { background: var(--mark); color: var(--on-mark); border-color: var(--mark); font-weight: bold; }
textarea { width: 100%; min-height: 4.5rem; resize: vertical; field-sizing: content; }
.note textarea { min-height: 2.75rem; }
input[type="text"], input[type="search"] { width: 100%; }
.tools input[type="search"] { width: 16rem; }
input[type="checkbox"], input[type="radio"] { width: 1.15rem; height: 1.15rem; margin: .3rem .5rem 0 0; flex: none; accent-color: var(--mark); }
.question { border: 1px solid var(--line); border-radius: 6px; padding: 1rem; margin: 1rem 0; }
.question[data-done="yes"] { border-inline-start: 6px solid var(--mark); }
fieldset { border: 0; margin: .75rem 0; padding: 0; min-width: 0; }
legend { padding: 0; font-weight: bold; }
label { display: block; }
label.tick { display: flex; align-items: flex-start; padding: .2rem 0; }
.states { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.conditions { list-style: none; padding: 0; }
.conditions .number { flex: none; min-width: 2.2em; }
.question:not([data-state="partial"]) .miss, .question:not([data-state="partial"]) .ask-missing { display: none; }
.question:not([data-state="not-applicable"]) .ask-reason { display: none; }
.question:not([data-state="met"]) .ask-day { display: none; }
.question:not([data-state="met"]):not([data-state="partial"]) .ask-options { display: none; }
.question:not([data-state]) .clear { display: none; }
.field { margin: .75rem 0; }
.hint { display: block; }
.lack { color: var(--bad); font-weight: bold; }
.lack:empty, .told:empty { display: none; }
details { margin: .75rem 0 0; }
.paper { display: none; }
.button:focus-within { outline: 3px solid var(--mark); outline-offset: 2px; }
@media (max-width: 30rem) { dl.facts { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } .tools input[type="search"], .tools select { width: 100%; } }
@media (max-width: 30rem), (max-height: 36rem) { .tools { position: static; } html { scroll-padding-top: 0; } }
@page { size: A4; margin: 15mm 12mm 15mm 20mm; }
@media print {
  body { font-size: 10.5pt; line-height: 1.5; }
  header, main, footer { max-width: none; padding: 0; }
  .tools, .clear, summary { display: none !important; }
  .question { padding: .5rem .75rem; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  h3, .question > p:not(.field), legend, dt { break-after: avoid; }
  h3, li, .states, .field, label.tick, dd { break-inside: avoid; }
  footer dl { columns: 2; }
  .question .miss { display: inline-block !important; }
  .question .ask-reason, .question .ask-day { display: grid !important; }
  .question .ask-options { display: block !important; }
  .question[data-more="no"] details, .lack { display: none; }
  .field { display: grid; grid-template-columns: 11rem 1fr; align-items: start; }
  .hint { display: none; }
  fieldset, .field, .conditions { margin: .25rem 0; }
  label.tick { padding: 0; }
  textarea, .note textarea { min-height: 1.9rem; }
  .paper:not(:empty) { display: block; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: .25rem .5rem; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  textarea:has(+ .paper:not(:empty)) { display: none; }
  .field:has(> .paper:not(:empty)) { break-inside: auto; }
  input[type="checkbox"], input[type="radio"] { width: .9rem; height: .9rem; }
  input[type="date"]:not([data-filled]) { width: 12rem; color: transparent; border-width: 0 0 1px; border-radius: 0; }
  input[type="date"]:not([data-filled])::-webkit-datetime-edit { visibility: hidden; }
  ::-webkit-calendar-picker-indicator { visibility: hidden; }
  h2 { break-after: avoid; }
}
`;

/**
 * A hand-out as one page that is filled in wherever it is opened: nothing is fetched or sent, and nothing runs but the
 * script that comes along.
 */
export function renderForm(page: FormPage, { script, data, limits }: FormParts, t: Translate): string {
  const questions = page.groups.flatMap((group) => group.questions);
  const at = new Map(questions.map(({ id }, index) => [id, index]));
  const drawn = { t, nameOf: (id: string) => `q${at.get(id) ?? ''}` };
  const body = `<header>
<h1>${escaped(page.title)}</h1>
<dl class="facts">${page.facts.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
${page.notices.map((notice) => `<p class="notice">${escaped(notice)}</p>`).join('\n')}
<ol>${page.how.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol>
<noscript><p class="notice">${escaped(t('form.no-script'))}</p></noscript>
<p class="field"><label for="by">${escaped(t('form.you'))}</label><input id="by" type="text" maxlength="${limits.line}" autocomplete="name"></p>
</header>
<main>
${toolsOf(page, t)}
<form id="form" autocomplete="off">
${page.groups.map((group, index) => groupOf(group, index, drawn)).join('\n')}
</form>
</main>
<footer>${termsOf(page, t)}</footer>`;
  return htmlPage({ title: page.title, style: STYLE, body: [body], script, data }, t);
}

function toolsOf({ groups }: FormPage, t: Translate): string {
  const jumps = groups.map(({ title }, index) => `<option value="g${index}">${escaped(title)}</option>`);
  return `<section class="tools" aria-label="${escaped(t('form.tools'))}">
<div><progress id="progress" max="1" value="0" aria-labelledby="counted"></progress><p id="counted" role="status"></p>
<button type="button" class="main" id="save">${escaped(t('form.save'))}</button>
<label class="button"><input id="open" type="file" class="unseen" accept=".json,application/json">${escaped(t('form.open'))}</label></div>
<div><label for="search" class="unseen">${escaped(t('page.search'))}</label><input id="search" type="search" placeholder="${escaped(t('page.search'))}">
<label for="jump" class="unseen">${escaped(t('form.jump'))}</label><select id="jump"><option value="">${escaped(t('form.jump'))}</option>${jumps.join('')}</select>
<label class="tick"><input id="filter" type="checkbox">${escaped(t('form.filter'))}</label></div>
<p id="found" class="quiet" role="status"></p><p id="told" class="told" role="status"></p>
</section>`;
}

interface Drawn {
  readonly t: Translate;
  readonly nameOf: (id: string) => string;
}

function groupOf({ title, questions }: FormGroup, index: number, drawn: Drawn): string {
  return `<section class="group" aria-labelledby="g${index}">
<h2 id="g${index}" tabindex="-1">${escaped(title)}</h2>
${questions.map((question) => questionOf(question, drawn)).join('\n')}
</section>`;
}

function questionOf(question: FormQuestion, { t, nameOf }: Drawn): string {
  const { id, hasParts, conditions, states, options, asksDay, said, views, asksReply, knows, examples } = question;
  const name = nameOf(id);
  const area = (field: string, label: string, kind: string, hint?: string) => {
    const at = `${name}-${field}`;
    const shown = hint === undefined ? '' : `<span class="quiet hint" id="${at}-hint">${escaped(hint)}</span>`;
    const told = hint === undefined ? '' : ` aria-describedby="${at}-hint"`;
    return `<p class="field ${kind}"><label for="${at}">${escaped(label)}</label>${shown}<textarea id="${at}" data-field="${field}"${told}></textarea><span class="paper" aria-hidden="true"></span></p>`;
  };
  const day = (field: string, label: string, kind: string) =>
    `<p class="field ${kind}"><label for="${name}-${field}">${escaped(label)}</label><input id="${name}-${field}" data-field="${field}" type="date" min="1990-01-01" max="9999-12-31"></p>`;
  const tick = (field: string, value: string, text: string, kind = '') =>
    `<label class="tick"><input type="checkbox" data-field="${field}" value="${escaped(value)}"${kind}>${text}</label>`;
  const shown = conditions.map((text, index) => {
    if (!hasParts) return `<li>${escaped(text)}</li>`;
    const words = `<span class="number">(${index + 1})</span><span>${escaped(text)}</span>`;
    return `<li>${tick('missing', String(index + 1), words, ' class="miss"')}</li>`;
  });
  return `<section class="question" id="${name}" data-id="${escaped(id)}" aria-labelledby="${name}-title">
<h3 id="${name}-title"><span class="id">${escaped(id)}</span> ${escaped(question.question)}</h3>
${[
  ...(knows === undefined ? [] : [`<p class="quiet">${escaped(knows)}</p>`]),
  ...said.map((text) => `<p class="notice">${escaped(text)}</p>`),
  ...(views.length === 0
    ? []
    : [`<ul class="views">${views.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`]),
  `<fieldset><legend>${escaped(t('ask.help.conditions'))}</legend>${hasParts ? `<p class="ask-missing">${escaped(t('form.missing'))}</p>` : ''}<ul class="conditions">${shown.join('')}</ul></fieldset>`,
  `<fieldset><legend>${escaped(t('form.state'))}</legend><div class="states">${states
    .map(
      ({ state, text }) =>
        `<label class="tick"><input type="radio" name="${name}" data-field="state" value="${state}">${escaped(text)}</label>`,
    )
    .join('')}</div><button type="button" class="plain clear">${escaped(t('form.clear'))}</button></fieldset>`,
  ...(options === undefined
    ? []
    : [
        `<fieldset class="ask-options"><legend>${escaped(options.title)}</legend>${options.choices
          .map((choice) => tick('options', choice.id, `<span>${escaped(`${choice.id}. ${choice.text}`)}</span>`))
          .join('')}</fieldset>`,
      ]),
  ...(states.some(({ state }) => state === 'not-applicable') ? [area('reason', t('form.reason'), 'ask-reason')] : []),
  ...(asksDay ? [day('lastDone', t('form.last-done'), 'ask-day')] : []),
  ...(asksReply ? [area('reply', t('handout.column.reply'), '')] : []),
  `<p class="lack" id="${name}-lack" role="status"></p>`,
  area('note', t('handout.column.note'), 'note'),
  `<details><summary>${escaped(t('form.more'))}</summary>${area('evidence', t('form.evidence'), '', examples)}<p class="field"><label for="${name}-owner">${escaped(t('handout.column.owner'))}</label><input id="${name}-owner" data-field="owner" type="text"></p>${day('due', t('handout.column.due'), '')}</details>`,
].join('\n')}
</section>`;
}

function termsOf({ terms }: FormPage, t: Translate): string {
  if (terms.length === 0) return '';
  const items = terms.map(({ term, gloss }) => `<dt>${escaped(term)}</dt><dd>${escaped(gloss)}</dd>`);
  return `<h2>${escaped(t('terms.title'))}</h2>\n<dl>${items.join('')}</dl>`;
}
