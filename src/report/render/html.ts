import type { Translate } from '../../i18n/t.ts';
import type {
  Change,
  CriteriaTable,
  CriterionEntry,
  CriterionHead,
  CriterionRow,
  Detail,
  Document,
  DocumentBlock,
  Fact,
  Form,
  Part,
  Signature,
  Step,
  Steps,
  Table,
  TableColumn,
  TableRow,
  Text,
} from '../document.ts';
import { stateWords } from '../states.ts';
import { barsChart, HATCHES } from './html/chart.ts';
import { type Filter, filterOf, filterPanel } from './html/filter.ts';
import { escaped, htmlPage } from './html/page.ts';
import { type Places, placesOf } from './html/places.ts';
import { link, type Prose, proseOf } from './html/prose.ts';
import { SCRIPT } from './html/script.ts';
import { CHART_STYLE, edgesOfPages, STYLE, WIDE_STYLE } from './html/style.ts';
import { OWN_MARK } from './ownMark.ts';

/** For tables with more columns the page lies on its side. */
const WIDE = 10;

/** A document with fewer titles is seen at a glance. */
const LEAST_CONTENTS = 4;

/** As many facts at the head as a reader wants to see first. */
const FIRST_FACTS = 3;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What everything of a page is drawn with. */
interface Page {
  readonly t: Translate;
  readonly prose: Prose;
  readonly places: Places;
  readonly filter: Filter | undefined;
  readonly hasContents: boolean;
}

/** A document as one page for a browser or a printer: nothing from elsewhere, readable without script and without colour. */
export function renderHtml(document: Document, t: Translate): string {
  const { title, mark, footer, facts, notices, parts } = document;
  const places = placesOf(document);
  const titled = parts.flatMap((part, index) => (part.title === undefined ? [] : [{ title: part.title, index }]));
  const hasContents = titled.length >= LEAST_CONTENTS;
  const filter = filterOf(document, t);
  const page: Page = { t, places, filter, hasContents, prose: proseOf(places, t) };
  const blocks = parts.flatMap((part) => part.blocks);
  const isWide = blocks.some((block) => block.kind === 'table' && block.columns.length > WIDE);
  const hasChart = blocks.some(({ kind }) => kind === 'bars');
  const firstSought = parts.findIndex((part) => part.blocks.some(isSought));
  const body = [
    ...(hasContents ? [`<a class="skip no-print" href="#main">${escaped(t('page.skip'))}</a>`] : []),
    ...(hasChart ? [HATCHES] : []),
    '<header>',
    element('h1', title),
    ...(mark === undefined ? [] : [`<p>${element('strong', mark)}</p>`]),
    ...headOf(facts, page),
    ...notices.map((notice) => `<p class="notice">${page.prose(notice)}</p>`),
    '</header>',
    ...(hasContents ? [contents(titled, t)] : []),
    '<main id="main" tabindex="-1">',
    ...parts.flatMap((part, index) => [
      ...(filter !== undefined && index === firstSought ? [filterPanel(filter, t)] : []),
      ...partOf(part, index, page),
    ]),
    '</main>',
  ];
  return htmlPage(
    {
      title,
      style: [
        STYLE,
        ...(hasChart ? [CHART_STYLE] : []),
        ...(isWide ? [WIDE_STYLE] : []),
        edgesOfPages(mark, footer),
      ].join(''),
      body: hasContents ? ['<div class="with-contents">', ...body, '</div>'] : body,
      ...(filter === undefined ? {} : { script: SCRIPT }),
    },
    t,
  );
}

/** What is told of the document itself; what a reader seldom asks for is folded. */
function headOf(facts: readonly Fact[], page: Page): readonly string[] {
  if (facts.length === 0) return [];
  if (facts.length <= FIRST_FACTS + 1) return [factList(facts, page)];
  return [
    factList(facts.slice(0, FIRST_FACTS), page),
    `<details class="about" open><summary>${escaped(page.t('page.about'))}</summary>`,
    factList(facts.slice(FIRST_FACTS), page),
    '</details>',
  ];
}

function contents(titled: readonly { readonly title: string; readonly index: number }[], t: Translate): string {
  const entries = titled.map(({ title, index }) => `<li>${link(placeOf(index), escaped(title))}</li>`);
  return `<nav class="contents no-print" id="contents" aria-label="${escaped(t('report.contents'))}">
<details open><summary>${escaped(t('report.contents'))}</summary>
<ol>
${entries.join('\n')}
</ol>
</details>
</nav>`;
}

function placeOf(part: number): string {
  return `p${part + 1}`;
}

function isSought(block: DocumentBlock): boolean {
  switch (block.kind) {
    case 'steps':
      return block.groups.some(({ steps }) => steps.some(({ facets }) => facets !== undefined));
    case 'criteria':
      return block.criteria.some(({ facets }) => facets !== undefined);
    case 'criteria-table':
      return block.groups.some(({ rows }) => rows.some(({ facets }) => facets !== undefined));
    default:
      return false;
  }
}

function partOf({ title, startsPage, blocks }: Part, index: number, page: Page): readonly string[] {
  const back = page.hasContents
    ? ` <a class="back no-print" href="#contents">${escaped(page.t('report.contents.back'))}</a>`
    : '';
  return [
    `<section class="part group${startsPage === undefined ? '' : ` new-${startsPage}`}" id="${placeOf(index)}">`,
    ...(title === undefined ? [] : [`<div class="head"><h2>${page.prose(title)}</h2>${back}</div>`]),
    ...blocks.flatMap((block) => blockOf(block, title ?? '', page)),
    '</section>',
  ];
}

function blockOf(block: DocumentBlock, about: string, page: Page): readonly string[] {
  const { t, prose } = page;
  switch (block.kind) {
    case 'text':
      return block.isForOperator ? [] : [textOf(block, page)];
    case 'list':
      return [list(block.items, page)];
    case 'callout':
      return [`<p class="notice">${prose(block.text)}</p>`];
    case 'folded':
      return [
        '<details>',
        element('summary', block.title),
        ...block.blocks.flatMap((inner) => blockOf(inner, block.title, page)),
        '</details>',
      ];
    case 'bars':
      return [barsChart(block, prose, t)];
    case 'table':
      return tables(block, about, page);
    case 'criteria-table':
      return [criteriaTable(block, page)];
    case 'steps':
      return stepsOf(block, page);
    case 'criteria':
      return [
        ...(page.filter === undefined ? [] : [foldsButton(t)]),
        ...block.criteria.map((criterion) => criterionOf(criterion, page)),
      ];
    case 'changes':
      return ['<ul>', ...block.changes.map((change) => changeOf(change, page)), '</ul>'];
    case 'form':
      return formOf(block, page);
    case 'signature':
      return signatureOf(block, page);
  }
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function list(items: readonly string[], { prose }: Page): string {
  const entries = items.map((item) => `<li${OWN_MARK.test(item) ? ' class="marked"' : ''}>${prose(item)}</li>`);
  return ['<ul>', ...entries, '</ul>'].join('\n');
}

function factList(facts: readonly Fact[], { prose }: Page): string {
  const lines = facts.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${prose(value)}</dd>`);
  return ['<dl class="facts">', ...lines, '</dl>'].join('\n');
}

/** Short facts beside each other, with room to write where there is none yet. */
function factRow(kind: 'beside' | 'boxes', facts: readonly Fact[], { prose }: Page): string {
  const pairs = facts.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${prose(value)}</dd></div>`);
  return `<dl class="${kind}">${pairs.join('')}</dl>`;
}

function textOf({ text, tone }: Text, { prose }: Page): string {
  if (tone === undefined) return `<p>${prose(text)}</p>`;
  return tone === 'strong'
    ? `<p class="strong"><strong>${prose(text)}</strong></p>`
    : `<p class="${tone}">${prose(text)}</p>`;
}

function tables({ title: name, columns, caption, groups }: Table, about: string, page: Page): readonly string[] {
  return groups.flatMap(({ title: outer, parts }) => [
    ...(outer === undefined ? [] : [element('h3', outer)]),
    ...parts.flatMap(({ title: inner, rows }) => [
      ...(inner === undefined ? [] : [element('h3', inner)]),
      scrolled([inner, outer, name, about].find((text) => text !== undefined && text !== '') ?? '', [
        ...(caption === undefined ? [] : [element('caption', caption)]),
        headRow(columns),
        '<tbody>',
        ...rows.map((row) => `<tr>${cellsOf(row, columns, page)}</tr>`),
        '</tbody>',
      ]),
    ]),
  ]);
}

/** A table may be wider than the screen: then it can be scrolled with the keys, too. */
function scrolled(name: string, lines: readonly string[]): string {
  const opening = `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(name)}">`;
  return [opening, '<table>', ...lines, '</table>', '</div>'].join('\n');
}

function headRow(columns: readonly TableColumn[]): string {
  // Above the names of the rows there may be nothing to say.
  const cells = columns.map(({ title }) => (title === '' ? '<td></td>' : `<th scope="col">${escaped(title)}</th>`));
  return `<thead>\n<tr>${cells.join('')}</tr>\n</thead>`;
}

/** The last of too few cells goes on to the end of the row. */
function cellsOf(row: TableRow, columns: readonly TableColumn[], { prose }: Page): string {
  return row
    .map((lines, index) => {
      const { isHeader, isNumeric, isLoud, isInput } = columns[index] ?? { title: '' };
      const content = lines.map(prose).join('<br>');
      if (isHeader) return `<th scope="row">${content}</th>`;
      const rest = index === row.length - 1 ? columns.length - index : 1;
      if (rest > 1) return `<td class="whole" colspan="${rest}">${content}</td>`;
      if (isNumeric) return `<td${isLoud && content !== '0' ? ' class="some"' : ''}>${content}</td>`;
      if (isInput) return `<td class="text room">${content}</td>`;
      // A day stays on its line by its cell.
      const [day = ''] = lines;
      if (lines.length === 1 && DAY.test(day)) return `<td class="day">${day}</td>`;
      return `<td class="text">${content}</td>`;
    })
    .join('');
}

/** A row is laid out anew where the screen is narrow; the roles keep it a row for a screen reader. */
function criteriaTable({ columns, groups }: CriteriaTable, page: Page): string {
  const heads = columns.map(({ title }) => `<th scope="col" role="columnheader">${escaped(title)}</th>`);
  return [
    '<table class="criteria" role="table">',
    `<thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead>`,
    ...groups.flatMap(({ title, rows }) => [
      '<tbody class="group" role="rowgroup">',
      ...(title === undefined
        ? []
        : [
            `<tr class="of" role="row"><th scope="rowgroup" role="rowheader" colspan="${columns.length}">${page.prose(title)}</th></tr>`,
          ]),
      ...rows.map((row) => criterionRow(row, columns, page)),
      '</tbody>',
    ]),
    '</table>',
  ].join('\n');
}

function criterionRow(row: CriterionRow, columns: CriteriaTable['columns'], page: Page): string {
  const { name, other } = { name: undefined, other: undefined, ...page.places.of(row) };
  const linked = (content: string) => (other === undefined ? content : link(other, content));
  const asked = row.ownTitle === undefined ? [row.question] : [row.ownTitle, row.question];
  const cells = {
    id: `<th scope="row" role="rowheader" class="number">${linked(escaped(row.id))}</th>`,
    question: `<td role="cell" class="question">${asked.map(page.prose).join('<br>')}</td>`,
    state: `<td role="cell" class="how">${stateMark(row, page)}</td>`,
    notes: `<td role="cell" class="notes">${row.notes.map(page.prose).join('<br>')}</td>`,
  };
  return `<tr role="row"${name === undefined ? '' : ` id="${name}"`}${marksOf(row, page)}>${columns.map(({ shows }) => cells[shows]).join('')}</tr>`;
}

function marksOf(head: Pick<CriterionHead, 'id' | 'state' | 'facets'>, { filter }: Page): string {
  if (filter === undefined || head.facets === undefined) return '';
  return ` data-f="${filter.marksOf(head).join(' ')}"`;
}

function stateMark({ state }: Pick<CriterionHead, 'state'>, { t }: Page): string {
  return `<span class="state ${state}">${escaped(stateWords(state, t))}</span>`;
}

function stepsOf(block: Steps, page: Page): readonly string[] {
  return block.groups.flatMap(({ title, steps }) => [
    '<div class="group">',
    ...(title === undefined ? [] : [element('h3', title)]),
    '<ol class="steps">',
    ...steps.map((step) => stepOf(step, page)),
    '</ol>',
    '</div>',
  ]);
}

function stepOf(step: Step, page: Page): string {
  const { id, number, title, lines, fields = [] } = step;
  return [
    `<li${marksOf(step, page)}>`,
    `<p class="title"><span class="quiet">${number}.</span> <strong>${page.prose(id)} ${page.prose(title)}</strong> ${stateMark(step, page)}</p>`,
    ...(lines.length === 0 ? [] : [list(lines, page)]),
    ...(fields.length === 0 ? [] : [factRow('boxes', fields, page)]),
    '</li>',
  ].join('\n');
}

function foldsButton(t: Translate): string {
  const words = `data-open="${escaped(t('page.open-all'))}" data-close="${escaped(t('page.close-all'))}"`;
  return `<p class="no-print live" hidden><button type="button" class="folds" ${words}></button></p>`;
}

function criterionOf(criterion: CriterionEntry, page: Page): string {
  const { id, title, question, details } = criterion;
  const { name, other } = { name: undefined, other: undefined, ...page.places.of(criterion) };
  const number = other === undefined ? escaped(id) : link(other, escaped(id));
  return [
    `<article class="card"${name === undefined ? '' : ` id="${name}"`}${marksOf(criterion, page)}>`,
    `<h3><span class="id">${number}</span> ${page.prose(title)} ${stateMark(criterion, page)}</h3>`,
    ...(question === undefined ? [] : [`<p>${page.prose(question)}</p>`]),
    ...(details.length === 0
      ? []
      : [
          '<details open>',
          `<summary><span class="unseen">${escaped(id)} </span>${escaped(details.flatMap(namesIn).join(page.t('list.separator')))}</summary>`,
          ...details.flatMap((detail) => detailOf(detail, page)),
          '</details>',
        ]),
    '</article>',
  ].join('\n');
}

/** What a detail is called before it is unfolded. */
function namesIn(detail: Detail): readonly string[] {
  return detail.kind === 'facts' ? detail.facts.map(([label]) => label) : [detail.title];
}

function detailOf(detail: Detail, page: Page): readonly string[] {
  switch (detail.kind) {
    case 'list':
      return [`<p class="quiet">${page.prose(detail.title)}</p>`, list(detail.items, page)];
    case 'facts':
      return [detail.facts.length === 1 ? factList(detail.facts, page) : factRow('beside', detail.facts, page)];
    case 'quotation':
      return [
        `<p class="quiet">${page.prose(detail.title)}</p>`,
        `<blockquote>${detail.lines.map(page.prose).join('<br>')}</blockquote>`,
      ];
  }
}

function changeOf({ head, states = [undefined, undefined], aside, lines }: Change, page: Page): string {
  const { t, prose } = page;
  const way = states.map((state) => stateWords(state, t)).filter((words) => words !== '');
  const beside = way.join(t('changes.arrow')) + (aside === undefined ? '' : t('text.aside', { text: aside }));
  const top = head === undefined ? '' : `${element('strong', head)} ${prose(beside)}`;
  return `<li>${top}${head === undefined ? lines.map(prose).join('<br>') : list(lines, page)}</li>`;
}

function formOf({ title, list: given, texts = [], boxes, choices, lines }: Form, page: Page): readonly string[] {
  const { prose } = page;
  return [
    ...(title === undefined ? [] : [element('h3', title)]),
    ...(given === undefined ? [] : [`<p class="quiet">${prose(given.title)}</p>`, list(given.items, page)]),
    ...texts.map((text) => `<p>${prose(text)}</p>`),
    ...(boxes.length === 0 ? [] : [element('p', boxes.map((box) => `□ ${box}`).join('　　'))]),
    ...(choices === undefined
      ? []
      : [`<p class="quiet">${prose(choices.title)}</p>`, ...choices.items.map((item) => element('p', `□ ${item}`))]),
    ...lines.map(lineToWriteOn),
  ];
}

function signatureOf({ who, confirms, fields }: Signature, { prose }: Page): readonly string[] {
  return [element('h3', who), `<p>${prose(confirms)}</p>`, ...fields.map(lineToWriteOn)];
}

function lineToWriteOn(label: string): string {
  return `<p class="line">${escaped(label)}</p>`;
}
